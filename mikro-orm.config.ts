import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { entities } from './src/entities/index.js';
import { migrations } from './migrations/index.js';
import { auditSubscriber } from './src/services/platform/audit-trail.js';
import { prepareStatements } from './src/services/prepared.js';

/** How the desk speaks to PostgreSQL. `url` is the only thing that differs from place to place. */
export const ormOptions = (url: string, pool: { max: number }, log: { debug(message: string): void }): Options =>
  defineConfig({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    subscribers: [auditSubscriber],
    discovery: { warnWhenNoEntities: true },
    pool: { min: 0, max: pool.max },
    // The read road hands times on as text, so the session must speak UTC whatever the server's setting.
    driverOptions: {
      options: '-c timezone=UTC',
      onPoolCreated: (pool: { on(event: 'connect', listener: (client: object) => void): void }) =>
        pool.on('connect', prepareStatements),
    },
    logger: (message) => log.debug(message),
    colors: false,
    // Every operation forks its own; the global one must never collect entities.
    allowGlobalContext: false,
    migrations: {
      tableName: 'migration',
      migrationsList: migrations,
      // One transaction for all: a desk is at one version or the other, never between.
      allOrNothing: true,
      snapshot: false,
    },
  });
