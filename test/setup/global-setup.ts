import { MikroORM } from '@mikro-orm/postgresql';
import type { TestProject } from 'vitest/node';
import { ormOptions } from '../../mikro-orm.config.js';
import { prepareQueue } from '../../src/jobs/queue.js';
import type { RunningPostgres } from '../../src/integrations/postgres/index.js';
import { startTestPostgres } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's maintenance database; each test file clones the template into its own. */
    postgres: string;
  }
}

/** Name of the migrated database that test files clone. */
export const TEMPLATE = 'template_desk';

/** The embedded PostgreSQL, or the one that TEST_POSTGRES names: the desk must run on any. */
async function serverForTests(): Promise<Pick<RunningPostgres, 'urlFor' | 'stop'>> {
  const given = process.env['TEST_POSTGRES'];
  if (!given) return startTestPostgres();
  const urlFor = (database: string): string => Object.assign(new URL(given), { pathname: `/${database}` }).href;
  return { urlFor, stop: async () => {} };
}

const quiet = { debug: () => {}, warn: () => {}, error: () => {} };

/** One PostgreSQL for the whole run, with one migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await serverForTests();
  const admin = await MikroORM.init({ ...ormOptions(postgres.urlFor('postgres'), { max: 2 }, { debug: () => {} }) });
  await admin.em.getConnection().execute(`create database ${TEMPLATE}`);
  await admin.close();
  const template = await MikroORM.init({ ...ormOptions(postgres.urlFor(TEMPLATE), { max: 2 }, { debug: () => {} }) });
  await template.migrator.up();
  await template.close();
  await prepareQueue(postgres.urlFor(TEMPLATE), quiet);
  project.provide('postgres', postgres.urlFor('postgres'));
  return () => postgres.stop();
}
