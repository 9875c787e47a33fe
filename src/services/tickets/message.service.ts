/** What is said on tickets: messages between client and desk, internal notes, and how far everybody has read. */
import { sql } from 'kysely';
import type { Actor } from '../../domain/accounts/actor.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { BODY_MAX, MENTIONS_MAX, seesNotes, sideOf } from '../../domain/tickets/conversation.js';
import { isReopening } from '../../domain/tickets/lifecycle.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { TicketMention, TicketMessage } from '../../entities/tickets/ticket-message.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { eventActorOf, type Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { ticketInReach } from './in-reach.js';

export interface NewMessage {
  body: string;
  /** A note of the desk for itself. */
  internal?: boolean | null;
  /** Accounts that are named in it. */
  mentions?: readonly string[] | null;
  replyToId?: string | null;
}

export interface PostTicketMessage extends NewMessage {
  ticketId: string;
  idempotencyKey?: string | null;
}

/**
 * Writes a message on a ticket, or notes something for the desk alone.
 * @throws DeskError NOT_FOUND, VALIDATION, ILLEGAL_TRANSITION when the ticket is over, FORBIDDEN, IDEMPOTENCY_MISMATCH
 */
export async function postTicketMessage(
  call: Call,
  { idempotencyKey, ...input }: PostTicketMessage,
): Promise<{ messageId: string; ticketId: string }> {
  return transaction(call, (tx) =>
    once(tx, 'postTicketMessage', idempotencyKey, input, async () => {
      const ticket = await ticketInReach(tx, input.ticketId);
      const message = await postMessage(tx, ticket, input);
      return { messageId: message.id, ticketId: ticket.id };
    }),
  );
}

/**
 * The same inside the caller's transaction, by its actor, on a ticket that is locked. A message is heard by the ticket; a
 * note leaves it as it is, so that not even the time of its last change tells of it.
 */
export async function postMessage(tx: Tx, ticket: Ticket, given: NewMessage): Promise<TicketMessage> {
  const { actor } = tx.call;
  const internal = given.internal ?? false;
  if (internal && !seesNotes(actor)) throw new DeskError('FORBIDDEN', 'forbidden');
  const side = sideOf(actor);
  const body = requiredText(given.body, ['body'], BODY_MAX);
  const replyTo = given.replyToId ? await replyToOf(tx, ticket.id, given.replyToId) : null;
  if (replyTo?.internal && !internal) throw invalid('reply_to_note', ['replyToId']);
  const mentioned = await mentionedIn(tx, ticket, internal, [...new Set(given.mentions ?? [])]);
  const status = ticket.status;
  if (internal) ticket.note();
  else ticket.hear(side, tx.now);
  const author = eventActorOf(actor);
  const message = tx.em.create(TicketMessage, {
    id: newId(),
    ticketId: ticket.id,
    side,
    internal,
    body,
    authorKind: author.kind === 'PERSON' ? 'PERSON' : 'SYSTEM',
    authorId: author.kind === 'PERSON' ? author.id : null,
    authorName: author.name,
    replyToId: replyTo?.id ?? null,
    postedAt: tx.now,
    seenAt: null,
    retractedAt: null,
  });
  for (const { id, firstName, lastName } of mentioned)
    tx.em.create(TicketMention, {
      messageId: message.id,
      accountId: id,
      accountName: `${firstName} ${lastName}`.trim(),
    });
  // Now, and not at the end: places are given in the order in which messages are posted.
  await tx.em.flush();
  // Not by the entity: a message is no edit, and must not make one that somebody is about to make a CONFLICT.
  if (!internal) await tx.db.updateTable('ticket').set({ updated_at: tx.now }).where('id', '=', ticket.id).execute();
  tx.record({
    kind: internal ? 'ticket.note_posted' : 'ticket.message_posted',
    ticketId: ticket.id,
    data: { messageId: message.id, side },
  });
  if (ticket.status !== status)
    tx.record({
      kind: isReopening(status, ticket.status) ? 'ticket.reopened' : 'ticket.status_changed',
      ticketId: ticket.id,
      data: { from: status, to: ticket.status, reason: ticket.statusReason, messageId: message.id },
    });
  return message;
}

/** The message that is replied to: one of the same ticket that the caller sees. */
async function replyToOf(tx: Tx, ticketId: string, id: string): Promise<TicketMessage> {
  const found = await tx.em.findOne(TicketMessage, { id, ticketId, ...notesOf(tx.call.actor) });
  if (!found) throw notFound('message', ['replyToId']);
  return found;
}

/** `withoutNotes`, as a filter on entities. */
const notesOf = (actor: Actor): { internal?: false } => (seesNotes(actor) ? {} : { internal: false });

/** The accounts that are named: in a note people of the house, in a message whoever may see the ticket. */
async function mentionedIn(tx: Tx, ticket: Ticket, internal: boolean, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  if (ids.length > MENTIONS_MAX) throw invalid('too_many', ['mentions'], { max: MENTIONS_MAX });
  const accounts = await tx.em.find(Account, { id: { $in: [...ids] }, active: true });
  const technician =
    !internal && ticket.technicianId ? await tx.em.findOne(Technician, { id: ticket.technicianId }) : null;
  const mayBeNamed = ({ id, role, clientId }: Account): boolean => {
    if (role === 'CLIENT') return !internal && clientId !== null && clientId === ticket.clientId;
    return role !== 'TECHNICIAN' || internal || technician?.accountId === id;
  };
  const found = accounts.filter(mayBeNamed);
  if (found.length < ids.length) throw notFound('account', ['mentions']);
  return found;
}

/** Takes a message back: its author or an ADMIN. That it was there remains. @throws DeskError NOT_FOUND, CONFLICT */
export async function retractTicketMessage(
  call: Call,
  { messageId }: { messageId: string },
): Promise<{ messageId: string; ticketId: string }> {
  return transaction(call, async (tx) => {
    const known = await tx.em.findOne(TicketMessage, { id: messageId, ...notesOf(call.actor) });
    // Looked up also where there is no such message: what is another's costs the same.
    const ticket = await ticketInReach(tx, known?.ticketId ?? messageId, notFound('message', ['messageId']));
    const message = await tx.em.findOneOrFail(TicketMessage, { id: messageId }, { refresh: true });
    if (!mayRetract(call.actor, message)) throw new DeskError('FORBIDDEN', 'forbidden');
    message.retract(tx.now);
    tx.record({
      kind: message.internal ? 'ticket.note_retracted' : 'ticket.message_retracted',
      ticketId: ticket.id,
      data: { messageId, side: message.side },
    });
    return { messageId, ticketId: ticket.id };
  });
}

const mayRetract = (actor: Actor, { authorId }: TicketMessage): boolean =>
  actor.kind === 'SYSTEM' || (actor.kind === 'PERSON' && (actor.role === 'ADMIN' || actor.accountId === authorId));

/**
 * Notes that the caller has read a ticket up to a message. It never goes back: of two that come at once, the one that is
 * further holds. What the other side wrote is seen from now on.
 * @throws DeskError NOT_FOUND
 */
export async function markTicketRead(
  call: Call,
  { ticketId, upTo }: { ticketId: string; upTo: string },
): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const { actor } = call;
    if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
    const ticket = await ticketInReach(tx, ticketId);
    const message = await tx.em.findOne(TicketMessage, { id: upTo, ticketId, ...notesOf(actor) });
    if (!message) throw notFound('message', ['upTo']);
    await tx.db
      .insertInto('ticket_read')
      .values({ ticket_id: ticket.id, account_id: actor.accountId, place: message.place, read_at: tx.now })
      .onConflict((conflict) =>
        conflict
          .columns(['ticket_id', 'account_id'])
          .doUpdateSet({ place: message.place, read_at: tx.now })
          .where('ticket_read.place', '<', message.place),
      )
      .execute();
    await tx.db
      .updateTable('ticket_message')
      .set({ seen_at: tx.now })
      .where('ticket_id', '=', ticket.id)
      .where('side', '<>', sideOf(actor))
      .where('internal', '=', false)
      .where('seen_at', 'is', null)
      .where('place', '<=', message.place)
      .execute();
    return { ticketId: ticket.id };
  });
}

/**
 * Moves what was said on one ticket to another, in its place by time; both are locked. Who had read both has read up to
 * the first that they had not.
 */
export async function moveMessages(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    with mark as (
      select account.id, account.role,
        coalesce(max(place) filter (where ticket_id = ${fromId}::uuid), 0) as in_source,
        coalesce(max(place) filter (where ticket_id = ${toId}::uuid), 0) as in_target,
        max(read_at) as read_at
      from ticket_read join account on account.id = ticket_read.account_id
      where ticket_id in (${fromId}::uuid, ${toId}::uuid) group by account.id)
    insert into ticket_read (ticket_id, account_id, place, read_at)
    select ${toId}::uuid, mark.id, coalesce((
        select min(place) - 1 from ticket_message
        where author_id is distinct from mark.id and (mark.role <> 'CLIENT' or not internal)
          and ((ticket_id = ${fromId}::uuid and place > in_source) or (ticket_id = ${toId}::uuid and place > in_target))),
      greatest(in_source, in_target)), read_at
    from mark
    on conflict (ticket_id, account_id) do update set place = excluded.place`.execute(tx.db);
  await sql`delete from ticket_read where ticket_id = ${fromId}::uuid`.execute(tx.db);
  await sql`update ticket_message set ticket_id = ${toId}::uuid where ticket_id = ${fromId}::uuid`.execute(tx.db);
}
