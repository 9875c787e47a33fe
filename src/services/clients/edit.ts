/** What edits of a client's things have in common: parts that are given, references of partners, names that are taken. */
import { LockMode, UniqueConstraintViolationException, type EntityName } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { isEmail } from '../../domain/accounts/email.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import type { MessageKey } from '../../domain/messages.js';
import { withinReach } from '../access.js';
import type { Call } from '../desk.js';
import { optionalText } from '../text.js';
import type { Tx } from '../transaction.js';

/** Parts of an edit: what is not given stays, and null empties what can be empty. */
export type Given<Values> = { [Name in keyof Values]?: Values[Name] | null };

/** How each part is checked; undefined of a check is as if the part were not given. */
export type Checks<Values> = {
  [Name in keyof Values]-?: (value: Values[Name] | null) => Values[Name] | undefined;
};

/** The parts that are given, checked; what a check refuses is thrown, unless `refused` is to hear of it. */
export function checkedParts<Values extends object>(
  input: Given<Values>,
  checks: Checks<Values>,
  refused?: (name: keyof Values, error: DeskError) => void,
): Partial<Values> {
  const parts: Partial<Values> = {};
  for (const name of Object.keys(checks) as (keyof Values)[]) {
    if (input[name] === undefined) continue;
    try {
      const value = checks[name](input[name]);
      if (value !== undefined) parts[name] = value;
    } catch (error) {
      if (!refused || !(error instanceof DeskError)) throw error;
      refused(name, error);
    }
  }
  return parts;
}

/** A check of an optional text. */
export const textOf =
  (name: string, max = 200) =>
  (value: string | null | undefined): string | null =>
    optionalText(value, [name], max);

/** A check of an optional e-mail address. */
export const emailOf = (value: string | null | undefined): string | null => {
  const email = optionalText(value, ['email'], 320);
  if (email && !isEmail(email)) throw invalid('invalid_email', ['email']);
  return email;
};

/** A check that takes what GraphQL has checked, and passes over null: what cannot be empty stays. */
export const kept = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined;

/** A check of a partner's reference. A client would take the place of one that the CRM is to bring. */
export const referenceOf =
  ({ actor }: Call) =>
  (value: string | null | undefined): string | null => {
    if (actor.kind === 'PERSON' && actor.role === 'CLIENT') throw invalid('reference_is_the_crms', ['externalRef']);
    return optionalText(value, ['externalRef']);
  };

interface Thing {
  id: string;
  archivedAt?: Date | null;
}

/** The thing, locked until the commit; another's, or one that is archived, is as if it did not exist. */
export async function inReach<Found extends Thing>(
  tx: Tx,
  entity: EntityName<Found>,
  id: string,
  thing: 'site' | 'contact' | 'asset' | 'contract',
  path: string,
): Promise<Found> {
  const where = { $and: [{ id }, withinReach(tx.call.actor)], archivedAt: null };
  const found = await tx.em.findOne(entity, where as never, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw notFound(thing, [path]);
  return found as Found;
}

/**
 * What a service account has brought before under the same reference, locked: said twice, also at once, it is one thing.
 * A person who gives a reference that is taken is told so instead.
 */
export async function broughtBefore<Found extends Thing>(
  tx: Tx,
  entity: EntityName<Found>,
  where: { externalRef: string | null | undefined; clientId?: string },
): Promise<Found | null> {
  if (!where.externalRef || tx.call.actor.kind !== 'SERVICE') return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(where)}, 0))`.execute(tx.db);
  const found = await tx.em.findOne(entity, { ...where, archivedAt: null } as never, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  return found as Found | null;
}

/** What a unique index refuses, as what is wrong with the input. */
const TAKEN: Record<string, [key: MessageKey, path: string]> = {
  client_external_ref_key: ['reference_taken', 'externalRef'],
  site_external_ref_key: ['reference_taken', 'externalRef'],
  contact_external_ref_key: ['reference_taken', 'externalRef'],
  device_external_ref_key: ['reference_taken', 'externalRef'],
  robot_external_ref_key: ['reference_taken', 'externalRef'],
  contract_external_ref_key: ['reference_taken', 'externalRef'],
  contract_number_key: ['number_taken', 'number'],
  device_serial_key: ['asset_serial_taken', 'serialNumber'],
};

/** Does the work, and says of a unique name that is taken which one it is, or at `path`. @throws DeskError ALREADY_EXISTS */
export async function refusingTaken<Result>(work: () => Promise<Result>, path?: string): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const index = Object.keys(TAKEN).find((name) => error.message.includes(name));
    if (!index) throw error;
    const [key, usual] = TAKEN[index]!;
    throw new DeskError('ALREADY_EXISTS', key, {}, [path ?? usual]);
  }
}
