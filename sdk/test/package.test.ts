/** The package as a partner gets it: built, put into a project of their own, and used by the example of the README. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../../test/support/desk.js';
import { createDesk, unwrap } from '../src/index.js';

const ROOT = join(import.meta.dirname, '../..');
const SDK = join(ROOT, 'sdk');
const EXAMPLE = 'watch-fleet.mjs';
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const run = promisify(execFile);

/** A project beside which the dependencies are found, as they are after an installation. */
let project: string;
let installed: string;

beforeAll(async () => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  project = mkdtempSync(join(ROOT, '.cache/sdk-'));
  installed = join(project, 'node_modules/@ouranos/desk-sdk');
  mkdirSync(installed, { recursive: true });
  cpSync(join(SDK, 'package.json'), join(installed, 'package.json'));
  cpSync(join(SDK, 'examples', EXAMPLE), join(project, EXAMPLE));
  await run(process.execPath, [TSC, '-p', SDK, '--outDir', join(installed, 'dist')]);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

it('has what its exports name', () => {
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string>>;
  };
  const named = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  for (const path of named) expect(readFileSync(join(installed, path), 'utf8')).not.toBe('');
});

it('needs nothing at run time but graphql-ws, and nothing of Node', () => {
  const imported = globSync('dist/**/*.js', { cwd: installed }).flatMap((path) =>
    [...readFileSync(join(installed, path), 'utf8').matchAll(/\bfrom '([^.'][^']*)'/g)].map(([, name]) => name),
  );
  expect([...new Set(imported)]).toEqual(['graphql-ws/client']);
});

it('tells TypeScript what the README’s example may do', async () => {
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--allowJs',
    '--checkJs',
    '--strict',
    '--module',
    'nodenext',
    '--types',
    'node',
  ];
  const libraries = ['--target', 'es2022', '--lib', 'es2023,esnext.disposable,dom'];
  await run(process.execPath, [TSC, ...options, ...libraries, join(project, EXAMPLE)], { cwd: project });
});

it('runs the README’s example', async () => {
  const running: TestDesk = await startDesk();
  const robot = createDesk({ url: running.url, apiKey: 'odk_demo-hyperion_4jqVb2s8mR0xTz6k' });
  const example: ChildProcess = spawn(process.execPath, [EXAMPLE], {
    cwd: project,
    env: { ...process.env, DESK_URL: running.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface({ input: example.stdout! })[Symbol.asyncIterator]();
    const states = new Set<string>();
    while (states.size < 8) states.add(/ (\S+: \w+)$/.exec((await lines.next()).value as string)![1]!);
    expect(states).toContain('OUR-2042: HIBERNATING');
    const fault = {
      serialNumber: 'OUR-2041',
      component: 'drive_left',
      code: 'wheelSlip',
      level: 'ERROR' as const,
      observedAt: new Date().toISOString(),
    };
    unwrap(await robot.ingestDiagnostics({ input: { entries: [fault] } }));
    expect((await lines.next()).value).toMatch(/ OUR-2041: \w+ → \w+$/);
  } finally {
    example.kill();
    await once(example, 'exit');
    await running.stop();
  }
});

it('shows in its README the example that is run', () => {
  const readme = readFileSync(join(SDK, 'README.md'), 'utf8');
  expect(readme).toContain(readFileSync(join(SDK, 'examples', EXAMPLE), 'utf8').trim());
});
