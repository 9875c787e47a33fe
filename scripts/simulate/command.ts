/**
 * The `simulate` program: from a command line to an exit code.
 */
import { DEMO_KEYS } from '../../src/services/demo/demo-keys.js';
import type { Command } from '../support/command.js';
import {
  DESK_OPTIONS,
  EXIT,
  readCommandLine,
  readDeskUrl,
  readDuration,
  readKey,
  readPositive,
  readWhole,
  UsageError,
} from '../support/command-line.js';
import { DeskClient } from '../support/desk-client.js';
import { ProgressLine } from '../support/progress-line.js';
import { duration, plural } from '../support/text.js';
import type { World } from '../support/world.js';
import { Fleet } from './fleet.js';
import { StoryClock } from './pace.js';
import { run } from './run.js';
import { statusText, summaryText } from './summary.js';

const MAX_ROBOTS = 10_000;
/** Messages bear milliseconds: reports of one robot must stay well apart in them, also in fast motion. */
const SHORTEST_TICK_MS = 10;
const PERIOD_MS = { min: 100, max: 30_000 };

const HELP = `Simulates a fleet of robots that report to a running desk, through its public API.

  npm run simulate -- [--robots N] [--minutes N] [--period 2s] [--speed N] [--seed S] [--url URL] [--key KEY]

  --robots N    how many, SIM-0001 and on (default 50, at most ${MAX_ROBOTS})
  --minutes N   length of the story (default: until Ctrl-C)
  --period D    how often each robot reports: 500ms, 2s … (default 2s)
  --speed N     N times faster than life: a story of 30 minutes at --speed 10 takes 3 (default 1);
                the desk's own clocks (rules that measure a duration, silence) keep real time
  --seed S      any word; the same seed, robots and period tell the same story (default 1)
  --url URL     the desk (default ${DESK_OPTIONS.url.default})
  --key KEY     an API key with the scope diagnostics:write (default: the demo desk's simulator key)
  --help        this text

The robots speak VDA 5050 (most of them 2.1, some 2.0 and 3.0) and send their drives' measures as entries. They register
themselves, as far as the key allows it. When the desk is slow, reports are merged into larger requests and the story waits.
Ctrl-C finishes the request in flight, lets the robots say goodbye and shows the summary; twice ends at once.

Exit code: 0 the story was told; 1 something was rejected, or the desk was out of reach; 2 bad usage.
`;

/** `npm run simulate`. */
export const simulateCommand: Command = { name: 'simulate', help: HELP, run: simulate };

async function simulate(args: string[], world: World): Promise<number> {
  const { robots, seed, periodMs, speed, untilMs, endpoint, key } = readOptions(args);
  const { clock } = world;
  const progress = new ProgressLine(world.err, clock);
  const onWait = (text: string) => progress.note(text);
  const desk = new DeskClient({ endpoint, key, source: 'simulator', onWait }, world);

  const start = clock.now();
  const story = new StoryClock(start, speed);
  const fleet = new Fleet({ robots, seed, periodMs, stamp: story.stamp });
  world.err.write(`${plural(robots, 'robot')}, a report every ${duration(periodMs)}, seed ${seed}, desk ${endpoint}\n`);
  const outcome = await run(
    {
      desk,
      fleet,
      story,
      tickMs: periodMs / speed,
      untilMs,
      onTick: (soFar) => progress.update(statusText(soFar, fleet, robots)),
    },
    world,
  );
  progress.end();
  world.out.write(summaryText(outcome, fleet, robots, clock.now() - start));
  if (outcome.gaveUp) world.err.write(`${outcome.gaveUp.message}\n`);
  return outcome.gaveUp || outcome.totals.rejected > 0 ? EXIT.incomplete : EXIT.done;
}

function readOptions(args: string[]) {
  const { values, positionals } = readCommandLine(args, {
    ...DESK_OPTIONS,
    robots: { type: 'string', default: '50' },
    minutes: { type: 'string' },
    period: { type: 'string', default: '2s' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  });
  if (positionals.length > 0) throw new UsageError(`What is ${positionals.join(' ')}? Only options are expected.`);
  const periodMs = readDuration('--period', values.period);
  if (periodMs < PERIOD_MS.min || periodMs > PERIOD_MS.max) {
    const { min, max } = PERIOD_MS;
    throw new UsageError(`--period ${values.period} is not between ${duration(min)} and ${duration(max)}.`);
  }
  const speed = readPositive('--speed', values.speed);
  if (periodMs / speed < SHORTEST_TICK_MS) {
    const fastest = Math.floor(periodMs / SHORTEST_TICK_MS);
    throw new UsageError(`--speed ${values.speed} is too fast for --period ${values.period}: at most ${fastest}.`);
  }
  return {
    robots: readWhole('--robots', values.robots, MAX_ROBOTS),
    seed: values.seed,
    periodMs,
    speed,
    untilMs: values.minutes === undefined ? null : readPositive('--minutes', values.minutes) * 60_000,
    endpoint: readDeskUrl(values.url),
    key: readKey(values.key ?? DEMO_KEYS.simulator.secret),
  };
}
