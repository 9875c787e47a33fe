/** Taking turns among processes that start on the same database. */
import pg from 'pg';

/** The lock's number; the event log's is another (see the migrations). */
const LOCK = 7_341_002;

/**
 * Does `work` while no other process of the desk does the like: of two that start at once on a new database, the second
 * one finds it prepared. The lock is a connection's own, so that a process that dies lets go of it.
 */
export async function inTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'ouranos-desk start' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
