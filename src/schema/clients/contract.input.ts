import { Field, ID, InputType, Int } from 'type-graphql';
import { MoneyInput } from '../common/money.js';
import { DateOnly } from '../common/scalars.js';
import { ContractLevel } from './contract.type.js';

@InputType('UpsertContractInput', {
  description: 'A contract; of one that is there, what is not given stays, and null empties.',
})
export class UpsertContractInput {
  @Field(() => ID, { nullable: true, description: 'The contract to change; without it, it is a new one.' })
  contractId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose a new one is.' })
  clientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its number, unique in the desk; a new one is given one when it brings none.',
  })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called; a new one needs a name.' })
  name?: string | null;

  @Field(() => ContractLevel as never, {
    nullable: true,
    description: 'How much it weighs; STANDARD when nothing is said.',
  })
  level?: string | null;

  @Field(() => ID, { nullable: true, description: 'The service level that it promises; the desk’s own without one.' })
  slaPolicyId?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Its first day; today when nothing is said.' })
  startsOn?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Its last day; without one it runs on.' })
  endsOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it covers all assets of the client; it does unless some are listed.',
  })
  coversAllAssets?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The assets that it covers from now on; all of them the client’s.',
  })
  assetIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether parts are included, and not work alone.' })
  coversParts?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'What it does not cover.' })
  exclusions?: string[] | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Price of a year, without VAT.' })
  yearlyPrice?: MoneyInput | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'Price of an hour of work that is not included, without VAT.',
  })
  hourlyRate?: MoneyInput | null;

  @Field(() => String, { nullable: true, description: 'Its reference in the CRM; unique in the desk.' })
  externalRef?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('ArchiveContractInput', { description: 'The contract to put away; what was done with it stays.' })
export class ArchiveContractInput {
  @Field(() => ID, { description: 'The contract.' })
  contractId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}
