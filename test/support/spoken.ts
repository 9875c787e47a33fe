/** Hears everything that is said to PostgreSQL, at the driver, reads included. Load this before the desk connects. */
import pg from 'pg';

type Query = (this: unknown, text: unknown, ...rest: unknown[]) => unknown;

const listeners = new Set<string[]>();

const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;
prototype.query = function (text, ...rest) {
  const said = typeof text === 'string' ? text : ((text as { text?: string } | null)?.text ?? '');
  // The event log is read when it likes, by nobody's request.
  if (!/from "?event(_log)?"?\b|^listen/i.test(said)) for (const list of listeners) list.push(said);
  return query.call(this, text, ...rest);
};

/** Every statement that PostgreSQL is told while `work` runs. */
export async function spokenDuring(work: () => Promise<unknown>): Promise<string[]> {
  const list: string[] = [];
  listeners.add(list);
  try {
    await work();
  } finally {
    listeners.delete(list);
  }
  return list;
}
