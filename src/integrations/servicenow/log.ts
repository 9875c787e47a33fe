/** The lines of an incident log that was exported from ServiceNow as CSV: one line a recorded change. */
import { parse } from 'csv-parse/sync';

/** What is not known. */
const UNKNOWN = '?';

const COLUMNS = [
  'number',
  'incident_state',
  'reassignment_count',
  'reopen_count',
  'made_sla',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_created_by',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'cmdb_ci',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'knowledge',
  'u_priority_confirmation',
  'problem_id',
  'rfc',
  'vendor',
  'caused_by',
  'closed_code',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const;
export type Column = (typeof COLUMNS)[number];

/** One line; null where it says that something is not known. */
export type Line = Record<Column, string | null> & { number: string };

/** The log cannot be read at all; the message is a sentence for people. */
export class LogError extends Error {}

/** The lines by incident, in the order of the log. @throws LogError */
export function readLog(text: string): Line[][] {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new LogError(`This is no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
  const missing = COLUMNS.filter((column) => !(column in (rows[0] ?? {})));
  if (missing.length > 0) throw new LogError(`The log lacks ${missing.join(', ')}.`);
  const lines = rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, known(row[column]!)])) as Line);
  const nameless = lines.findIndex(({ number }) => number === null);
  if (nameless >= 0) throw new LogError(`Incident ${nameless + 1} of the log has no number.`);
  return [...Map.groupBy(lines, ({ number }) => number).values()];
}

/** Made anonymous, names bear spaces that say nothing (`Opened by  8`). */
const known = (text: string): string | null => (text === '' || text === UNKNOWN ? null : text.replace(/\s+/g, ' '));

/**
 * `29-02-2016 01:16`, read as UTC: the log names no zone, and there no hour is lost or comes twice, so that lengths of
 * time are what the source reckoned them to be. Null where it is no time.
 */
export function timeOf(text: string | null): Date | null {
  const said = /^(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d)$/.exec(text ?? '');
  if (!said) return null;
  const [, day, month, year, hour] = said;
  const time = new Date(`${year}-${month}-${day}T${hour}:00Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}
