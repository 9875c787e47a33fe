import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything that `node(id)` can find. Resolvers tag what they answer with its type's name. */
@InterfaceType('Node', {
  description: 'Anything with a global id.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and typed; good for `node` and for every argument that takes this kind of thing.',
  })
  id!: string;
}
