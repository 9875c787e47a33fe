import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AUDIT_ACTOR_KINDS } from '../../domain/platform/audit.js';
import { AUDIT_ORDERS } from '../../services/platform/audit.query.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import { DateTime } from '../common/scalars.js';

export const AuditActorKind = enumOf('AuditActorKind', 'What kind of actor made a change.', AUDIT_ACTOR_KINDS, {
  PERSON: 'Somebody who is signed in.',
  SERVICE: 'A program, by its API key.',
  SYSTEM: 'The desk itself: its jobs, and what it does when it starts.',
  ANONYMOUS: 'Somebody who has not signed in.',
});

export const AuditOrder = orderEnumOf('AuditOrder', 'the audit log', AUDIT_ORDERS);

@ObjectType('AuditActor', { description: 'Who made a change, as they were then.', simpleResolvers: true })
export class AuditActorType {
  @Field(() => AuditActorKind as never, { description: 'A person, a program, the desk itself, or nobody known.' })
  kind!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Role of a person.' })
  role!: string | null;
}

@ObjectType('AuditEvent', {
  description:
    'One change of one thing: who did what to it, from where. Kept for good; its hash is made of what it says and of the hash before it.',
  simpleResolvers: true,
})
export class AuditEventType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the log: 1, 2, 3 …, in the order of commits and without a gap.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'The mutation or the job that did it.' })
  operation!: string | null;

  @Field(() => String, { description: 'What happened, for instance `ticket.assigned` or `api_key.created`.' })
  action!: string;

  @Field(() => String, { description: 'The kind of thing, for instance `Ticket`.' })
  entityKind!: string;

  @Field(() => String, { nullable: true, description: 'The address it came from.' })
  address!: string | null;

  @Field(() => String, { description: 'The request, as in `x-request-id` and in the desk’s log.' })
  requestId!: string;

  @Field(() => String, { description: 'SHA-256 over what it says.' })
  digest!: string;

  @Field(() => String, { description: 'Hash of the event before it; zeros for the first.' })
  previousHash!: string;

  @Field(() => String, { description: 'SHA-256 over its place, the hash before it and its digest.' })
  hash!: string;
}

export const AuditEventConnection = connectionOf('AuditEvent', () => AuditEventType);

@InputType('AuditWhere', { description: 'Conditions on the audit log; all that are given must hold.' })
export class AuditWhere {
  @Field(() => DateTimeFilter, { nullable: true, description: 'By time.' })
  at?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By account or API key.' })
  actorId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By kind of thing.' })
  entityKind?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the thing itself.' })
  entityId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the client whose thing it is.' })
  clientId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By what happened.' })
  action?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By request.' })
  requestId?: object | null;
}
