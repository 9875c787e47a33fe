/** What the log counts by itself, read from its own counters and not from the histories that are made of it. */
import { timeOf, type Line } from './log.js';
import { STATUSES } from './words.js';

export interface LogFacts {
  tickets: number;
  /** Lines of the log. */
  lines: number;
  /** Final status of tickets, in the desk's words. */
  byStatus: Record<string, number>;
  reassignedTickets: number;
  reassignments: number;
  reopenedTickets: number;
  reopenings: number;
  /** How often work began to wait, and for how long in all, in hours. */
  pauses: number;
  pausedHours: number;
  /** Numbers of those of which the source says that they kept to their service level. */
  madeSla: ReadonlyMap<string, boolean>;
}

export function factsOf(incidents: readonly (readonly Line[])[]): LogFacts {
  const lastOf = incidents.map((lines) => lines.at(-1)!);
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
  const reassigned = lastOf.map((line) => Number(line.reassignment_count));
  const reopened = lastOf.map((line) => Number(line.reopen_count));
  const pauses = incidents.flatMap(pausesOf);
  return {
    tickets: incidents.length,
    lines: sum(incidents.map((lines) => lines.length)),
    byStatus: Object.fromEntries(
      [...Map.groupBy(lastOf, (line) => STATUSES[line.incident_state ?? ''] ?? 'unknown')].map(([status, some]) => [
        status,
        some.length,
      ]),
    ),
    reassignedTickets: reassigned.filter((times) => times > 0).length,
    reassignments: sum(reassigned),
    reopenedTickets: reopened.filter((times) => times > 0).length,
    reopenings: sum(reopened),
    pauses: pauses.length,
    pausedHours: sum(pauses) / 3_600_000,
    madeSla: new Map(lastOf.map((line) => [line.number, line.made_sla === 'TRUE'])),
  };
}

/** Lengths of the times for which it waited, ms: from a line that says so to the next that says something else. */
function pausesOf(lines: readonly Line[]): number[] {
  const waits = (line: Line | undefined) => Boolean(line?.incident_state?.startsWith('Awaiting'));
  const pauses: number[] = [];
  let since: number | null = null;
  for (const [index, line] of lines.entries()) {
    const at = Math.max(...[line.sys_updated_at, line.opened_at].map((text) => timeOf(text)?.getTime() ?? 0));
    const isSame = line.incident_state === lines[index - 1]?.incident_state;
    if (since !== null && !isSame) {
      pauses.push(at - since);
      since = null;
    }
    if (waits(line) && !isSame) since = at;
  }
  return pauses;
}
