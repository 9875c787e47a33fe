/** The HTTP door: GraphQL, health, metrics and the playground. */
import { existsSync } from 'node:fs';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { ApolloServer } from '@apollo/server';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { createContext, type Context } from '../context.js';
import { newId } from '../domain/ids.js';
import type { Desk } from '../services/desk.js';
import type { Live } from '../subscriptions/stream.js';
import { callOf } from './calls.js';
import { BODY_BYTES } from './limits.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';
import { serveIdentity } from './sso.js';

export interface HttpGiven {
  desk: Desk;
  live: Live;
  apollo: ApolloServer<Context>;
  metrics: Metrics;
  readiness: Readiness;
  trustProxy: boolean;
  isStopping: () => boolean;
  /** Folder of the built playground, and what it is told; null when it is not served. */
  playground: { folder: string; about(): Promise<object> } | null;
}

export async function createHttp(given: HttpGiven): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: given.desk.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    trustProxy: given.trustProxy,
    bodyLimit: BODY_BYTES,
    // What robots send may bear these names. Refusing the body would lose the whole batch; nothing of ours merges foreign objects.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    // What is in flight is finished before the listener is gone; see `compose`.
    forceCloseConnections: 'idle',
  });
  // Answers for programs; the pages of the playground bear a policy of their own.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  // A connection kept alive after its last answer would hold the stop up until it times out.
  app.addHook('onSend', (_, reply, __, done) => {
    if (given.isStopping()) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, id } = request;
    // Without the query: what is asked may be nobody else's business.
    const path = url.split('?', 1)[0];
    request.log.info({ method, path, requestId: id, status: reply.statusCode, ms: reply.elapsedTime }, 'request');
    done();
  });

  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(given.apollo, {
      context: async (request) => {
        const { call } = await callOf(given.desk, {
          headers: request.headers,
          authorization: request.headers.authorization,
          requestId: request.id,
          address: request.ip,
        });
        return createContext(call, given.live);
      },
    }),
  });
  await app.register(serveIdentity, { desk: given.desk });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const report = await given.readiness();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  app.get('/metrics', async (_, reply) =>
    reply.type(given.metrics.registry.contentType).send(await given.metrics.registry.metrics()),
  );
  await app.register(async (pages) => servePlayground(pages, given.playground));
  return app;
}

/** Ids of requests: drawn once a process and counted from there, because an id costs more to draw than to count. */
function requestIds(): () => string {
  const process = newId().replaceAll('-', '');
  let count = 0;
  return () => `${process}-${(count += 1).toString(36)}`;
}

/** The playground is all our own files: nothing is fetched from anywhere else. */
const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  // Older Safari does not count a WebSocket to the same host as 'self'.
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'img-src': ["'self'", 'data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

async function servePlayground(app: FastifyInstance, playground: HttpGiven['playground']): Promise<void> {
  if (!playground || !existsSync(playground.folder)) {
    app.get('/', async () => ({ desk: 'Ouranos Desk', graphql: '/graphql' }));
    return;
  }
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: POLICY }, hsts: false });
  app.get('/playground.json', async (_, reply) =>
    reply.header('cache-control', 'no-store').send(await playground.about()),
  );
  await app.register(fastifyStatic, {
    root: playground.folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names of assets carry their content's hash.
      const forever = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
