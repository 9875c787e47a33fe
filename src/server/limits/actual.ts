/**
 * What an answer really held: its things, counted. Only the places where things are is looked at, and those are worked
 * out once a document; the plain values, which are most of an answer, are not touched. A write is worth what it was said
 * to be, whatever it answers: its work is done.
 */
import { getOperationAST, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

interface Place {
  /** Its name in the answer. */
  name: string;
  /** What it counts itself, or each of its items: 0 when it is only the wrapping of things. */
  self: 0 | 1;
  inside: Places;
}
type Places = readonly Place[];

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
  for (const place of places) sum += things(thing[place.name], place);
  return sum;
}

function things(value: unknown, place: Place): number {
  if (value === null || typeof value !== 'object') return 0;
  if (!Array.isArray(value)) return place.self + inThing(value as Record<string, unknown>, place.inside);
  let sum = 0;
  for (const item of value) sum += things(item, place);
  return sum;
}

/** Inside of a page: its things are the items of `edges` or `nodes`. */
const LISTS = ['edges', 'nodes'];
const WRAPPINGS = ['node', 'pageInfo'];

/** Null for what is no query. */
function placesIn(document: DocumentNode, operationName: string): Places | null {
  const operation = getOperationAST(document, operationName || null);
  if (operation?.operation !== 'query') return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

  // The same name may be selected in several places; what is inside is put together, as in the answer.
  const inAll = (sets: readonly SelectionSetNode[]): Places => {
    const found = new Map<string, { field: string; sets: SelectionSetNode[] }>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const node of selections) {
        if (node.kind === Kind.FIELD) {
          if (!node.selectionSet) continue;
          const name = node.alias?.value ?? node.name.value;
          const known = found.get(name);
          if (known) known.sets.push(node.selectionSet);
          else found.set(name, { field: node.name.value, sets: [node.selectionSet] });
        } else {
          const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
          if (inner) collect(inner.selectionSet);
        }
      }
    };
    for (const set of sets) collect(set);
    return [...found].map(([name, { field, sets: inner }]) => {
      const inside = inAll(inner);
      const isPage = inside.some((place) => LISTS.includes(place.name));
      return { name, self: isPage || WRAPPINGS.includes(field) ? 0 : 1, inside };
    });
  };
  return inAll([operation.selectionSet]);
}
