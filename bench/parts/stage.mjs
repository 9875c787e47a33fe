/** What the parts play on: a copy of the data, and the three servers beside each other on it. */
import pg from 'pg';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { timed } from '../lib/say.mjs';
import { startDesk } from '../servers/desk.mjs';
import { startOwn } from '../servers/own.mjs';
import { readProfiles } from '../report/profile.mjs';

const PROFILES = '.cache/bench/profiles';

export class Stage {
  #servers = new Map();
  #copy = null;
  #client = null;
  #isProfiling = false;

  /** @param {import('../options.mjs').Options} options */
  constructor(database, options) {
    this.database = database;
    this.options = options;
  }

  /** The copy of the data that all servers of this run work on. */
  async data() {
    this.#copy ??= await this.database.copy('main', this.options.scale);
    return this.#copy;
  }

  /** Rows straight from the database, for what a part needs to know beforehand. */
  async rows(sql, values = []) {
    if (!this.#client) {
      this.#client = new pg.Client({ connectionString: (await this.data()).url });
      await this.#client.connect();
      // What is prepared or written here is not what is measured: it need not wait for the disk.
      await this.#client.query('set synchronous_commit = off');
    }
    return (await this.#client.query(sql, values)).rows;
  }

  /** One of the servers, started when it is first asked for. @param {'limit' | 'postgraphile' | 'desk'} name */
  async server(name) {
    if (!this.#servers.has(name)) {
      const { url: databaseUrl } = await this.data();
      const start = () =>
        name === 'desk'
          ? startDesk({ databaseUrl, profileFile: this.#profileFile() })
          : startOwn(name, { databaseUrl });
      this.#servers.set(name, await timed(`Starting ${name}`, start));
    }
    return this.#servers.get(name);
  }

  /** A desk or peer for one part only; it is stopped with `stopAll`. The ones that are running are stopped first. */
  async fresh(name, { collectable = false } = {}) {
    const { url: databaseUrl } = await this.data();
    const profileFile = this.#profileFile();
    this.#isProfiling = false;
    const server = await timed(`Starting ${name} anew`, () =>
      name === 'desk'
        ? startDesk({ databaseUrl, profileFile, collectable })
        : startOwn(name, { databaseUrl, collectable }),
    );
    this.#servers.set(name, server);
    return server;
  }

  /** Before a part: with --profile the desk starts anew, so that the profile is of this part alone. */
  async begin() {
    if (!this.options.profile) return;
    await this.#stopOne('desk');
    rmSync(PROFILES, { recursive: true, force: true });
    mkdirSync(PROFILES, { recursive: true });
    this.#isProfiling = false;
  }

  /** The first round begins: everything is warm. */
  measuring() {
    if (this.#isProfiling) return;
    this.#isProfiling = true;
    this.#servers.get('desk')?.profileFromNow();
  }

  /** After a part: where the desk's time went, or null when that was not asked for. */
  async profile() {
    if (!this.options.profile) return null;
    await this.#stopOne('desk');
    return readProfiles(PROFILES);
  }

  #profileFile() {
    return this.options.profile ? resolve(PROFILES, 'desk.cpuprofile') : undefined;
  }

  async #stopOne(name) {
    await this.#servers.get(name)?.stop();
    this.#servers.delete(name);
  }

  /** For parts in which a second desk on the same database would take part unasked. */
  async stopAll() {
    for (const name of [...this.#servers.keys()]) await this.#stopOne(name);
  }

  async stop() {
    await this.stopAll();
    await this.#client?.end();
    if (this.#copy) await this.database.drop(this.#copy);
  }
}
