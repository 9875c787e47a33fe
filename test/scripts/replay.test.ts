import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replayCommand } from '../../scripts/replay/command.js';
import { runCommand } from '../../scripts/support/command.js';
import { DEMO_KEYS } from '../../src/services/demo/demo-keys.js';
import { FakeDesk, refusedWith } from './support/fake-desk.js';
import type { TestWorld } from './support/test-world.js';
import { FIXTURES, testWorld } from './support/test-world.js';

const FLEET = 'vda5050/fleet.jsonl';
const at = (ms: number) => new Date(Date.UTC(2026, 10, 20, 6) + ms).toISOString();
const line = (ms: number, n: number) => JSON.stringify({ t: at(ms), topic: `uagv/v2/O/R${n}/state`, payload: { n } });

describe('npm run replay', () => {
  let desk: FakeDesk;
  let world: TestWorld;
  let url: string;
  let folder: string;

  beforeEach(async () => {
    world = testWorld();
    desk = new FakeDesk(() => world.clock.now());
    url = await desk.start();
    folder = await mkdtemp(join(tmpdir(), 'replay-'));
  });
  afterEach(async () => {
    await desk.stop();
    await rm(folder, { recursive: true });
  });

  const replay = (...args: string[]) => runCommand(replayCommand, [...args, '--url', url], world);
  async function recording(...lines: string[]): Promise<string> {
    const path = join(folder, 'recording.jsonl');
    await writeFile(path, lines.join('\n'));
    return path;
  }
  /** When each request came, from the first one on, with how many messages. */
  const rhythm = () =>
    desk.requests.map(({ at: time, ask }) => [time - (desk.requests[0]?.at ?? 0), ask.vda5050?.length]);

  it('delivers every message in the recorded order, with the recorded time', async () => {
    expect(await replay(FLEET)).toBe(0);
    const recorded = (await readFile(join(FIXTURES, FLEET), 'utf8')).trim().split('\n');
    expect(desk.delivered).toEqual(
      recorded.map((text) => {
        const { t, topic, payload } = JSON.parse(text) as Record<string, unknown>;
        return { topic, receivedAt: t, payload };
      }),
    );
    expect(desk.mostInFlight).toBe(1);
    expect(desk.requests[0]?.authorization).toBe(`Bearer ${DEMO_KEYS.hyperion.secret}`);
  });

  it('keeps the recorded spacing, and sends together what is due together', async () => {
    const file = await recording(line(0, 1), line(0, 2), line(1_500, 3), line(1_500, 4), line(4_000, 5));
    expect(await replay(file)).toBe(0);
    expect(rhythm()).toEqual([
      [0, 2],
      [1_500, 2],
      [4_000, 1],
    ]);
  });

  it('divides the spacing by --speed', async () => {
    await replay(await recording(line(0, 1), line(1_000, 2), line(3_000, 3)), '--speed', '4');
    expect(rhythm()).toEqual([
      [0, 1],
      [250, 1],
      [750, 1],
    ]);
  });

  it('does not drift when requests take time, and merges what fell due meanwhile', async () => {
    desk.onRequest = () => world.clock.advance(1_200);
    await replay(await recording(line(0, 1), line(500, 2), line(1_000, 3), line(3_000, 4), line(5_000, 5)));
    expect(rhythm()).toEqual([
      [0, 1],
      [1_200, 2],
      [3_000, 1],
      [5_000, 1],
    ]);
  });

  it('keeps the order of the file where its times go back', async () => {
    await replay(await recording(line(2_000, 1), line(1_000, 2), line(2_500, 3)));
    expect(desk.delivered.map(({ payload }) => payload)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(rhythm()).toEqual([
      [0, 2],
      [500, 1],
    ]);
  });

  it('plays --speed max without waiting, in batches that a desk takes', async () => {
    const lines = Array.from({ length: 12_000 }, (_, n) => line(n * 60_000, n));
    expect(await replay(await recording(...lines), '--speed', 'max')).toBe(0);
    expect(world.clock.sleeps).toEqual([]);
    expect(desk.delivered).toHaveLength(12_000);
    expect(Math.max(...desk.requests.map(({ ask }) => ask.vda5050?.length ?? 0))).toBeLessThanOrEqual(5_000);
    expect(new Set(desk.requests.map(({ ask }) => ask.idempotencyKey)).size).toBe(desk.requests.length);
    expect(desk.mostInFlight).toBe(1);
  });

  it('is recognised when played again', async () => {
    await replay(FLEET, '--speed', 'max');
    world.out.text = '';
    expect(await replay(FLEET, '--speed', 'max')).toBe(0);
    expect(world.out.text).toMatch(/accepted +0\n +duplicates +62\n/);
    expect(desk.requests.map(({ ask }) => ask.idempotencyKey)).toEqual(['replay-run1-1', 'replay-run2-1']);
  });

  it('counts nothing twice when answers are lost on the way', async () => {
    desk.mischief.push('LOSE_ANSWER', 'BREAK', refusedWith('RATE_LIMITED', 'Slow down', 429, { 'retry-after': '5' }));
    expect(await replay(FLEET, '--speed', 'max')).toBe(0);
    expect(new Set(desk.requests.map(({ ask }) => ask.idempotencyKey)).size).toBe(1);
    expect(world.out.text).toMatch(/messages in +62\n +accepted +62\n +duplicates +0\n/);
    expect(world.err.text).toContain('RATE_LIMITED: Slow down. Trying again in 5.0 s.');
  });

  it('names bad lines by their number and plays the rest', async () => {
    const file = await recording(
      `\uFEFF${line(0, 1)}\r`,
      '{"t": oops',
      '',
      '[]',
      JSON.stringify({ t: at(0), payload: {} }),
      JSON.stringify({ t: 'yesterday', topic: 'x', payload: {} }),
      JSON.stringify({ t: at(0), topic: 'x' }),
      JSON.stringify({ t: at(0), topic: 'x', payload: 'as text' }),
    );
    expect(await replay(file)).toBe(1);
    expect(desk.delivered.map(({ payload }) => payload)).toEqual([{ n: 1 }, 'as text']);
    expect(world.out.text).toMatch(/line 2: broken JSON/);
    expect(world.out.text).toContain(
      '  line 4: not a JSON object\n  line 5: topic is missing\n' +
        '  line 6: t is missing, or not a time like 2026-11-20T06:11:11.730Z\n  line 7: payload is missing\n',
    );
  });

  it('finds rejected messages again in the file, shows twenty, and counts all', async () => {
    desk.refuse = ({ topic }) =>
      topic.includes('R7') ? { code: 'MALFORMED', message: 'errors must be a list' } : null;
    const lines = Array.from({ length: 30 }, (_, i) => line(i * 100, i % 5 === 0 ? 1 : 7));
    expect(await replay(await recording('bad', ...lines))).toBe(1);
    expect(world.out.text).toMatch(/rejected +24\n/);
    const listed = [...world.out.text.matchAll(/line (\d+): MALFORMED errors must be a list/g)].map(([, n]) =>
      Number(n),
    );
    expect(listed).toHaveLength(20);
    expect(listed.slice(0, 5)).toEqual([3, 4, 5, 6, 8]);
    expect(world.out.text).toContain('… and 4 more');
  });

  it('sums up', async () => {
    expect(await replay(FLEET, '--speed', '2')).toBe(0);
    expect(world.out.text).toBe(
      `Played ${FLEET} in 12.2 s\n` +
        '  messages in     62\n  accepted        62\n  duplicates       0\n  rejected         0\n' +
        '  faults raised    0\n  faults cleared   0\n  tickets opened   0\n',
    );
  });

  it('shows how far it is', async () => {
    world = testWorld({ tty: true });
    await replay(await recording(line(0, 1), line(1_000, 2), line(600_000, 3)));
    expect(world.err.text).toContain('1 message sent · 33 % · 0 faults · 0 tickets');
    expect(world.err.text).toContain('2 messages sent · 66 % · 0 faults · 0 tickets · next in 9 min 59 s');
  });

  it('gives up with a sentence, and says that playing again is safe', async () => {
    desk.mischief.push(refusedWith('FORBIDDEN', 'Not allowed'));
    expect(await replay(FLEET)).toBe(1);
    expect(world.err.text).toContain('Say --key with an API key that has the scope diagnostics:write');
    expect(world.err.text).toContain('Ended before the first message. Playing the file again is safe');
    expect(world.out.text).toContain(`Played a part of ${FLEET}`);
  });

  it('answers 1 when no desk is there', async () => {
    await desk.stop();
    expect(await replay(FLEET)).toBe(1);
    expect(world.err.text).toContain('Start it with npm start, or say --url.');
    await desk.start();
  });

  it('stops at Ctrl-C after the request in flight', async () => {
    desk.onRequest = () => (desk.requests.length === 2 ? world.interrupt() : undefined);
    const file = await recording(line(0, 1), line(1_000, 2), line(2_000, 3));
    expect(await replay(file)).toBe(1);
    expect(world.out.text).toMatch(/messages in +2\n/);
    expect(world.err.text).toContain('Ended after line 2');
  });

  it.each([
    [[], 'Which recording? Name a file.'],
    [['a', 'b'], 'One recording at a time: b is too many.'],
    [['missing.jsonl'], 'There is no file'],
    [['vda5050'], 'is not a file'],
    [[FLEET, '--speed', 'fast'], '--speed fast is not a number above zero.'],
    [[FLEET, '--speed', '0'], '--speed 0 is not a number above zero.'],
    [[FLEET, '--key', 'clé'], '--key is empty, or has characters that no API key has.'],
    [[FLEET, '--loud'], "Unknown option '--loud'"],
  ])('explains bad usage: %j', async (args, sentence) => {
    expect(await replay(...args)).toBe(2);
    expect(world.err.text).toContain(sentence);
    expect(desk.requests).toEqual([]);
  });

  it('plays an empty recording', async () => {
    expect(await replay(await recording(''))).toBe(0);
    expect(desk.requests).toEqual([]);
  });
});
