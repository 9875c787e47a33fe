/** The report as a page. */
import { figure, GOAL_HEAD, goalCells, serverTable } from './text.mjs';

const table = (head, lines) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** @param {object[]} parts entries of the report, in order */
export function markdownOf(parts) {
  const goals = parts.flatMap((part) => part.goals);
  return `${[
    '# Benchmark: the last report',
    'Written by `npm run bench`; how to read it is in [README.md](README.md). Ratios are medians over alternating rounds of one run: they can be compared between machines, the numbers behind them cannot.',
    '![Ratios, with what is to be reached and aimed at](ratios.svg)',
    '## What is to be reached',
    table(GOAL_HEAD, goals.map(goalCells)),
    ...conditionsOf(parts),
    '## What was measured',
    ...parts.map(sectionOf),
  ].join('\n\n')}\n`;
}

/** One paragraph for all parts that were measured alike. */
function conditionsOf(parts) {
  const groups = Map.groupBy(
    parts.filter(({ facts }) => facts.sizes),
    ({ facts }) => wordsOf(facts),
  );
  return [...groups].map(([words, alike]) => `${alike.map(({ id }) => id).join(', ')}: ${words}`);
}

function wordsOf({ date, commit, cores, processor, memoryGB, node, postgres, rounds, seconds, connections, sizes }) {
  const count = (name) => `${figure(sizes[name])} ${name}`;
  return (
    `${date.slice(0, 10)}${commit ? `, commit ${commit}` : ''}; ${cores} cores (${processor}), ${memoryGB} GB; Node.js ${node}, PostgreSQL ${postgres}; ` +
    `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s, ${connections} connections; ` +
    `${['clients', 'robots', 'tickets', 'entries', 'diagnostics'].map(count).join(', ')}.`
  );
}

function sectionOf(part) {
  const { head, lines } = serverTable(part);
  const failures = Object.entries(part.servers).flatMap(([name, { failure }]) =>
    failure ? [`First failure of ${name}: \`${failure}\``] : [],
  );
  return [
    `### ${part.id}: ${part.title}`,
    ...(part.note ? [part.note] : []),
    ...(lines.length > 0 ? [`In ${part.unit}:`, table(head, lines)] : []),
    ...failures,
    ...(part.profile ? [profileOf(part.profile)] : []),
  ].join('\n\n');
}

function profileOf({ date, commit, seconds, packages, functions }) {
  const share = ({ name, share: of }) => [`\`${name}\``, `${(of * 100).toFixed(1)} %`];
  return [
    `<details><summary>CPU profile of the desk, ${date.slice(0, 10)}${commit ? `, commit ${commit}` : ''}: ${figure(seconds)} s busy</summary>`,
    table(['package', 'own time'], packages.slice(0, 15).map(share)),
    table(['function', 'own time'], functions.map(share)),
    '</details>',
  ].join('\n\n');
}
