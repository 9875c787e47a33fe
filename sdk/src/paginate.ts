/** All pages of a list, one item at a time. */
import { DeskError } from './errors.js';
import type { CallOptions } from './operation.js';

/** One page, as every list of the desk has it. */
export interface Page<Item> {
  nodes: readonly Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface PageVariables {
  first?: number | null;
  after?: string | null;
}

const PAGE_SIZE = 100;

/**
 * The items of a list, page after page, from `after` to its end: `paginate(desk.robots, { where: … })`. A page is only
 * fetched when it is needed; `first` is the size of a page, 100 when nothing is said.
 * @throws DeskError as the call does
 */
export async function* paginate<Variables extends PageVariables | undefined, Item>(
  list: (variables: Variables, options?: CallOptions) => Promise<Page<Item>>,
  variables?: NoInfer<Omit<NonNullable<Variables>, 'last' | 'before'>>,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined> {
  let after = (variables as PageVariables | undefined)?.after ?? null;
  for (;;) {
    const page = await list({ first: PAGE_SIZE, ...variables, after } as unknown as Variables, options);
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return;
    // A list that says "more" and moves no further would be read forever.
    if (endCursor === null || endCursor === after) throw new DeskError('UNKNOWN', 'The list does not go on.');
    after = endCursor;
  }
}
