import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';
import { ContactMode } from '../tickets/ticket-enums.js';

@ObjectType('Contact', { description: 'Somebody at a client’s.', implements: Node, simpleResolvers: true })
export class ContactType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What they do there.' })
  function!: string | null;

  @Field(() => String, { nullable: true, description: 'In which department.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How they prefer to be reached.' })
  preferredMode!: string | null;

  @Field(() => Boolean, { description: 'Whether they are the one to turn to first.' })
  isPrimary!: boolean;

  @Field(() => String, { nullable: true, description: 'Their reference in the CRM; unique within their client.' })
  externalRef!: string | null;

  @Field(() => DateTime, { description: 'When they were entered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when they are there no more.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}
