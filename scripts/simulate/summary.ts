/**
 * What a simulation says about itself, on the way and at the end.
 */
import { count, duration, plural, table } from '../support/text.js';
import { totalRows } from '../support/totals.js';
import type { Fleet } from './fleet.js';
import type { Outcome } from './run.js';

/** The status line. */
export function statusText(outcome: Outcome, fleet: Fleet, robots: number): string {
  const { totals, rate, merged, waitedMs } = outcome;
  const parts = [
    `${count(fleet.onlineCount)}/${plural(robots, 'robot')} online`,
    `${count(rate.perSecond())} messages/s`,
    `${plural(fleet.faultCount, 'fault')} active`,
    `${plural(totals.ticketsOpened, 'ticket')} opened`,
    `${count(totals.rejected)} rejected`,
    duration(fleet.storyMs),
  ];
  if (merged > 1) parts.push(`desk slow: ${merged} ticks merged`);
  if (waitedMs > 0) parts.push(`waited ${duration(waitedMs)}`);
  return parts.join(' · ');
}

/** The summary at the end. */
export function summaryText(outcome: Outcome, fleet: Fleet, robots: number, tookMs: number): string {
  const { totals, rejected, waitedMs } = outcome;
  let text = `Simulated ${plural(robots, 'robot')} for ${duration(fleet.storyMs)}, told in ${duration(tookMs)}\n`;
  text += table(totalRows(totals));
  if (waitedMs > 0) text += `The story waited ${duration(waitedMs)} for the desk.\n`;
  if (totals.rejected > 0) {
    text += 'Rejected by the desk:\n';
    text += rejected.map(({ from, code, message }) => `  ${from}: ${code} ${message}\n`).join('');
    if (totals.rejected > rejected.length) text += `  … and ${count(totals.rejected - rejected.length)} more\n`;
  }
  const happened = [...fleet.happened].sort(([a], [b]) => a.localeCompare(b, 'en'));
  if (happened.length > 0) text += `What happened in the story:\n${table(happened)}`;
  return text;
}
