import { describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/support/command.js';
import {
  readCommandLine,
  readDeskUrl,
  readDuration,
  readPositive,
  readWhole,
  UsageError,
} from '../../scripts/support/command-line.js';
import { count, duration, plural, table } from '../../scripts/support/text.js';
import { testWorld } from './support/test-world.js';

describe('the command line', () => {
  it.each([
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/graphql'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/graphql'],
    ['https://desk.example/sav/graphql', 'https://desk.example/sav/graphql'],
    ['https://desk.example/sav/', 'https://desk.example/sav/graphql'],
  ])('takes %s as the desk', (text, endpoint) => {
    expect(readDeskUrl(text)).toBe(endpoint);
  });

  it.each(['desk', 'ftp://desk', '', '127.0.0.1:4000'])('refuses %j as an address', (text) => {
    expect(() => readDeskUrl(text)).toThrow(UsageError);
  });

  it.each([
    ['2s', 2_000],
    ['2', 2_000],
    ['500ms', 500],
    ['1.5 s', 1_500],
    ['1m', 60_000],
  ])('reads the duration %s', (text, ms) => {
    expect(readDuration('--period', text)).toBe(ms);
  });

  it.each(['', '0', 's', '2h', '-1s', '1e3', 'Infinity'])('refuses the duration %j', (text) => {
    expect(() => readDuration('--period', text)).toThrow(UsageError);
  });

  it('takes numbers above zero only, and whole ones within bounds', () => {
    expect(readPositive('--speed', '0.5')).toBe(0.5);
    expect(() => readPositive('--speed', '0')).toThrow('--speed 0 is not a number above zero.');
    expect(() => readPositive('--speed', 'fast')).toThrow(UsageError);
    expect(readWhole('--robots', '200', 500)).toBe(200);
    expect(() => readWhole('--robots', '1.5', 500)).toThrow('--robots 1.5 is not a whole number from 1 to 500.');
    expect(() => readWhole('--robots', '501', 500)).toThrow(UsageError);
  });

  it('names an unknown option, without a lecture', () => {
    expect(() => readCommandLine(['--colour'], {})).toThrow(/^Unknown option '--colour'$/);
  });
});

describe('a command', () => {
  const command = (run: () => Promise<number>) => ({ name: 'try', help: 'How to try.\n', run });

  it('answers --help without running', async () => {
    const world = testWorld();
    const code = await runCommand(
      command(() => Promise.reject(new Error('ran'))),
      ['x', '--help'],
      world,
    );
    expect([code, world.out.text]).toEqual([0, 'How to try.\n']);
  });

  it('explains bad usage with exit code 2', async () => {
    const world = testWorld();
    expect(
      await runCommand(
        command(() => Promise.reject(new UsageError('Try what?'))),
        [],
        world,
      ),
    ).toBe(2);
    expect(world.err.text).toBe('Try what?\nnpm run try -- --help shows how it is used.\n');
  });

  it('does not hide its own mistakes', async () => {
    await expect(
      runCommand(
        command(() => Promise.reject(new Error('bug'))),
        [],
        testWorld(),
      ),
    ).rejects.toThrow('bug');
  });
});

describe('what is written for people', () => {
  it('writes numbers, plurals and durations', () => {
    expect([count(1_234_567), plural(1, 'fault'), plural(2, 'fault')]).toEqual(['1,234,567', '1 fault', '2 faults']);
    expect([340, 2_500, 59_960, 185_000, 3_725_000].map(duration)).toEqual([
      '340 ms',
      '2.5 s',
      '1 min 00 s',
      '3 min 05 s',
      '1 h 02 min',
    ]);
  });

  it('aligns a table', () => {
    expect(
      table([
        ['sent', 1_200],
        ['a', 'b'],
      ]),
    ).toBe('  sent  1,200\n  a         b\n');
  });
});
