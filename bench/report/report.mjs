/** The report as it is kept: report.json is the truth, report.md and ratios.svg are drawn from it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rounded } from '../lib/statistics.mjs';
import { PARTS } from '../parts/index.mjs';
import { chartOf } from './chart.mjs';
import { markdownOf } from './markdown.mjs';

export class Report {
  /** @param {string} folder where an earlier report may be, of which the parts that are not measured anew stay */
  constructor(folder) {
    this.folder = folder;
    const file = join(folder, 'report.json');
    this.parts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).parts : {};
  }

  /** @param {import('../parts/index.mjs').Part} part */
  add(part, { servers, goals, note, profile, facts }) {
    const entry = {
      id: part.id,
      title: part.title,
      unit: part.unit,
      note: note ?? part.note ?? null,
      facts,
      servers: withRounded(servers),
      goals: withRounded(goals),
      // A run without --profile leaves the last profile standing: it says by its date which one it is.
      profile: profile
        ? { date: facts.date, commit: facts.commit, ...withRounded(profile) }
        : this.parts[part.id]?.profile,
    };
    this.parts[part.id] = entry;
    return entry;
  }

  async write() {
    mkdirSync(this.folder, { recursive: true });
    const inOrder = PARTS.flatMap(({ id }) => (this.parts[id] ? [this.parts[id]] : []));
    const json = JSON.stringify({ parts: Object.fromEntries(inOrder.map((part) => [part.id, part])) });
    this.#save('report.json', await pretty(json, 'json'));
    this.#save('report.md', markdownOf(inOrder));
    this.#save('ratios.svg', chartOf(inOrder.flatMap(({ goals }) => goals)));
  }

  #save(name, text) {
    writeFileSync(join(this.folder, name), text);
  }
}

/** Three digits: more would only pretend. Names and what is no measure stay as they are. */
function withRounded(value) {
  if (Array.isArray(value)) return value.map(withRounded);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withRounded(item)]));
  return typeof value === 'number' && !Number.isInteger(value) ? rounded(value) : value;
}

/** As the project's formatter writes it, so that a committed report passes the check; plainly where that is missing. */
async function pretty(json, parser) {
  const prettier = await import('prettier').catch(() => null);
  return prettier
    ? prettier.format(json, { parser, printWidth: 120 })
    : `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
}
