/** The HTTP door: GraphQL, health, metrics and the playground. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { ApolloServer } from '@apollo/server';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { createContext, type Context } from '../context.js';
import { newId } from '../domain/ids.js';
import type { Desk } from '../services/desk.js';
import type { Live } from '../subscriptions/stream.js';
import { answerHeaders } from './answer-headers.js';
import type { Road } from './answer.js';
import { boundedBody, callerOf, refuseRequest } from './body.js';
import { allowPages } from './cors.js';
import type { Documents } from './documents.js';
import { BATCH_BYTES, HEAD_TIMEOUT, REQUEST_TIMEOUT } from './limits/bounds.js';
import type { Metrics } from './metrics.js';
import { calledBy, type OperationRecord, type Operations } from './operations.js';
import type { Origins } from './origins.js';
import type { TrustsHop } from './proxies.js';
import type { Readiness } from './readiness.js';
import { serveResetPage } from './reset-page.js';
import { answerShortly, shortcutOf } from './short-road.js';
import { serveIdentity } from './sso.js';
import { serveFiles } from './files.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for a request to the GraphQL endpoint. */
    operation: OperationRecord | null;
  }
}

export interface HttpGiven {
  desk: Desk;
  live: Live;
  apollo: ApolloServer<Context>;
  road: Road;
  documents: Documents;
  metrics: Metrics;
  operations: Operations;
  readiness: Readiness;
  trusts: TrustsHop;
  origins: Origins;
  /** Whether clients reach the desk over TLS. */
  overTls: boolean;
  metricsToken: string | undefined;
  isStopping: () => boolean;
  /** File of the page where a person sets a password. */
  resetPage: string;
  /** Folder of the built playground, and what it is told; null when it is not served. */
  playground: { folder: string; about(): Promise<object> } | null;
}

export async function createHttp(given: HttpGiven): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: given.desk.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    trustProxy: given.trusts,
    bodyLimit: BATCH_BYTES,
    // Whoever sends half a request and waits does not keep the connection.
    requestTimeout: REQUEST_TIMEOUT,
    http: { headersTimeout: HEAD_TIMEOUT, connectionsCheckingInterval: HEAD_TIMEOUT / 2 },
    // What robots send may bear these names. Refusing the body would lose the whole batch; nothing of ours merges foreign objects.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    // What is in flight is finished before the listener is gone; see `compose`.
    forceCloseConnections: 'idle',
  });
  const always = answerHeaders(given);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(always).header('x-request-id', request.id);
    done();
  });
  // A connection kept alive after its last answer would hold the stop up until it times out.
  app.addHook('onSend', (_, reply, __, done) => {
    if (given.isStopping()) reply.header('connection', 'close');
    done();
  });
  app.decorateRequest('operation', null);
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, id, operation } = request;
    // Without the query: what is asked may be nobody else's business.
    const about = { method, path: url.split('?', 1)[0], status: reply.statusCode };
    // One that was turned away before it was looked at is a request like any other.
    if (operation?.ms != null) given.operations.log(operation, about);
    else given.desk.log.info({ ...about, requestId: id, ms: reply.elapsedTime }, 'request');
    done();
  });

  const contextOf = async (request: FastifyRequest): Promise<Context> => {
    const record = request.operation!;
    const call = await callerOf(given.desk, request).catch((error: GraphQLError) => {
      given.operations.end(record, { errors: [error] });
      throw error;
    });
    calledBy(record, call);
    return createContext(call, given.live, { record });
  };
  const byApollo = fastifyApolloHandler(given.apollo, { context: contextOf });
  const shortRoad = { ...given.road, documents: given.documents, operations: given.operations };
  // What pages of other origins may call, and only that.
  await app.register(async (api) => {
    await allowPages(api, given.origins);
    api.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      preParsing: boundedBody(given.desk),
      errorHandler: refuseRequest(given.desk),
      handler(request, reply) {
        const record = (request.operation = given.operations.begin('http', request.id));
        const { traceparent } = request.headers;
        const parent = typeof traceparent === 'string' ? traceparent : undefined;
        const shortcut = shortcutOf(given.documents, request);
        const answered = async () =>
          shortcut
            ? answerShortly(shortRoad, shortcut, await contextOf(request), request, reply)
            : (byApollo.call(this, request, reply) as Promise<string | void>);
        return given.operations.trace(record, parent, answered);
      },
    });
    await api.register(serveIdentity, { desk: given.desk });
    await api.register(serveFiles, { desk: given.desk });
  });
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const report = await given.readiness();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request.headers.authorization, given.metricsToken))
      return reply.code(401).header('www-authenticate', 'Bearer').send();
    return reply.type(given.metrics.registry.contentType).send(await given.metrics.registry.metrics());
  });
  serveResetPage(app, given.resetPage);
  await app.register(async (pages) => servePlayground(pages, given.playground));
  return app;
}

/** Whether somebody bears the token; its comparison tells nothing of how near a guess was. */
function mayRead(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
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
  // The policy of answers lets a page do nothing at all: helmet's stands in its place.
  app.addHook('onRequest', (_, reply, done) => {
    reply.removeHeader('content-security-policy');
    done();
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    xFrameOptions: { action: 'deny' },
    hsts: false,
  });
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
