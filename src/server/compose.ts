/** Joins the parts into a running desk, and takes them apart again in the opposite order. */
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { ormOptions } from '../../mikro-orm.config.js';
import type { Settings } from '../config/env.js';
import { PLAYGROUND_FOLDER, VERSION } from '../config/package.js';
import { SYSTEM } from '../domain/accounts/actor.js';
import type { Db } from '../entities/index.js';
import { deskEntry } from '../integrations/desk-entry/index.js';
import { createOidcProvider } from '../integrations/oidc/index.js';
import { startPostgres } from '../integrations/postgres/index.js';
import { ros } from '../integrations/ros/index.js';
import { vda5050 } from '../integrations/vda5050/index.js';
import { jobs, startTicker } from '../jobs/index.js';
import { tellMemory, type Call, type Clock, type Desk } from '../services/desk.js';
import { accounts, demo, platform, robots } from '../services/index.js';
import { EventFan } from '../subscriptions/event-fan.js';
import { EventLog } from '../subscriptions/event-log.js';
import { startApollo } from './apollo.js';
import { closeOrm } from './close-orm.js';
import { createExecutor } from './executor.js';
import { createHttp } from './http.js';
import { createMetrics, type Metrics } from './metrics.js';
import { mayConnect } from './origins.js';
import { readinessOf } from './readiness.js';
import { deskSchema } from './schema.js';
import { openSockets } from './sockets.js';
import { inTurn } from './turn.js';

export interface RunningDesk {
  desk: Desk;
  /** Address of the API, when this process serves it. */
  url: string | null;
  /** Whether this is the demo desk, whose accounts are known to everybody. */
  isDemo: boolean;
  playground: boolean;
  /** Says why, when the desk cannot go on by itself (its database is gone). */
  failed: Promise<string>;
  stop(): Promise<void>;
}

export interface Overrides {
  clock?: Clock;
  bufferMax?: number;
}

/** Things to undo, last first. */
class Undo {
  readonly #steps: (() => unknown)[] = [];
  add(step: () => unknown): void {
    this.#steps.push(step);
  }
  async all(log: Logger): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        log.error({ err: error }, 'a part of the desk did not stop as it should');
      }
    }
  }
}

/** Starts the desk. What was started is stopped again when a later part fails. */
export async function startDesk(settings: Settings, log: Logger, overrides: Overrides = {}): Promise<RunningDesk> {
  const undo = new Undo();
  try {
    return await compose(settings, log, overrides, undo);
  } catch (error) {
    await undo.all(log);
    throw error;
  }
}

async function compose(settings: Settings, log: Logger, overrides: Overrides, undo: Undo): Promise<RunningDesk> {
  let stopping = false;
  const database = await databaseOf(settings, log, undo);
  const orm = await MikroORM.init(ormOptions(database.url, { max: settings.DATABASE_POOL }, log));
  undo.add(() => closeOrm(orm));
  if (settings.NODE_ENV === 'production' && !settings.JWT_KEY_SECRET)
    log.warn('JWT_KEY_SECRET is not set: the private signing keys lie in the database in the open');
  const clock = overrides.clock ?? { now: () => new Date() };
  const playground = settings.PLAYGROUND ?? settings.NODE_ENV !== 'production';
  let url: string | null = null;
  const { desk, call, isDemo } = await inTurn(database.url, async () => {
    await orm.migrator.up();
    const db = orm.em.fork().getKysely() as unknown as Db;
    const desk: Desk = {
      orm,
      db,
      clock,
      log,
      tokens: new accounts.TokenSigner({ db, issuer: settings.JWT_ISSUER, keySecret: settings.JWT_KEY_SECRET }),
      actors: new accounts.ActorCache(),
      sso: {
        providers: (settings.OIDC_PROVIDERS ?? []).map(createOidcProvider),
        address: () => url?.replace(/\/+$/, '') ?? '',
        returnUrls: () => [...(settings.SSO_RETURN_URLS ?? []), ...(playground ? playgroundUrls(url, settings) : [])],
      },
      dialects: { desk: deskEntry, vda5050, ros },
      settings: {
        diagnosticRetentionDays: settings.DIAGNOSTIC_RETENTION_DAYS,
        eventRetentionDays: settings.EVENT_RETENTION_DAYS,
        signingKeyDays: settings.JWT_KEY_DAYS,
      },
    };
    const call: Call = { desk, actor: SYSTEM, locale: 'fr', requestId: 'desk', address: null };
    await accounts.prepareSigningKeys(call);
    await robots.keepDiagnostics(call);
    await platform.prepareDesk(call, { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD });
    if (database.isEmbedded && settings.NODE_ENV !== 'production') await demo.loadDemoOnEmptyDesk(call);
    return { desk, call, isDemo: await demo.isDemoDesk(desk) };
  });
  const { db } = desk;

  const roles = new Set(settings.ROLES);
  if (roles.has('api')) {
    await desk.tokens.ready(clock.now());
    const fan = new EventFan();
    const events = new EventLog({ db, fan, log, url: database.url, first: (event) => tellMemory(desk, event) });
    await events.start();
    undo.add(() => events.stop());
    const live = { log: events, fan, bufferMax: overrides.bufferMax };
    const schema = deskSchema();
    const metrics: Metrics = createMetrics({
      sockets: () => sockets.size,
      subscriptions: () => sockets.subscriptions,
      streams: () => fan.size,
      eventPosition: () => events.position,
    });
    const executor = createExecutor(schema);
    const introspection = playground || settings.NODE_ENV !== 'production';
    const apollo = await startApollo(schema, { introspection, metrics, executor });
    undo.add(() => apollo.stop());
    const http = await createHttp({
      desk,
      live,
      apollo,
      metrics,
      readiness: readinessOf(orm, () => stopping),
      trustProxy: settings.TRUST_PROXY,
      isStopping: () => stopping,
      playground: playground ? { folder: PLAYGROUND_FOLDER, about: () => aboutDesk(desk) } : null,
    });
    undo.add(() => http.close());
    const sockets = openSockets({
      server: http.server,
      path: '/graphql',
      schema,
      desk,
      live,
      executor,
      metrics,
      introspection,
      trustProxy: settings.TRUST_PROXY,
      mayConnect: mayConnect({ own: settings.PUBLIC_URL, allowed: settings.ALLOWED_ORIGINS ?? [] }),
    });
    undo.add(() => sockets.stop());
    await http.listen({ host: settings.HOST, port: settings.PORT });
    const { port } = http.server.address() as AddressInfo;
    url = settings.PUBLIC_URL ?? `http://127.0.0.1:${port}`;
  }
  if (roles.has('worker')) {
    const ticker = startTicker(jobs, call);
    undo.add(() => ticker.stop());
  }
  return {
    desk,
    url,
    isDemo,
    playground,
    failed: database.failed,
    async stop() {
      stopping = true;
      await undo.all(log);
    },
  };
}

/** The database given, or the one that the desk brings. */
async function databaseOf(settings: Settings, log: Logger, undo: Undo) {
  if (settings.DATABASE_URL)
    return { url: settings.DATABASE_URL, isEmbedded: false, failed: new Promise<string>(() => {}) };
  const postgres = await startPostgres({
    dataDir: `${settings.DATA_DIR}/postgres`,
    log: (line) => log.info({ postgres: line }, 'postgres'),
  });
  undo.add(() => postgres.stop());
  const failed = new Promise<string>((resolve) => {
    void postgres.exited.then((exit) => exit.expected || resolve(exit.message));
  });
  return { url: postgres.url, isEmbedded: true, failed };
}

/** The playground's own addresses: the public one; without it, this machine's by either of its names. */
function playgroundUrls(url: string | null, { PUBLIC_URL }: Settings): string[] {
  if (!url) return [];
  const page = `${url.replace(/\/+$/, '')}/`;
  return PUBLIC_URL ? [page] : [page, page.replace('127.0.0.1', 'localhost')];
}

/** What the playground may know before anybody signs in. */
const aboutDesk = async (desk: Desk) => ({
  version: VERSION,
  demo: (await demo.isDemoDesk(desk)) ? demo.aboutDemo() : null,
});
