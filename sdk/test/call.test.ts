import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DeskError,
  Forbidden,
  RateLimited,
  Unauthenticated,
  Unreachable,
  unwrap,
  MutationRefused,
} from '../src/index.js';
import type { Retry } from '../src/index.js';
import { FakeDesk, refusal, type Reply } from './support/fake-desk.js';

let fake: FakeDesk;
beforeEach(async () => void (fake = await FakeDesk.start()));
afterEach(() => fake.stop());

const robots = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
const found: Reply = { data: { robots } };
const created: Reply = { data: { createTicket: { ticket: { id: 'ticket_1' }, errors: [] } } };
const assigned: Reply = { data: { assignTicket: { ticket: { id: 'ticket_1' }, errors: [] } } };
const ticket = { title: 'It squeaks', serviceType: 'ROBOT_FAULT' } as const;

describe('a call', () => {
  it('asks as who was said, in the language that was said, and answers the field itself', async () => {
    fake.replies.push(found);
    expect(await fake.client({ locale: 'en' }).robots({ first: 2 })).toEqual(robots);
    expect(fake.asks).toEqual([
      { name: 'Robots', variables: { first: 2 }, authorization: 'Bearer odk_test', locale: 'en' },
    ]);
  });

  it('sends the hash of its document, and the text once it is told that the desk does not know it', async () => {
    const sent: { query?: string; extensions?: { persistedQuery: { sha256Hash: string } } }[] = [];
    const notKnown = { errors: [{ message: 'no', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
    const fetch: typeof globalThis.fetch = (_, init) => {
      const body = JSON.parse(init!.body as string) as (typeof sent)[number];
      sent.push(body);
      return Promise.resolve(Response.json(body.query ? { data: { robots } } : notKnown));
    };
    const desk = fake.client({ fetch });
    expect([await desk.robots(), await desk.robots()]).toEqual([robots, robots]);
    expect(sent.map(({ query, extensions }) => (query ? 'text' : extensions!.persistedQuery.sha256Hash))).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      'text',
      'text',
    ]);
  });

  it('asks for nothing in the name of nobody', async () => {
    fake.replies.push({ data: { me: null } });
    expect(await fake.client({ apiKey: undefined }).me()).toBeNull();
    expect(fake.asks[0]?.authorization).toBeUndefined();
  });

  it.each(['', '/', '/graphql'])('finds the endpoint from an address that ends in "%s"', async (end) => {
    fake.replies.push(found);
    await fake.client({ url: fake.url + end }).robots();
    expect(fake.asks).toHaveLength(1);
  });

  it('uses the fetch that it was given', async () => {
    const seen: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      seen.push(String(input));
      return Promise.resolve(Response.json({ data: { robots } }));
    };
    await fake.client({ fetch, url: 'https://desk.example.com/eu/' }).robots();
    expect(seen).toEqual(['https://desk.example.com/eu/graphql']);
  });

  it('is given up by its signal, also while it waits', async () => {
    fake.answer = () => 'SILENCE';
    const leaving = new AbortController();
    const asked = fake.client().robots({}, { signal: leaving.signal });
    leaving.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');

    fake.answer = () => ({ status: 503, text: 'busy' });
    const waiting = new AbortController();
    const onRetry = (): void => waiting.abort(new Error('enough of waiting'));
    await expect(fake.client({ onRetry }).robots({}, { signal: waiting.signal })).rejects.toThrow('enough of waiting');
  });
});

describe('errors', () => {
  it.each([
    ['FORBIDDEN', Forbidden],
    ['UNAUTHENTICATED', Unauthenticated],
    ['GRAPHQL_VALIDATION_FAILED', DeskError],
  ])('%s is thrown as its class, with its code', async (code, Class) => {
    fake.replies.push({ data: null, errors: [refusal(code)], status: code === 'UNAUTHENTICATED' ? 401 : 200 });
    const error = await fake
      .client()
      .robots()
      .catch((thrown: unknown) => thrown as DeskError);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ code, message: `refused: ${code}`, requestId: 'request-1', retryable: false });
    expect(fake.asks).toHaveLength(1);
  });

  it('of the desk’s own doing bear the reference that is in its log', async () => {
    fake.replies.push({ data: null, errors: [refusal('INTERNAL', { requestId: 'request-7' })] });
    await expect(fake.client().robots()).rejects.toMatchObject({ code: 'INTERNAL', requestId: 'request-7' });
  });

  it('inside an answer only empty the part that they are about, and are told', async () => {
    const told: unknown[] = [];
    const value = { ticket: { id: 'ticket_1', client: null }, errors: [] };
    fake.replies.push({
      data: { createTicket: value },
      errors: [{ ...refusal('FORBIDDEN'), path: ['createTicket', 'ticket', 'client'] }],
    });
    const onPartial = (errors: readonly DeskError[], operation: string): void =>
      void told.push(operation, ...errors.map(({ code, path }) => ({ code, path })));
    expect(await fake.client({ onPartial }).createTicket({ input: ticket })).toMatchObject({
      ok: true,
      ticket: value.ticket,
    });
    expect(told).toEqual(['createTicket', { code: 'FORBIDDEN', path: ['createTicket', 'ticket', 'client'] }]);
  });

  it('inside a query’s answer do so wherever they are', async () => {
    fake.replies.push({
      data: { robot: { id: 'robot_1', client: null } },
      errors: [{ ...refusal('FORBIDDEN'), path: ['robot', 'client'] }],
    });
    expect(await fake.client().robot({ id: 'robot_1' })).toMatchObject({ client: null });
  });

  it('about a payload’s own part are thrown: what is missing there would be taken for there', async () => {
    fake.replies.push({
      data: { createTicket: { ticket: null, errors: [] } },
      errors: [{ ...refusal('INTERNAL'), path: ['createTicket', 'ticket'] }],
    });
    await expect(fake.client().createTicket({ input: ticket })).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it.each([
    { status: 200, text: '<html>sign in to the hotel’s network</html>' },
    { status: 404, text: 'not here' },
    { status: 200, text: '{"data":{}}' },
  ])('say so when what answers is no desk: $status $text', async (reply) => {
    fake.replies.push(reply);
    await expect(fake.client().robots()).rejects.toBeInstanceOf(Unreachable);
    expect(fake.asks).toHaveLength(1);
  });
});

describe('a mutation', () => {
  it('that was done is ok, with its payload', async () => {
    fake.replies.push(created);
    const result = await fake.client().createTicket({ input: ticket });
    expect(result).toMatchObject({ ok: true, ticket: { id: 'ticket_1' }, errors: [] });
    expect(unwrap(result).ticket.id).toBe('ticket_1');
  });

  it('that was refused says why, as a value', async () => {
    const errors = [
      { code: 'VALIDATION', message: 'Too long.', path: ['title'], details: null },
      { code: 'NOT_FOUND', message: 'No such client.', path: ['clientId'], details: null },
    ];
    fake.replies.push({ data: { createTicket: { ticket: null, errors } } });
    const result = await fake.client().createTicket({ input: ticket });
    expect(result).toEqual({ ok: false, code: 'VALIDATION', ticket: null, errors });
    const thrown = new MutationRefused(errors as never);
    expect(() => unwrap(result)).toThrow(thrown);
    expect(thrown).toMatchObject({ code: 'VALIDATION', path: ['title'] });
  });

  it('is given a key where its input takes one, unless the caller has one', async () => {
    fake.replies.push(created, created, created);
    const desk = fake.client();
    await desk.createTicket({ input: ticket });
    await desk.createTicket({ input: ticket });
    await desk.createTicket({ input: { ...ticket, idempotencyKey: 'mine' } });
    expect(fake.asks.map(({ variables }) => variables.input?.['idempotencyKey'])).toEqual(['key-1', 'key-2', 'mine']);
    fake.replies.push(assigned);
    await desk.assignTicket({ input: { ticketId: 't', technicianId: 'm' } });
    expect(fake.asks.at(-1)?.variables.input).toEqual({ ticketId: 't', technicianId: 'm' });
  });

  it('with a key is tried again with the same key', async () => {
    fake.replies.push('BREAK', { status: 503, text: '' }, { errors: [refusal('RATE_LIMITED')], status: 429 }, created);
    expect((await fake.client().createTicket({ input: ticket })).ok).toBe(true);
    expect(new Set(fake.asks.map(({ variables }) => variables.input?.['idempotencyKey']))).toEqual(new Set(['key-1']));
    expect(fake.asks).toHaveLength(4);
  });

  it.each<Reply>(['BREAK', { status: 503, text: '' }, { errors: [refusal('RATE_LIMITED')] }])(
    'without a key is never sent twice: %j',
    async (reply) => {
      fake.replies.push(reply, assigned);
      const asked = fake.client().assignTicket({ input: { ticketId: 't', technicianId: 'm' } });
      await expect(asked).rejects.toMatchObject({ retryable: true });
      expect(fake.asks).toHaveLength(1);
    },
  );
});

describe('trying again', () => {
  it.each<[string, Reply]>([
    ['a broken connection', 'BREAK'],
    ['502', { status: 502, text: 'bad gateway' }],
    ['503', { status: 503, text: '' }],
    ['504', { status: 504, text: '' }],
    ['503 in GraphQL', { status: 503, errors: [refusal('INTERNAL')] }],
    ['429', { status: 429, text: '' }],
    ['RATE_LIMITED', { errors: [refusal('RATE_LIMITED')] }],
  ])('a query survives %s', async (_, reply) => {
    fake.replies.push(reply, reply, found);
    expect(await fake.client().robots()).toEqual(robots);
    expect(fake.world.sleeps).toEqual([500, 1_000]);
  });

  it('waits as long as the desk says: in seconds, by a date, or in the error', async () => {
    const date = new Date(fake.world.now() + 7_000 + 3_000).toUTCString();
    fake.replies.push(
      { status: 503, text: '', headers: { 'retry-after': '7' } },
      { errors: [refusal('RATE_LIMITED')], status: 429, headers: { 'retry-after': date } },
      { errors: [refusal('RATE_LIMITED', { retryAfter: 2 })] },
      found,
    );
    await fake.client().robots();
    expect(fake.world.sleeps).toEqual([7_000, 3_000, 2_000]);
  });

  it('does not wait longer than is reasonable, but says how long it would have been', async () => {
    fake.replies.push({ errors: [refusal('RATE_LIMITED')], headers: { 'retry-after': '3600' } });
    const error = await fake
      .client()
      .robots()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(fake.world.sleeps).toEqual([]);
  });

  it('ends, and tells of each attempt', async () => {
    fake.answer = () => 'BREAK';
    const told: Retry[] = [];
    const desk = fake.client({
      patience: { tries: 3, longestWaitMs: 60_000 },
      onRetry: (retry) => void told.push(retry),
    });
    await expect(desk.robots()).rejects.toBeInstanceOf(Unreachable);
    expect(fake.asks).toHaveLength(3);
    expect(told.map(({ operation, failures, waitMs }) => ({ operation, failures, waitMs }))).toEqual([
      { operation: 'robots', failures: 1, waitMs: 500 },
      { operation: 'robots', failures: 2, waitMs: 1_000 },
    ]);
  });

  it('also comes after an attempt that was never answered', async () => {
    fake.replies.push('SILENCE', found);
    const desk = fake.client({ timeoutMs: 50 });
    expect(await desk.robots()).toEqual(robots);
    expect(fake.asks).toHaveLength(2);
  });

  it('is not for what the desk has understood and failed to do', async () => {
    fake.replies.push({ data: null, errors: [refusal('INTERNAL')], status: 500 });
    await expect(fake.client().robots()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(fake.asks).toHaveLength(1);
  });

  it('finds nobody at home', async () => {
    const desk = fake.client();
    await fake.stop();
    const error = await desk.robots().catch((thrown: unknown) => thrown);
    fake = await FakeDesk.start();
    expect(error).toBeInstanceOf(Unreachable);
    expect(String(error)).toContain('ECONNREFUSED');
  });
});
