/**
 * What a replay says about itself, on the way and at the end.
 */
import { count, duration, plural, table } from '../support/text.js';
import { totalRows } from '../support/totals.js';
import type { Outcome } from './player.js';

/** A recording may be silent for minutes; from here on the person is told that this is not a hang. */
const LONG_PAUSE_MS = 2_000;

/** The progress line. `size` is the file's, in bytes. */
export function progressText({ totals, bytes }: Outcome, size: number, nextInMs: number): string {
  const percent = size === 0 ? 100 : Math.min(100, Math.floor((bytes / size) * 100));
  const parts = [
    `${plural(totals.sent, 'message')} sent`,
    `${percent} %`,
    plural(totals.faultsRaised, 'fault'),
    plural(totals.ticketsOpened, 'ticket'),
  ];
  if (totals.rejected > 0) parts.push(`${count(totals.rejected)} rejected`);
  if (nextInMs >= LONG_PAUSE_MS) parts.push(`next in ${duration(nextInMs)}`);
  return parts.join(' · ');
}

/** The summary at the end. */
export function summaryText(outcome: Outcome, file: string, tookMs: number): string {
  const { totals, rejected, badLines, badLineCount } = outcome;
  let text = `${outcome.gaveUp ? 'Played a part of' : 'Played'} ${file} in ${duration(tookMs)}\n`;
  text += table(totalRows(totals));
  text += list(
    'Rejected by the desk',
    rejected.map(({ line, code, message }) => `line ${line ?? '?'}: ${code} ${message}`),
    totals.rejected,
  );
  text += list(
    'Lines skipped, because they cannot be read',
    badLines.map(({ line, problem }) => `line ${line}: ${problem}`),
    badLineCount,
  );
  return text;
}

function list(title: string, lines: string[], total: number): string {
  if (total === 0) return '';
  const more = total > lines.length ? `  … and ${count(total - lines.length)} more\n` : '';
  return `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}${more}`;
}
