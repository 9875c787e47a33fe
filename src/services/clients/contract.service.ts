/** Contracts with clients: written by staff, read by the client. */
import { sql } from 'kysely';
import { invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { moneyOf, type Money } from '../../domain/money.js';
import { Contract, ContractAsset, type ContractTerms } from '../../entities/clients/contract.entity.js';
import { SlaPolicy } from '../../entities/sla/sla-policy.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { checkedParts, inReach, kept, refusingTaken, textOf, type Given } from './edit.js';
import { checkedClient } from './place.js';

type GivenMoney = Pick<Money, 'amount'> & { currency?: string | null };

export interface UpsertContract extends Given<
  Omit<ContractTerms, 'yearlyPriceAmount' | 'hourlyRateAmount' | 'priceCurrency'>
> {
  /** The contract to change; without it, it is a new one. */
  contractId?: string | null;
  /** Whose a new one is. */
  clientId?: string | null;
  yearlyPrice?: GivenMoney | null;
  hourlyRate?: GivenMoney | null;
  /** The assets that it covers from now on, when it does not cover all. */
  assetIds?: string[] | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/** Assets and exclusions of one contract at the most. */
const LISTED_MAX = 1_000;
const EXCLUSIONS_MAX = 50;

/**
 * Makes a contract, or changes one. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function upsertContract(call: Call, input: UpsertContract): Promise<{ contractId: string }> {
  const { idempotencyKey, ...given } = input;
  return refusingTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'upsertContract', idempotencyKey, given, async () => {
        const terms = termsOf(given);
        const contract = await contractFor(tx, input, terms);
        if (terms.slaPolicyId && !(await tx.em.findOne(SlaPolicy, { id: terms.slaPolicyId, enabled: true })))
          throw notFound('slaPolicy', ['slaPolicyId']);
        checkCurrency(contract, terms);
        contract.edit(terms, tx.now);
        checkPeriod(contract);
        await cover(tx, contract, input.assetIds);
        await tx.em.flush();
        return { contractId: contract.id };
      }),
    ),
  );
}

/** The contract that is meant, or a new one. */
async function contractFor(tx: Tx, input: UpsertContract, terms: Partial<ContractTerms>): Promise<Contract> {
  if (input.contractId) {
    const contract = await inReach(tx, Contract, input.contractId, 'contract', 'contractId');
    checkVersion(contract.version, input.version);
    return contract;
  }
  const clientId = await checkedClient(tx, input.clientId);
  return tx.em.create(Contract, {
    ...{ endsOn: null, slaPolicyId: null, yearlyPriceAmount: null, hourlyRateAmount: null, externalRef: null },
    name: requiredText(input.name, ['name']),
    number: terms.number ?? (await nextNumber(tx)),
    startsOn: input.startsOn ?? tx.now.toISOString().slice(0, 10),
    exclusions: [],
    id: newId(),
    clientId,
    createdAt: tx.now,
    updatedAt: tx.now,
    archivedAt: null,
  });
}

/** `C-2026-0042`, for a contract that brings no number of its own. */
async function nextNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ next: string }>`select nextval('contract_number') as next`.execute(tx.db);
  return `C-${tx.now.getUTCFullYear()}-${rows[0]!.next.padStart(4, '0')}`;
}

/** A price that stays keeps its currency, and so the one that changes has to be in it. */
function checkCurrency(contract: Contract, terms: Partial<ContractTerms>): void {
  if ((terms.priceCurrency ?? contract.priceCurrency) === contract.priceCurrency) return;
  const stays = (['yearlyPriceAmount', 'hourlyRateAmount'] as const).some(
    (name) => terms[name] === undefined && contract[name] != null,
  );
  if (stays) throw invalid('one_currency', [terms.hourlyRateAmount == null ? 'yearlyPrice' : 'hourlyRate', 'currency']);
}

function checkPeriod({ startsOn, endsOn }: Contract): void {
  if (endsOn && endsOn < startsOn) throw invalid('ends_before_start', ['endsOn']);
}

/** Sets what the contract covers: the assets listed, each of them its client's; who lists some does not mean all. */
async function cover(tx: Tx, contract: Contract, listed: string[] | null | undefined): Promise<void> {
  const present = await tx.em.find(ContractAsset, { contractId: contract.id });
  if (listed) {
    const ids = new Set(listed);
    if (ids.size > LISTED_MAX) throw invalid('too_many', ['assetIds'], { max: LISTED_MAX });
    if ((await countAssets(tx, contract.clientId, [...ids])) < ids.size) throw notFound('asset', ['assetIds']);
    for (const one of present) if (!ids.delete(one.assetId)) tx.em.remove(one);
    for (const assetId of ids) tx.em.create(ContractAsset, { contractId: contract.id, assetId });
  }
  const coversSome = listed ? listed.length > 0 : present.length > 0;
  if (!contract.coversAllAssets && !coversSome) throw invalid('nothing_covered', ['assetIds']);
}

/** How many of the ids are assets of the client's that are in use. */
async function countAssets(tx: Tx, clientId: string, ids: string[]): Promise<number> {
  const mine = sql`id = any(${ids}::uuid[]) and client_id = ${clientId}::uuid and archived_at is null`;
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from
    (select id from robot where ${mine} union all select id from device where ${mine}) as asset`.execute(tx.db);
  return rows[0]!.count;
}

export interface ArchiveContract {
  contractId: string;
  version?: number | null;
}

/** Puts a contract away; what was done under it stays. @throws DeskError NOT_FOUND, CONFLICT */
export async function archiveContract(call: Call, input: ArchiveContract): Promise<{ contractId: string }> {
  return transaction(call, async (tx) => {
    const contract = await inReach(tx, Contract, input.contractId, 'contract', 'contractId');
    checkVersion(contract.version, input.version);
    contract.archive(tx.now);
    return { contractId: contract.id };
  });
}

function termsOf(input: UpsertContract): Partial<ContractTerms> {
  type Listed = Omit<ContractTerms, 'yearlyPriceAmount' | 'hourlyRateAmount' | 'priceCurrency'>;
  const terms = checkedParts<Listed>(input, {
    number: (value) => (value == null ? undefined : requiredText(value, ['number'], 50)),
    name: (value) => requiredText(value, ['name']),
    level: kept,
    slaPolicyId: (value) => value,
    startsOn: kept,
    endsOn: (value) => value,
    coversAllAssets: kept,
    coversParts: kept,
    exclusions: (value) => checkedExclusions(value ?? []),
    externalRef: textOf('externalRef'),
  });
  if (input.assetIds && input.coversAllAssets == null) terms.coversAllAssets = false;
  return { ...terms, ...pricesOf(input) };
}

function checkedExclusions(given: string[]): string[] {
  if (given.length > EXCLUSIONS_MAX) throw invalid('too_many', ['exclusions'], { max: EXCLUSIONS_MAX });
  return given.map((text, index) => requiredText(text, ['exclusions', String(index)], 500));
}

/** The prices that are given; all of a contract's are in one currency. */
function pricesOf({ yearlyPrice, hourlyRate }: UpsertContract): Partial<ContractTerms> {
  const yearly = yearlyPrice && moneyOf(yearlyPrice, ['yearlyPrice']);
  const hourly = hourlyRate && moneyOf(hourlyRate, ['hourlyRate']);
  if (yearly && hourly && yearly.currency !== hourly.currency)
    throw invalid('one_currency', ['hourlyRate', 'currency']);
  const currency = yearly?.currency ?? hourly?.currency;
  return {
    ...(yearly !== undefined && { yearlyPriceAmount: yearly?.amount ?? null }),
    ...(hourly !== undefined && { hourlyRateAmount: hourly?.amount ?? null }),
    ...(currency !== undefined && { priceCurrency: currency }),
  };
}
