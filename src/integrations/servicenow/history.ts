/** From the lines of one incident to its history in the desk's words. */
import { isOver, isPending, isReopening } from '../../domain/tickets/lifecycle.js';
import type { HistoryStep, TicketHistory } from '../../domain/tickets/history.js';
import { pathTo } from '../../domain/tickets/path.js';
import type { TicketStatus } from '../../domain/tickets/ticket-words.js';
import { timeOf, type Column, type Line } from './log.js';
import type { Misfits } from './misfits.js';
import { APPROXIMATE, CONTACT_MODES, GRADES, PRIORITIES, STATUSES, UNKNOWN_TEAM } from './words.js';

/** Told in the description of the ticket, by their French names. */
const DESCRIBED: readonly (readonly [Column, string])[] = [
  ['caller_id', 'Demandeur'],
  ['contact_type', 'Canal'],
  ['location', 'Lieu'],
  ['category', 'Catégorie'],
  ['subcategory', 'Sous-catégorie'],
  ['u_symptom', 'Symptôme'],
  ['cmdb_ci', 'Équipement'],
  ['problem_id', 'Problème'],
  ['rfc', 'Demande de changement'],
  ['caused_by', 'Causé par'],
  ['vendor', 'Fournisseur'],
  ['closed_code', 'Code de clôture'],
  ['resolved_by', 'Résolu par'],
];
/** The desk has no place for these. */
const LEFT_OUT: readonly Column[] = ['knowledge', 'u_priority_confirmation'];

/** The history of one incident; null, and a misfit, where it cannot be told when it was opened or how urgent it is. */
export function historyOf(lines: readonly Line[], misfits: Misfits): TicketHistory | null {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const { number } = first;
  const openedAt = timeOf(first.opened_at);
  const priority = PRIORITIES[first.priority ?? ''];
  if (!openedAt || !priority) {
    misfits.note('not imported: its opening time or its priority cannot be read', number);
    return null;
  }
  noteWhatIsLeft(lines, misfits);
  return {
    reference: number,
    openedAt,
    openedBy: first.opened_by ?? first.sys_created_by ?? 'Inconnu',
    title: [last.category ?? 'Sans catégorie', last.subcategory, last.u_symptom].filter(Boolean).join(' – '),
    description: DESCRIBED.flatMap(([column, name]) => (last[column] ? [`${name} : ${last[column]}`] : [])).join('\n'),
    // The categories were made anonymous; an IT company's service desk deals with software first of all.
    serviceType: 'SOFTWARE_TROUBLESHOOTING',
    origin: 'STAFF',
    impact: GRADES[first.impact ?? ''] ?? null,
    urgency: GRADES[first.urgency ?? ''] ?? null,
    priority,
    priorityReason: reasonOf(first),
    site: last.location,
    contact: last.caller_id
      ? { name: last.caller_id, preferredMode: CONTACT_MODES[last.contact_type ?? ''] ?? null }
      : null,
    steps: stepsOf(lines, openedAt, misfits),
  };
}

const reasonOf = (line: Line): string => `priorité de la source : ${line.priority}`;

/** What a line changes, one after the other: who has it, how urgent it is, where it stands. */
function stepsOf(lines: readonly Line[], openedAt: Date, misfits: Misfits): HistoryStep[] {
  const steps: HistoryStep[] = [];
  const times = timesOf(lines, openedAt, misfits);
  const teams = teamsOf(lines, misfits);
  let status: TicketStatus = 'NEW';
  let [team, person, priority] = ['', null as string | null, lines[0]!.priority];
  for (const [index, line] of lines.entries()) {
    const { number } = line;
    const stamp = { at: times[index]!, by: line.sys_updated_by ?? 'Inconnu' };
    const to = statusOf(line, lines[index - 1], misfits) ?? status;
    const move = (): void => {
      const from = lines[index - 1]?.incident_state ?? null;
      steps.push(...movesOf(status, to, line, from, misfits).map((one) => ({ ...stamp, ...one })));
      status = to;
    };
    // Nobody is put on what is over: a reopening comes before it.
    if (isOver(status) && !isOver(to)) move();
    if (team !== teams[index] || person !== line.assigned_to) {
      if (isOver(status))
        misfits.note('assigned after the work was over: not replayed', number, line.assigned_to ?? '?');
      else steps.push({ ...stamp, kind: 'ASSIGN', team: teams[index]!, person: line.assigned_to });
      [team, person] = [teams[index]!, line.assigned_to];
      // Whoever has it, it is theirs; that is a status of its own only while nobody has begun.
      if (status === 'NEW') status = 'ASSIGNED';
    }
    if (priority !== line.priority) {
      const known = PRIORITIES[line.priority ?? ''];
      if (!known) misfits.note('priority that the desk does not know', number, line.priority ?? '?');
      else steps.push({ ...stamp, kind: 'PRIORITISE', priority: known, reason: reasonOf(line) });
      ({ priority } = line);
    }
    move();
  }
  return steps;
}

function statusOf(line: Line, before: Line | undefined, misfits: Misfits): TicketStatus | null {
  const state = line.incident_state ?? '?';
  const status = STATUSES[state];
  if (state === before?.incident_state) return status ?? null;
  if (!status) misfits.note('state that the desk does not know: the status stays', line.number, state);
  else if (APPROXIMATE.includes(state))
    misfits.note('state told by the nearest status', line.number, `${state} as ${status}`);
  return status ?? null;
}

/** The steps of the lifecycle from one status to another; what the log does not tell of says so. */
function movesOf(from: TicketStatus, to: TicketStatus, line: Line, state: string | null, misfits: Misfits) {
  const path = pathTo(from, to);
  if (!path) {
    misfits.note(
      'no legal way to this state: the status stays',
      line.number,
      `${state ?? '?'} → ${line.incident_state}`,
    );
    return [];
  }
  let here = from;
  return path.map((next) => {
    const reopens = isReopening(here, next);
    here = next;
    const told = `${state ?? 'ouverture'} → ${line.incident_state}`;
    if (next !== to)
      misfits.note('step in between that the log does not tell of, taken', line.number, `${told}: ${next}`);
    const reason =
      next !== to || reopens ? `${next === to ? 'Rouvert' : 'Étape déduite'} : ${told}` : reasonFor(to, line);
    return { kind: 'MOVE' as const, to: next, reason };
  });
}

function reasonFor(status: TicketStatus, line: Line): string | null {
  if (isPending(status))
    return line.problem_id && line.incident_state === 'Awaiting Problem'
      ? `${line.incident_state} (${line.problem_id})`
      : line.incident_state;
  return isOver(status) && line.closed_code ? `Code de clôture : ${line.closed_code}` : null;
}

/** When each line was written: never after the line that follows it, never before the opening. */
function timesOf(lines: readonly Line[], openedAt: Date, misfits: Misfits): Date[] {
  const times: Date[] = [];
  let next = Infinity;
  for (const line of lines.toReversed()) {
    const said = timeOf(line.sys_updated_at);
    const time = Math.max(Math.min(said?.getTime() ?? next, next), openedAt.getTime());
    if (said?.getTime() !== time)
      misfits.note(
        said && said < openedAt
          ? 'line from before the opening: taken as of the opening'
          : 'line out of order: taken as of the next one',
        line.number,
        line.sys_updated_at ?? '?',
      );
    // Of a last line without a time nothing is known but that it came after the opening.
    times.unshift(new Date(Number.isFinite(time) ? time : openedAt));
    next = Math.min(next, time);
  }
  return times;
}

/**
 * The team of each line. Where the log counts a reassignment and names the same group before and after, the one before is
 * not known: two rows of a history cannot both be right, and the count is what the source went by.
 */
function teamsOf(lines: readonly Line[], misfits: Misfits): string[] {
  const teams = lines.map((line) => line.assignment_group ?? UNKNOWN_TEAM);
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const [before, line] = [lines[index - 1]!, lines[index]!];
    if (Number(line.reassignment_count) <= Number(before.reassignment_count) || teams[index - 1] !== teams[index])
      continue;
    misfits.note('reassignment that is counted, and not from whom: from an unknown group', line.number, teams[index]);
    for (let other = index - 1; lines[other]?.reassignment_count === before.reassignment_count; other -= 1)
      teams[other] = UNKNOWN_TEAM;
  }
  if (teams.includes(UNKNOWN_TEAM)) misfits.note('incident of a group that is not named, for a time', lines[0]!.number);
  return teams;
}

function noteWhatIsLeft(lines: readonly Line[], misfits: Misfits): void {
  const last = lines.at(-1)!;
  const { number } = last;
  misfits.note('category without a service type: SOFTWARE_TROUBLESHOOTING', number, last.category ?? '?');
  if (!last.location) misfits.note('no location: no site', number);
  if (last.cmdb_ci) misfits.note('equipment that is none of the desk’s: in the description', number, last.cmdb_ci);
  const changed = (column: Column) => lines.some((line) => line[column] !== last[column]);
  for (const [column, name] of DESCRIBED)
    if (changed(column)) misfits.note(`${column} changed on the way: the last one is told`, number, name);
  if (changed('impact') || changed('urgency'))
    misfits.note('impact or urgency changed on the way: the first ones are kept, the priority follows', number);
  for (const column of LEFT_OUT) if (last[column] === 'TRUE') misfits.note(`${column}: no place for it`, number);
  const resolvedAt = timeOf(last.resolved_at);
  const endedIn = lines.findLastIndex((line) => !isOver(STATUSES[line.incident_state ?? ''] ?? 'NEW')) + 1;
  if (!resolvedAt) misfits.note('no resolved_at: resolved when its line says so', number);
  else if (resolvedAt.getTime() !== timeOf(lines[endedIn]?.sys_updated_at ?? null)?.getTime())
    misfits.note(
      'resolved_at is another time than that of the line that resolves it, which holds',
      number,
      last.resolved_at!,
    );
}
