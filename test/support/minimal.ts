/** Writes the smallest valid operation on a root field, out of the schema. */
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

type Given = Record<string, unknown>;

/** A value of an input type: only what is required; ids that name nothing, short texts, first enum values. */
export function minimalValue(type: GraphQLInputType, given: Given = {}): unknown {
  if (isNonNullType(type)) return minimalValue(type.ofType as GraphQLInputType, given);
  if (isListType(type)) return [minimalValue(type.ofType, given)];
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return { ...Object.fromEntries(required.map((field) => [field.name, minimalValue(field.type)])), ...given };
  }
  if (isEnumType(type)) return type.getValues()[0]!.value;
  const values: Given = {
    ...{ ID: 'nothing', String: 'x', Int: 1, Float: 1, Boolean: true, JSON: {} },
    ...{ DateTime: '2026-11-20T08:00:00Z', Date: '2026-11-20', Cursor: 'x' },
  };
  if (!(type.name in values)) throw new Error(`Say what a minimal ${type.name} is.`);
  return values[type.name];
}

/** The operation and its variables; `given` replaces parts of the `input` argument. */
export function minimalOperation(root: string, field: GraphQLField<unknown, unknown>, given: Given = {}) {
  const required = field.args.filter(isRequiredArgument);
  const variables = Object.fromEntries(required.map(({ name, type }) => [name, minimalValue(type, given)]));
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = `${root.toLowerCase()}${declared && `(${declared})`}`;
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return { operation: `${head} { ${field.name}${passed && `(${passed})`}${selection} }`, variables };
}
