import type { Role } from '../role.js';
import { ask } from '../session/ask.js';
import { currentAuthorization } from '../session/session.js';
import { Store } from '../store.js';
import { type Example, startersOf } from './catalogue.js';
import { fill } from './fill.js';

/** Tabs that somebody asked for. The workbench takes them as soon as it is there. */
export interface TabRequest {
  tabs: { query: string; variables: string }[];
  /** Take the place of tabs that hold nothing of the reader's own. */
  replaceUntouched: boolean;
}

export const tabRequest = new Store<TabRequest | null>(null);

/** Opens examples in tabs, the first of them in front. */
export async function openExamples(examples: Example[], replaceUntouched = false): Promise<void> {
  tabRequest.set({ tabs: await Promise.all(examples.map(prepare)), replaceUntouched });
}

/** What a role starts with, right after signing in. */
export const openStarters = (role: Role): Promise<void> => openExamples(startersOf(role), true);

async function prepare(example: Example): Promise<{ query: string; variables: string }> {
  const found = example.lookup ? await lookUp(example.lookup) : null;
  return { query: example.query, variables: fill(example.variables, found) };
}

/** A lookup is a kindness: when it is refused, the placeholders say what is missing. */
async function lookUp(query: string): Promise<unknown> {
  try {
    return await ask(query, {}, await currentAuthorization());
  } catch {
    return null;
  }
}
