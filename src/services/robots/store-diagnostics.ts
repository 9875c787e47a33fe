/** The third step of ingestion: each line is stored once. */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import type { Observation } from '../../domain/robots/reading.js';
import { plainArray } from '../arrays.js';
import type { Tx } from '../transaction.js';
import type { Recognised } from './known-robots.js';

/** A reading with those of its lines that had not been stored before. */
export interface Stored extends Recognised {
  fresh: Observation[];
}

/**
 * Stores the lines of all readings in one statement. What the database already has (a repetition, within the batch or
 * from long ago) is left out by the unique index; a reading with no fresh line is a duplicate.
 */
export async function storeDiagnostics(tx: Tx, batchId: string, readings: Recognised[]): Promise<Stored[]> {
  const lines = readings.flatMap((recognised, position) =>
    recognised.reading.observations.map((observation) => ({ id: newId(), position, recognised, observation })),
  );
  if (lines.length === 0) return [];
  type Line = (typeof lines)[number];
  const column = <T>(value: (line: Line) => T): T[] => lines.map(value);
  const plain = (value: (line: Line) => string | Date | null) => plainArray(lines.map(value));
  // Nearly always all lines are kept, and their ids need not come back.
  const { rows } = await sql<{ ids: string[] | null }>`
    with kept as (
    insert into diagnostic (id, batch_id, robot_id, source, component, code, level, severity, message, "values", key,
      notes, observed_at, received_at)
    select id, ${batchId}::uuid, robot_id, source, component, code, level, severity, message, "values"::jsonb, key,
      case when notes is null then null else string_to_array(notes, E'\\n') end, observed_at, received_at
    from unnest(
      ${plain(({ id }) => id)}::uuid[],
      ${plain(({ recognised }) => recognised.robot.id)}::uuid[],
      ${plain(({ recognised }) => recognised.reading.source)}::text[],
      ${column(({ observation }) => observation.component)}::text[],
      ${column(({ observation }) => observation.code)}::text[],
      ${plain(({ observation }) => observation.level)}::text[],
      ${plain(({ observation }) => observation.severity)}::text[],
      ${column(({ observation }) => observation.message)}::text[],
      ${column(({ observation }) => JSON.stringify(observation.values))}::text[],
      ${column(({ observation }) => observation.key)}::text[],
      ${column(({ recognised }) => notesText(recognised))}::text[],
      ${plain(({ recognised }) => recognised.reading.observedAt)}::timestamptz[],
      ${plain(({ recognised }) => recognised.receivedAt)}::timestamptz[]
    ) as line (id, robot_id, source, component, code, level, severity, message, "values", key, notes, observed_at,
      received_at)
    on conflict do nothing
    returning id
    ) select case when count(*) < ${lines.length} then coalesce(array_agg(id::text), '{}') end as ids from kept`.execute(
    tx.db,
  );
  const kept = rows[0]!.ids && new Set(rows[0]!.ids);
  const stored: Stored[] = readings.map((recognised) => ({ ...recognised, fresh: [] }));
  for (const { id, position, observation } of lines)
    if (!kept || kept.has(id)) stored[position]!.fresh.push(observation);
  return stored;
}

const notesText = ({ reading }: Recognised): string | null =>
  reading.notes.length > 0 ? reading.notes.join('\n') : null;
