/** From a subscription operation to the stream it asks for: its field, its arguments, and what tells it from others. */
import {
  getArgumentValues,
  getVariableValues,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../context.js';
import { mayOpen } from '../permissions/index.js';
import { feeds } from '../subscriptions/index.js';
import type { StreamSpec } from '../subscriptions/stream.js';
import type { Prepared } from './documents.js';

export interface Opener {
  /** The variables as they were given, with their defaults. */
  variables: Record<string, unknown>;
  key: string;
  open(context: Context): Promise<StreamSpec<unknown>>;
}

/** Arguments that say how one subscriber begins; what comes then is the same for all who asked the same. */
const BEGINNINGS = new Set(['after', 'initial']);

export function streamOpener(schema: GraphQLSchema) {
  const fields = schema.getSubscriptionType()!.getFields();
  return (
    { document, operation }: Prepared,
    variables: Record<string, unknown>,
  ): Opener | { errors: readonly GraphQLError[] } => {
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (coerced.errors) return { errors: coerced.errors };
    // Validation has seen to it that there is one field, and that it exists.
    const node = rootFieldOf(document, operation.selectionSet)!;
    const field = fields[node.name.value]!;
    let args: Record<string, unknown>;
    try {
      args = getArgumentValues(field, node, coerced.coerced);
    } catch (error) {
      return { errors: [error as GraphQLError] };
    }
    return {
      variables,
      key: JSON.stringify(withoutBeginnings(node, variables)),
      async open(context) {
        mayOpen(field.name, args, context);
        return feeds[field.name]!(context, args as never);
      },
    };
  };
}

/** The one field of a subscription, wherever fragments have put it. */
function rootFieldOf(document: DocumentNode, { selections }: SelectionSetNode): FieldNode | undefined {
  for (const part of selections) {
    if (part.kind === Kind.FIELD) return part;
    const inner =
      part.kind === Kind.INLINE_FRAGMENT
        ? part.selectionSet
        : document.definitions.find(
            (one): one is FragmentDefinitionNode =>
              one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === part.name.value,
          )?.selectionSet;
    const found = inner && rootFieldOf(document, inner);
    if (found) return found;
  }
  return undefined;
}

function withoutBeginnings(node: FieldNode, variables: Record<string, unknown>): [string, unknown][] {
  const beginning = new Set(
    (node.arguments ?? []).flatMap(({ name, value }) =>
      BEGINNINGS.has(name.value) && value.kind === Kind.VARIABLE ? [value.name.value] : [],
    ),
  );
  return Object.entries(variables)
    .filter(([name]) => !beginning.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
