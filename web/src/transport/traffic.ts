import { Store } from '../store.js';

/** What the last run did, for the line under the answer. */
export type Traffic =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'answered'; status: number; ms: number; cost: number | null }
  | { kind: 'connecting'; again: boolean }
  | { kind: 'listening'; events: number; lastAt: Date | null }
  | { kind: 'ended'; events: number }
  | { kind: 'failed'; message: string };

export const traffic = new Store<Traffic>({ kind: 'idle' });

/** `extensions.cost` is a number or an object that holds the cost paid; anything else is not shown. */
export function costOf(extensions: unknown): number | null {
  const cost = field(extensions, 'cost');
  const paid =
    typeof cost === 'number' ? cost : (field(cost, 'actual') ?? field(cost, 'cost') ?? field(cost, 'requested'));
  return typeof paid === 'number' ? paid : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
