/**
 * The databases of the benchmark, in an embedded PostgreSQL that the project's own launcher runs under .cache/bench.
 * The data set is made once and kept; each run works on a copy of it, so that what a run writes is gone with it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { fileOf } from '../lib/child.mjs';
import { say, timed } from '../lib/say.mjs';
import { startDesk } from '../servers/desk.mjs';
import { EMAILS, fillingOf, PASSWORD } from './fill.mjs';
import { sizesOf } from './sizes.mjs';

/** The same for every server that is measured. Compiling pays for long statements only, and there are none here. */
const SETTINGS = { jit: 'off', shared_buffers: '512MB', max_wal_size: '4GB', max_connections: '200' };

export async function startDatabase() {
  const { startPostgres } = await import('../../dist/src/integrations/postgres/index.js');
  const postgres = await timed('Starting PostgreSQL', () =>
    startPostgres({ dataDir: '.cache/bench', settings: SETTINGS }),
  );
  const admin = new pg.Client({ connectionString: postgres.urlFor('postgres') });
  await admin.connect();
  return {
    pid: postgres.pid,
    version: (await admin.query('show server_version')).rows[0].server_version,

    /** A fresh copy of the data set. @returns {Promise<{ name: string, url: string, sizes: object }>} */
    async copy(name, scale, grow = 1) {
      const base = await baseOf(admin, postgres, scale, grow);
      const database = `run_${name}`;
      await timed(`Copying the data set (${base.name})`, async () => {
        await admin.query(`drop database if exists ${database} with (force)`);
        await admin.query(`create database ${database} template ${base.name} strategy file_copy`);
        await admin.query('checkpoint');
      });
      return { name: database, url: postgres.urlFor(database), sizes: base.sizes };
    },
    async drop({ name }) {
      await admin.query(`drop database if exists ${name} with (force)`);
    },
    async stop() {
      await admin.end();
      await postgres.stop();
    },
  };
}

/** The data set of these sizes, made now unless it is there and made by the present statements and migrations. */
async function baseOf(admin, postgres, scale, grow) {
  const sizes = sizesOf(scale, grow);
  const filling = fillingOf(sizes);
  const label = `base_${sizes.robots}_${sizes.tickets}`;
  const name = `${label}_${fingerprint(filling)}`;
  const { rows } = await admin.query(`select datname from pg_database where datname like $1`, [`${label}\\_%`]);
  if (rows.some(({ datname }) => datname === name)) return { name, sizes };
  for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);

  say(`Making the data set: ${sizes.tickets} tickets, ${sizes.robots} robots, ${sizes.diagnostics} diagnostics.`);
  const making = `making_${label}`;
  await admin.query(`drop database if exists ${making} with (force)`);
  await admin.query(`create database ${making}`);
  const url = postgres.urlFor(making);
  await timed('  migrations, by the desk itself', async () => {
    const desk = await startDesk({
      name: 'desk-migrating',
      databaseUrl: url,
      env: { ADMIN_EMAIL: EMAILS.ADMIN, ADMIN_PASSWORD: PASSWORD },
    });
    await desk.stop();
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const { what, sql } of filling) await timed(`  ${what}`, () => client.query(sql));
  await timed('  vacuum analyze', () => client.query('vacuum (analyze, freeze)'));
  await client.end();
  await admin.query(`alter database ${making} rename to ${name}`);
  return { name, sizes };
}

/** Changes when the statements or the desk's migrations do: then the data are made anew. */
function fingerprint(filling) {
  const hash = createHash('sha256').update(JSON.stringify(filling));
  const folder = fileOf('../migrations');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}/${file}`));
  return hash.digest('hex').slice(0, 10);
}
