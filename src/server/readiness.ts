/** Whether the desk can do its work: the database answers, and its migrations are those of this code. */
import type { MikroORM } from '@mikro-orm/postgresql';

export interface ReadinessReport {
  ready: boolean;
  database: 'ok' | 'unreachable';
  migrations: 'ok' | 'pending' | 'unknown';
}
export type Readiness = () => Promise<ReadinessReport>;

export function readinessOf(orm: MikroORM, isStopping: () => boolean): Readiness {
  return async () => {
    try {
      const pending = await orm.migrator.getPending();
      const migrations = pending.length === 0 ? 'ok' : 'pending';
      return { ready: migrations === 'ok' && !isStopping(), database: 'ok', migrations };
    } catch {
      return { ready: false, database: 'unreachable', migrations: 'unknown' };
    }
  };
}
