/** What was asked for on the command line and in the environment. */
import { parseArgs } from 'node:util';
import process from 'node:process';
import { PARTS } from './parts/index.mjs';

export const USAGE = `npm run bench -- [parts] [options]

  parts            ${PARTS.map(({ id }) => id).join(' ')}; all but grow when none is named
  --rounds N       rounds of each server (5; with --short 1)
  --seconds N      length of one round (10; with --short 2)
  --short          the form for CI: small data, one short round, fewer sockets; its report goes to .cache/bench/report
  --profile        looks at where the desk's time goes in each part, from its first round on
  --out FOLDER     where the report goes (docs/benchmark; .cache/bench/report when the data are scaled)
  --sockets N      the larger number of subscribers (10000)
  --no-build       takes dist/ as it is

  BENCH_SCALE      scales the data (1)          BENCH_GROW   how many times more tickets part grow has (10)`;

/**
 * @typedef {object} Options
 * @property {string[]} parts
 * @property {number} rounds
 * @property {number} seconds
 * @property {boolean} short
 * @property {boolean} profile
 * @property {string} out
 * @property {number} sockets
 * @property {number} connections
 * @property {number} scale
 * @property {number} grow
 */

/** @param {string[]} args @returns {Options} */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      short: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      out: { type: 'string' },
      sockets: { type: 'string' },
      connections: { type: 'string' },
      'no-build': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) throw new Error(USAGE);
  const { short } = values;
  const known = new Map(PARTS.map((part) => [part.id.toLowerCase(), part]));
  for (const name of positionals)
    if (!known.has(name.toLowerCase())) throw new Error(`There is no part ${name}.\n\n${USAGE}`);
  const chosen = positionals.map((name) => known.get(name.toLowerCase()).id);
  const scale = numberOf('BENCH_SCALE', process.env['BENCH_SCALE'], short ? 0.02 : 1);
  return {
    // In the order of the table, not of the command line: reads are measured before writes have grown the data.
    parts: PARTS.filter((part) => (chosen.length > 0 ? chosen.includes(part.id) : !part.onlyWhenNamed)).map(
      ({ id }) => id,
    ),
    rounds: Math.round(numberOf('--rounds', values.rounds, short ? 1 : 5)),
    seconds: numberOf('--seconds', values.seconds, short ? 2 : 10),
    short,
    profile: values.profile,
    out: values.out ?? (scale === 1 && !short ? 'docs/benchmark' : '.cache/bench/report'),
    sockets: Math.round(numberOf('--sockets', values.sockets, short ? 500 : 10_000)),
    connections: Math.round(numberOf('--connections', values.connections, 20)),
    scale,
    grow: numberOf('BENCH_GROW', process.env['BENCH_GROW'], 10),
  };
}

function numberOf(name, text, otherwise) {
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`${name} must be a number above 0, not ${text}.`);
  return number;
}
