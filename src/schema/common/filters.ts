/** Typed filters: `{ eq, in, gt, gte, lt, lte }`, made for each type that a list is filtered by. */
import { Field, ID, InputType, type ClassType } from 'type-graphql';
import type { GraphQLScalarType } from 'graphql';
import { Decimal } from './money.js';
import { DateTime } from './scalars.js';

type Filterable = GraphQLScalarType | object;

const PARTS = {
  eq: 'Equals this.',
  gt: 'Is greater than, or later than, this.',
  gte: 'Is this, or greater or later.',
  lt: 'Is less than, or earlier than, this.',
  lte: 'Is this, or less or earlier.',
} as const;

/**
 * Makes the filter of one type: `{ eq, in, gt, gte, lt, lte }`. Enums compare in the order of their letters, which is
 * why priorities and the like are named so that it is their own.
 */
export function filterOf(name: string, type: Filterable): ClassType<object> {
  @InputType(name, { description: 'A condition on a value. All parts that are given must hold.' })
  class Filter {
    @Field(() => [type as never], { nullable: true, description: 'Is one of these; none of an empty list.' })
    in?: unknown[];
  }
  for (const [part, description] of Object.entries(PARTS))
    Field(() => type as never, { nullable: true, description })(Filter.prototype, part);
  return Filter;
}

export const IdFilter = filterOf('IdFilter', ID);
export const TextFilter = filterOf('TextFilter', String);
export const DecimalFilter = filterOf('DecimalFilter', Decimal);
export const DateTimeFilter = filterOf('DateTimeFilter', DateTime);
