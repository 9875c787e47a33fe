/** Spans of a whole desk, as a collector receives them. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logTo } from '../../../src/server/log.js';
import { startTicker } from '../../../src/jobs/index.js';
import { clientOf, signIn, socketOf, subscribe, type Loose } from '../../support/client.js';
import { startCollector, type CollectedSpan, type Collector } from '../../support/collector.js';
import { startDesk } from '../../support/desk.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const traceparent = `00-${TRACE}-${PARENT}-01`;
const LOGIN = 'mutation Login($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }';
const input = { email: 'manager@demo.ouranos.test', password: 'wrong' };

let collector: Collector;
const lines: Loose[] = [];
beforeAll(async () => {
  collector = await startCollector();
  const log = logTo('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const desk = await startDesk({
    log,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_SERVICE_NAME: 'desk-under-test' },
  });
  await clientOf(desk.url).ask(LOGIN, { input }, { traceparent });
  await clientOf(desk.url).ask('query Bad { unicorns }', {}, { traceparent: 'nonsense' });
  const { token } = await signIn(desk.url, 'manager');
  const socket = socketOf(desk.url, token);
  await new Promise<void>((resolve) =>
    socket.subscribe(
      { query: 'query OverSocket { me { id } }', extensions: { traceparent } },
      { next: () => {}, error: () => {}, complete: resolve },
    ),
  );
  await socket.dispose();
  const stream = subscribe(desk.url, token, 'subscription Live { ticketUpdated(initial: true) { cursor } }');
  await stream.next();
  await stream.stop();
  await new Promise<void>((resolve) => {
    const ticker = startTicker(
      [
        { name: 'test.fails', every: 1, run: () => Promise.reject(Object.assign(new Error('secret'), { code: 'E1' })) },
        { name: 'test.works', every: 5, run: async () => void setImmediate(() => void ticker.stop().then(resolve)) },
      ],
      desk.call,
    );
  });
  // What waits is sent when the desk stops.
  await desk.stop();
});
afterAll(() => collector.stop());

const spanOf = (name: string): CollectedSpan => {
  const found = collector.spans.find((span) => span.name === name);
  if (!found) throw new Error(`No span ${name} among: ${collector.spans.map((span) => span.name).join(', ')}`);
  return found;
};
const childrenOf = ({ spanId }: CollectedSpan) => collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);

describe('a desk with a collector', () => {
  it('sends spans to it, and says who it is', () => {
    expect(new Set(collector.paths)).toEqual(new Set(['POST /v1/traces']));
    expect(spanOf('mutation Login').resource).toMatchObject({
      'service.name': 'desk-under-test',
      'service.version': expect.any(String),
    });
  });

  it('tells an operation beneath its caller’s span, by the conventions, and never its text', () => {
    const span = spanOf('mutation Login');
    expect(span).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, kind: 2 });
    expect(span.attributes).toMatchObject({
      'graphql.operation.type': 'mutation',
      'graphql.operation.name': 'Login',
      'graphql.document.hash': createHash('sha256').update(LOGIN).digest('hex'),
      'desk.door': 'http',
    });
    expect(JSON.stringify(collector.spans)).not.toMatch(/LoginInput|wrong|secret/);
  });

  it('tells the transactions beneath it', () => {
    expect(childrenOf(spanOf('mutation Login'))).toMatchObject([
      {
        name: 'transaction',
        kind: 3,
        traceId: TRACE,
        attributes: { 'db.system.name': 'postgresql', 'desk.operation': 'login' },
      },
    ]);
  });

  it('begins a trace of its own where there is none, and names the refusal', () => {
    const refused = collector.spans.find(({ attributes }) => attributes['error.type'] === 'GRAPHQL_VALIDATION_FAILED');
    expect(refused).toMatchObject({ name: 'query Bad', kind: 2, status: { code: 0 } });
    expect(refused!.parentSpanId ?? '').toBe('');
    expect(refused!.traceId).not.toBe(TRACE);
  });

  it('tells operations over WebSockets', () => {
    expect(spanOf('query OverSocket')).toMatchObject({ traceId: TRACE, parentSpanId: PARENT });
    expect(spanOf('query OverSocket').attributes).toMatchObject({ 'desk.door': 'ws' });
    expect(spanOf('subscription Live').attributes).toMatchObject({ 'graphql.operation.type': 'subscription' });
  });

  it('tells jobs, and which failed', () => {
    expect(spanOf('test.works')).toMatchObject({ kind: 1, status: { code: 0 } });
    expect(spanOf('test.fails')).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'E1' } });
  });

  it('names the trace in the log', () => {
    const line = lines.find(({ operation }) => operation === 'Login');
    expect(line.traceId).toBe(TRACE);
  });
});

describe('a desk whose collector is gone', () => {
  it('works, says so in its log, and stops', async () => {
    const told: Loose[] = [];
    const log = logTo('warn', { write: (line) => void told.push(JSON.parse(line)) });
    const desk = await startDesk({ log, env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } });
    expect((await signIn(desk.url, 'manager')).token).toBeTruthy();
    await desk.stop();
    expect(told.map(({ msg }) => msg)).toContain('spans could not be sent');
  });
});

describe('a desk without one', () => {
  it('does not load the code for it', () => {
    const importing = (what: RegExp) => globSync('src/**/*.ts').filter((file) => what.test(readFileSync(file, 'utf8')));
    expect(importing(/@opentelemetry/)).toEqual(['src/integrations/otlp/index.ts']);
    expect(importing(/from '.*\/otlp\//)).toEqual([]);
    expect(importing(/await import\('.*\/otlp\//)).toEqual(['src/server/compose.ts']);
  });
});
