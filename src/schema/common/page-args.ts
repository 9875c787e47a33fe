import { ArgsType, Field, Int } from 'type-graphql';
import { Cursor } from './scalars.js';

/** The arguments of every connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 1 to 100; 20 when nothing is said.' })
  first?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'After this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100.' })
  last?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Before this cursor.' })
  before?: string | null;
}
