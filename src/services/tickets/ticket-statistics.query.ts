/**
 * Statistics of the tickets that a caller sees: one statement, of a part for each field that the operation names. Each
 * part reads the index that suits it; what nobody asked for is not counted.
 */
import { sql, type RawBuilder } from 'kysely';
import { reachOf } from '../../domain/accounts/actor.js';
import { invalid } from '../../domain/errors.js';
import { BACKLOG_AGES, OPEN_STATUSES, type CalendarPeriod } from '../../domain/tickets/statistics.js';
import {
  ORIGINS,
  PRIORITIES,
  TICKET_STATUSES,
  type Origin,
  type Priority,
  type TicketStatus,
} from '../../domain/tickets/ticket-words.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { visibleRobots } from '../access.js';
import type { Call } from '../desk.js';
import { ticketConditions, type TicketWhere } from './ticket.query.js';

/** How the numbers are to be told. */
export interface StatisticsArgs {
  period: CalendarPeriod;
  /** How many periods at the most. */
  last: number;
  timeZone: string;
  /** How many technicians and how many products at the most. */
  limit: number;
}

/** Lengths of time in seconds: nearest rank, so that the median and the p90 are lengths that there were. */
export interface DurationSummary {
  count: number;
  median: number | null;
  p90: number | null;
  average: number | null;
}

export interface TicketStatistics {
  total: number;
  byStatus: { status: TicketStatus; count: number }[];
  byPriority: { priority: Priority; count: number; responseTime?: DurationSummary; resolutionTime?: DurationSummary }[];
  byOrigin: { origin: Origin; count: number }[];
  byTechnician: { technicianId: string; count: number }[];
  byProduct: { manufacturer: string; model: string; count: number }[];
  byPeriod: { startsOn: string; startsAt: string; endsAt: string; count: number }[];
  responseTime: DurationSummary;
  resolutionTime: DurationSummary;
  leadTime: DurationSummary;
  backlog: {
    total: number;
    medianAge: number | null;
    oldestAge: number | null;
    byAge: { from: number; to: number | null; count: number }[];
  };
  reopening: { resolved: number; reopened: number; rate: number | null };
  firstTimeFix: { resolved: number; fixed: number; rate: number | null };
}

type Part = RawBuilder<unknown>;
type Counts = Record<string, number> | null;

export const PERIODS_MAX = 400;
export const LIMIT_MAX = 100;

/**
 * Counts the tickets that the caller sees, as far as the operation asks for it: what it does not name is empty or absent.
 * @throws DeskError VALIDATION
 */
export async function ticketStatistics(
  call: Call,
  where: TicketWhere,
  args: StatisticsArgs,
): Promise<Partial<TicketStatistics>> {
  if (args.last < 1 || args.last > PERIODS_MAX) throw invalid('out_of_bounds', ['last'], { min: 1, max: PERIODS_MAX });
  if (args.limit < 1 || args.limit > LIMIT_MAX) throw invalid('out_of_bounds', ['limit'], { min: 1, max: LIMIT_MAX });
  if (!isTimeZone(args.timeZone)) throw invalid('time_zone', ['timeZone']);
  const asked = (field: string): boolean =>
    call.fields?.has(field in BY_PRIORITY ? BY_PRIORITY[field as PartByPriority] : `TicketStatistics.${field}`) ?? true;
  const { head, tickets } = sourceOf(call, where);
  const parts = Object.entries(partsOf(call, tickets, where, args)).filter(([field]) => asked(field));
  // All tickets have a status: the total is their sum, and costs nothing beside it.
  if (asked('total') && !asked('byStatus')) parts.push(['total', sql`select count(*)::integer ${tickets}`]);
  if (parts.length === 0) return {};
  const selected = sql.join(parts.map(([field, part]) => sql`(${part}) as ${sql.id(field)}`));
  const { rows } = await sql<Told>`${head} select ${selected}`.execute(call.desk.db);
  return statisticsOf(rows[0]!);
}

/** Which tickets are counted: `from …` with their conditions, and what must stand before the statement for it. */
interface Source {
  head: Part;
  tickets: Part;
}

/**
 * All tickets, and those of a time, are counted from indexes, without a look at the tickets themselves. What is chosen
 * otherwise is found once, and each part counts what was found.
 */
function sourceOf(call: Call, where: TicketWhere): Source {
  const conditions = sql.join(ticketConditions(call, where), sql` and `);
  const isChosen = Object.entries(where).some(([name, filter]) => filter != null && name !== 'createdAt');
  if (reachOf(call.actor).kind === 'ALL' && !isChosen)
    return { head: sql``, tickets: sql`from ticket where ${conditions}` };
  const head = sql`with found as materialized (
    select id, status, priority, origin, technician_id, robot_id, created_at, responded_at, resolved_at, reopened, reassigned
    from ticket where ${conditions})`;
  return { head, tickets: sql`from found as ticket where true` };
}

function partsOf(call: Call, tickets: Part, where: TicketWhere, args: StatisticsArgs): Record<string, Part> {
  const now = sql`${call.desk.clock.now()}::timestamptz`;
  const countsBy = (column: string): Part => sql`
    select json_object_agg(word, count)
    from (select ${sql.ref(column)} as word, count(*) as count ${tickets} group by 1) as counted`;
  const listOf = (list: Part): Part => sql`select json_agg(counted) from (${list}) as counted`;
  return {
    byStatus: countsBy('ticket.status'),
    byPriority: countsBy('ticket.priority'),
    byOrigin: countsBy('ticket.origin'),
    byTechnician: listOf(sql`
      select ticket.technician_id as "technicianId", count(*) as count
      ${tickets} and ticket.technician_id is not null group by 1 order by 2 desc, 1 limit ${args.limit}`),
    byProduct: listOf(sql`
      select robot.manufacturer, robot.model, sum(counted.count) as count
      from (select ticket.robot_id, count(*) as count ${tickets} and ticket.robot_id is not null group by 1) as counted
        join robot on robot.id = counted.robot_id and ${visibleRobots(call.actor)}
      group by 1, 2 order by 3 desc, 1, 2 limit ${args.limit}`),
    byPeriod: listOf(sql`
      with period as (${periodsOf(call, where, args)}),
        opened as (
          select width_bucket(ticket.created_at, array(select "startsAt" from period order by 1)) as place, count(*) as count
          ${tickets} and ticket.created_at >= (select min("startsAt") from period)
            and ticket.created_at < (select max("endsAt") from period)
          group by 1)
      select "startsOn", "startsAt", "endsAt", coalesce(opened.count, 0) as count
      from period left join opened using (place) order by "startsAt"`),
    responseTime: sql`select ${SUMMARY} from (${lengthsOf(tickets, 'ticket.responded_at')}) as lengths`,
    resolutionTime: sql`select ${SUMMARY} from (${lengthsOf(tickets, 'ticket.resolved_at')}) as lengths`,
    // Notes are the desk's side: what a client wrote is no secret of the desk's.
    leadTime: sql`select ${SUMMARY} from (
      select date_part('epoch', (
        select min(posted_at) from ticket_message where ticket_id = ticket.id and side = 'CLIENT') - ticket.created_at
      )::integer as seconds
      ${tickets} and ticket.origin = 'DIAGNOSTIC' offset 0) as lengths where seconds is not null`,
    responseByPriority: byPriority(tickets, 'ticket.responded_at'),
    resolutionByPriority: byPriority(tickets, 'ticket.resolved_at'),
    backlog: sql`
      select json_build_object('total', count(*),
        'medianAge', date_part('epoch', ${now} - percentile_disc(0.5) within group (order by created_at desc)),
        'oldestAge', date_part('epoch', ${now} - min(created_at)),
        'byAge', json_build_array(${sql.join(
          BACKLOG_AGES.map(({ from, to }) => {
            const isOld = from === 0 ? sql`true` : sql`created_at <= ${now} - make_interval(secs => ${from})`;
            const isYoung = to === null ? sql`true` : sql`created_at > ${now} - make_interval(secs => ${to})`;
            return sql`count(*) filter (where ${isOld} and ${isYoung})`;
          }),
        )}))
      ${tickets} and ticket.status = any(${OPEN_STATUSES})`,
    // Only what was resolved can be reopened, and is not resolved any more then.
    reopening: sql`
      select json_build_object('resolved', count(*), 'reopened', count(*) filter (where reopened > 0))
      ${tickets} and (ticket.resolved_at is not null or ticket.reopened > 0)`,
    firstTimeFix: sql`
      select json_build_object('resolved', count(*), 'fixed', count(*) filter (where reopened = 0 and reassigned = 0))
      ${tickets} and (ticket.resolved_at is not null or ticket.reopened > 0)`,
  };
}

/**
 * In whole seconds: integers are sorted fastest, and both percentiles are of one sorting. Without `offset 0` each use of
 * the seconds would compute them anew.
 */
const lengthsOf = (tickets: Part, until: string, beside: Part = sql``): Part => sql`
  select ${beside} date_part('epoch', ${sql.ref(until)} - ticket.created_at)::integer as seconds
  ${tickets} and ${sql.ref(until)} is not null offset 0`;

const SUMMARY = sql`json_build_object('count', count(*), 'average', avg(seconds),
  'median', percentile_disc(0.5) within group (order by seconds),
  'p90', percentile_disc(0.9) within group (order by seconds))`;

const byPriority = (tickets: Part, until: string): Part => sql`
  select json_object_agg(priority, summary)
  from (
    select priority, ${SUMMARY} as summary from (${lengthsOf(tickets, until, sql`ticket.priority,`)}) as lengths group by 1
  ) as summaries`;

/**
 * Calendar periods, the newest last: they end with the one that is now or in which `where.createdAt` ends, and begin no
 * earlier than in the one in which it begins. Midnights are those of the time zone: a day may have 23 or 25 hours.
 */
function periodsOf(call: Call, where: TicketWhere, { period, last, timeZone }: StatisticsArgs): Part {
  const { gt, gte, lt, lte } = where.createdAt ?? {};
  const ends = [call.desk.clock.now(), lte, lt && new Date(lt.getTime() - 1)].filter((one) => one instanceof Date);
  const starts = [gt, gte].filter((one) => one instanceof Date);
  const step = sql`${`1 ${period}`}::interval`;
  const periodWith = (at: Date): Part => sql`date_trunc(${period}, ${at}::timestamptz at time zone ${timeZone}::text)`;
  const end = periodWith(new Date(Math.min(...ends.map(Number))));
  const first = sql.join([sql`${end} - ${last - 1}::integer * ${step}`, ...starts.map(periodWith)]);
  return sql`
    select place, local::date as "startsOn", local at time zone ${timeZone}::text as "startsAt",
      (local + ${step}) at time zone ${timeZone}::text as "endsAt"
    from generate_series(greatest(${first}), ${end}, ${step}) with ordinality as series (local, place)`;
}

/** Parts that are told on each priority, by the field that asks for them. */
const BY_PRIORITY = {
  responseByPriority: 'TicketPriorityCount.responseTime',
  resolutionByPriority: 'TicketPriorityCount.resolutionTime',
} as const;
type PartByPriority = keyof typeof BY_PRIORITY;

const NO_LENGTHS: DurationSummary = { count: 0, median: null, p90: null, average: null };

/** A row of the statement. */
interface Told extends Partial<
  Omit<TicketStatistics, 'byStatus' | 'byPriority' | 'byOrigin' | 'backlog' | 'reopening' | 'firstTimeFix'>
> {
  byStatus?: Counts;
  byPriority?: Counts;
  byOrigin?: Counts;
  backlog?: Omit<TicketStatistics['backlog'], 'byAge'> & { byAge: number[] };
  reopening?: Omit<TicketStatistics['reopening'], 'rate'>;
  firstTimeFix?: Omit<TicketStatistics['firstTimeFix'], 'rate'>;
  responseByPriority?: Record<string, DurationSummary> | null;
  resolutionByPriority?: Record<string, DurationSummary> | null;
}

/** Every word of a closed list has its number, and a list of nothing is empty. */
function statisticsOf(told: Told): Partial<TicketStatistics> {
  const byStatus = TICKET_STATUSES.map((status) => ({ status, count: told.byStatus?.[status] ?? 0 }));
  const { backlog, reopening, firstTimeFix } = told;
  const rateOf = (part: number, { resolved }: { resolved: number }) => (resolved > 0 ? part / resolved : null);
  return {
    total: told.total ?? byStatus.reduce((sum, { count }) => sum + count, 0),
    byStatus,
    byPriority: PRIORITIES.map((priority) => ({
      priority,
      count: told.byPriority?.[priority] ?? 0,
      responseTime: told.responseByPriority?.[priority] ?? NO_LENGTHS,
      resolutionTime: told.resolutionByPriority?.[priority] ?? NO_LENGTHS,
    })),
    byOrigin: ORIGINS.map((origin) => ({ origin, count: told.byOrigin?.[origin] ?? 0 })),
    byTechnician: told.byTechnician ?? [],
    byProduct: told.byProduct ?? [],
    byPeriod: told.byPeriod ?? [],
    responseTime: told.responseTime,
    resolutionTime: told.resolutionTime,
    leadTime: told.leadTime,
    backlog: backlog && {
      ...backlog,
      byAge: BACKLOG_AGES.map((age, index) => ({ ...age, count: backlog.byAge[index]! })),
    },
    reopening: reopening && { ...reopening, rate: rateOf(reopening.reopened, reopening) },
    firstTimeFix: firstTimeFix && { ...firstTimeFix, rate: rateOf(firstTimeFix.fixed, firstTimeFix) },
  };
}
