/**
 * What an answer really held: its things, counted. Only the places where things are is looked at, and those are worked
 * out once a document; the plain values, which are most of an answer, are not touched. A write is worth what it was said
 * to be, whatever it answers: its work is done.
 */
import { getOperationAST, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** Names of an answer that lead to things, each with the names inside. */
type Places = readonly { name: string; inside: Places }[];

export type CountThings = (
  document: DocumentNode,
  operationName: string | null | undefined,
  data: Record<string, unknown> | null | undefined,
) => number;

export function createCount(): CountThings {
  const known = new WeakMap<DocumentNode, Map<string, Places | null>>();
  const placesOf = (document: DocumentNode, operationName: string): Places | null => {
    let byName = known.get(document);
    if (!byName) known.set(document, (byName = new Map()));
    let places = byName.get(operationName);
    if (places === undefined) byName.set(operationName, (places = placesIn(document, operationName)));
    return places;
  };
  return (document, operationName, data) => {
    const places = placesOf(document, operationName ?? '');
    if (!places) return Infinity;
    return data ? inThing(data, places) : 0;
  };
}

function inThing(thing: Record<string, unknown>, places: Places): number {
  let sum = 0;
  for (const { name, inside } of places) sum += things(thing[name], inside);
  return sum;
}

function things(value: unknown, places: Places): number {
  if (value === null || typeof value !== 'object') return 0;
  if (!Array.isArray(value)) return 1 + inThing(value as Record<string, unknown>, places);
  let sum = 0;
  for (const item of value) sum += things(item, places);
  return sum;
}

/** Null for what is no query. */
function placesIn(document: DocumentNode, operationName: string): Places | null {
  const operation = getOperationAST(document, operationName || null);
  if (operation?.operation !== 'query') return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

  // The same name may be selected in several places; what is inside is put together, as in the answer.
  const inAll = (sets: readonly SelectionSetNode[]): Places => {
    const found = new Map<string, SelectionSetNode[]>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const node of selections) {
        if (node.kind === Kind.FIELD) {
          if (!node.selectionSet) continue;
          const name = node.alias?.value ?? node.name.value;
          found.set(name, [...(found.get(name) ?? []), node.selectionSet]);
        } else {
          const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
          if (inner) collect(inner.selectionSet);
        }
      }
    };
    for (const set of sets) collect(set);
    return [...found].map(([name, inside]) => ({ name, inside: inAll(inside) }));
  };
  return inAll([operation.selectionSet]);
}
