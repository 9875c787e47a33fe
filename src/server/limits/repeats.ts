/**
 * How many pairs of fields of one name meet in one place of the answer. GraphQL's validation compares each such pair,
 * with all that is under the two. Only for documents whose size is known to be bounded: fragments are followed wherever
 * they are spread.
 */
import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

export function repeatsIn({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

  /** Selections that are answered in one place, by the name they are answered under; and how often each is there. */
  const pairsIn = (sets: readonly SelectionSetNode[]): number => {
    const counts = new Map<string, number>();
    const under = new Map<string, SelectionSetNode[]>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const part of selections) {
        if (part.kind === Kind.INLINE_FRAGMENT) collect(part.selectionSet);
        else if (part.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = fragments.get(part.name.value);
          if (fragment) collect(fragment.selectionSet);
        } else {
          const name = (part.alias ?? part.name).value;
          counts.set(name, (counts.get(name) ?? 0) + 1);
          if (!part.selectionSet) continue;
          const together = under.get(name);
          if (together) together.push(part.selectionSet);
          else under.set(name, [part.selectionSet]);
        }
      }
    };
    sets.forEach(collect);
    let pairs = 0;
    for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
    for (const inner of under.values()) pairs += pairsIn(inner);
    return pairs;
  };

  let most = 0;
  for (const one of definitions) if ('selectionSet' in one) most = Math.max(most, pairsIn([one.selectionSet]));
  return most;
}
