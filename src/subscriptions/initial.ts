/** The state at the beginning of a stream, for those who ask for it. */
import { DeskError } from '../domain/errors.js';
import type { Page, PageArgs } from '../services/page.js';

/** All pages of a list, one after the other. */
export async function* everyPage<Row>(read: (page: PageArgs) => Promise<Page<Row>>): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const page: Page<Row> = await read({ first: 100, after });
    yield* page.rows;
    const last = page.rows.at(-1);
    if (!page.hasNextPage || last === undefined) return;
    after = page.cursorOf(last);
  }
}

/** A cursor says where to go on, `initial` asks for the beginning: only one of them makes sense. */
export function checkInitial(initial: boolean | null | undefined, after: string | null | undefined): void {
  if (initial && after != null) throw new DeskError('VALIDATION', 'initial_or_after', {}, ['initial']);
}
