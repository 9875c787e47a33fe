/** The goals as bars: how far from "reach", which is the line, and from "aim", which is the dashed one. */
import { figure, verdictOf } from './text.mjs';

const WIDTH = 860;
const LABEL = 330;
const ROW = 26;
const TOP = 46;
const BAR = 14;
/** Bars end at this many times what is to be reached. */
const MOST = 2;
const COLOURS = { aim: '#2e7d32', reach: '#7cb342', 'not yet': '#e0803a' };

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How much of what is to be reached is reached: 1 is exactly that, also where less is better. */
const partOf = ({ reach, less }, value) => (less ? (value > 0 ? reach / value : MOST) : value / reach);

/** @param {import('../parts/index.mjs').Goal[]} goals @returns {string} SVG */
export function chartOf(goals) {
  const shown = goals.filter(({ reach, value }) => reach !== undefined && Number.isFinite(value));
  const height = TOP + shown.length * ROW + 12;
  const x = (part) => LABEL + (Math.min(part, MOST) / MOST) * (WIDTH - LABEL - 90);
  const row = (goal, i) => {
    const y = TOP + i * ROW;
    const end = x(partOf(goal, goal.value));
    const aim = x(partOf(goal, goal.aim));
    return [
      `<text x="${LABEL - 10}" y="${y + 11}" text-anchor="end">${escape(goal.name)}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${(end - LABEL).toFixed(1)}" height="${BAR}" rx="2" fill="${COLOURS[verdictOf(goal)]}"/>`,
      `<line x1="${aim.toFixed(1)}" x2="${aim.toFixed(1)}" y1="${y - 3}" y2="${y + BAR + 3}" stroke="#37474f" stroke-dasharray="2 2"/>`,
      `<text x="${(Math.max(end, aim) + 8).toFixed(1)}" y="${y + 11}">${figure(goal.value)}</text>`,
    ].join('\n  ');
  };
  const line = x(1).toFixed(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#263238">
  <title>What was measured, as a part of what is to be reached</title>
  <rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
  <text x="${line}" y="18" text-anchor="middle" font-weight="600">reach</text>
  <text x="${line}" y="33" text-anchor="middle" fill="#607d8b">dashed: aim</text>
  <line x1="${line}" x2="${line}" y1="${TOP - 8}" y2="${height - 8}" stroke="#37474f"/>
  ${shown.map(row).join('\n  ')}
</svg>
`;
}
