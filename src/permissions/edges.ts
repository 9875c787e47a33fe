/** Edges: the fields by which one thing shows another. */
import { getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { EDGE_ROWS, permissions } from './map.js';
import type { Row } from './rules.js';

export interface Edge {
  type: string;
  field: GraphQLField<unknown, Context>;
  /** The kind of thing that it leads to. */
  thing: string;
  row: Row;
}

/** What a query, a mutation or a stream answers as its own is authorised by that operation. */
const IS_ANSWER = /(Connection|Edge|Payload)$/;

/** All edges of the schema, but for those with a rule of their own in the map. */
export function edgesOf(schema: GraphQLSchema): Edge[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const events = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).map(({ type }) => getNamedType(type));
  const answers = new Set<unknown>([...roots, ...events]);
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    !isObjectType(type) || answers.has(type) || IS_ANSWER.test(type.name)
      ? []
      : Object.values(type.getFields()).flatMap((field) => {
          const thing = thingOf(field);
          const row = EDGE_ROWS[thing];
          return row && !permissions[type.name]?.[field.name] ? [{ type: type.name, field, thing, row }] : [];
        }),
  );
}

/** What a field leads to, be it one, a list, or a connection. */
function thingOf({ type }: GraphQLField<unknown, Context>): string {
  const named = getNamedType(type);
  const nodes = isObjectType(named) && named.name.endsWith('Connection') ? named.getFields()['nodes'] : undefined;
  return nodes ? getNamedType(nodes.type).name : named.name;
}
