import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { encodeId, ID_PREFIXES, type IdKind } from '../domain/ids.js';
import { DateTime } from './common/scalars.js';
import { resolveDirectly } from './direct-resolvers.js';

const NO_PUB_SUB: PubSub = {
  publish() {
    throw new Error('Events are written to the event log, in the transaction of their change.');
  },
  subscribe() {
    throw new Error('Subscriptions read the event log.');
  },
};

/**
 * Builds the schema from the resolvers. What every type of a kind has in common is attached here, once: ids are encoded
 * on their way out, a connection counts only when it is asked, and an interface reads its type's name at once (the one
 * that type-graphql attaches answers a promise, which compiled operations do not wait for). Each mutation of an
 * operation begins with fresh loaders, as what was loaded for the one before it is no longer true, and under its name.
 */
export function buildDeskSchema(resolvers: NonEmptyArray<new () => object>): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: resolvers as never,
    // Inputs are checked by the services, whose words name the path; GraphQL has checked their types.
    validate: false,
    // Asked for by type-graphql as soon as there is a subscription; ours bring their own streams and never call it.
    pubSub: NO_PUB_SUB,
    scalarsMap: [{ type: Date, scalar: DateTime }],
  });
  resolveDirectly(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = ({ __typename }: { __typename: string }) => __typename;
    if (!isObjectType(type)) continue;
    const { id, totalCount } = type.getFields();
    if (id && type.name in ID_PREFIXES) {
      const kind = type.name as IdKind;
      id.resolve = (row: { id: string }) => encodeId(kind, row.id);
    }
    if (totalCount && type.name.endsWith('Connection'))
      totalCount.resolve = (connection: { count: () => Promise<number> }) => connection.count();
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve!;
    field.resolve = (root, args, context: { freshenLoaders(): void; call: { operation?: string } }, info) => {
      context.freshenLoaders();
      context.call.operation = field.name;
      return resolve(root, args, context, info) as unknown;
    };
  }
  return schema;
}
