import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulateCommand } from '../../scripts/simulate/command.js';
import { MAX_MERGED_TICKS, Rate, StoryClock } from '../../scripts/simulate/pace.js';
import { inBatches, MAX_BATCH_BYTES, MAX_BATCH_MESSAGES } from '../../scripts/support/batch.js';
import { runCommand } from '../../scripts/support/command.js';
import { DEMO_KEYS } from '../../src/services/demo/demo-keys.js';
import { FakeDesk, refusedWith } from './support/fake-desk.js';
import type { TestWorld } from './support/test-world.js';
import { testWorld } from './support/test-world.js';

describe('npm run simulate', () => {
  let desk: FakeDesk;
  let world: TestWorld;
  let url: string;

  beforeEach(async () => {
    world = testWorld();
    desk = new FakeDesk(() => world.clock.now());
    url = await desk.start();
  });
  afterEach(() => desk.stop());

  const simulate = (...args: string[]) => runCommand(simulateCommand, [...args, '--url', url], world);
  const spoken = () => desk.delivered.map(({ topic, payload }) => ({ topic, payload }));

  it('sends a batch each tick with the simulator’s key, and lets the robots say goodbye', async () => {
    expect(await simulate('--robots', '20', '--minutes', '1')).toBe(0);
    expect(desk.requests[0]?.authorization).toBe(`Bearer ${DEMO_KEYS.simulator.secret}`);
    expect(desk.requests[0]?.ask.source).toBe('simulator');
    expect(desk.requests.length).toBeGreaterThanOrEqual(30);
    expect(new Set(desk.requests.map(({ ask }) => ask.idempotencyKey)).size).toBe(desk.requests.length);
    expect(desk.mostInFlight).toBe(1);
    expect(world.clock.sleeps).toEqual(Array(30).fill(2_000));
    const goodbyes = spoken().filter(
      ({ payload }) => (payload as { connectionState?: string }).connectionState === 'OFFLINE',
    );
    expect(goodbyes.length).toBeGreaterThan(15);
    const measures = desk.requests.flatMap(({ ask }) => ask.entries ?? []);
    expect(measures.length).toBeGreaterThan(20);
    expect(Object.keys(measures[0]?.values ?? {})).toEqual(['motorCurrent', 'motorTemperature']);
  });

  it('tells the same story for the same seed, and another for another', async () => {
    const tell = async (seed: string) => {
      world = testWorld();
      desk.requests.length = 0;
      await simulate('--robots', '10', '--minutes', '0.5', '--seed', seed);
      return spoken();
    };
    const first = await tell('x');
    expect(await tell('x')).toEqual(first);
    expect(await tell('y')).not.toEqual(first);
  });

  it('is a film in fast motion with --speed: no message bears a time to come', async () => {
    desk.onRequest = () => {
      for (const { receivedAt, payload } of desk.requests.at(-1)?.ask.vda5050 ?? []) {
        expect(Date.parse(receivedAt)).toBeLessThanOrEqual(world.clock.now());
        expect(Date.parse((payload as { timestamp: string }).timestamp)).toBeLessThanOrEqual(world.clock.now());
      }
    };
    const start = world.clock.now();
    await simulate('--robots', '10', '--minutes', '2', '--speed', '10');
    expect(world.clock.now() - start).toBe(12_000);
  });

  it('merges ticks while the desk is slow, and tells the same story', async () => {
    await simulate('--robots', '10', '--minutes', '1');
    const unhurried = spoken().map(({ topic }) => topic);
    world = testWorld();
    desk.requests.length = 0;
    desk.onRequest = () => world.clock.advance(7_000);
    expect(await simulate('--robots', '10', '--minutes', '1')).toBe(0);
    expect(desk.requests.length).toBeLessThan(12);
    expect(spoken().map(({ topic }) => topic)).toEqual(unhurried);
    expect(world.err.text).toContain('4 ticks merged');
  });

  it('lets the story wait for a desk that is slower still: a request never grows beyond ten ticks', async () => {
    desk.onRequest = () => world.clock.advance(60_000);
    await simulate('--robots', '5', '--minutes', '2');
    const sizes = desk.requests.map(({ ask }) => ask.vda5050?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThan(5 * MAX_MERGED_TICKS * 1.5);
    expect(world.out.text).toMatch(/The story waited \d+ min \d\d s for the desk\./);
    const times = desk.requests.map(({ at, ask }) => at - Date.parse(ask.vda5050?.at(-1)?.receivedAt ?? ''));
    // What is sent is fresh all the same: the story waited, its messages did not.
    expect(Math.max(...times)).toBeLessThan(2 * 2_000);
  });

  it('goes on until Ctrl-C, then finishes and sums up', async () => {
    desk.onRequest = () => (desk.requests.length === 40 ? world.interrupt() : undefined);
    expect(await simulate('--robots', '3')).toBe(0);
    expect(desk.requests).toHaveLength(41);
    expect(world.out.text).toMatch(/Simulated 3 robots for 1 min 2\d s, told in 1 min 2\d s/);
    expect(world.out.text).toMatch(/messages in +\d+\n +accepted +\d+\n/);
    expect(world.out.text).toContain('What happened in the story:');
  });

  it('shows what goes on', async () => {
    world = testWorld({ tty: true, columns: 200 });
    await simulate('--robots', '10', '--minutes', '2');
    expect(world.err.text).toMatch(
      /10\/10 robots online · \d messages\/s · \d+ faults? active · 0 tickets opened · 0 rejected/,
    );
  });

  it('names what is rejected', async () => {
    desk.refuse = ({ topic }) =>
      topic.includes('SIM-0002') ? { code: 'UNKNOWN_ROBOT', message: 'Register it' } : null;
    expect(await simulate('--robots', '2', '--minutes', '2')).toBe(1);
    expect(world.out.text).toMatch(/uagv\/v2\/Ouranos\/SIM-0002\/\w+: UNKNOWN_ROBOT Register it/);
    expect(world.out.text).toMatch(/… and \d+ more/);
  });

  it('gives up with a sentence', async () => {
    desk.mischief.push(refusedWith('UNAUTHENTICATED', 'Unknown key'));
    expect(await simulate('--robots', '2')).toBe(1);
    expect(world.err.text).toContain('scope diagnostics:write');
  });

  it.each([
    [['--robots', '0'], '--robots 0'],
    [['--robots', '10001'], 'from 1 to 10000'],
    [['--minutes', 'x'], '--minutes x'],
    [['--period', '1h'], '--period 1h is not a duration'],
    [['--period', '1ms'], 'is not between 100 ms and 30.0 s'],
    [['--speed', '1000'], '--speed 1000 is too fast for --period 2s: at most 200.'],
    [['200'], 'What is 200?'],
  ])('explains bad usage: %j', async (args, sentence) => {
    expect(await simulate(...args)).toBe(2);
    expect(world.err.text).toContain(sentence);
    expect(desk.requests).toEqual([]);
  });
});

describe('batches', () => {
  it('keep the order and both limits', () => {
    const items = Array.from({ length: 12_001 }, (_, i) => i);
    const small = inBatches(items, () => 10);
    expect(small.map((batch) => batch.length)).toEqual([MAX_BATCH_MESSAGES, MAX_BATCH_MESSAGES, 2_001]);
    expect(small.flat()).toEqual(items);
    expect(inBatches([1, 2, 3], () => MAX_BATCH_BYTES / 2)).toEqual([[1, 2], [3]]);
    expect(inBatches([1, 2], () => MAX_BATCH_BYTES * 2)).toEqual([[1], [2]]);
    expect(inBatches([], () => 1)).toEqual([]);
  });
});

describe('pace', () => {
  it('stamps story time on the clock, and later once it had to wait', () => {
    const story = new StoryClock(1_000, 10);
    expect(story.stamp(5_000)).toBe(new Date(1_500).toISOString());
    story.postpone(200);
    expect(story.stamp(5_000)).toBe(new Date(1_700).toISOString());
  });

  it('measures messages a second over a window', () => {
    const rate = new Rate(10_000);
    rate.add(0, 999);
    expect(rate.perSecond()).toBe(0);
    for (let second = 1; second <= 60; second++) rate.add(second * 1_000, second <= 30 ? 10 : 50);
    expect(rate.perSecond()).toBe(50);
  });
});
