/** Reading calendars, policies, and the service level of tickets. */
import { sql } from 'kysely';
import { reachOf, type Actor } from '../../domain/accounts/actor.js';
import type { ClockLedger, SlaInterval } from '../../domain/sla/ledger.js';
import type { Call } from '../desk.js';
import { visibleTickets } from '../access.js';
import { reckon, type Reckoned } from './reckon.js';

const calendars = (call: Call) =>
  call.desk.db
    .selectFrom('sla_calendar')
    .select([
      'id',
      'name',
      'time_zone as timeZone',
      'hours',
      'holiday_country as holidayCountry',
      'holiday_region as holidayRegion',
      'overrides',
      'updated_at as updatedAt',
      'version',
    ])
    .orderBy('name')
    .orderBy('id');
export type SlaCalendarRow = Awaited<ReturnType<ReturnType<typeof calendars>['execute']>>[number];

const policies = (call: Call) =>
  call.desk.db
    .selectFrom('sla_policy')
    .select([
      'id',
      'name',
      'calendar_id as calendarId',
      'targets',
      'pause_statuses as pauseStatuses',
      'warning_percent as warningPercent',
      'breach_actions as breachActions',
      'is_default as isDefault',
      'enabled',
      'updated_at as updatedAt',
      'version',
    ])
    .orderBy('name')
    .orderBy('id');
export type SlaPolicyRow = Awaited<ReturnType<ReturnType<typeof policies>['execute']>>[number];

/** All calendars, by name. */
export const listSlaCalendars = (call: Call): Promise<SlaCalendarRow[]> => calendars(call).execute();

/** All policies, by name. */
export const listSlaPolicies = (call: Call): Promise<SlaPolicyRow[]> => policies(call).execute();

export const slaCalendarsByIds = (call: Call, ids: readonly string[]): Promise<SlaCalendarRow[]> =>
  calendars(call)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();

export const slaPoliciesByIds = (call: Call, ids: readonly string[]): Promise<SlaPolicyRow[]> =>
  policies(call)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();

/** A clock as it is shown: times as such, lengths in seconds. */
export interface SlaClockRow {
  kind: string;
  state: string;
  target: number;
  elapsed: number;
  remaining: number;
  paused: number;
  startedAt: Date;
  dueAt: Date | null;
  warningAt: Date | null;
  stoppedAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  intervals: SlaIntervalRow[];
}

export interface SlaIntervalRow extends Omit<SlaInterval, 'from' | 'to'> {
  from: Date;
  to: Date;
  duration: number;
}

/** The service level of a ticket as it now stands. */
export interface TicketSlaRow {
  policyId: string;
  response: SlaClockRow | null;
  resolution: SlaClockRow | null;
  expectedBy: Date | null;
}

/** The service levels of several tickets, as far as the caller sees them: two statements, however many there are. */
export async function slaOf(call: Call, ticketIds: readonly string[]): Promise<(TicketSlaRow | null)[]> {
  const { db, clock } = call.desk;
  const found = await reckon(db, ticketIds, clock.now().getTime(), { where: visibleTickets(call.actor) });
  const byTicket = new Map(found.map((one) => [one.ticket.id, shown(one, call.actor)]));
  return ticketIds.map((id) => byTicket.get(id) ?? null);
}

function shown({ ticket, ledger, told }: Reckoned, actor: Actor): TicketSlaRow {
  const clock = (one: ClockLedger | null): SlaClockRow | null =>
    one && {
      ...one,
      target: one.target / 1_000,
      elapsed: one.elapsed / 1_000,
      remaining: one.remaining / 1_000,
      paused: one.paused / 1_000,
      startedAt: new Date(one.startedAt),
      dueAt: dateOf(one.dueAt),
      warningAt: dateOf(one.warningAt),
      stoppedAt: dateOf(one.stoppedAt),
      warnedAt: dateOf(told[one.kind]?.warnedAt),
      breachedAt: dateOf(told[one.kind]?.breachedAt),
      intervals: one.intervals.map((interval) => intervalOf(interval, isStaff(actor))),
    };
  const [response, resolution] = [clock(ledger.response), clock(ledger.resolution)];
  return { policyId: ticket.policyId, response, resolution, expectedBy: resolution?.dueAt ?? null };
}

/** Why somebody waits is said among the staff; that a day is a holiday is nobody's secret. */
const isStaff = (actor: Actor): boolean => ['ALL', 'TECHNICIAN'].includes(reachOf(actor).kind);

const intervalOf = (interval: SlaInterval, isStaff: boolean): SlaIntervalRow => ({
  ...interval,
  from: new Date(interval.from),
  to: new Date(interval.to),
  duration: (interval.to - interval.from) / 1_000,
  note: isStaff || interval.status === null ? interval.note : null,
});

const dateOf = (ms: number | null | undefined): Date | null => (ms == null ? null : new Date(ms));
