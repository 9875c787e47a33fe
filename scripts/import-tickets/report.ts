/**
 * What an import has come to, for people: what the log says beside what the desk has, and what did not fit.
 */
import type { LogFacts, ReadHistories } from '../../src/integrations/servicenow/index.js';
import type { ImportedFacts } from '../../src/services/tickets/imported.query.js';
import { count } from '../support/text.js';
import type { FittedLevel } from './service-level.js';

export interface Outcome {
  imported: number;
  known: number;
  refused: { number: string; reason: string }[];
  /** What the desk has of this source now. */
  facts: ImportedFacts;
  /** By which targets the source seems to have gone. */
  level: FittedLevel;
  ms: number;
}

type Row = readonly [fact: string, log: number, desk: number];

/** Both sides by the same facts; the log's are its own counters. */
function comparison(log: LogFacts, desk: ImportedFacts): Row[] {
  const statuses = [...new Set([...Object.keys(log.byStatus), ...Object.keys(desk.byStatus)])];
  return [
    ['tickets', log.tickets, desk.tickets],
    ...statuses.map((status) => [`… ${status}`, log.byStatus[status] ?? 0, desk.byStatus[status] ?? 0] as const),
    ['tickets with a reassignment', log.reassignedTickets, desk.reassignedTickets],
    ['reassignments', log.reassignments, desk.reassignments],
    ['tickets that were reopened', log.reopenedTickets, desk.reopenedTickets],
    ['reopenings', log.reopenings, desk.reopenings],
    ['pauses', log.pauses, desk.pauses],
    ['hours paused', Math.round(log.pausedHours), Math.round(desk.pausedHours)],
  ];
}

/** The comparison as text, in columns. */
export function comparisonText(log: LogFacts, desk: ImportedFacts): string {
  const rows = comparison(log, desk).map(([fact, ...both]) => [fact, ...both.map(count)] as const);
  const lines = [['', 'the log', 'the desk'] as const, ...rows].map(
    ([fact, ofLog, ofDesk]) => `  ${fact.padEnd(30)}${ofLog!.padStart(10)}${ofDesk!.padStart(10)}\n`,
  );
  return lines.join('');
}

/** What the fitting found, as a sentence. */
export function levelText({ hours, fitted, checked, agreed }: FittedLevel): string {
  if (checked === 0) return 'Service level: too few tickets to fit targets on.';
  const targets = Object.entries(hours).map(
    ([priority, target]) => `${priority} ${target === null ? '–' : `${target} h`}`,
  );
  return (
    `Service level: with targets fitted on ${count(fitted)} tickets (${targets.join(', ')}, day and night), ` +
    `simulateSla agrees with made_sla on ${count(agreed)} of the other ${count(checked)} (${((100 * agreed) / checked).toFixed(1)} %).`
  );
}

/** The whole report, in Markdown. */
export function reportText(file: string, { facts, misfits }: ReadHistories, outcome: Outcome): string {
  const table = (head: string[], rows: (readonly (string | number)[])[]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const refused = outcome.refused.map(({ number, reason }) => [number, reason]);
  return [
    `# Import of ${file}`,
    `${count(outcome.imported)} tickets imported, ${count(outcome.known)} known already, ${count(outcome.refused.length)} refused; ${count(facts.lines)} lines of the log.`,
    '## What the log says, and what the desk has',
    table(['fact', 'the log', 'the desk'], comparison(facts, outcome.facts)),
    '## Service level',
    levelText(outcome.level),
    outcome.level.disagreed.length > 0 ? `They disagree on ${outcome.level.disagreed.join(', ')}.` : '',
    '## What did not fit, and what became of it',
    misfits.length > 0
      ? table(
          ['what', 'times', 'for instance'],
          misfits.map((one) => [one.what, one.count, one.examples.join('; ')]),
        )
      : 'Everything fitted.',
    '## What was refused',
    refused.length > 0 ? table(['ticket', 'why'], refused) : 'Nothing.',
    '',
  ]
    .filter((part, index, all) => part !== '' || index === all.length - 1)
    .join('\n\n');
}
