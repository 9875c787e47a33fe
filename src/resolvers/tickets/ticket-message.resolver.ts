import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { encodeId } from '../../domain/ids.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import {
  MarkTicketReadInput,
  PostTicketMessageInput,
  RetractTicketMessageInput,
} from '../../schema/tickets/ticket-message.input.js';
import {
  MarkTicketReadPayload,
  PostTicketMessagePayload,
  RetractTicketMessagePayload,
} from '../../schema/tickets/ticket-message.payload.js';
import { TicketMentionType, TicketMessageType } from '../../schema/tickets/ticket-message.type.js';
import { EventActorType, TicketType } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';
import type { MessageRow } from '../../services/tickets/message.query.js';

@Resolver(() => TicketMessageType as never)
export class TicketMessageResolver {
  @Mutation(() => PostTicketMessagePayload, {
    description:
      'Writes a message on a ticket, or with `internal` a note for the desk alone. An answer of the client brings a ticket that waits for the client back to work, and reopens a resolved one.',
  })
  postTicketMessage(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => PostTicketMessageInput, { description: 'What is to be said.' }) input: PostTicketMessageInput,
  ) {
    return payload(call.locale, async () => {
      const { messageId } = await tickets.postTicketMessage(call, {
        ...input,
        ticketId: idOf('Ticket', input.ticketId),
        mentions: input.mentions?.map((id) => idOf('Account', id)),
        replyToId: optionalId('TicketMessage', input.replyToId),
      });
      return { message: await loaders.message.load(messageId) };
    });
  }

  @Mutation(() => RetractTicketMessagePayload, {
    description: 'Takes a message back: that it was there remains, what it said is shown no more.',
  })
  retractTicketMessage(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RetractTicketMessageInput, { description: 'The message.' }) input: RetractTicketMessageInput,
  ) {
    return payload(call.locale, async () => {
      const { messageId } = await tickets.retractTicketMessage(call, {
        messageId: idOf('TicketMessage', input.messageId),
      });
      return { message: await loaders.message.load(messageId) };
    });
  }

  @Mutation(() => MarkTicketReadPayload, {
    description: 'Notes how far the caller has read a ticket’s messages; it never goes back.',
  })
  markTicketRead(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => MarkTicketReadInput, { description: 'How far.' }) input: MarkTicketReadInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.markTicketRead(call, {
        ticketId: idOf('Ticket', input.ticketId),
        upTo: idOf('TicketMessage', input.upTo),
      });
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @FieldResolver(() => EventActorType, { description: 'Who wrote it.' })
  author(@Root() { actorKind, actorName }: MessageRow) {
    return { kind: actorKind, name: actorName };
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket that it was written on.' })
  ticket(@Root() message: MessageRow, @Ctx() { loaders }: Context) {
    return loaders.ticket.load(message.ticketId);
  }

  @FieldResolver(() => TicketMessageType, { nullable: true, description: 'The message that it replies to.' })
  replyTo(@Root() message: MessageRow, @Ctx() { loaders }: Context) {
    return message.replyToId ? loaders.message.load(message.replyToId) : null;
  }

  @FieldResolver(() => [TicketMentionType], { description: 'Who is named in it.' })
  async mentions(@Root() message: MessageRow, @Ctx() { loaders }: Context) {
    const mentions = await loaders.mentionsOfMessage.load(message.id);
    return mentions.map(({ accountId, name }) => ({ accountId: encodeId('Account', accountId), name }));
  }
}
