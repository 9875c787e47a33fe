/**
 * Reckons the clocks of tickets and keeps them, in the transaction of what happened to the tickets: so that lists can
 * filter and sort by them, and so that a job stands ready for the next thing to be told. What is kept follows from the
 * timeline, and could be made from it again.
 */
import { sql } from 'kysely';
import { pastOf, type SlaLine, type SlaTicket } from '../../domain/sla/history.js';
import { ledgerOf, type ClockLedger, type Ledger, type SlaClockKind, type SlaState } from '../../domain/sla/ledger.js';
import type { WorkingTime } from '../../domain/sla/working-time.js';
import type { Db } from '../../entities/index.js';
import { epochMs, slaLinesOf } from './past.js';
import { workingTimeOf } from './working-times.js';

/** Days after which what was passed unnoticed is not told any more: nobody can act on it. */
const TELL_WITHIN = 7 * 86_400_000;

/** The job that tells what is due of a ticket; see `jobs/sla`. */
export const DEADLINE_TASK = 'sla.deadline';

const rows = (db: Db) =>
  db
    .selectFrom('ticket')
    .innerJoin('sla_terms as terms', 'terms.id', 'ticket.sla_terms_id')
    .innerJoin('sla_calendar as calendar', 'calendar.id', 'terms.calendar_id')
    .select([
      'ticket.id',
      'ticket.status',
      'ticket.priority',
      'ticket.service_type as serviceType',
      epochMs('ticket.created_at').as('createdAt'),
      'terms.policy_id as policyId',
      'terms.targets',
      'terms.pause_statuses as pauseStatuses',
      'terms.warning_percent as warningPercent',
      'terms.breach_actions as breachActions',
      'terms.time_zone as timeZone',
      'terms.hours',
      // Holidays and days off are those that the calendar has now: one that is added after the fact counts.
      'calendar.overrides',
      'calendar.holiday_country as holidayCountry',
      'calendar.holiday_region as holidayRegion',
    ]);
export type TermsOfTicket = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** When each clock's warning and breach were told, ms. */
type Told = Partial<Record<SlaClockKind, { warnedAt?: number; breachedAt?: number }>>;

/** A ticket's clocks as they stand. */
export interface Reckoned {
  ticket: TermsOfTicket;
  ledger: Ledger;
  told: Told;
  time: WorkingTime;
}

/** Reckons the clocks of tickets at `now`; those that nothing was promised of are left out. Nothing is kept. */
export async function reckon(
  db: Db,
  ticketIds: readonly string[],
  now: number,
  { lock = false }: { lock?: boolean } = {},
): Promise<Reckoned[]> {
  const ids = sql<boolean>`ticket.id = any(${ticketIds}::uuid[])`;
  // Locked in one order by everybody, and before the timeline is read: of two at once, the second sees what the first wrote.
  const query = rows(db).where(ids).orderBy('ticket.id');
  const tickets = await (lock ? query.forUpdate('ticket') : query).execute();
  if (tickets.length === 0) return [];
  const lines = await slaLinesOf(
    db,
    tickets.map(({ id }) => id),
  );
  return Promise.all(
    tickets.map(async (ticket) => {
      const time = await workingTimeOf(ticket);
      const own = lines.get(ticket.id) ?? [];
      return { ticket, time, told: toldOf(own), ledger: ledgerOf(pastOf(ticket as SlaTicket, own), ticket, time, now) };
    }),
  );
}

function toldOf(lines: readonly SlaLine[]): Told {
  const told: Told = {};
  for (const { kind, at, data } of lines) {
    const name = kind === 'ticket.sla_warned' ? 'warnedAt' : kind === 'ticket.sla_breached' ? 'breachedAt' : null;
    if (name) (told[data['clock'] as SlaClockKind] ??= {})[name] ??= at;
  }
  return told;
}

/** What of a clock is to be told, and when: ms. */
export interface Telling {
  what: 'WARNING' | 'BREACH';
  at: number;
}

/** What is still to be told of a clock, the earliest first. What has ended is not warned of any more. */
export function tellingsOf(clock: ClockLedger, told: Told[SlaClockKind], now: number): Telling[] {
  const { state, dueAt, warningAt, stoppedAt } = clock;
  const found: Telling[] = [];
  if (state === 'ENDED' || state === 'MET') return found;
  if (stoppedAt === null && warningAt !== null && !told?.warnedAt) found.push({ what: 'WARNING', at: warningAt });
  if (dueAt !== null && !told?.breachedAt) found.push({ what: 'BREACH', at: dueAt });
  return found.filter(({ at }) => at > now - TELL_WITHIN);
}

/** Reckons and keeps the clocks of tickets; to be called at the end of a transaction, when the timeline is written. */
export async function keepClocks(db: Db, ticketIds: readonly string[], now: Date): Promise<void> {
  if (ticketIds.length === 0) return;
  const at = now.getTime();
  const reckoned = await reckon(db, ticketIds, at, { lock: true });
  if (reckoned.length === 0) return;
  const clocks = reckoned.flatMap(({ ticket, ledger, told }) =>
    clocksOf(ledger).map((clock) => rowOf(ticket.id, clock, told[clock.kind], at)),
  );
  const tickets = reckoned.map(({ ticket, ledger }) => {
    const own = clocks.filter(({ ticketId }) => ticketId === ticket.id);
    return {
      id: ticket.id,
      state: stateOf(ledger),
      dueAt: iso(nextDeadline(ledger)),
      nextAt: earliest(own.map(({ nextAt }) => (nextAt === null ? null : Date.parse(nextAt)))),
    };
  });
  // A clock of which nothing is promised any more is no more; the timeline remembers what was told of it.
  await sql`delete from sla_clock where ticket_id = any(${tickets.map(({ id }) => id)}::uuid[])
    and (ticket_id, kind) not in (select * from unnest(${clocks.map(({ ticketId }) => ticketId)}::uuid[],
      ${clocks.map(({ kind }) => kind)}::text[]))`.execute(db);
  await sql`insert into sla_clock (ticket_id, kind, state, target_ms, elapsed_ms, started_at, due_at, warning_at, stopped_at,
      warned_at, breached_at, next_at, reckoned_at)
    select "ticketId", kind, state, "targetMs", "elapsedMs", "startedAt", "dueAt", "warningAt", "stoppedAt",
      "warnedAt", "breachedAt", "nextAt", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as clock("ticketId" uuid, kind text, state text,
      "targetMs" bigint, "elapsedMs" bigint, "startedAt" timestamptz, "dueAt" timestamptz, "warningAt" timestamptz,
      "stoppedAt" timestamptz, "warnedAt" timestamptz, "breachedAt" timestamptz, "nextAt" timestamptz)
    on conflict (ticket_id, kind) do update set state = excluded.state, target_ms = excluded.target_ms,
      elapsed_ms = excluded.elapsed_ms, started_at = excluded.started_at, due_at = excluded.due_at,
      warning_at = excluded.warning_at, stopped_at = excluded.stopped_at, warned_at = excluded.warned_at,
      breached_at = excluded.breached_at, next_at = excluded.next_at, reckoned_at = excluded.reckoned_at`.execute(db);
  await sql`update ticket set sla_state = reckoned.state, due_at = reckoned."dueAt"
    from jsonb_to_recordset(${JSON.stringify(tickets)}::jsonb) as reckoned(id uuid, state text, "dueAt" timestamptz)
    where ticket.id = reckoned.id
      and (ticket.sla_state, ticket.due_at) is distinct from (reckoned.state, reckoned."dueAt")`.execute(db);
  await scheduleTelling(db, tickets, at);
}

/**
 * One job a ticket, for the next thing to be told of it; moved when that moves. The wait is told and not the time: what
 * is due is decided by the desk's clock, and the database's may be another.
 */
async function scheduleTelling(
  db: Db,
  tickets: readonly { id: string; nextAt: number | null }[],
  now: number,
): Promise<void> {
  const jobs = tickets.map(({ id, nextAt }) => ({
    id,
    wait: nextAt === null ? null : Math.max(0, nextAt - now) / 1_000,
  }));
  await sql`
    select case when wait is null then graphile_worker.remove_job('sla:' || id)
      else graphile_worker.add_job(${DEADLINE_TASK}, json_build_object('ticketId', id), job_key => 'sla:' || id,
        run_at => now() + wait * interval '1 second') end
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as job(id text, wait float8)`.execute(db);
}

const rowOf = (ticketId: string, clock: ClockLedger, told: Told[SlaClockKind], now: number) => ({
  ticketId,
  kind: clock.kind,
  state: clock.state,
  targetMs: clock.target,
  elapsedMs: clock.elapsed,
  startedAt: iso(clock.startedAt),
  dueAt: iso(clock.dueAt),
  warningAt: iso(clock.warningAt),
  stoppedAt: iso(clock.stoppedAt),
  warnedAt: iso(told?.warnedAt),
  breachedAt: iso(told?.breachedAt),
  nextAt: iso(tellingsOf(clock, told, now)[0]?.at),
});

const clocksOf = ({ response, resolution }: Ledger): ClockLedger[] =>
  [response, resolution].filter((clock) => clock !== null);

/** How a ticket stands as a whole: by what still goes on, the worst first; when all is over, by how it ended. */
const WORST_FIRST: readonly SlaState[] = ['BREACHED', 'RUNNING', 'PAUSED', 'MET_LATE', 'ENDED', 'MET'];

const stateOf = (ledger: Ledger): SlaState | null =>
  WORST_FIRST.find((state) => clocksOf(ledger).some((clock) => clock.state === state)) ?? null;

/** The next deadline of what goes on. */
const nextDeadline = (ledger: Ledger): number | null =>
  earliest(clocksOf(ledger).map(({ stoppedAt, dueAt }) => (stoppedAt === null ? dueAt : null)));

const iso = (ms: number | null | undefined): string | null => (ms == null ? null : new Date(ms).toISOString());
const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce<number | null>((first, at) => (at !== null && (first === null || at < first) ? at : first), null);
