import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CONTRACT_LEVELS } from '../../entities/clients/contract.entity.js';
import { CONTRACT_ORDERS } from '../../services/clients/contract.query.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, filterOf, IdFilter, TextFilter } from '../common/filters.js';
import { MoneyType } from '../common/money.js';
import { Node } from '../common/node.js';
import { DateOnly, DateTime } from '../common/scalars.js';

export const ContractLevel = enumOf('ContractLevel', 'How much a contract weighs.', CONTRACT_LEVELS, {
  STANDARD: 'As any.',
  PREMIUM: 'Before others.',
  CRITICAL: 'Before all.',
});
export const ContractOrder = orderEnumOf('ContractOrder', 'contracts', CONTRACT_ORDERS);
const ContractLevelFilter = filterOf('ContractLevelFilter', ContractLevel);

@ObjectType('Contract', {
  description: 'What was agreed with a client: for how long, for which assets, at which level and price.',
  implements: Node,
  simpleResolvers: true,
})
export class ContractType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Its number, `C-2026-0042` when it brought none; unique in the desk.' })
  number!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => ContractLevel as never, { description: 'How much it weighs.' })
  level!: string;

  @Field(() => DateOnly, { description: 'Its first day.' })
  startsOn!: string;

  @Field(() => DateOnly, { nullable: true, description: 'Its last day; without one it runs on.' })
  endsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it covers all assets of the client, also those to come.' })
  coversAllAssets!: boolean;

  @Field(() => Boolean, { description: 'Whether parts are included, and not work alone.' })
  coversParts!: boolean;

  @Field(() => [String], { description: 'What it does not cover.' })
  exclusions!: string[];

  @Field(() => MoneyType, { nullable: true, description: 'Price of a year, without VAT.' })
  yearlyPrice!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'Price of an hour of work that is not included, without VAT.',
  })
  hourlyRate!: MoneyType | null;

  @Field(() => String, { nullable: true, description: 'Its reference in the CRM; unique in the desk.' })
  externalRef!: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was put away.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const ContractConnection = connectionOf('Contract', () => ContractType);

@InputType('ContractWhere', { description: 'Conditions on contracts; all that are given must hold.' })
export class ContractWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By client.' })
  clientId?: object | null;

  @Field(() => ContractLevelFilter, { nullable: true, description: 'By level.' })
  level?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By number.' })
  number?: object | null;

  @Field(() => DateOnly, { nullable: true, description: 'In force on this day.' })
  activeOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Covering this asset, by itself or with all of its client’s.' })
  assetId?: string | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was entered.' })
  createdAt?: object | null;

  @Field(() => String, { nullable: true, description: 'Words in the number, name or reference.' })
  search?: string | null;
}
