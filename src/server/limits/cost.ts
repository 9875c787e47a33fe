/**
 * What an operation costs, told before it is executed, from what it may come to:
 *
 * - Each thing counts 1: an object, each item of a list, each node of a page. `edges`, `node`, `nodes` and `pageInfo`
 *   are part of their page, and plain values are part of their thing.
 * - A page counts as many as `first`, `last` or `ids` say, 20 when nothing is said; another list counts 10. What is in
 *   it counts that many times.
 * - A look at the schema (`__schema`, `__type`) counts 500.
 * - 100 things are a point, and each mutation costs 10 points more. Nothing costs less than a point.
 * - A field that reads much to say little (statistics) costs points of its own, said beside the field and measured.
 */
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { MAX_FIELDS } from './bounds.js';
import { createMeasure, type MeasuredDocument, type MeasuredOperation } from './measure.js';
import { evaluate, type Plan } from './plan.js';

const NODES_A_POINT = 100;
const POINTS_A_MUTATION = 10;

type Variables = Record<string, unknown> | null | undefined;

export interface Costs {
  /** Cost in points; 1 when it cannot be told which operation is meant. */
  of(document: DocumentNode, operationName: string | null | undefined, variables: Variables): number;
  /** How many things it may come to. */
  nodes(document: DocumentNode, operationName: string | null | undefined, variables: Variables): number;
  /** Points of fields that say themselves what they cost; part of the cost, whatever the answer holds. */
  work(document: DocumentNode, operationName: string | null | undefined): number;
  /** How large the document is; measured once. */
  measure(document: DocumentNode): MeasuredDocument;
}

export function createCosts(schema: GraphQLSchema): Costs {
  const measureOf = createMeasure(schema);
  const known = new WeakMap<DocumentNode, MeasuredDocument>();

  const measure = (document: DocumentNode): MeasuredDocument => {
    let measured = known.get(document);
    if (!measured) known.set(document, (measured = measureOf(document)));
    return measured;
  };
  const nodesOf = (operation: MeasuredOperation, variables: Variables): number => {
    const { nodes, fields, defaults } = operation;
    if (isConstant(nodes)) return nodes.fixed;
    // What is refused for its size is not walked: fragments that spread fragments could make it endless.
    return fields > MAX_FIELDS ? Infinity : evaluate(nodes, { variables, defaults });
  };

  return {
    measure,
    nodes(document, operationName, variables) {
      const operation = operationIn(measure(document), operationName);
      return operation ? nodesOf(operation, variables) : 0;
    },
    work: (document, operationName) => operationIn(measure(document), operationName)?.work ?? 0,
    of(document, operationName, variables) {
      const operation = operationIn(measure(document), operationName);
      if (!operation) return 1;
      const points = Math.max(1, Math.ceil(nodesOf(operation, variables) / NODES_A_POINT)) + operation.work;
      return operation.node.operation === 'mutation' ? points + POINTS_A_MUTATION * operation.ownFields : points;
    },
  };
}

const isConstant = ({ parts }: Plan): boolean => parts.length === 0;

function operationIn({ operations }: MeasuredDocument, name: string | null | undefined) {
  if (name == null) return operations.length === 1 ? operations[0] : undefined;
  return operations.find(({ node }) => node.name?.value === name);
}
