import { FieldResolver, Resolver, Root } from 'type-graphql';
import { publicData } from '../../schema/common/decode.js';
import { Json } from '../../schema/common/scalars.js';
import { timelineKindOf, TimelineKind } from '../../schema/tickets/ticket-enums.js';
import { EventActorType, TimelineEntryType } from '../../schema/tickets/ticket.type.js';
import type { TimelineRow } from '../../services/tickets/timeline.query.js';

@Resolver(() => TimelineEntryType as never)
export class TimelineEntryResolver {
  @FieldResolver(() => TimelineKind as never, { description: 'What happened.' })
  kind(@Root() entry: TimelineRow) {
    return timelineKindOf(entry.kind);
  }

  @FieldResolver(() => EventActorType, { description: 'Who did it.' })
  actor(@Root() entry: TimelineRow) {
    return { kind: entry.actorKind, name: entry.actorName };
  }

  @FieldResolver(() => Json, { description: 'What changed, for a program.' })
  data(@Root() entry: TimelineRow) {
    return publicData(entry.data);
  }
}
