/**
 * The hall in which the robots drive: stations, chargers, and aisles at right angles. Metres.
 */
import type { Random } from './random.js';

/** A place with a name. */
export interface Place {
  nodeId: string;
  x: number;
  y: number;
}

/** Robots per hall; each hall is a map of its own. */
const ROBOTS_PER_HALL = 40;

const COLUMNS = [10, 30, 50, 70, 90, 110];
const ROWS = [8, 24, 40, 56];

function places(prefix: string, from: readonly Place[]): readonly [Place, ...Place[]] {
  const named = from.map((place, i) => ({ ...place, nodeId: `${prefix}-${String(i + 1).padStart(2, '0')}` }));
  return named as [Place, ...Place[]];
}

/** Where goods are picked and dropped. */
export const STATIONS = places(
  'ST',
  ROWS.flatMap((y) => COLUMNS.map((x) => ({ nodeId: '', x, y }))),
);

/** Where batteries are charged, along the wall. */
export const CHARGERS = places(
  'CH',
  COLUMNS.map((x) => ({ nodeId: '', x, y: 2 })),
);

/** The map of a robot. */
export function hallOf(robotNumber: number): string {
  return `hall-${Math.floor((robotNumber - 1) / ROBOTS_PER_HALL) + 1}`;
}

/** The way between two places: along the aisle first, then across. Straight ways have no corner. */
export function wayTo(from: Pick<Place, 'x' | 'y'>, to: Place): Place[] {
  const straight = Math.abs(from.x - to.x) < 0.01 || Math.abs(from.y - to.y) < 0.01;
  return straight ? [to] : [{ nodeId: `A-${Math.round(to.x)}-${Math.round(from.y)}`, x: to.x, y: from.y }, to];
}

/** Any station but the one the robot stands at. */
export function otherStation(here: string, random: Random): Place {
  const place = random.pick(STATIONS);
  return place.nodeId === here ? otherStation(here, random) : place;
}
