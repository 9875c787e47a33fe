/**
 * Measures a document before it is validated: how deep it is, how much it names, and what it may come to. Each fragment
 * is measured once, so that fragments which spread fragments cost no more than their text.
 */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { PAGE_DEFAULT } from '../../services/page.js';
import { NOTHING, once, times, together, type Plan, type Size, type Source } from './plan.js';

/** How long a list is taken to be when nothing says so. */
const LIST_LENGTH = 10;
/** What a look at the schema counts as, in things. */
const INTROSPECTION_NODES = 500;

export interface Measure {
  depth: number;
  introspectionDepth: number;
  /** Those of a fragment count wherever it is spread. */
  fields: number;
  aliases: number;
  directives: number;
  introspections: number;
  /** Fields at this level. */
  ownFields: number;
  nodes: Plan;
  /** Points of fields that say themselves what they cost, whatever they answer. */
  work: number;
  /** A fragment that spreads itself. */
  cycle: string | null;
}

export interface MeasuredOperation extends Measure {
  node: OperationDefinitionNode;
  /** Default values of its variables. */
  defaults: Record<string, unknown>;
}

export interface MeasuredDocument {
  operations: MeasuredOperation[];
  /** All definitions, fragments that nobody spreads among them. */
  all: Measure[];
}

const EMPTY: Measure = {
  depth: 0,
  introspectionDepth: 0,
  fields: 0,
  aliases: 0,
  directives: 0,
  introspections: 0,
  ownFields: 0,
  nodes: NOTHING,
  work: 0,
  cycle: null,
};

type Type = GraphQLNamedType | undefined;
type FieldOf = GraphQLField<unknown, unknown>;

export function createMeasure(schema: GraphQLSchema): (document: DocumentNode) => MeasuredDocument {
  const wrappers = wrappersOf(schema);

  return ({ definitions }) => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    // Null: it is being measured just now.
    const known = new Map<string, Measure | null>();

    const ofFragment = (name: string): Measure => {
      const found = known.get(name);
      if (found === null) return { ...EMPTY, cycle: name };
      if (found) return found;
      const fragment = fragments.get(name);
      if (!fragment) return EMPTY;
      known.set(name, null);
      const type = schema.getType(fragment.typeCondition.name.value);
      const measured = withDirectives(ofSelections(fragment.selectionSet, type), fragment.directives);
      known.set(name, measured);
      return measured;
    };

    const ofSelections = ({ selections }: SelectionSetNode, parent: Type): Measure =>
      sumOf(selections.map((part) => ofSelection(part, parent)));

    const ofSelection = (part: SelectionNode, parent: Type): Measure => {
      switch (part.kind) {
        case Kind.FIELD:
          return withDirectives(ofField(part, parent), part.directives);
        case Kind.FRAGMENT_SPREAD:
          return withDirectives(ofFragment(part.name.value), part.directives);
        case Kind.INLINE_FRAGMENT: {
          const type = part.typeCondition ? schema.getType(part.typeCondition.name.value) : parent;
          return withDirectives(ofSelections(part.selectionSet, type), part.directives);
        }
      }
    };

    const ofField = (node: FieldNode, parent: Type): Measure => {
      const field = fieldOf(schema, parent, node.name.value);
      const type = field && getNamedType(field.type);
      const inner = node.selectionSet ? ofSelections(node.selectionSet, type) : EMPTY;
      const isIntrospection = field === SchemaMetaFieldDef || field === TypeMetaFieldDef;
      const isWrapped = parent !== undefined && wrappers.has(parent) && isCompositeType(type);
      const depth = inner.depth + (isWrapped ? 0 : 1);
      return {
        depth: isIntrospection ? 1 : depth,
        introspectionDepth: isIntrospection ? depth : inner.introspectionDepth,
        fields: inner.fields + 1,
        aliases: inner.aliases + (node.alias ? 1 : 0),
        directives: inner.directives,
        introspections: inner.introspections + (isIntrospection ? 1 : 0),
        ownFields: 1,
        nodes: isIntrospection
          ? { fixed: INTROSPECTION_NODES, parts: [] }
          : isWrapped
            ? inner.nodes
            : nodesOf(field, node, inner.nodes),
        work: inner.work + pointsOf(field),
        cycle: inner.cycle,
      };
    };

    const nodesOf = (field: FieldOf | undefined, node: FieldNode, inner: Plan): Plan => {
      if (!field) return inner;
      const type = getNamedType(field.type);
      if (!isCompositeType(type) || type.name.startsWith('__')) return NOTHING;
      if (isList(field.type) || wrappers.has(type)) return times(sizeOf(field, node), inner);
      return once(inner);
    };

    const operations = definitions.flatMap((one): MeasuredOperation[] => {
      if (one.kind !== Kind.OPERATION_DEFINITION) return [];
      const variables = one.variableDefinitions ?? [];
      const measured = withDirectives(ofSelections(one.selectionSet, schema.getRootType(one.operation) ?? undefined), [
        ...(one.directives ?? []),
        ...variables.flatMap(({ directives }) => directives ?? []),
      ]);
      return [{ ...measured, node: one, defaults: defaultsOf(one) }];
    });
    return { operations, all: [...operations, ...[...fragments.keys()].map(ofFragment)] };
  };
}

/** The parts of one selection together. */
function sumOf(parts: readonly Measure[]): Measure {
  const sum = { ...EMPTY };
  for (const part of parts) {
    sum.depth = Math.max(sum.depth, part.depth);
    sum.introspectionDepth = Math.max(sum.introspectionDepth, part.introspectionDepth);
    sum.fields += part.fields;
    sum.aliases += part.aliases;
    sum.directives += part.directives;
    sum.introspections += part.introspections;
    sum.ownFields += part.ownFields;
    sum.work += part.work;
    sum.cycle ??= part.cycle;
  }
  sum.nodes = together(parts.map(({ nodes }) => nodes));
  return sum;
}

const withDirectives = (measure: Measure, directives: readonly unknown[] | undefined): Measure =>
  directives?.length ? { ...measure, directives: measure.directives + directives.length } : measure;

/** Connections and their edges: what is in them is the list's, and counts with it. */
function wrappersOf(schema: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
  const found = new Set<GraphQLNamedType>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const { pageInfo, edges } = type.getFields();
    if (pageInfo && edges) found.add(type).add(getNamedType(edges.type));
  }
  return found;
}

function fieldOf(schema: GraphQLSchema, parent: Type, name: string): FieldOf | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parent.getFields()[name];
}

/** What a field says of itself by `@Extensions({ points })`: work of which its answer shows little. */
const pointsOf = (field: FieldOf | undefined): number => Number(field?.extensions['points'] ?? 0);

const isList = (type: FieldOf['type']): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** Arguments that say how long a list is. */
const SIZES = ['first', 'last', 'ids'];

/** How many a list may bring: what the operation says, or else the default of the schema. */
function sizeOf({ args }: FieldOf, node: FieldNode): Size {
  const sizes = args.filter(({ name }) => SIZES.includes(name));
  const said = (node.arguments ?? [])
    .filter(({ name }) => sizes.some((one) => one.name === name.value))
    .map(({ value }) => sourceOf(value));
  const unsaid = sizes.map(({ defaultValue }) => defaultValue).filter((value) => typeof value === 'number');
  const isPage = sizes.some(({ name }) => name !== 'ids');
  return {
    sources: said.filter((source) => source !== null),
    otherwise: unsaid.length > 0 ? Math.max(...unsaid) : isPage ? PAGE_DEFAULT : LIST_LENGTH,
  };
}

function sourceOf(value: ValueNode): Source | null {
  switch (value.kind) {
    case Kind.VARIABLE:
      return { variable: value.name.value };
    case Kind.INT:
      return Number(value.value);
    case Kind.LIST:
      return value.values.length;
    default:
      return null;
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions)
    if (defaultValue && (defaultValue.kind === Kind.INT || defaultValue.kind === Kind.LIST))
      defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  return defaults;
}
