import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { Json } from '../../schema/common/scalars.js';
import { actorIdOf, auditIdOf, auditValuesOf, storedIdOf } from '../../schema/platform/audit-ids.js';
import {
  AuditActorType,
  AuditEventConnection,
  AuditEventType,
  AuditOrder,
  AuditWhere as AuditWhereInput,
} from '../../schema/platform/audit.type.js';
import { mapFilter } from '../../services/filter.js';
import { platform } from '../../services/index.js';
import type { AuditEventRow, AuditOrder as Order, AuditWhere } from '../../services/platform/audit.query.js';

@Resolver(() => AuditEventType as never)
export class AuditResolver {
  @Query(() => AuditEventConnection, {
    description: 'Who did what to which thing, the newest first. Nothing is ever taken out of it.',
  })
  async auditLog(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AuditWhereInput, { nullable: true, description: 'Which of it.' }) where?: AuditWhereInput,
    @Arg('orderBy', () => AuditOrder as never, { defaultValue: 'SEQ_DESC', description: 'In which order.' })
    orderBy: Order = 'SEQ_DESC',
  ) {
    const decoded: AuditWhere = {
      ...where,
      actorId: mapFilter(where?.actorId, actorIdOf),
      entityId: mapFilter(where?.entityId, storedIdOf),
      clientId: idFilter('Client', where?.clientId),
    };
    const found = await platform.listAuditEvents(call, decoded, orderBy, page);
    return connection(found, () => platform.countAuditEvents(call, decoded));
  }

  @FieldResolver(() => AuditActorType, { description: 'Who did it.' })
  actor(@Root() { actorKind, actorName, actorRole }: AuditEventRow) {
    return { kind: actorKind, name: actorName, role: actorRole };
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The account or the API key that did it.' })
  actorId(@Root() { actorKind, actorId }: AuditEventRow) {
    return actorId && auditIdOf(actorKind === 'SERVICE' ? 'ApiKey' : 'Account', actorId);
  }

  @FieldResolver(() => ID, { description: 'The thing that was changed.' })
  entityId(@Root() { entityKind, entityId }: AuditEventRow) {
    return auditIdOf(entityKind, entityId);
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'The client whose thing it is.' })
  client(@Root() event: AuditEventRow, @Ctx() { loaders }: Context) {
    return event.clientId ? loaders.client.load(event.clientId) : null;
  }

  @FieldResolver(() => Json, {
    nullable: true,
    description: 'Changed fields as they were; null when it was made. Values that nobody may read say `[withheld]`.',
  })
  before(@Root() event: AuditEventRow) {
    return auditValuesOf(event.before);
  }

  @FieldResolver(() => Json, {
    nullable: true,
    description: 'Changed fields as they are since; null when it was removed.',
  })
  after(@Root() event: AuditEventRow) {
    return auditValuesOf(event.after);
  }
}
