/**
 * The `replay` program: from a command line to an exit code.
 */
import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { DEMO_KEYS } from '../../src/services/demo/demo-keys.js';
import type { Command } from '../support/command.js';
import {
  DESK_OPTIONS,
  EXIT,
  readCommandLine,
  readDeskUrl,
  readKey,
  readPositive,
  UsageError,
} from '../support/command-line.js';
import { DeskClient } from '../support/desk-client.js';
import { ProgressLine, REDRAW_MS } from '../support/progress-line.js';
import type { World } from '../support/world.js';
import { play } from './player.js';
import { readRecording } from './recording.js';
import { progressText, summaryText } from './summary.js';

const HELP = `Plays a recording of VDA 5050 messages into a running desk, through its public API.

  npm run replay -- FILE [--speed N|max] [--url URL] [--key KEY]

  FILE         JSON Lines, one MQTT message per line: {"t", "topic", "retain", "qos", "payload"}
  --speed N    N times faster than recorded; max is as fast as the desk takes it (default 1)
  --url URL    the desk (default ${DESK_OPTIONS.url.default})
  --key KEY    an API key with the scope diagnostics:write (default: the demo desk's Hypérion key)
  --help       this text

Messages keep their recorded time, so playing a file again changes nothing: the desk recognises the duplicates.
Lines that cannot be read are named and skipped. Ctrl-C stops after the request in flight, twice at once.

Exit code: 0 everything was delivered; 1 something was rejected or skipped, or the desk was out of reach; 2 bad usage.
`;

/** `npm run replay`. */
export const replayCommand: Command = { name: 'replay', help: HELP, run: replay };

async function replay(args: string[], world: World): Promise<number> {
  const { file, speed, endpoint, key } = readOptions(args);
  const path = isAbsolute(file) ? file : resolve(world.cwd, file);
  const size = await sizeOf(path);
  const progress = new ProgressLine(world.err, world.clock);
  const onWait = (text: string) => progress.note(text);
  const desk = new DeskClient({ endpoint, key, source: 'replay', onWait }, world);

  const start = world.clock.now();
  const outcome = await play(
    readRecording(path),
    {
      desk,
      speed,
      onProgress: (soFar, nextInMs) => progress.update(progressText(soFar, size, nextInMs), nextInMs >= REDRAW_MS),
    },
    world,
  );
  progress.end();
  world.out.write(summaryText(outcome, file, world.clock.now() - start));

  const { gaveUp, lastLine } = outcome;
  if (gaveUp) {
    const reason = gaveUp === 'STOPPED' ? 'Stopped' : gaveUp.message;
    const where = lastLine === 0 ? 'before the first message' : `after line ${lastLine}`;
    world.err.write(
      `${reason}\nEnded ${where}. Playing the file again is safe: what the desk has is not counted twice.\n`,
    );
  }
  const complete = !gaveUp && outcome.totals.rejected === 0 && outcome.badLineCount === 0;
  return complete ? EXIT.done : EXIT.incomplete;
}

function readOptions(args: string[]) {
  const { values, positionals } = readCommandLine(args, { ...DESK_OPTIONS, speed: { type: 'string', default: '1' } });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Which recording? Name a file.');
  if (more.length > 0) throw new UsageError(`One recording at a time: ${more.join(' ')} is too many.`);
  return {
    file,
    speed: values.speed === 'max' ? Number.POSITIVE_INFINITY : readPositive('--speed', values.speed),
    endpoint: readDeskUrl(values.url),
    key: readKey(values.key ?? DEMO_KEYS.hyperion.secret),
  };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`There is no file ${path}.`);
  if (!found.isFile()) throw new UsageError(`${path} is not a file.`);
  return found.size;
}
