/** Selections that show everything of a type, as deep as asked, and what an answer to one has shown. */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Loose } from '../support/client.js';
import { deskSchema } from '../../src/server/schema.js';

/** Types that are part of what they are on, and not one more step away. */
const IS_PART = /(Connection|Edge|Payload|PageInfo|UserError)$/;

/** Everything of a type: its own fields, and the things it leads to, `depth` steps away. */
export function selectionOf(type: GraphQLOutputType, depth: number, schema: GraphQLSchema = deskSchema()): string {
  const named = getNamedType(type);
  if (isInterfaceType(named) || isUnionType(named)) {
    // Aliased: two types may call different things by one name.
    const parts = schema
      .getPossibleTypes(named)
      .map((one) => `... on ${one.name} ${fieldsOf(one, depth, schema, one.name)}`);
    return ` { __typename ${parts.join(' ')} }`;
  }
  return isObjectType(named) ? ` ${fieldsOf(named, depth, schema)}` : '';
}

function fieldsOf(type: GraphQLObjectType, depth: number, schema: GraphQLSchema, prefix = ''): string {
  const isConnection = type.name.endsWith('Connection');
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    // The nodes of a connection once, and its cursors.
    if (isConnection && field.name === 'edges') return ['edges { cursor }'];
    if (field.args.some(isRequiredArgument)) return [];
    const alias = prefix && `${prefix}_${field.name}: `;
    if (!isCompositeType(named)) return [`${alias}${field.name}`];
    const isPart = IS_PART.test(named.name) || isConnection;
    // What may be of several types doubles everything that is in it, and goes less deep.
    const left = depth - (isPart ? 0 : 1) - (isObjectType(named) ? 0 : 1);
    return left < 0 ? [] : [`${alias}${field.name} ${selectionOf(named, left, schema)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Which fields of which types an answer has something in, as `Type.field`. */
export function shownIn(answer: Loose, shown = new Set<string>()): Set<string> {
  if (Array.isArray(answer)) for (const one of answer) shownIn(one, shown);
  else if (answer !== null && typeof answer === 'object')
    for (const [name, value] of Object.entries(answer as Record<string, unknown>)) {
      const isThere = value !== null && !(Array.isArray(value) && value.length === 0);
      const type = (answer as { __typename?: string }).__typename;
      const field = name.replace(`${type}_`, '');
      if (type && isThere && (value as { nodes?: unknown[] }).nodes?.length !== 0) shown.add(`${type}.${field}`);
      shownIn(value, shown);
    }
  return shown;
}
