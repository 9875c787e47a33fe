/** Merging: tickets about one matter become one. The sources end for good and lead to the target. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { invalid, notFound } from '../../domain/errors.js';
import { isEnded, isOver } from '../../domain/tickets/lifecycle.js';
import { Fault } from '../../entities/robots/fault.entity.js';
import { TicketLink } from '../../entities/tickets/ticket-link.entity.js';
import { TicketWatcher } from '../../entities/tickets/ticket-watcher.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { optionalText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { moveAttachments } from './attachment.service.js';
import { ticketsInReach } from './in-reach.js';
import { linkOf } from './link-of.js';
import { moveMessages } from './message.service.js';

/** Hands what hangs on one ticket to another. Both are locked; what the other has already is not given twice. */
export type Mover = (tx: Tx, fromId: string, toId: string) => Promise<void>;

/**
 * What a merge moves, in the order of the tables' names: whatever hangs on a ticket has a line here, or stays with the
 * ticket it was said of, as the timeline does.
 */
export const MOVERS: readonly Mover[] = [
  moveAttachments,
  moveEvidence,
  moveFaults,
  moveLinks,
  moveMessages,
  moveWatchers,
  // The next one goes above this line.
];

export interface MergeTickets {
  sourceIds: string[];
  targetId: string;
  reason?: string | null;
  /** Of the target. */
  version?: number | null;
}

/** Most sources at once. */
export const SOURCES_MAX = 50;

/**
 * Merges tickets into another of the same client. All of it is done, or nothing.
 * @throws DeskError NOT_FOUND, CONFLICT, VALIDATION, ILLEGAL_TRANSITION
 */
export async function mergeTickets(call: Call, input: MergeTickets): Promise<{ ticketId: string }> {
  const reason = optionalText(input.reason, ['reason'], 2_000);
  const sourceIds = [...new Set(input.sourceIds)];
  if (sourceIds.length === 0) throw invalid('required', ['sourceIds']);
  if (sourceIds.length > SOURCES_MAX) throw invalid('too_many', ['sourceIds'], { max: SOURCES_MAX });
  if (sourceIds.includes(input.targetId)) throw invalid('merge_itself', ['sourceIds']);
  return transaction(call, async (tx) => {
    await takeMergeTurn(tx);
    await lockRobotsOf(tx, sourceIds);
    const found = new Map((await ticketsInReach(tx, [...sourceIds, input.targetId])).map((one) => [one.id, one]));
    const target = found.get(input.targetId);
    if (!target) throw notFound('ticket', ['targetId']);
    checkVersion(target.version, input.version);
    if (isEnded(target.status)) throw invalid('merge_target_ended', ['targetId'], { status: target.status });
    const sources = sourceIds.map((id) => found.get(id));
    for (const source of sources) await mergeOne(tx, checked(source, target), target, reason);
    return { ticketId: target.id };
  });
}

function checked(source: Ticket | undefined, target: Ticket): Ticket {
  if (!source) throw notFound('ticket', ['sourceIds']);
  if (source.clientId !== target.clientId)
    throw invalid('merge_other_client', ['sourceIds'], { number: source.number });
  // Open work would be lost from sight under a ticket that is over.
  if (isOver(target.status) && !isOver(source.status)) throw invalid('merge_target_over', ['targetId']);
  return source;
}

async function mergeOne(tx: Tx, source: Ticket, target: Ticket, reason: string | null): Promise<void> {
  const from = source.status;
  source.mergeInto(target.id, tx.now, reason);
  if (await isOfAlert(tx, source.id)) throw invalid('merge_alert', ['sourceIds'], { number: source.number });
  for (const move of MOVERS) await move(tx, source.id, target.id);
  target.tag(source.tags, [], tx.now);
  target.updatedAt = tx.now;
  tx.record({
    kind: 'ticket.merged',
    ticketId: source.id,
    data: { from, to: source.status, intoTicketId: target.id, intoNumber: target.number, reason },
  });
  tx.record({
    kind: 'ticket.absorbed',
    ticketId: target.id,
    data: { absorbedTicketId: source.id, absorbedNumber: source.number, reason },
  });
}

/** Those who merge take turns until the commit: what hangs on a source stays what it was when its robots were locked. */
const takeMergeTurn = async (tx: Tx): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(7341061)`.execute(tx.db));

/** Robots report to the tickets of their faults. Who moves these waits for the robots first, as reports do. */
const lockRobotsOf = (tx: Tx, ticketIds: readonly string[]) =>
  tx.db
    .selectFrom('robot_state')
    .select('robot_id')
    .where(sql<boolean>`robot_id in (select robot_id from fault where ticket_id = any(${ticketIds}::uuid[]))`)
    .orderBy('robot_id')
    .forUpdate()
    .execute();

/** A ticket under which others hang is a target, and no source: its alert speaks to it until it is resolved. */
async function isOfAlert(tx: Tx, ticketId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('fleet_alert')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function moveEvidence(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`update evidence set ticket_id = ${toId} where ticket_id = ${fromId} and not exists (
    select from evidence as other where other.ticket_id = ${toId} and other.fault_id = evidence.fault_id)`.execute(
    tx.db,
  );
}

async function moveFaults(tx: Tx, fromId: string, toId: string): Promise<void> {
  const faults = await tx.em.find(
    Fault,
    { ticketId: fromId },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const fault of faults) fault.ticketId = toId;
}

async function moveLinks(tx: Tx, fromId: string, toId: string): Promise<void> {
  const links = await tx.em.find(TicketLink, { $or: [{ ticketId: fromId }, { otherId: fromId }] });
  for (const link of links) {
    const end = (id: string) => (id === fromId ? toId : id);
    const moved = linkOf(end(link.ticketId), link.kind, end(link.otherId));
    const isNew = moved.ticketId !== moved.otherId && !(await tx.em.findOne(TicketLink, moved));
    const { createdBy, createdAt } = link;
    tx.em.remove(link);
    if (isNew) tx.em.create(TicketLink, { ...moved, createdBy, createdAt });
  }
  // A link of the next source is looked for among those of this one.
  await tx.em.flush();
}

async function moveWatchers(tx: Tx, fromId: string, toId: string): Promise<void> {
  const watching = new Set((await tx.em.find(TicketWatcher, { ticketId: toId })).map((one) => one.accountId));
  for (const watcher of await tx.em.find(TicketWatcher, { ticketId: fromId })) {
    const { accountId, createdAt } = watcher;
    tx.em.remove(watcher);
    if (!watching.has(accountId)) tx.em.create(TicketWatcher, { ticketId: toId, accountId, createdAt });
  }
  await tx.em.flush();
}
