/**
 * Who is to be given a ticket: a proposal that a person can follow. Whoever lacks what the work needs is left out; the
 * others are ranked. Pure: everything that it goes by is handed in.
 */
import type { ContractWeight } from '../tickets/priority.js';
import type { Priority, ServiceType } from '../tickets/ticket-words.js';
import { plainWord, REQUIREMENTS } from './requirements.js';
import type { Reason } from './suggestion-reason.js';
import { presenceAt, type WorkingHours } from './working-hours.js';

/** Degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

export interface Certification {
  name: string;
  /** The last day on which it holds, ISO date; null for good. */
  validUntil: string | null;
}

/** What there is to do. */
export interface Task {
  serviceType: ServiceType;
  priority: Priority;
  /** What the client's contract weighs. */
  contract: ContractWeight;
  /** Of the robot or device, when it is about one. */
  model: string | null;
  place: Place | null;
}

/** Somebody who might do it. */
export interface Candidate {
  id: string;
  active: boolean;
  skills: readonly string[];
  certifications: readonly Certification[];
  /** Where they set out from. */
  place: Place | null;
  hours: WorkingHours;
  timeZone: string;
  /** Open tickets that they have, by priority. */
  open: Readonly<Record<Priority, number>>;
  /** Until when a booking holds them. Nothing books yet: the calendar is to say it here. */
  busyUntil?: Date | null;
}

export interface Suggestion {
  id: string;
  /** 0 to 100; 0 for those left out. */
  score: number;
  /** As the crow flies; null when one of the two places is not known. */
  distanceKm: number | null;
  openTickets: number;
  reasons: Reason[];
}

export interface Suggestions {
  /** Whether being there soon weighs more than spreading the work. */
  urgent: boolean;
  ranked: Suggestion[];
  leftOut: Suggestion[];
}

/** What each part can add to a score; each set comes to 100. */
export const WEIGHTS = {
  urgent: { model: 15, distance: 35, availability: 35, workload: 15 },
  usual: { model: 25, distance: 25, availability: 15, workload: 35 },
} as const;

/** How much an open ticket takes of somebody. */
export const LOAD: Record<Priority, number> = { P1: 4, P2: 3, P3: 2, P4: 1 };

/** At this distance, and at this load, half of what the part can add is left. */
const HALF_KM = 50;
const HALF_LOAD = 8;
/** Who is off for this long adds nothing. */
const LONG_WAIT_MINUTES = 1_440;

/** Ranks the candidates, best first; equals by their ids, so that the same question has the same answer. */
export function suggest(task: Task, candidates: readonly Candidate[], at: Date): Suggestions {
  const urgent = isUrgent(task);
  const all = candidates.map((candidate) => ({ candidate, missing: missingOf(task, candidate, at) }));
  const told = ({ id, place, open }: Candidate) => ({
    id,
    // A tenth of a kilometre is more than a line as the crow flies can promise.
    distanceKm: task.place && place ? Math.round(distanceKm(task.place, place) * 10) / 10 : null,
    openTickets: Object.values(open).reduce((sum, count) => sum + count, 0),
  });
  const ranked = all
    .filter(({ missing }) => missing.length === 0)
    .map(({ candidate }) => ({ ...told(candidate), ...scoreOf(task, candidate, at, urgent) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const leftOut = all
    .filter(({ missing }) => missing.length > 0)
    .map(({ candidate, missing }) => ({ ...told(candidate), score: 0, reasons: missing }));
  return { urgent, ranked, leftOut };
}

const isUrgent = ({ priority, contract }: Task): boolean =>
  priority === 'P1' || priority === 'P2' || contract !== 'STANDARD';

/** Why somebody cannot do it; nothing when they can. */
function missingOf({ serviceType }: Task, { active, skills, certifications }: Candidate, at: Date): Reason[] {
  const reasons: Reason[] = [];
  if (!active) reasons.push({ code: 'INACTIVE' });
  const needed = REQUIREMENTS[serviceType];
  const known = new Set(skills.map(plainWord));
  for (const skill of needed.skills)
    if (!known.has(plainWord(skill))) reasons.push({ code: 'MISSING_SKILL', word: skill });
  for (const word of needed.certifications) {
    const held = certifications.filter(({ name }) => plainWord(name) === plainWord(word));
    if (held.length === 0) reasons.push({ code: 'MISSING_CERTIFICATION', word });
    else if (!held.some((one) => holds(one, at))) {
      const validUntil = held
        .map((one) => one.validUntil ?? '')
        .sort()
        .at(-1)!;
      reasons.push({ code: 'EXPIRED_CERTIFICATION', word, date: validUntil });
    }
  }
  return reasons;
}

const holds = ({ validUntil }: Certification, at: Date): boolean =>
  validUntil === null || validUntil >= at.toISOString().slice(0, 10);

function scoreOf(task: Task, candidate: Candidate, at: Date, urgent: boolean): Pick<Suggestion, 'score' | 'reasons'> {
  const weights = WEIGHTS[urgent ? 'urgent' : 'usual'];
  const parts = {
    model: modelPart(task, candidate, at),
    distance: distancePart(task, candidate),
    availability: availabilityPart(candidate, at),
    workload: workloadPart(candidate),
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const score = names.reduce((sum, name) => sum + weights[name] * parts[name].value, 0);
  const needed = REQUIREMENTS[task.serviceType];
  const has = [...needed.skills, ...needed.certifications].map((word): Reason => ({ code: 'HAS', word }));
  return { score: Math.round(score), reasons: [...has, ...names.flatMap((name) => parts[name].reasons)] };
}

/** How much of its weight a part adds, 0 to 1, and why. */
interface Part {
  value: number;
  reasons: Reason[];
}

/** A skill or a certification that names the model. What is about no model is no difference. */
function modelPart({ model }: Task, { skills, certifications }: Candidate, at: Date): Part {
  if (!model) return { value: 1, reasons: [] };
  const words = [...skills, ...certifications.filter((one) => holds(one, at)).map(({ name }) => name)];
  const isKnown = words.some((word) => plainWord(word).includes(plainWord(model)));
  return isKnown ? { value: 1, reasons: [{ code: 'KNOWS_MODEL', word: model }] } : { value: 0, reasons: [] };
}

function distancePart(task: Task, { place }: Candidate): Part {
  if (!task.place) return { value: 1, reasons: [] };
  if (!place) return { value: 0, reasons: [{ code: 'DISTANCE_UNKNOWN' }] };
  const km = distanceKm(task.place, place);
  return { value: 1 / (1 + km / HALF_KM), reasons: [{ code: 'DISTANCE', count: Math.round(km) }] };
}

function availabilityPart({ hours, timeZone, busyUntil }: Candidate, at: Date): Part {
  if (busyUntil && busyUntil > at) {
    const wait = (busyUntil.getTime() - at.getTime()) / 60_000;
    return { value: afterWait(wait), reasons: [{ code: 'BUSY', date: busyUntil.toISOString() }] };
  }
  const presence = presenceAt(hours, timeZone, at);
  switch (presence.kind) {
    case 'AT_WORK':
      return { value: 1, reasons: [{ code: 'AT_WORK', time: presence.until }] };
    case 'OFF':
      return {
        value: afterWait(presence.minutes),
        reasons: [{ code: 'OFF', weekday: presence.weekday, time: presence.from }],
      };
    case 'UNKNOWN':
      return { value: 0.25, reasons: [{ code: 'HOURS_UNKNOWN' }] };
  }
}

/** Who comes later is never worth what somebody is who is there. */
const afterWait = (minutes: number): number => 0.75 * Math.max(0, 1 - minutes / LONG_WAIT_MINUTES);

function workloadPart({ open }: Candidate): Part {
  const priorities = Object.keys(LOAD) as Priority[];
  const load = priorities.reduce((sum, priority) => sum + LOAD[priority] * open[priority], 0);
  const count = priorities.reduce((sum, priority) => sum + open[priority], 0);
  return { value: 1 / (1 + load / HALF_LOAD), reasons: [{ code: 'WORKLOAD', count }] };
}

const EARTH_KM = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies (haversine), in kilometres. */
export function distanceKm(a: Place, b: Place): number {
  const [dLatitude, dLongitude] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}
