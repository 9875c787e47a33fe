/** Files on tickets: who may put one there, and take it off. */
import { isStaff } from '../../domain/accounts/actor.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { seesNotes } from '../../domain/tickets/conversation.js';
import { TicketAttachment } from '../../entities/tickets/ticket-attachment.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { eventActorOf, type Call } from '../desk.js';
import { archiveFile, claimFile } from '../files/claim.js';
import { once } from '../idempotency.js';
import { optionalText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { ticketInReach, ticketsInReach } from './in-reach.js';

/** Files that a ticket may have at once. */
export const ATTACHMENTS_MAX = 50;
const CAPTION_MAX = 500;

export interface NewAttachment {
  fileId: string;
  caption?: string | null;
  /** For the house only: no client ever sees it. */
  internal?: boolean | null;
  /** The message that it comes with. */
  messageId?: string | null;
}

export interface AddTicketAttachment extends NewAttachment {
  ticketId: string;
  idempotencyKey?: string | null;
}

/**
 * Puts a file that the caller has uploaded on a ticket.
 * @throws DeskError NOT_FOUND, VALIDATION, IDEMPOTENCY_MISMATCH
 */
export async function addTicketAttachment(
  call: Call,
  { idempotencyKey, ...input }: AddTicketAttachment,
): Promise<{ attachmentId: string; ticketId: string }> {
  return transaction(call, (tx) =>
    once(tx, 'addTicketAttachment', idempotencyKey, input, async () => {
      const ticket = await ticketInReach(tx, input.ticketId);
      const { id } = await attachFile(tx, ticket, input);
      return { attachmentId: id, ticketId: ticket.id };
    }),
  );
}

/**
 * The same inside the caller's transaction, on a ticket that is locked.
 * @param path of the file in the caller's input
 */
export async function attachFile(
  tx: Tx,
  ticket: Ticket,
  given: NewAttachment,
  path = ['fileId'],
): Promise<TicketAttachment> {
  const { actor } = tx.call;
  const internal = given.internal ?? false;
  if (actor.kind !== 'PERSON' || (internal && !seesNotes(actor))) throw new DeskError('FORBIDDEN', 'forbidden');
  const caption = optionalText(given.caption, ['caption'], CAPTION_MAX);
  const file = await claimFile(tx, given.fileId, 'TICKET_ATTACHMENT', path);
  if (ticket.status === 'MERGED') throw invalid('attach_merged', ['ticketId']);
  if ((await tx.em.count(TicketAttachment, { ticketId: ticket.id, archivedAt: null })) >= ATTACHMENTS_MAX)
    throw invalid('attachments_full', ['ticketId'], { max: ATTACHMENTS_MAX });
  const attachment = tx.em.create(TicketAttachment, {
    id: newId(),
    ticketId: ticket.id,
    fileId: file.id,
    messageId: given.messageId ?? null,
    caption,
    internal,
    accountId: actor.accountId,
    createdBy: eventActorOf(actor),
    createdAt: tx.now,
    archivedAt: null,
  });
  await tx.em.flush();
  tell(tx, attachment, 'added', { name: file.name, contentType: file.contentType });
  return attachment;
}

/**
 * Takes a file off its ticket: whoever put it there, or the staff. Links to it are dead at once.
 * @throws DeskError NOT_FOUND, FORBIDDEN
 */
export async function removeTicketAttachment(
  call: Call,
  { attachmentId }: { attachmentId: string },
): Promise<{ ticketId: string }> {
  const { actor } = call;
  const seen = seesNotes(actor) ? {} : { internal: false };
  return transaction(call, async (tx) => {
    const known = await tx.em.findOne(TicketAttachment, { id: attachmentId, archivedAt: null, ...seen });
    // Looked up also where there is no such attachment: what is another's costs the same.
    const [ticket] = await ticketsInReach(tx, [known?.ticketId ?? attachmentId]);
    if (!known || !ticket) throw notFound('attachment', ['attachmentId']);
    // Again, now that nobody else can: it may have been taken off, or moved, while the ticket was waited for.
    const attachment = await tx.em.findOneOrFail(TicketAttachment, { id: attachmentId }, { refresh: true });
    if (attachment.archivedAt || attachment.ticketId !== ticket.id) throw notFound('attachment', ['attachmentId']);
    if (!isStaff(actor) && (actor.kind !== 'PERSON' || actor.accountId !== attachment.accountId))
      throw new DeskError('FORBIDDEN', 'forbidden');
    attachment.archive(tx.now);
    await archiveFile(tx, attachment.fileId);
    tell(tx, attachment, 'removed');
    return { ticketId: ticket.id };
  });
}

/** What is internal is told by events of its own, which reach no client. */
function tell(
  tx: Tx,
  { id, ticketId, internal }: TicketAttachment,
  what: 'added' | 'removed',
  data: object = {},
): void {
  tx.record({
    kind: internal ? `ticket.note_file_${what}` : `ticket.attachment_${what}`,
    ticketId,
    data: { attachmentId: id, ...data },
  });
}

/** Takes the files of a message with it. @param tx with the ticket locked */
export async function archiveAttachmentsOf(tx: Tx, messageId: string): Promise<void> {
  for (const attachment of await tx.em.find(TicketAttachment, { messageId, archivedAt: null })) {
    attachment.archive(tx.now);
    await archiveFile(tx, attachment.fileId);
  }
}

/** Hands the files of one ticket to another; both are locked. */
export async function moveAttachments(tx: Tx, fromId: string, toId: string): Promise<void> {
  const attachments = await tx.em.find(TicketAttachment, { ticketId: fromId });
  for (const attachment of attachments) attachment.ticketId = toId;
}
