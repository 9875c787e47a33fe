import { Field, Float, Int, ObjectType } from 'type-graphql';
import { REASON_CODES } from '../../domain/technicians/suggestion-reason.js';
import { enumOf } from '../common/enums.js';
import { TechnicianType } from './technician.type.js';

export const SuggestionReasonCode = enumOf(
  'SuggestionReasonCode',
  'Why a technician is ranked where they are, or left out.',
  REASON_CODES,
  {
    HAS: 'They have a skill or a certification that the work needs.',
    KNOWS_MODEL: 'They know the model.',
    DISTANCE: 'How far away they are.',
    DISTANCE_UNKNOWN: 'It is not known where they set out from.',
    AT_WORK: 'They are at work.',
    OFF: 'They are not at work now.',
    BUSY: 'They are booked.',
    HOURS_UNKNOWN: 'It is not known when they work.',
    WORKLOAD: 'How many open tickets they have.',
    INACTIVE: 'Left out: no tickets are given to them any more.',
    MISSING_SKILL: 'Left out: they lack a skill that the work needs.',
    MISSING_CERTIFICATION: 'Left out: they lack a certification that the work needs.',
    EXPIRED_CERTIFICATION: 'Left out: a certification that the work needs has expired.',
  },
);

@ObjectType('SuggestionReason', { description: 'One reason of a proposal.', simpleResolvers: true })
export class SuggestionReasonType {
  @Field(() => SuggestionReasonCode as never, { description: 'For a program.' })
  code!: string;
}

@ObjectType('TechnicianSuggestion', { description: 'A technician, and why or why not.', simpleResolvers: true })
export class TechnicianSuggestionType {
  @Field(() => TechnicianType, { nullable: true, description: 'The technician.' })
  technician!: unknown;

  @Field(() => Int, { description: '0 to 100; 0 for those left out.' })
  score!: number;

  @Field(() => Float, { nullable: true, description: 'As the crow flies; null when one of the places is not known.' })
  distanceKm!: number | null;

  @Field(() => Int, { description: 'Open tickets that they have.' })
  openTickets!: number;

  @Field(() => [SuggestionReasonType], { description: 'Why; for those left out, why not.' })
  reasons!: unknown[];
}

@ObjectType('TechnicianSuggestions', {
  description: 'To whom a ticket could be given: skills and certifications decide who can, and the rest who best.',
  simpleResolvers: true,
})
export class TechnicianSuggestionsType {
  @Field(() => Boolean, {
    description:
      'Whether being there soon weighs more than spreading the work: of a P1 or P2, or under a PREMIUM or CRITICAL contract.',
  })
  urgent!: boolean;

  @Field(() => [TechnicianSuggestionType], { description: 'Who can, best first.' })
  ranked!: unknown[];

  @Field(() => [TechnicianSuggestionType], { description: 'Who cannot, and why.' })
  leftOut!: unknown[];
}
