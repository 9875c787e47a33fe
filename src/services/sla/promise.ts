/** Which contract covers a new ticket, and what is promised of it. */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import { ledgerOf, targetFor } from '../../domain/sla/ledger.js';
import type { Priority, ServiceType } from '../../domain/tickets/ticket-words.js';
import type { Db } from '../../entities/index.js';
import type { Tx } from '../transaction.js';
import { workingTimeOf } from './working-times.js';

/** What decides it. */
export interface Promised {
  clientId: string | null;
  robotId?: string | null;
  deviceId?: string | null;
  /** The contract that covers it, where that is known already. */
  contractId?: string | null;
  serviceType: ServiceType;
  priority: Priority;
}

/** The transaction that it is chosen in. */
type Unit = Pick<Tx, 'em' | 'db' | 'now'>;

export interface Choice {
  contractId: string | null;
  /** Null where no policy speaks of such a ticket. */
  slaTermsId: string | null;
}

/**
 * The contract's own policy, when an active contract of the client covers the asset and names one. Otherwise the
 * policies that have a target for just this type of service; otherwise the default. Of several, the strictest: whose
 * deadline would come first.
 */
export async function choosePromise({ em, db, now }: Unit, ticket: Promised): Promise<Choice> {
  const [contracts, policies] = [await contractsFor(db, ticket, now), await policiesOf(em, db)];
  const own = contracts.flatMap(({ id, policyId }) => {
    const policy = policies.find((one) => one.id === policyId);
    return policy && speaksOf(policy, ticket) ? [{ contractId: id, policy }] : [];
  });
  const others = policies
    .filter(({ isDefault, ofContract, targets }) =>
      isDefault || ofContract ? false : targetFor(targets, ticket.priority, ticket.serviceType)?.serviceType,
    )
    .map((policy) => ({ contractId: null, policy }));
  const candidates = own.length > 0 ? own : others;
  const chosen = (await strictest(candidates, ticket, now)) ?? {
    contractId: null,
    policy: policies.find(({ isDefault }) => isDefault),
  };
  return {
    contractId: chosen.contractId ?? contracts[0]?.id ?? null,
    slaTermsId: chosen.policy ? await termsOf(db, chosen.policy, now) : null,
  };
}

interface Candidate {
  contractId: string | null;
  policy: Policy;
}

async function strictest(candidates: Candidate[], ticket: Promised, now: Date): Promise<Candidate | undefined> {
  if (candidates.length < 2) return candidates[0];
  const at = now.getTime();
  const judged = await Promise.all(
    candidates.map(async (candidate) => {
      const past = {
        serviceType: ticket.serviceType,
        steps: [{ at, status: 'NEW', priority: ticket.priority }],
      } as const;
      const { response, resolution } = ledgerOf(past, candidate.policy, await workingTimeOf(candidate.policy), at);
      return { candidate, due: [resolution?.dueAt ?? Infinity, response?.dueAt ?? Infinity] as const };
    }),
  );
  judged.sort(({ due: [a, b] }, { due: [c, d] }) => (a === c ? (b === d ? 0 : b - d) : a - c));
  return judged[0]!.candidate;
}

const speaksOf = ({ targets }: Policy, { priority, serviceType }: Promised): boolean =>
  targetFor(targets, priority, serviceType) !== undefined;

/** Contracts have days and not times: those of the country that they are made in. */
const DAYS_OF = 'Europe/Paris';

/** Active contracts that cover a ticket, the best first: those that name its asset, then the highest level, then the newest. */
async function contractsFor(db: Db, ticket: Promised, now: Date): Promise<{ id: string; policyId: string | null }[]> {
  const { clientId, contractId } = ticket;
  if (!clientId) return [];
  const assetId = ticket.robotId ?? ticket.deviceId ?? null;
  const { rows } = await sql<{ id: string; policyId: string | null }>`
    select contract.id, contract.sla_policy_id as "policyId"
    from contract left join contract_asset as named on named.contract_id = contract.id and named.asset_id = ${assetId}::uuid
    where contract.client_id = ${clientId}::uuid
      and (${contractId ?? null}::uuid is null or contract.id = ${contractId ?? null}::uuid)
      and contract.archived_at is null
      and (${now}::timestamptz at time zone ${DAYS_OF})::date between contract.starts_on and coalesce(contract.ends_on, 'infinity')
      and (contract.covers_all_assets or named.asset_id is not null)
    order by named.asset_id is null, array_position(array['CRITICAL', 'PREMIUM', 'STANDARD'], contract.level),
      contract.starts_on desc, contract.id`.execute(db);
  return rows;
}

const policyRows = (db: Db) =>
  db
    .selectFrom('sla_policy')
    .innerJoin('sla_calendar', 'sla_calendar.id', 'sla_policy.calendar_id')
    .leftJoin('sla_terms', (join) =>
      join
        .onRef('sla_terms.policy_id', '=', 'sla_policy.id')
        .onRef('sla_terms.policy_version', '=', 'sla_policy.version')
        .onRef('sla_terms.calendar_id', '=', 'sla_calendar.id')
        .onRef('sla_terms.calendar_version', '=', 'sla_calendar.version'),
    )
    .where('sla_policy.enabled', '=', true)
    .orderBy('sla_policy.id')
    .select([
      'sla_policy.id',
      'sla_policy.version',
      'sla_policy.targets',
      'sla_policy.pause_statuses as pauseStatuses',
      'sla_policy.warning_percent as warningPercent',
      'sla_policy.breach_actions as breachActions',
      'sla_policy.is_default as isDefault',
      'sla_calendar.id as calendarId',
      'sla_calendar.version as calendarVersion',
      'sla_calendar.time_zone as timeZone',
      'sla_calendar.hours',
      'sla_calendar.overrides',
      'sla_calendar.holiday_country as holidayCountry',
      'sla_calendar.holiday_region as holidayRegion',
      'sla_terms.id as termsId',
      sql<boolean>`exists (select from contract where contract.sla_policy_id = sla_policy.id)`.as('ofContract'),
    ]);
type Policy = Awaited<ReturnType<ReturnType<typeof policyRows>['execute']>>[number];

/** By transaction: a batch that opens a thousand tickets reads the policies once. */
const known = new WeakMap<object, Promise<Policy[]>>();

function policiesOf(unit: object, db: Db): Promise<Policy[]> {
  let policies = known.get(unit);
  if (!policies) known.set(unit, (policies = policyRows(db).execute()));
  return policies;
}

/** The terms of a policy as it now is; kept the first time that they are promised. */
async function termsOf(db: Db, policy: Policy, now: Date): Promise<string> {
  if (policy.termsId) return policy.termsId;
  const { id, version, calendarId, calendarVersion } = policy;
  const key = {
    policy_id: id,
    policy_version: version,
    calendar_id: calendarId,
    calendar_version: calendarVersion,
  };
  await db
    .insertInto('sla_terms')
    .values({
      ...key,
      id: newId(),
      targets: JSON.stringify(policy.targets) as never,
      pause_statuses: policy.pauseStatuses,
      warning_percent: policy.warningPercent,
      breach_actions: JSON.stringify(policy.breachActions) as never,
      time_zone: policy.timeZone,
      hours: JSON.stringify(policy.hours) as never,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('sla_terms')
    .select('id')
    .where((eb) => eb.and(key))
    .executeTakeFirstOrThrow();
  policy.termsId = kept.id;
  return kept.id;
}
