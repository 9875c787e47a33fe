import { Field, Int, ObjectType } from 'type-graphql';
import { Duration } from '../common/scalars.js';
import { SlaState } from './sla-enums.js';

@ObjectType('SlaTally', { description: 'How many clocks kept what was promised.', simpleResolvers: true })
export class SlaTallyType {
  @Field(() => Int, { description: 'Met in time.' })
  met!: number;

  @Field(() => Int, { description: 'Met too late, or not yet met and late.' })
  breached!: number;

  @Field(() => Int, { description: 'Running or standing, and in time.' })
  open!: number;

  @Field(() => Int, { description: 'Ended with their ticket, or nothing promised.' })
  none!: number;
}

@ObjectType('SlaComparison', { description: 'What was, and what would be.', simpleResolvers: true })
export class SlaComparisonType {
  @Field(() => SlaTallyType, { description: 'Under the policies that the tickets were opened under.' })
  was!: SlaTallyType;

  @Field(() => SlaTallyType, { description: 'Under the policy in question.' })
  wouldBe!: SlaTallyType;
}

@ObjectType('SimulatedClock', {
  description: 'One clock of one ticket, as it was and would be.',
  simpleResolvers: true,
})
export class SimulatedClockType {
  @Field(() => SlaState as never, { nullable: true, description: 'How it stands; null where nothing was promised.' })
  was!: string | null;

  @Field(() => SlaState as never, {
    nullable: true,
    description: 'How it would stand; null where nothing would be promised.',
  })
  wouldBe!: string | null;

  @Field(() => Duration, { nullable: true, description: 'What would be promised, in working time.' })
  target!: number | null;

  @Field(() => Duration, { nullable: true, description: 'What of it would be used up.' })
  elapsed!: number | null;
}

@ObjectType('SimulatedTicket', { description: 'A ticket under another policy.', simpleResolvers: true })
export class SimulatedTicketType {
  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => SimulatedClockType, { description: 'Until the first response.' })
  response!: SimulatedClockType;

  @Field(() => SimulatedClockType, { description: 'Until the resolution.' })
  resolution!: SimulatedClockType;
}

@ObjectType('SlaSimulation', {
  description: 'Tickets replayed under another policy: what would have been met and breached, against what was.',
  simpleResolvers: true,
})
export class SlaSimulationType {
  @Field(() => Int, { description: 'How many tickets were replayed.' })
  count!: number;

  @Field(() => Boolean, { description: 'Whether there are more tickets than the limit; the newest were replayed.' })
  isPartial!: boolean;

  @Field(() => SlaComparisonType, { description: 'Until the first response.' })
  response!: SlaComparisonType;

  @Field(() => SlaComparisonType, { description: 'Until the resolution.' })
  resolution!: SlaComparisonType;
}
