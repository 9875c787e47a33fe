import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Json } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';
import { TicketOrder } from './ticket-enums.js';
import { TicketWhere } from './ticket.input.js';

@ObjectType('SavedView', {
  description: 'A selection of tickets that the caller has saved under a name. `tickets` answers what it finds now.',
  simpleResolvers: true,
})
export class SavedViewType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { description: 'What it is called; the caller’s other views are called otherwise.' })
  name!: string;

  @Field(() => Json, { description: 'Which tickets: a `TicketWhere` as it was given, to be edited and given back.' })
  where!: unknown;

  @Field(() => TicketOrder as never, { description: 'In which order.' })
  orderBy!: string;

  @Field(() => [String], { description: 'What the page shows of each ticket, in the page’s own words.' })
  columns!: string[];

  @Field(() => Int, { description: 'Views are listed from the lowest position up.' })
  position!: number;

  @Field(() => DateTime, { description: 'When it was saved.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@InputType('UpsertSavedViewInput', {
  description: 'A view to be saved: a new one, or by `id` or by its name one that is there. 50 a person at the most.',
})
export class UpsertSavedViewInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The view to change; without it the one of this name, or a new one.',
  })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { description: 'What it is to be called; 100 characters at the most.' })
  name!: string;

  @Field(() => TicketWhere, { nullable: true, description: 'Which tickets; all when nothing is said.' })
  where?: TicketWhere | null;

  @Field(() => TicketOrder as never, { defaultValue: 'CREATED_AT_DESC', description: 'In which order.' })
  orderBy!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'What the page shows of each ticket, in the page’s own words; as it was when nothing is said.',
  })
  columns?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the views; a new one goes last.' })
  position?: number | null;
}

@InputType('DeleteSavedViewInput', { description: 'Which view is to be taken away.' })
export class DeleteSavedViewInput {
  @Field(() => ID, { description: 'The view.' })
  id!: string;
}

@ObjectType({ description: 'What became of saving a view.', simpleResolvers: true })
export class UpsertSavedViewPayload extends Payload {
  @Field(() => SavedViewType, { nullable: true, description: 'The view, saved.' })
  savedView!: unknown;
}

@ObjectType({ description: 'What became of taking a view away.', simpleResolvers: true })
export class DeleteSavedViewPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id that it had.' })
  deletedId!: string | null;
}
