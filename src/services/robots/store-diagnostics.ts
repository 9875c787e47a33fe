/** The third step of ingestion: each line is stored once. */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import type { Observation } from '../../domain/robots/reading.js';
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
  const column = <T>(value: (line: (typeof lines)[number]) => T): T[] => lines.map(value);
  const { rows } = await sql<{ id: string }>`
    insert into diagnostic (id, batch_id, robot_id, source, component, code, level, severity, message, "values", key,
      notes, observed_at, received_at)
    select id, ${batchId}::uuid, robot_id, source, component, code, level, severity, message, "values"::jsonb, key,
      case when notes is null then null else string_to_array(notes, E'\\n') end, observed_at, received_at
    from unnest(
      ${column(({ id }) => id)}::uuid[],
      ${column(({ recognised }) => recognised.robot.id)}::uuid[],
      ${column(({ recognised }) => recognised.reading.source)}::text[],
      ${column(({ observation }) => observation.component)}::text[],
      ${column(({ observation }) => observation.code)}::text[],
      ${column(({ observation }) => observation.level)}::text[],
      ${column(({ observation }) => observation.severity)}::text[],
      ${column(({ observation }) => observation.message)}::text[],
      ${column(({ observation }) => JSON.stringify(observation.values))}::text[],
      ${column(({ observation }) => observation.key)}::text[],
      ${column(({ recognised }) => notesText(recognised))}::text[],
      ${column(({ recognised }) => recognised.reading.observedAt)}::timestamptz[],
      ${column(({ recognised }) => recognised.receivedAt)}::timestamptz[]
    ) as line (id, robot_id, source, component, code, level, severity, message, "values", key, notes, observed_at,
      received_at)
    on conflict do nothing
    returning id`.execute(tx.db);
  const kept = new Set(rows.map((row) => row.id));
  const stored: Stored[] = readings.map((recognised) => ({ ...recognised, fresh: [] }));
  for (const { id, position, observation } of lines) if (kept.has(id)) stored[position]!.fresh.push(observation);
  return stored;
}

const notesText = ({ reading }: Recognised): string | null =>
  reading.notes.length > 0 ? reading.notes.join('\n') : null;
