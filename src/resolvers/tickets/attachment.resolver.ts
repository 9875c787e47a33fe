import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { idOf } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { FileType } from '../../schema/files/file.type.js';
import {
  AddTicketAttachmentInput,
  AddTicketAttachmentPayload,
  RemoveTicketAttachmentInput,
  RemoveTicketAttachmentPayload,
  TicketAttachmentType,
} from '../../schema/tickets/attachment.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';
import type { AttachmentRow } from '../../services/tickets/attachment.query.js';
import type { TicketRow } from '../../services/tickets/ticket.query.js';

@Resolver(() => TicketType as never)
export class TicketAttachmentsResolver {
  @FieldResolver(() => [TicketAttachmentType], {
    nullable: true,
    description: 'The files on it, oldest first, 100 at the most.',
  })
  attachments(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.attachmentsOfTicket.load(ticket.id);
  }
}

@Resolver(() => TicketAttachmentType as never)
export class TicketAttachmentResolver {
  @Mutation(() => AddTicketAttachmentPayload, { description: 'Puts a file on a ticket; 50 at the most.' })
  addTicketAttachment(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => AddTicketAttachmentInput, { description: 'The file and the ticket.' })
    input: AddTicketAttachmentInput,
  ) {
    return payload(call.locale, async () => {
      const { attachmentId } = await tickets.addTicketAttachment(call, {
        ...input,
        ticketId: idOf('Ticket', input.ticketId),
        fileId: idOf('File', input.fileId),
      });
      return { attachment: await loaders.attachment.load(attachmentId) };
    });
  }

  @Mutation(() => RemoveTicketAttachmentPayload, {
    description: 'Takes a file off its ticket. Links to it are dead at once.',
  })
  removeTicketAttachment(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RemoveTicketAttachmentInput, { description: 'Which.' }) input: RemoveTicketAttachmentInput,
  ) {
    return payload(call.locale, async () => {
      const attachmentId = idOf('TicketAttachment', input.attachmentId);
      const { ticketId } = await tickets.removeTicketAttachment(call, { attachmentId });
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @FieldResolver(() => FileType, { nullable: true, description: 'The file itself.' })
  file(@Root() attachment: AttachmentRow, @Ctx() { loaders }: Context) {
    return loaders.file.load(attachment.fileId);
  }
}
