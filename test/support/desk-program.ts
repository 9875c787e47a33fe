/** The desk as people run it: the built program, as a process of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

export interface DeskProgram {
  child: ChildProcess;
  /** What it has printed so far, on both outputs. */
  readonly output: string;
  /** Resolves when the card is printed; fails when the program ends before. */
  ready: Promise<void>;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Builds what is stale; quick when nothing is. */
export function buildDesk(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', 'desk'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The desk could not be built:\n${stderr}`);
}

/** Starts the built desk with these settings and nothing else of this process's environment but PATH. */
export function runDesk(env: Record<string, string>): DeskProgram {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ouranos Desk is ready')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`The desk ended with ${code}:\n${output}`)));
  });
  // Whoever does not wait for it is not told of its failure.
  ready.catch(() => {});
  return {
    child,
    get output() {
      return output;
    },
    ready,
    ended,
    kill: (signal) => void child.kill(signal),
  };
}
