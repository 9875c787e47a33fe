/**
 * What an operation costs, told before it is executed, from the things that its answer may hold: 100 of them are a
 * point, and each mutation costs 10 points more. Nothing costs less than a point.
 */
import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

type Variables = Record<string, unknown> | null | undefined;

export interface Costs {
  /** Cost in points. */
  of(document: DocumentNode, operationName: string | null | undefined, variables: Variables): number;
  /** How many things it may come to. */
  nodes(document: DocumentNode, operationName: string | null | undefined, variables: Variables): number;
}

const NODES_A_POINT = 100;
const POINTS_A_MUTATION = 10;
/** What a look at the schema counts as, in things. */
const INTROSPECTION = 500;
/** Items in a list that has no page size. */
const ITEMS = 10;
/** Items in a page when the caller does not say how many. */
const PAGE = 20;

export function createCosts(schema: GraphQLSchema): Costs {
  const costs: Costs = {
    of(document, operationName, variables) {
      const operation = getOperationAST(document, operationName);
      const points = Math.max(1, Math.ceil(costs.nodes(document, operationName, variables) / NODES_A_POINT));
      if (operation?.operation !== 'mutation') return points;
      return points + POINTS_A_MUTATION * operation.selectionSet.selections.length;
    },
    nodes(document, operationName, variables) {
      const operation = getOperationAST(document, operationName);
      if (!operation) return 0;
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const one of document.definitions)
        if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

      const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLNamedType, page: number): number => {
        let sum = 0;
        for (const node of selections) {
          if (node.kind === Kind.FIELD) sum += ofField(node, parent, page);
          else {
            const target = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
            const name = target?.typeCondition?.name.value;
            if (target) sum += ofSelections(target.selectionSet, (name && schema.getType(name)) || parent, page);
          }
        }
        return sum;
      };
      const ofField = (node: FieldNode, parent: GraphQLNamedType, page: number): number => {
        const name = node.name.value;
        if (name === '__schema' || name === '__type') return INTROSPECTION;
        if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
        const field = parent.getFields()[name];
        if (!field) return 0;
        const type = getNamedType(field.type);
        if (!isCompositeType(type)) return 0;
        const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
        const isPaged = field.args.some((arg) => arg.name === 'first');
        // The items of a connection are in its lists (`edges`, `nodes`), as many as the connection was asked for.
        const times = isList ? (parent.name.endsWith('Connection') ? page : ITEMS) : 1;
        return times * (1 + ofSelections(node.selectionSet, type, isPaged ? pageSize(node) : page));
      };
      const pageSize = (node: FieldNode): number => {
        const asked = node.arguments?.find((arg) => arg.name.value === 'first' || arg.name.value === 'last');
        const size = asked && valueFromASTUntyped(asked.value, variables as never);
        return typeof size === 'number' && size > 0 ? size : PAGE;
      };
      const root = schema.getRootType(operation.operation);
      return root ? ofSelections(operation.selectionSet, root, PAGE) : 0;
    },
  };
  return costs;
}
