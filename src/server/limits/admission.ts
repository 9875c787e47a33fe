/**
 * Whether an operation is let in, the same at both doors: its document is measured, then validated, once; what depends
 * on its variables or its caller is looked at each time. What is measured comes first, because some of GraphQL's own
 * rules compare fields in pairs.
 */
import { GraphQLError, Kind, validate, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { DeskError } from '../../domain/errors.js';
import type { Call } from '../../services/desk.js';
import { asGraphQLError } from '../format-error.js';
import * as bounds from './bounds.js';
import type { Costs } from './cost.js';
import type { Measure } from './measure.js';
import type { TrustedDocuments } from '../trusted-documents.js';
import { repeatsIn } from './repeats.js';

export interface Asked {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
}

export interface Admission {
  /** Why the operation is refused; null when it is let in. */
  refusal(asked: Asked, call: Call): readonly GraphQLError[] | null;
}

interface Verdict {
  errors: readonly GraphQLError[] | null;
  /** Whether it asks for the schema. */
  introspects: boolean;
}

/** What is bounded in each definition, and how it is called. */
const BOUNDS: readonly (readonly [keyof Measure, number, string])[] = [
  ['depth', bounds.MAX_DEPTH, 'levels'],
  ['introspectionDepth', bounds.MAX_INTROSPECTION_DEPTH, 'levels in a question about the schema'],
  ['fields', bounds.MAX_FIELDS, 'fields, those of a fragment counted wherever it is spread'],
  ['aliases', bounds.MAX_ALIASES, 'aliases'],
  ['directives', bounds.MAX_DIRECTIVES, 'directives'],
  ['introspections', bounds.MAX_INTROSPECTIONS, 'questions about the schema'],
];

export function createAdmission(schema: GraphQLSchema, costs: Costs, trusted: TrustedDocuments): Admission {
  const known = new WeakMap<DocumentNode, Verdict>();

  const judge = (document: DocumentNode): Verdict => {
    const tooLarge = atFirstSight(document) ?? tooMuchIn(costs, document);
    if (tooLarge) return { errors: [tooLarge], introspects: false };
    if (!trusted.lets(document)) return { errors: [untrusted()], introspects: false };
    const errors = validate(schema, document);
    const introspects = costs.measure(document).operations.some(({ introspections }) => introspections > 0);
    return { errors: errors.length > 0 ? errors.map(asRefusal) : null, introspects };
  };

  return {
    refusal({ document, operationName, variables }, { desk, actor }) {
      let verdict = known.get(document);
      if (!verdict) known.set(document, (verdict = judge(document)));
      if (verdict.errors) return verdict.errors;
      if (verdict.introspects && actor.kind === 'ANONYMOUS' && !desk.settings.schemaIsOpen)
        return [asGraphQLError(new DeskError('UNAUTHENTICATED', 'unauthenticated'))];
      const nodes = costs.nodes(document, operationName, variables);
      return nodes > bounds.MAX_NODES ? [tooCostly(nodes)] : null;
    },
  };
}

/** What can be told without looking into the definitions. */
function atFirstSight({ loc, definitions }: DocumentNode): GraphQLError | null {
  if (loc && loc.source.body.length > bounds.MAX_TEXT) return tooMuch(bounds.MAX_TEXT, 'characters');
  if (definitions.length > bounds.MAX_DEFINITIONS) return tooMuch(bounds.MAX_DEFINITIONS, 'operations and fragments');
  // Of two with one name only one would be measured.
  const names = new Set<string>();
  for (const one of definitions) {
    if (one.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { value } = one.name;
    if (names.has(value)) return refusal(`There can be only one fragment named "${value}".`, one);
    names.add(value);
  }
  return null;
}

function tooMuchIn(costs: Costs, document: DocumentNode): GraphQLError | null {
  const { operations, all } = costs.measure(document);
  for (const measure of all) {
    if (measure.cycle) return refusal(`Cannot spread fragment "${measure.cycle}" within itself.`);
    for (const [part, max, what] of BOUNDS) if ((measure[part] as number) > max) return tooMuch(max, what);
  }
  for (const { ownFields, node } of operations)
    if (ownFields > bounds.MAX_ROOT_FIELDS) return tooMuch(bounds.MAX_ROOT_FIELDS, 'root fields', node);
  if (repeatsIn(document) > bounds.MAX_REPEATS)
    return refusal('The document repeats the same fields too often. Ask for each of them once in one place.');
  return null;
}

const tooMuch = (max: number, what: string, node?: ASTNode): GraphQLError =>
  refusal(`The document has more than ${max} ${what}. Split it into several operations.`, node);

const refusal = (message: string, node?: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: node, extensions: { code: REFUSED } });

const untrusted = (): GraphQLError =>
  refusal('This desk answers trusted documents only. Add yours to the manifests that it is given.');

const asRefusal = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: REFUSED } });

const REFUSED = 'GRAPHQL_VALIDATION_FAILED';

const tooCostly = (nodes: number): GraphQLError =>
  asGraphQLError(
    new DeskError('QUERY_TOO_COSTLY', 'too_many_nodes', { max: bounds.MAX_NODES }, [], {
      nodes: Number.isFinite(nodes) ? nodes : null,
      max: bounds.MAX_NODES,
    }),
  );
