/** The stock in numbers: one statement, of a part for each field that the operation names. */
import { sql, type RawBuilder } from 'kysely';
import { invalid } from '../../domain/errors.js';
import type { Money } from '../../domain/money.js';
import { STOCK_CURRENCY } from '../../domain/stock/stock-words.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';

export interface StockStatisticsWhere {
  productId?: Filter<string> | null;
  locationId?: Filter<string> | null;
  category?: Filter<string> | null;
}

export interface StockStatisticsArgs {
  /** Movements from here on are counted, a year back when nothing is said … */
  from?: Date | null;
  /** … and before this, or up to now. */
  to?: Date | null;
  /** Without a movement for this long, seconds, stock is dead. */
  deadAfter: number;
  /** Longest list. */
  limit: number;
}

/** What some stock is worth, at its weighted average cost. */
export interface StockWorth {
  onHand: number;
  value: Money;
  /** Pieces of which nobody has ever said a cost: they count nothing. */
  withoutCost: number;
}

/** Levels of a kind: how many there are, and the first of them. */
export interface LevelList extends StockWorth {
  count: number;
  levelIds: string[];
}

export interface StockStatistics {
  total: StockWorth;
  byLocation: (StockWorth & { locationId: string })[];
  byCategory: (StockWorth & { category: string | null })[];
  belowThreshold: LevelList;
  dead: LevelList;
  mostUsed: { productId: string; quantity: number; tickets: number }[];
  shortages: { productId: string; missing: number; tickets: number; oldestAt: string }[];
  turnover: { issued: Money; averageValue: Money; rate: number | null };
}

type Part = RawBuilder<unknown>;

interface Period extends StockStatisticsArgs {
  now: Date;
  from: Date;
  to: Date;
}

export const STATISTICS_LIMIT_MAX = 100;
const YEAR_MS = 365 * 86_400_000;

/** @throws DeskError VALIDATION */
export async function stockStatistics(
  call: Call,
  where: StockStatisticsWhere,
  args: StockStatisticsArgs,
): Promise<Partial<StockStatistics>> {
  if (args.limit < 1 || args.limit > STATISTICS_LIMIT_MAX)
    throw invalid('out_of_bounds', ['limit'], { min: 1, max: STATISTICS_LIMIT_MAX });
  const now = call.desk.clock.now();
  const to = args.to ?? now;
  const from = args.from ?? new Date(to.getTime() - YEAR_MS);
  if (from >= to) throw invalid('period_order', ['to']);
  const asked = (field: string): boolean => call.fields?.has(`StockStatistics.${field}`) ?? true;
  const parts = Object.entries(partsOf(where, { ...args, now, from, to })).filter(([field]) => asked(field));
  if (parts.length === 0) return {};
  const selected = sql.join(parts.map(([field, part]) => sql`(${part}) as ${sql.id(field)}`));
  const { rows } = await sql<Partial<StockStatistics>>`select ${selected}`.execute(call.desk.db);
  return rows[0]!;
}

const money = (amount: Part): Part =>
  sql`json_build_object('amount', coalesce(${amount}, 0)::numeric(16, 2)::text, 'currency', ${STOCK_CURRENCY}::text)`;

/** The columns of a `StockWorth`, of levels that are grouped. */
const WORTH = sql`coalesce(sum(level.on_hand), 0)::integer as "onHand",
  ${money(sql`sum(level.on_hand * level.average_cost)`)} as value,
  coalesce(sum(level.on_hand) filter (where level.average_cost is null), 0)::integer as "withoutCost"`;

function partsOf(where: StockStatisticsWhere, args: Period): Record<string, Part> {
  const now = sql`${args.now}::timestamptz`;
  const [from, to] = [sql`${args.from}::timestamptz`, sql`${args.to}::timestamptz`];
  /** `from … where …` of a table under an alias, with its product. */
  const of = (table: string, alias: string): Part =>
    sql`from ${sql.table(table)} as ${sql.ref(alias)} join product on product.id = ${sql.ref(`${alias}.product_id`)}
      where ${sql.join(
        [
          sql`true`,
          ...conditions(sql.ref(`${alias}.product_id`), where.productId, 'uuid'),
          ...conditions(sql.ref(`${alias}.location_id`), where.locationId, 'uuid'),
          ...conditions(sql`product.category`, where.category),
        ],
        sql` and `,
      )}`;
  const levels = of('stock_level', 'level');
  const movements = of('stock_movement', 'moved');
  const listOf = (list: Part): Part => sql`select coalesce(json_agg(told), '[]') from (${list}) as told`;
  const levelList = (condition: Part, order: Part): Part => sql`
    select to_json(told) from (
      select count(*)::integer as count, ${WORTH}, coalesce((
        select json_agg(first.id) from (
          select level.id ${levels} and ${condition} order by ${order}, level.id limit ${args.limit}) as first), '[]') as "levelIds"
      ${levels} and ${condition}) as told`;
  const isIssue = sql`moved.kind = 'ISSUE' and moved.at >= ${from} and moved.at < ${to}`;
  const movedAt = sql`coalesce(level.last_movement_at, level.created_at)`;
  // What came less what went, each at its cost, is what was there.
  const worthAt = (moment: Part): Part =>
    sql`sum(moved.quantity * moved.unit_cost) filter (where moved.at < ${moment})`;
  return {
    total: sql`select to_json(told) from (select ${WORTH} ${levels}) as told`,
    byLocation: listOf(sql`select level.location_id as "locationId", ${WORTH} ${levels} group by 1
      order by sum(level.on_hand * level.average_cost) desc nulls last, 1`),
    byCategory: listOf(sql`select product.category, ${WORTH} ${levels} group by 1
      order by sum(level.on_hand * level.average_cost) desc nulls last, 1`),
    belowThreshold: levelList(sql`level.below_threshold`, sql`level.threshold - level.on_hand + level.reserved desc`),
    dead: levelList(
      sql`level.on_hand > 0 and ${movedAt} <= ${now} - make_interval(secs => ${args.deadAfter})`,
      movedAt,
    ),
    mostUsed: listOf(sql`
      select moved.product_id as "productId", -sum(moved.quantity)::integer as quantity,
        count(distinct moved.ticket_id)::integer as tickets
      ${movements} and ${isIssue} group by 1 order by 2 desc, 1 limit ${args.limit}`),
    shortages: listOf(sql`
      select part.product_id as "productId", sum(part.approved - part.reserved)::integer as missing,
        count(distinct part.ticket_id)::integer as tickets, min(part.created_at) as "oldestAt"
      ${of('required_part', 'part')} and part.status = 'SHORTAGE' group by 1 order by 4, 1 limit ${args.limit}`),
    turnover: sql`
      select json_build_object('issued', ${money(sql`issued`)}, 'averageValue', ${money(sql`average`)},
        'rate', round(issued / nullif(average, 0), 4))
      from (
        select coalesce(-sum(moved.quantity * moved.unit_cost) filter (where ${isIssue}), 0) as issued,
          (coalesce(${worthAt(from)}, 0) + coalesce(${worthAt(to)}, 0)) / 2 as average
        ${movements}) as turned`,
  };
}
