/** The way from one status to another where the lifecycle has no single step: what must have happened in between. */
import { TRANSITIONS } from './lifecycle.js';
import type { TicketStatus } from './ticket-words.js';

/** Statuses that a way may lead through. That work waited for somebody, or was given up, is never guessed. */
const THROUGH: readonly TicketStatus[] = ['ASSIGNED', 'IN_PROGRESS', 'RESOLVED'];

/** The shortest way, `to` at its end: one status where it is a legal step, none where nothing is to be done; null where there is no way. */
export function pathTo(from: TicketStatus, to: TicketStatus): readonly TicketStatus[] | null {
  if (from === to) return [];
  const seen = new Set([from]);
  let ways: TicketStatus[][] = [[from]];
  while (ways.length > 0) {
    const longer: TicketStatus[][] = [];
    for (const way of ways)
      for (const next of TRANSITIONS[way.at(-1)!]) {
        if (next === to) return [...way.slice(1), to];
        if (seen.has(next) || !THROUGH.includes(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    ways = longer;
  }
  return null;
}
