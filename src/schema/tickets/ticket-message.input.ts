import { Field, ID, InputType } from 'type-graphql';

@InputType('PostTicketMessageInput', { description: 'What is to be said on a ticket.' })
export class PostTicketMessageInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => String, {
    description: 'Plain text, in which Markdown may stand; 20,000 characters at the most. Kept as it is given.',
  })
  body!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'A note of the desk for itself, which no client ever sees; a message to both sides when nothing is said.',
  })
  internal?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Accounts that are named in it, 20 at the most: in a note those of the house, in a message those that may see the ticket.',
  })
  mentions?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The message that it replies to, of the same ticket.' })
  replyToId?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('RetractTicketMessageInput', { description: 'Which message is to be taken back.' })
export class RetractTicketMessageInput {
  @Field(() => ID, { description: 'The message.' })
  messageId!: string;
}

@InputType('MarkTicketReadInput', { description: 'How far the caller has read a ticket’s messages.' })
export class MarkTicketReadInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => ID, { description: 'The last message that was read, and with it all before it.' })
  upTo!: string;
}

@InputType('TicketMessageStreamWhere', { description: 'Which messages; all that the caller sees when empty.' })
export class TicketMessageStreamWhere {
  @Field(() => ID, { nullable: true, description: 'Of this ticket. The stream ends when the right to see it does.' })
  ticketId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of tickets of this client.' })
  clientId?: string | null;
}
