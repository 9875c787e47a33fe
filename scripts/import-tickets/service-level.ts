/**
 * Which targets the source went by: fitted on one half of its tickets, and held against what it says of the other half,
 * both by the desk's own clocks.
 */
import { TARGET_MAX } from '../../src/domain/sla/check.js';
import { WEEKDAYS } from '../../src/domain/sla/sla-words.js';
import { PRIORITIES, type Priority } from '../../src/domain/tickets/ticket-words.js';
import type { Call } from '../../src/services/desk.js';
import { simulateSla, type SimulatedTicket } from '../../src/services/sla/simulate.query.js';

export interface FittedLevel {
  /** Time until the resolution, in hours, by priority; null where no ticket of the first half kept to any. */
  hours: Record<Priority, number | null>;
  /** Tickets of each half. */
  fitted: number;
  checked: number;
  /** Tickets of the second half of which both say the same. */
  agreed: number;
  /** Numbers of the others. */
  disagreed: string[];
}

/** Day and night. */
const ALWAYS = {
  timeZone: 'UTC',
  hours: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
  overrides: [],
  holidayCountry: null,
  holidayRegion: null,
};

interface Judged {
  id: string;
  number: string;
  priority: Priority;
  made: boolean;
}

/** @param madeSla of each number, whether the source says that it kept to its service level */
export async function fitServiceLevel(
  call: Call,
  clientId: string,
  madeSla: ReadonlyMap<string, boolean>,
): Promise<FittedLevel> {
  const [first, second] = halvesOf(await judgedTickets(call, clientId, madeSla));
  const elapsed = await replayed(call, first, () => TARGET_MAX);
  const targets = Object.fromEntries(
    PRIORITIES.map((priority) => {
      const own = first.filter((one) => one.priority === priority);
      return [priority, bestTarget(own.map(({ id, made }) => ({ made, seconds: secondsOf(elapsed.get(id)!) })))];
    }),
  ) as Record<Priority, number>;
  const told = await replayed(call, second, (priority) => targets[priority]);
  const disagreed = second.filter(({ id, made }) => (told.get(id)!.wouldBe === 'MET') !== made);
  const hoursOf = (seconds: number) => (seconds > 1 ? Math.round(seconds / 36) / 100 : null);
  return {
    hours: Object.fromEntries(
      PRIORITIES.map((priority) => [priority, hoursOf(targets[priority])]),
    ) as FittedLevel['hours'],
    fitted: first.length,
    checked: second.length,
    agreed: second.length - disagreed.length,
    disagreed: disagreed.map(({ number }) => number),
  };
}

/** Time that counted, as the part that it is of the longest target there may be. */
const secondsOf = ({ elapsed, target }: SimulatedTicket['resolution']): number => (elapsed! / target!) * TARGET_MAX;

/** By number, every other ticket of each priority. */
function halvesOf(tickets: readonly Judged[]): [Judged[], Judged[]] {
  const halves: [Judged[], Judged[]] = [[], []];
  for (const some of Map.groupBy(tickets, ({ priority }) => priority).values())
    some.forEach((ticket, index) => halves[index % 2]!.push(ticket));
  return halves;
}

/** The clocks of resolution by tickets, counted day and night, with nothing that pauses them. */
async function replayed(
  call: Call,
  tickets: readonly Judged[],
  targetOf: (priority: Priority) => number,
): Promise<Map<string, SimulatedTicket['resolution']>> {
  const targets = PRIORITIES.map((priority) => ({
    priority,
    serviceType: null,
    responseSeconds: null,
    resolutionSeconds: targetOf(priority),
  }));
  const policy = { calendar: ALWAYS, targets, pauseStatuses: [], warningPercent: 75 };
  const done = await simulateSla(call, { policy, ticketIds: tickets.map(({ id }) => id) });
  return new Map(done.tickets.map(({ ticketId, resolution }) => [ticketId, resolution]));
}

/** The target in whole seconds that tells most tickets right: between two of them, or before all; the strictest of several. */
function bestTarget(tickets: readonly { seconds: number; made: boolean }[]): number {
  const lengths = tickets.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const between = lengths.map((length, index) => Math.round((length + (lengths[index + 1] ?? length)) / 2));
  const right = (target: number) => tickets.filter(({ seconds, made }) => seconds <= target === made).length;
  return [1, ...between.map((target) => Math.max(1, target))].reduce((best, target) =>
    right(target) > right(best) ? target : best,
  );
}

async function judgedTickets(call: Call, clientId: string, madeSla: ReadonlyMap<string, boolean>): Promise<Judged[]> {
  const rows = await call.desk.db
    .selectFrom('ticket')
    .select(['id', 'external_ref as number', 'priority'])
    .where('client_id', '=', clientId)
    .where('external_ref', 'is not', null)
    .orderBy('external_ref')
    .execute();
  return rows.flatMap(({ id, number, priority }) => {
    const made = madeSla.get(number!);
    return made === undefined ? [] : [{ id, number: number!, priority, made }];
  });
}
