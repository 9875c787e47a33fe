/** Hears everything that is said to PostgreSQL, at the driver, reads included. Load this before the desk connects. */
import pg from 'pg';

type Query = (this: unknown, text: unknown, ...rest: unknown[]) => unknown;

const listeners = new Set<string[]>();
const counters = new Set<{ rows: number }>();

const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;
prototype.query = function (text, ...rest) {
  const said = typeof text === 'string' ? text : ((text as { text?: string } | null)?.text ?? '');
  // The event log is read when it likes, by nobody's request.
  if (!/from "?event(_log)?"?\b|^listen/i.test(said)) for (const list of listeners) list.push(said);
  const answer = query.call(this, text, ...rest);
  if (counters.size === 0 || !(answer instanceof Promise)) return answer;
  return answer.then((result: { rows?: unknown[] }) => {
    for (const counter of counters) counter.rows += result.rows?.length ?? 0;
    return result;
  });
};

/** How many rows PostgreSQL hands over while `work` runs. */
export async function rowsDuring(work: () => Promise<unknown>): Promise<number> {
  const counter = { rows: 0 };
  counters.add(counter);
  try {
    await work();
  } finally {
    counters.delete(counter);
  }
  return counter.rows;
}

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
