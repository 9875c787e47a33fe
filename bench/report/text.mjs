/** Numbers and verdicts in words, for the terminal and for Markdown. */

/** @param {number | null | undefined} value */
export function figure(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(value >= 10 ? 3 : 2)));
}

/** @param {import('../parts/index.mjs').Goal} goal */
export function verdictOf({ value, reach, aim, less }) {
  if (reach === undefined || value === null) return '';
  const meets = (mark) => (less ? value <= mark : value >= mark);
  if (meets(aim)) return 'aim';
  return meets(reach) ? 'reach' : 'not yet';
}

const mark = (value, less) => (value === undefined ? '–' : `${less ? '≤ ' : '≥ '}${value}`);

export const goalCells = (goal) => [
  goal.name,
  figure(goal.value),
  goal.usual === undefined ? '–' : String(goal.usual),
  mark(goal.reach, goal.less),
  mark(goal.aim, goal.less),
  verdictOf(goal) || '–',
];

export const GOAL_HEAD = ['', 'measured', 'usual stack', 'reach', 'aim', 'verdict'];

const COLUMNS = [
  ['per second', ({ perSecond }) => perSecond],
  ['kB a socket', ({ perSocket }) => perSocket],
  ['kB as it stands', ({ perSocketAsItStands }) => perSocketAsItStands],
  ['p50 ms', ({ p50 }) => p50],
  ['p99 ms', ({ p99 }) => p99],
  ['CPU µs each', ({ cpuSeconds, answers }) => (cpuSeconds / answers) * 1e6],
  ['PostgreSQL µs each', ({ cpuSecondsOfDatabase, answers }) => (cpuSecondsOfDatabase / answers) * 1e6],
  ['CPU s a round', ({ cpuSeconds }) => cpuSeconds],
  ['PostgreSQL CPU s', ({ cpuSecondsOfDatabase }) => cpuSecondsOfDatabase],
  ['memory MB', ({ rss }) => rss],
  ['peak MB', ({ peak }) => peak],
  ['failed', ({ failed }) => failed],
];

/** Head and lines of what was measured of each server; only columns in which there is something. */
export function serverTable({ servers }) {
  const names = Object.keys(servers);
  const columns = COLUMNS.filter(([, value]) => names.some((name) => Number.isFinite(value(servers[name]))));
  return {
    head: ['', ...columns.map(([name]) => name)],
    lines: names.map((name) => [name, ...columns.map(([, value]) => figure(value(servers[name])))]),
  };
}

/** A table for the terminal. */
function aligned(head, lines) {
  const widths = head.map((cell, i) => Math.max(cell.length, ...lines.map((line) => line[i].length)));
  const row = (cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [head, ...lines].map((cells) => `  ${row(cells)}`.trimEnd()).join('\n');
}

export function partAsText(part) {
  const blocks = [`${part.id}: ${part.title} (${part.unit})`];
  const table = serverTable(part);
  if (part.note) blocks.push(`  ${part.note}`);
  if (table.lines.length > 0) blocks.push(aligned(table.head, table.lines));
  if (part.goals.length > 0) blocks.push(aligned(GOAL_HEAD, part.goals.map(goalCells)));
  for (const server of Object.values(part.servers))
    if (server.failure) blocks.push(`  first failure: ${server.failure}`);
  if (part.profile) {
    const share = (list) =>
      list.map(({ name, share: of }) => `  ${(of * 100).toFixed(1).padStart(5)} %  ${name}`).join('\n');
    blocks.push(
      `  ${figure(part.profile.seconds)} s of the desk’s CPU, by package:\n${share(part.profile.packages.slice(0, 12))}`,
    );
    blocks.push(`  own time by function:\n${share(part.profile.functions)}`);
  }
  return `${blocks.join('\n')}\n`;
}
