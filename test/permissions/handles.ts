/**
 * Handles: every place in the schema where a caller can name a row. Found by walking all arguments of all fields, so
 * that what is new is taken up by itself.
 */
import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ID_PREFIXES, type IdKind } from '../../src/domain/ids.js';
import { minimalValue } from '../support/minimal.js';
import { GIVEN, GIVEN_BESIDE, KIND_OF_NAME, OWN_BESIDE } from './hints.js';
import { selectionOf } from './selection.js';

type Field = GraphQLField<unknown, unknown>;
type Root = 'Query' | 'Mutation' | 'Subscription';

/** A field with arguments, and the way to it from a root: `robots { nodes { faults } }`. */
export interface Place {
  root: Root;
  /** Fields from the root to the one before; empty for a root field. */
  way: string[];
  field: Field;
  name: string;
}

export interface Handle {
  place: Place;
  name: string;
  /** From the argument to the value: `where clientId eq`. */
  path: string[];
  type: 'ID' | 'text';
  isList: boolean;
  /** The kind of thing that the name says; null when any may be named. */
  kind: IdKind | null;
  /** The kind of thing that the operation answers; null for node, and for parts of things. */
  answers: IdKind | null;
}

const OPERATORS = new Set(['eq', 'in', 'gt', 'gte', 'lt', 'lte']);
const TEXTS = new Set(['String', 'ReportedText']);

/** Every field with arguments that can be reached from a root. */
export function placesOf(schema: GraphQLSchema): Place[] {
  const places: Place[] = [];
  const seen = new Set<string>();
  const walk = (root: Root, type: GraphQLObjectType, way: string[]): void => {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    const inner: [GraphQLObjectType, string[]][] = [];
    for (const field of Object.values(type.getFields())) {
      const name = [...way, field.name].join('.');
      if (field.args.length > 0) places.push({ root, way, field, name: `${root}.${name}` });
      const named = getNamedType(field.type);
      if (root === 'Query' && isObjectType(named) && !field.args.some(isRequiredArgument))
        inner.push([named, [...way, field.name]]);
    }
    for (const [next, path] of inner) walk(root, next, path);
  };
  walk('Query', schema.getQueryType()!, []);
  walk('Mutation', schema.getMutationType()!, []);
  walk('Subscription', schema.getSubscriptionType()!, []);
  return places;
}

export function handlesOf(schema: GraphQLSchema): Handle[] {
  return placesOf(schema).flatMap((place) => {
    const handles: Handle[] = [];
    const walk = (part: GraphQLArgument | GraphQLInputField, before: string[], within: unknown[]): void => {
      const path = [...before, part.name];
      const named = getNamedType(part.type);
      if (isInputObjectType(named)) {
        if (!within.includes(named))
          for (const field of Object.values(named.getFields())) walk(field, path, [...within, named]);
        return;
      }
      const type = named.name === 'ID' ? 'ID' : TEXTS.has(named.name) ? 'text' : null;
      if (type)
        handles.push({
          answers: answeredBy(place.field),
          ...{ place, path, type, isList: isList(part.type), kind: type === 'ID' ? kindOf(place, path) : null },
          name: `${place.name} ${path.join('.')}`,
        });
    };
    for (const argument of place.field.args) walk(argument, [], []);
    return handles;
  });
}

const isList = (type: GraphQLInputType): boolean =>
  isNonNullType(type) ? isList(type.ofType as GraphQLInputType) : isListType(type);

/** The name of a value, whatever its operator. */
export const nameOf = ({ path }: Pick<Handle, 'path'>): string => path.filter((part) => !OPERATORS.has(part)).at(-1)!;

const isKind = (name: string): name is IdKind => name in ID_PREFIXES;
const upper = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

/** What an id names, by what it is called: `robotId`, `id` of the field that answers a Robot, or a hint. */
function kindOf({ field }: Place, path: string[]): IdKind | null {
  const name = nameOf({ path });
  if (name !== 'id' && name !== 'ids') return kindOfName(name);
  return answeredBy(field);
}

/** The thing that a field answers, be it in a connection or a payload. */
export function answeredBy({ type }: Field): IdKind | null {
  const answered = getNamedType(type);
  if (isKind(answered.name)) return answered.name;
  if (!isObjectType(answered)) return null;
  const things = Object.values(answered.getFields()).map((field) => getNamedType(field.type).name);
  return things.find(isKind) ?? null;
}

/** The kinds of things that a payload may bear as its own: several where it says an interface. */
export function kindsInPayload({ type }: Field, schema: GraphQLSchema): IdKind[] {
  const payload = getNamedType(type);
  if (!isObjectType(payload)) return [];
  return Object.values(payload.getFields()).flatMap((field) => {
    const thing = getNamedType(field.type);
    const types = isInterfaceType(thing) ? schema.getPossibleTypes(thing) : [thing];
    return types.map(({ name }) => name).filter(isKind);
  });
}

export function kindOfName(name: string): IdKind | null {
  const thing = upper(name.replace(/Ids?$/, ''));
  return KIND_OF_NAME[name] ?? (isKind(thing) ? thing : null);
}

export interface Asking {
  operation: string;
  variables: Record<string, unknown>;
}

/**
 * An operation that hands over `value` by a handle. What else is required is filled with `own` things of the caller,
 * by their names; `version` makes an edit of something that is there a CONFLICT and no change.
 */
export function asking(
  handle: Handle,
  value: unknown,
  own: (kind: IdKind) => string,
  depth: number,
  version?: number,
): Asking {
  const { place, path } = handle;
  const { field, root, way } = place;
  const [argument, ...rest] = path as [string, ...string[]];
  const args = field.args.filter((arg) => arg.name === argument || isRequiredArgument(arg) || arg.name === 'initial');
  const variables: Record<string, unknown> = {};
  for (const arg of args) variables[arg.name] = arg.name === 'initial' ? true : filled(arg.type, arg.name, own);
  put(
    variables,
    [argument, ...rest],
    handle.isList ? [value] : value,
    args.find(({ name }) => name === argument)!.type,
  );
  const input = variables['input'] as Record<string, unknown> | undefined;
  const takesVersion = args.some((arg) => {
    const named = getNamedType(arg.type);
    return isInputObjectType(named) && 'version' in named.getFields();
  });
  if (input) Object.assign(input, GIVEN_BESIDE[handle.name]);
  for (const name of OWN_BESIDE[handle.name] ?? []) if (input) input[name] = own(kindOfName(name)!);
  if (input && version !== undefined && takesVersion) input['version'] = version;
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const inner = `${field.name}(${passed})${selectionOf(field.type, depth)}`;
  const selected = [...way].reverse().reduce((text, name) => `${name} { ${text} }`, inner);
  return { operation: `${root.toLowerCase()} (${declared}) { ${selected} }`, variables };
}

/** The smallest value of an input, with the caller's own things where ids are required. */
function filled(type: GraphQLInputType, name: string, own: (kind: IdKind) => string): unknown {
  if (isNonNullType(type)) return filled(type.ofType as GraphQLInputType, name, own);
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    const values = required.map((field) => [field.name, filled(field.type, field.name, own)]);
    return { ...(Object.fromEntries(values) as object), ...GIVEN[type.name] };
  }
  if (isListType(type) && isInputObjectType(getNamedType(type)))
    return [filled(type.ofType as GraphQLInputType, name, own)];
  const kind = getNamedType(type).name === 'ID' ? kindOfName(name) : null;
  if (name === 'email') return 'somebody@list.test';
  if (!kind) return minimalValue(type);
  return isListType(type) ? [own(kind)] : own(kind);
}

/** Puts a value into a place of the variables; lists on the way get one item. */
function put(target: Record<string, unknown>, path: string[], value: unknown, type: GraphQLInputType): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = getNamedType(type);
  if (!isInputObjectType(inner)) throw new Error(`${path.join('.')} is not an input`);
  const next = inner.getFields()[rest[0]!]!.type;
  const required = filled(inner, name, () => 'nothing') as Record<string, unknown>;
  const present = target[name];
  const held = (Array.isArray(present) ? present[0] : present) as Record<string, unknown> | undefined;
  const object = { ...required, ...held };
  target[name] = isList(type) ? [object] : object;
  put(object, rest, value, next);
}
