/** ServiceNow: the history of incidents, as its log tells it. */
import type { Misfit, TicketHistory } from '../../domain/tickets/history.js';
import { historyOf } from './history.js';
import { factsOf, type LogFacts } from './facts.js';
import { readLog } from './log.js';
import { Misfits } from './misfits.js';

export { LogError } from './log.js';
export type { LogFacts } from './facts.js';

export interface ReadHistories {
  histories: TicketHistory[];
  /** What the log itself counts, to be held against what the desk has. */
  facts: LogFacts;
  misfits: Misfit[];
}

/** Reads a log. @throws LogError when it is none */
export function readHistories(text: string): ReadHistories {
  const incidents = readLog(text);
  const misfits = new Misfits();
  const histories = incidents.map((lines) => historyOf(lines, misfits)).filter((history) => history !== null);
  return { histories, facts: factsOf(incidents), misfits: misfits.list() };
}
