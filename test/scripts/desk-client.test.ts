import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskClient } from '../../scripts/support/desk-client.js';
import { FakeDesk, refusedWith } from './support/fake-desk.js';
import type { TestWorld } from './support/test-world.js';
import { testWorld } from './support/test-world.js';

const message = { topic: 'uagv/v2/Ouranos/R1/state', receivedAt: '2026-11-20T08:00:00.000Z', payload: { a: 1 } };
const batch = { vda5050: [message] };

describe('the desk client', () => {
  let desk: FakeDesk;
  let world: TestWorld;
  let client: DeskClient;
  let waits: string[];

  beforeEach(async () => {
    desk = new FakeDesk();
    world = testWorld();
    waits = [];
    const endpoint = `${await desk.start()}/graphql`;
    const onWait = (text: string) => void waits.push(text);
    client = new DeskClient({ endpoint, key: 'odk_1', source: 'test', onWait }, world);
  });
  afterEach(() => desk.stop());

  it('sends the key, the source and the idempotency key', async () => {
    expect(await client.ingest(batch, 'k1')).toMatchObject({ accepted: 1, rejected: [] });
    expect(desk.requests).toEqual([
      { at: 0, authorization: 'Bearer odk_1', ask: { idempotencyKey: 'k1', source: 'test', ...batch } },
    ]);
  });

  it('tries again with the same key when only the answer was lost, and nothing is counted twice', async () => {
    desk.mischief.push('LOSE_ANSWER');
    expect(await client.ingest(batch, 'k1')).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(desk.requests.map(({ ask }) => ask.idempotencyKey)).toEqual(['k1', 'k1']);
    expect([...desk.stored.values()]).toEqual([1]);
  });

  it('backs off longer each time, for network errors and server errors alike', async () => {
    desk.mischief.push('BREAK', { status: 502, body: 'Bad gateway' }, refusedWith('INTERNAL', 'ref 12', 500), 'BREAK');
    await client.ingest(batch, 'k1');
    expect(world.clock.sleeps).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waits[2]).toBe('INTERNAL: ref 12. Trying again in 2.0 s.');
  });

  it('waits as long as a limiting desk says', async () => {
    desk.mischief.push(refusedWith('RATE_LIMITED', 'Too much', 200, { 'retry-after': '17' }));
    desk.mischief.push({ status: 429, headers: { ratelimit: '"ingest";r=0;t=3' }, body: 'slow down' });
    await client.ingest(batch, 'k1');
    expect(world.clock.sleeps).toEqual([17_000, 3_000]);
    expect(new Set(desk.requests.map(({ ask }) => ask.idempotencyKey))).toEqual(new Set(['k1']));
  });

  it('gives up at once when told to wait longer than a person would', async () => {
    desk.mischief.push(refusedWith('RATE_LIMITED', 'Too much', 429, { 'retry-after': '3600' }));
    await expect(client.ingest(batch, 'k1')).rejects.toThrow('for another 1 h 00 min (RATE_LIMITED: Too much)');
    expect(world.clock.sleeps).toEqual([]);
  });

  it.each([
    ['UNAUTHENTICATED', /does not accept this key .* scope diagnostics:write/],
    ['FORBIDDEN', /may not send diagnostics .* scope diagnostics:write/],
    ['QUERY_TOO_COSTLY', /refuses the batch \(QUERY_TOO_COSTLY: no\)/],
  ])('does not insist on %s', async (code, sentence) => {
    desk.mischief.push(refusedWith(code, 'no'));
    await expect(client.ingest(batch, 'k1')).rejects.toThrow(sentence);
    expect(desk.requests).toHaveLength(1);
  });

  it('says how to start a desk that is not there', async () => {
    await desk.stop();
    await expect(client.ingest(batch, 'k1')).rejects.toThrow(
      /No desk answers at .* after 6 tries \(ECONNREFUSED\)\. Start it with npm start, or say --url\.$/,
    );
    expect(world.clock.sleeps.reduce((sum, ms) => sum + ms)).toBe(15_500);
    await desk.start();
  });

  it('is more patient with a desk that has answered before: it may be restarting', async () => {
    await client.ingest(batch, 'k1');
    desk.mischief.push(...Array<'BREAK'>(12).fill('BREAK'));
    expect(await client.ingest({ vda5050: [{ ...message, payload: 2 }] }, 'k2')).toMatchObject({ accepted: 1 });
  });

  it('stops waiting when it is told to stop', async () => {
    desk.mischief.push('BREAK');
    world.clock.onSleep = world.interrupt;
    await expect(client.ingest(batch, 'k1')).rejects.toThrow('Stopped while the desk');
    expect(desk.requests).toHaveLength(1);
  });
});
