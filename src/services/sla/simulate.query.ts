/** Replaying past tickets under another policy. */
import { sql } from 'kysely';
import { checkCalendar, checkPolicy } from '../../domain/sla/check.js';
import { SLA_KINDS, pastOf, type SlaTicket } from '../../domain/sla/history.js';
import { ledgerOf, type ClockLedger, type SlaPromise, type SlaState } from '../../domain/sla/ledger.js';
import type { CalendarRules, WorkingTime } from '../../domain/sla/working-time.js';
import { invalid, notFound } from '../../domain/errors.js';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';
import { ticketConditions, type TicketWhere } from '../tickets/ticket.query.js';
import { knowsHolidaysOf, type HolidayPlace } from './holidays.js';
import { epochMs, slaLinesOf } from './past.js';
import { workingTimeOf } from './working-times.js';

/** Tickets that one simulation replays at the most, and at a time. */
export const SIMULATION_MAX = 50_000;
const PIECE = 500;

/** A calendar that need not exist. */
export type CalendarDraft = CalendarRules & Omit<HolidayPlace, 'timeZone'>;

/** A policy that need not exist: by a calendar that does, or by one that is as much a draft. */
export interface PolicyDraft extends SlaPromise {
  calendarId?: string | null;
  calendar?: CalendarDraft | null;
}

export interface SimulateSla {
  /** A policy that there is, as it now is … */
  policyId?: string | null;
  /** … or a draft: one of them. */
  policy?: PolicyDraft | null;
  /** Which tickets: by conditions, or these; newest first, of those that the caller sees. */
  where?: TicketWhere;
  ticketIds?: readonly string[];
  /** How many at the most, 1 to 50,000; 10,000 when nothing is said. */
  limit?: number | null;
}

/** One ticket under the draft, against what was. Null where nothing is, or was, promised. */
export interface SimulatedTicket {
  ticketId: string;
  response: SimulatedClock;
  resolution: SimulatedClock;
}

export interface SimulatedClock {
  /** As it now stands under the policy that the ticket was opened under. */
  was: SlaState | null;
  /** As it would stand. */
  wouldBe: SlaState | null;
  /** Working time until it was met, or until now, ms; null where nothing is promised. */
  elapsed: number | null;
  target: number | null;
}

/** How many clocks kept their promise. */
export interface SlaTally {
  /** Met in time. */
  met: number;
  /** Met too late, or running past its deadline. */
  breached: number;
  /** Running or standing, and not late. */
  open: number;
  /** Ended with the ticket, or nothing promised. */
  none: number;
}

export interface SlaComparison {
  was: SlaTally;
  wouldBe: SlaTally;
}

export interface SlaSimulation {
  /** How many tickets were replayed. */
  count: number;
  /** Whether there are more than the limit. */
  isPartial: boolean;
  response: SlaComparison;
  resolution: SlaComparison;
  tickets: SimulatedTicket[];
}

/** Says what would have been met and breached under another policy. @throws DeskError VALIDATION, NOT_FOUND */
export async function simulateSla(call: Call, input: SimulateSla): Promise<SlaSimulation> {
  const limit = input.limit ?? 10_000;
  if (limit < 1 || limit > SIMULATION_MAX) throw invalid('out_of_bounds', ['limit'], { min: 1, max: SIMULATION_MAX });
  const { promise, time } = await draftOf(call.desk.db, input);
  const now = call.desk.clock.now().getTime();
  const result: SlaSimulation = {
    count: 0,
    isPartial: false,
    response: { was: noTally(), wouldBe: noTally() },
    resolution: { was: noTally(), wouldBe: noTally() },
    tickets: [],
  };
  const ids = await ticketsToReplay(call, input, limit + 1);
  result.isPartial = ids.length > limit;
  for (let start = 0; start < Math.min(limit, ids.length); start += PIECE) {
    const piece = ids.slice(start, Math.min(start + PIECE, limit));
    for (const ticket of await replay(call.desk.db, piece, promise, time, now)) {
      result.tickets.push(ticket);
      for (const name of ['response', 'resolution'] as const) {
        count(result[name].was, ticket[name].was);
        count(result[name].wouldBe, ticket[name].wouldBe);
      }
    }
  }
  result.count = result.tickets.length;
  return result;
}

/** Only ids, so that the pages that follow hold still while the desk goes on. */
async function ticketsToReplay(call: Call, { where = {}, ticketIds }: SimulateSla, most: number): Promise<string[]> {
  let query = call.desk.db
    .selectFrom('ticket')
    .select('ticket.id')
    .where((eb) => eb.and(ticketConditions(call, where)));
  if (ticketIds) query = query.where(sql<boolean>`ticket.id = any(${ticketIds}::uuid[])`);
  const found = await query.orderBy('ticket.created_at', 'desc').orderBy('ticket.id', 'desc').limit(most).execute();
  return found.map(({ id }) => id);
}

async function replay(
  db: Db,
  ids: readonly string[],
  promise: SlaPromise,
  time: WorkingTime,
  now: number,
): Promise<SimulatedTicket[]> {
  const [tickets, lines, clocks] = [
    await db
      .selectFrom('ticket')
      .select(['id', 'service_type as serviceType', 'status', 'priority', epochMs('created_at').as('createdAt')])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    await slaLinesOf(db, ids, SLA_KINDS),
    await storedStates(db, ids, now),
  ];
  return tickets.map((ticket) => {
    const { response, resolution } = ledgerOf(
      pastOf(ticket as SlaTicket, lines.get(ticket.id) ?? []),
      promise,
      time,
      now,
    );
    return {
      ticketId: ticket.id,
      response: simulated(clocks.get(`${ticket.id} RESPONSE`), response),
      resolution: simulated(clocks.get(`${ticket.id} RESOLUTION`), resolution),
    };
  });
}

const simulated = (was: SlaState | undefined, clock: ClockLedger | null): SimulatedClock => ({
  was: was ?? null,
  wouldBe: clock?.state ?? null,
  elapsed: clock?.elapsed ?? null,
  target: clock?.target ?? null,
});

/** How clocks stand; one whose deadline has just passed is breached, whether or not that was noted yet. */
async function storedStates(db: Db, ids: readonly string[], now: number): Promise<Map<string, SlaState>> {
  const rows = await db
    .selectFrom('sla_clock')
    .select(['ticket_id as ticketId', 'kind', 'state', epochMs('due_at').as('dueAt')])
    .where(sql<boolean>`ticket_id = any(${ids}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ ticketId, kind, state, dueAt }) => [
      `${ticketId} ${kind}`,
      state === 'RUNNING' && dueAt !== null && dueAt <= now ? 'BREACHED' : state,
    ]),
  );
}

const noTally = (): SlaTally => ({ met: 0, breached: 0, open: 0, none: 0 });

const PLACE: Record<SlaState, keyof SlaTally> = {
  MET: 'met',
  MET_LATE: 'breached',
  BREACHED: 'breached',
  RUNNING: 'open',
  PAUSED: 'open',
  ENDED: 'none',
};

function count(tally: SlaTally, state: SlaState | null): void {
  tally[state ? PLACE[state] : 'none'] += 1;
}

async function draftOf(db: Db, { policyId, policy }: SimulateSla): Promise<{ promise: SlaPromise; time: WorkingTime }> {
  if (Boolean(policyId) === Boolean(policy)) throw invalid('policy_required', ['policy']);
  if (policyId) {
    const known = await db
      .selectFrom('sla_policy')
      .select([
        'targets',
        'pause_statuses as pauseStatuses',
        'warning_percent as warningPercent',
        'calendar_id as calendarId',
      ])
      .where('id', '=', policyId)
      .executeTakeFirst();
    if (!known) throw notFound('slaPolicy', ['policyId']);
    return { promise: known, time: await workingTimeOf(await calendarOf(db, known.calendarId, ['policyId'])) };
  }
  checkPolicy(policy!, ['policy']);
  const { calendarId, calendar } = policy!;
  if (Boolean(calendarId) === Boolean(calendar)) throw invalid('calendar_required', ['policy', 'calendar']);
  if (calendarId)
    return { promise: policy!, time: await workingTimeOf(await calendarOf(db, calendarId, ['policy', 'calendarId'])) };
  checkCalendar(calendar!, ['policy', 'calendar']);
  if (!(await knowsHolidaysOf(calendar!))) throw invalid('unknown_holidays', ['policy', 'calendar', 'holidayCountry']);
  return { promise: policy!, time: await workingTimeOf(calendar!) };
}

async function calendarOf(db: Db, id: string, path: string[]): Promise<CalendarDraft> {
  const calendar = await db
    .selectFrom('sla_calendar')
    .select([
      'time_zone as timeZone',
      'hours',
      'overrides',
      'holiday_country as holidayCountry',
      'holiday_region as holidayRegion',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!calendar) throw notFound('slaCalendar', path);
  return calendar;
}
