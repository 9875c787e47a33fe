import { setTimeout } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';

/** How long to wait for connections that are being made, ms. */
const PATIENCE = 5_000;

/**
 * Closes the connections to the database. The pool never finishes ending while one of its connections is still being
 * made: nobody takes that one any more, and nobody lets go of it. So it is waited for first.
 */
export async function closeOrm(orm: MikroORM): Promise<void> {
  const pool = await orm.em.getConnection().getNativeClient();
  const until = Date.now() + PATIENCE;
  while (pool.totalCount > pool.idleCount && Date.now() < until) await setTimeout(10);
  await orm.close();
}
