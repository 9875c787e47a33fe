import { Field, Int, ObjectType } from 'type-graphql';
import { COVERED_THINGS, STEP_CODES, STEP_EFFECTS, WARRANTY_VERDICTS } from '../../domain/catalogue/warranty.js';
import { enumOf } from '../common/enums.js';
import { DateOnly } from '../common/scalars.js';

const WarrantyVerdict = enumOf('WarrantyVerdict', 'Whether an asset is covered, and by what.', WARRANTY_VERDICTS, {
  WARRANTY: 'Covered by the maker’s warranty: the terms of the product.',
  LEGAL_GUARANTEE: 'Covered by the legal guarantee of conformity, for consumers.',
  CONTRACT: 'Covered by a contract only.',
  NOT_COVERED: 'Not covered.',
  UNKNOWN: 'Nothing that is known covers it, and not everything is known: the reasons say what is missing.',
});
const CoveredThing = enumOf('CoveredThing', 'What is covered.', COVERED_THINGS, {
  WORK: 'Labour and travel.',
  PARTS: 'Spare parts.',
});
const WarrantyEffect = enumOf('WarrantyEffect', 'What a reason does to the verdict.', STEP_EFFECTS, {
  COVERS: 'It covers on that day.',
  DOES_NOT_COVER: 'It does not cover on that day.',
  UNDECIDED: 'It cannot be said: something is not known.',
  LIMITS: 'It narrows what is covered.',
});
const WarrantyReasonCode = enumOf('WarrantyReasonCode', 'What a reason is about.', STEP_CODES, {
  PRODUCT_UNKNOWN: 'It is not known which product the asset is.',
  PURCHASE_DATE_UNKNOWN: 'It is not known when it was purchased.',
  PURCHASED_LATER: 'It was purchased after that day.',
  NO_PRODUCT_TERMS: 'The product has no warranty.',
  PRODUCT_TERMS: 'The warranty of the product, from the purchase on.',
  PRODUCT_EXCLUSIONS: 'What that warranty does not cover.',
  LEGAL_GUARANTEE: 'The legal guarantee of conformity: two years from the purchase.',
  LEGAL_EXTENSION: 'A repair under that guarantee, which extends it by six months.',
  LEGAL_FOR_CONSUMERS: 'That guarantee is for consumers, and the client is none.',
  NO_CONTRACT: 'There is no contract with the client.',
  CONTRACT: 'A contract that covers the asset, in its time.',
  CONTRACT_OTHER_ASSETS: 'A contract that does not cover the asset.',
  CONTRACT_EXCLUSIONS: 'What the contract does not cover.',
});

@ObjectType('WarrantyReason', { description: 'One step of the reasoning about a warranty.', simpleResolvers: true })
export class WarrantyReasonType {
  @Field(() => WarrantyReasonCode as never, { description: 'What it is about.' })
  code!: string;

  @Field(() => WarrantyEffect as never, { description: 'What it does to the verdict.' })
  effect!: string;

  @Field(() => String, { description: 'The step as a sentence, in the caller’s language.' })
  message!: string;

  @Field(() => DateOnly, { nullable: true, description: 'First day of its period; of an extension, the repair.' })
  from!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Last day of its period; null where there is none.' })
  until!: string | null;

  @Field(() => Int, { nullable: true, description: 'Length of its period in months, where it is given in months.' })
  months!: number | null;

  @Field(() => String, { nullable: true, description: 'Number of the contract that it is about.' })
  contract!: string | null;

  @Field(() => [CoveredThing as never], { description: 'What it includes.' })
  covers!: string[];

  @Field(() => [String], { description: 'What it excludes, in words.' })
  exclusions!: string[];
}

@ObjectType('Warranty', { description: 'Whether an asset is covered on a day, and why.', simpleResolvers: true })
export class WarrantyType {
  @Field(() => DateOnly, { description: 'The day in question.' })
  at!: string;

  @Field(() => Boolean, { description: 'Whether it is covered on that day, be it in part.' })
  covered!: boolean;

  @Field(() => WarrantyVerdict as never, { description: 'By what; where several cover, the first of the list.' })
  verdict!: string;

  @Field(() => DateOnly, {
    nullable: true,
    description:
      'Covered: the last day on which it is so without a gap, null when no end is agreed. Not covered: the last day on which it was, null when it never was.',
  })
  until!: string | null;

  @Field(() => [CoveredThing as never], { description: 'What is covered on that day, exclusions aside.' })
  covers!: string[];

  @Field(() => [WarrantyReasonType], { description: 'The reasoning, step by step.' })
  reasons!: WarrantyReasonType[];
}
