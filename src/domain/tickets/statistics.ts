/** What the statistics of tickets are told by. */
import { isOver } from './lifecycle.js';
import { TICKET_STATUSES } from './ticket-words.js';

/** Tickets on which work is not over: the backlog. */
export const OPEN_STATUSES = TICKET_STATUSES.filter((status) => !isOver(status));

export const CALENDAR_PERIODS = ['DAY', 'WEEK', 'MONTH'] as const;
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

const DAY = 86_400;
const BOUNDS = [0, 1, 3, 7, 30, 90].map((days) => days * DAY);

/** Ages that a backlog is sorted into, in seconds: from (inclusive) to (exclusive); the last one has no end. */
export const BACKLOG_AGES: readonly { from: number; to: number | null }[] = BOUNDS.map((from, index) => ({
  from,
  to: BOUNDS[index + 1] ?? null,
}));
