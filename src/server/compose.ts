/** Joins the parts into a running desk, and takes them apart again in the opposite order. */
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ormOptions } from '../../mikro-orm.config.js';
import { SettingsError, type Settings } from '../config/env.js';
import { PLAYGROUND_FOLDER, RESET_PAGE, TRUSTED_DOCUMENTS, VERSION } from '../config/package.js';
import { SYSTEM } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import { sentence } from '../domain/messages.js';
import type { Db } from '../entities/index.js';
import { createMailer } from '../integrations/mail/index.js';
import { deskEntry } from '../integrations/desk-entry/index.js';
import { createOidcProvider } from '../integrations/oidc/index.js';
import { startPostgres } from '../integrations/postgres/index.js';
import { openRedisBuckets } from '../integrations/redis/index.js';
import { folderStorage } from '../integrations/storage-folder/index.js';
import { s3Storage } from '../integrations/storage-s3/index.js';
import { ros } from '../integrations/ros/index.js';
import { vda5050 } from '../integrations/vda5050/index.js';
import { jobs, startTicker } from '../jobs/index.js';
import { tellMemory, type Call, type Clock, type Desk } from '../services/desk.js';
import { accounts, demo, files, platform, robots } from '../services/index.js';
import type { Buckets, Mailer, Storage } from '../services/ports.js';
import { EventFan } from '../subscriptions/event-fan.js';
import { EventLog } from '../subscriptions/event-log.js';
import { startApollo } from './apollo.js';
import { closeOrm } from './close-orm.js';
import { createDocuments } from './documents.js';
import { createExecutor, type Executor } from './executor.js';
import { createHttp } from './http.js';
import { createAdmission } from './limits/admission.js';
import { createBudgets } from './limits/budgets.js';
import { createCosts } from './limits/cost.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createOperations } from './operations.js';
import { createOrigins } from './origins.js';
import { trustIn } from './proxies.js';
import { readinessOf } from './readiness.js';
import { deskSchema } from './schema.js';
import { openSockets } from './sockets.js';
import { readTrustedDocuments } from './trusted-documents.js';
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
  /** Makes another executor than the compiling one. */
  executorOf?: (schema: GraphQLSchema) => Executor;
  mailer?: Mailer;
  storage?: Storage;
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
  const tracer = await tracerOf(settings, log, undo);
  const database = await databaseOf(settings, log, undo);
  const orm = await MikroORM.init(ormOptions(database.url, { max: settings.DATABASE_POOL }, log));
  undo.add(() => closeOrm(orm));
  if (settings.NODE_ENV === 'production' && !settings.JWT_KEY_SECRET)
    log.warn('JWT_KEY_SECRET is not set: the private signing keys lie in the database in the open');
  const clock = overrides.clock ?? { now: () => new Date() };
  const playground = settings.PLAYGROUND ?? settings.NODE_ENV !== 'production';
  let url: string | null = null;
  const policies = new platform.PolicyBook();
  const buckets = await bucketsOf(settings, log, undo);
  const mailer = createMailer({
    smtpUrl: settings.SMTP_URL,
    from: settings.MAIL_FROM,
    folder: `${settings.DATA_DIR}/outbox`,
    log,
  });
  undo.add(() => mailer.close());
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
      policies,
      attempts: new platform.Attempts({ policies, buckets, clock }),
      address: () => (url ?? settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`).replace(/\/+$/, ''),
      sso: {
        providers: (settings.OIDC_PROVIDERS ?? []).map(createOidcProvider),
        returnUrls: () => [...(settings.SSO_RETURN_URLS ?? []), ...(playground ? playgroundUrls(url, settings) : [])],
      },
      dialects: { desk: deskEntry, vda5050, ros },
      mailer: overrides.mailer ?? mailer,
      files: {
        storage: overrides.storage ?? storageOf(settings),
        incoming: `${settings.DATA_DIR}/incoming`,
        links: new files.FileLinks(settings.JWT_KEY_SECRET),
      },
      tracer,
      settings: {
        diagnosticRetentionDays: settings.DIAGNOSTIC_RETENTION_DAYS,
        eventRetentionDays: settings.EVENT_RETENTION_DAYS,
        schemaIsOpen: settings.NODE_ENV !== 'production',
        signingKeyDays: settings.JWT_KEY_DAYS,
      },
    };
    const call: Call = { desk, actor: SYSTEM, locale: 'fr', requestId: 'desk', address: null };
    await accounts.prepareSigningKeys(call);
    await robots.keepDiagnostics(call);
    await platform
      .prepareDesk(call, { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD })
      .catch(asSettingsError);
    if (database.isEmbedded && settings.NODE_ENV !== 'production' && (await demo.loadDemoOnEmptyDesk(call)))
      await demo.attachDemoPhotos(call);
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
    // After the log is listened to: a change is either found or heard.
    await policies.load(db);
    const live = { log: events, fan, bufferMax: overrides.bufferMax };
    const schema = deskSchema();
    const metrics: Metrics = createMetrics({
      sockets: () => sockets.size,
      subscriptions: () => sockets.subscriptions,
      streams: () => fan.size,
      eventPosition: () => events.position,
      limitsShared: () => Number(buckets.isShared),
    });
    const operations = createOperations(metrics, tracer, log);
    const executor = (overrides.executorOf ?? createExecutor)(schema);
    const costs = createCosts(schema);
    const trusted = readTrustedDocuments(
      [TRUSTED_DOCUMENTS, ...(settings.TRUSTED_DOCUMENTS ?? [])],
      settings.ONLY_TRUSTED_DOCUMENTS,
    );
    const admission = createAdmission(schema, costs, trusted);
    const onRefusal = (code: string): void => metrics.limited(code);
    const budgets = createBudgets({ costs, policies, buckets, clock, onRefusal });
    const trusts = trustIn(settings.TRUST_PROXY);
    const origins = createOrigins({ own: settings.PUBLIC_URL, configured: settings.ALLOWED_ORIGINS ?? [], policies });
    const documents = createDocuments(trusted);
    const road = { admission, budgets, executor };
    const apollo = await startApollo(schema, { ...road, documents, operations, trusted });
    undo.add(() => apollo.stop());
    const http = await createHttp({
      desk,
      live,
      apollo,
      road,
      documents,
      metrics,
      operations,
      readiness: readinessOf(orm, () => stopping),
      trusts,
      origins,
      overTls: settings.NODE_ENV === 'production' && Boolean(settings.PUBLIC_URL?.startsWith('https:')),
      metricsToken: settings.METRICS_TOKEN,
      isStopping: () => stopping,
      resetPage: RESET_PAGE,
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
      documents,
      operations,
      admission,
      budgets,
      trusts,
      mayConnect: (request) => origins.mayConnect(request),
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

/** Sends spans where a collector is named; otherwise not even the code for it is loaded. */
async function tracerOf(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME }: Settings,
  log: Logger,
  undo: Undo,
) {
  if (!endpoint) return null;
  const { startTracing } = await import('../integrations/otlp/index.js');
  const tracer = startTracing({ endpoint, serviceName: OTEL_SERVICE_NAME, version: VERSION, log });
  undo.add(() => tracer.stop());
  return tracer;
}

/** What a new desk refuses of its settings, as one of their faults. */
function asSettingsError(error: unknown): never {
  if (!(error instanceof DeskError)) throw error;
  throw new SettingsError([`${error.input.join('.')}: ${sentence(error.key, error.params, 'en')}`]);
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

/** Where files are kept: in a store where one is named, or beside the database. */
function storageOf(settings: Settings): Storage {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION: region, DATA_DIR } = settings;
  // The settings have all of them or none.
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    return folderStorage(`${DATA_DIR}/files`);
  const keys = { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY };
  return s3Storage({ endpoint: S3_ENDPOINT, region, bucket: S3_BUCKET, ...keys });
}

/** Where limits are counted: in Redis for all processes, or in this one's memory. */
async function bucketsOf(settings: Settings, log: Logger, undo: Undo): Promise<Buckets> {
  const own = new platform.MemoryBuckets();
  if (!settings.REDIS_URL) return own;
  const shared = openRedisBuckets({ url: settings.REDIS_URL, otherwise: own, log });
  undo.add(() => shared.close());
  await shared.opened;
  return shared;
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
