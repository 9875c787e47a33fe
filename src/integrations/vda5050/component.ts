import { isForeign, requireIdentity } from '../foreign/content.js';

/**
 * Reference keys that name a part of the robot, most telling first. VDA 5050 leaves the keys of `errorReferences` open
 * and knows no error id, so this list decides what a fault is about.
 *
 * Keys are compared in lower case without separators and without a final `id` or `name`: `sensor_id`, `SensorName` and
 * `sensor` are one. Keys that name work or a moment (`nodeId`, `orderId`, `headerId`, `topic`, …) are not in the list and must
 * never be: they change while the error lasts, and every change would open another ticket. `battery`, `load` and
 * `unit` are left out because robots put measures in them.
 */
const PART_KEYS = [
  'component',
  'subsystem',
  'sensor',
  'scanner',
  'lidar',
  'camera',
  'actuator',
  'motor',
  'drive',
  'joint',
  'axis',
  'wheel',
  'gripper',
  'device',
  'module',
  'part',
] as const;

/**
 * Sections of the state message that stand for a part. A key that is a path into one of them (`batteryState.batteryCharge`)
 * names the section; its value is a measure and is ignored. Sections that 3.0 renamed keep the name of 2.x, so that a
 * change of version does not make a new fault.
 */
const SECTIONS: ReadonlyMap<string, string> = new Map([
  ['batterystate', 'batteryState'],
  ['powersupply', 'batteryState'],
  ['safetystate', 'safetyState'],
  ['agvposition', 'agvPosition'],
  ['mobilerobotposition', 'agvPosition'],
  ['velocity', 'velocity'],
  ['loads', 'loads'],
  ['maps', 'maps'],
]);

/** The component of an error that names no part. */
export const VEHICLE = 'vehicle';

const partRank: ReadonlyMap<string, number> = new Map(PART_KEYS.map((key, rank) => [key, rank]));
const sectionRank: ReadonlyMap<string, number> = new Map(
  [...SECTIONS.values()].map((section, rank) => [section, PART_KEYS.length + rank]),
);

/**
 * The part of the robot that an error is about: the value of its most telling reference, else the section of the state
 * that a reference points into, else `vehicle`. Does not depend on the order of the references.
 * @param references `errorReferences` as it came; what cannot be used is passed over
 * @throws {Refused} MALFORMED when the name is longer than an identity may be
 */
export function componentOf(references: unknown): string {
  if (!Array.isArray(references)) return VEHICLE;
  let best = VEHICLE;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const reference of references as unknown[]) {
    if (!isForeign(reference) || typeof reference['referenceKey'] !== 'string') continue;
    const found = named(reference['referenceKey'], reference['referenceValue']);
    if (found === null) continue;
    // Of two parts under the same key the alphabet decides, because robots do not promise an order.
    if (found.rank < bestRank || (found.rank === bestRank && found.name < best)) {
      best = found.name;
      bestRank = found.rank;
    }
  }
  return requireIdentity(best, 'The component of an error');
}

function named(key: string, value: unknown): { name: string; rank: number } | null {
  const plain = key.toLowerCase().replace(/[\s_-]/g, '');
  const rank = partRank.get(plain) ?? partRank.get(plain.replace(/(id|name)$/, ''));
  if (rank !== undefined) {
    const name = partName(value);
    return name === null ? null : { name, rank };
  }
  const section = SECTIONS.get(plain.split(/[.[]/, 1)[0] ?? '');
  return section === undefined ? null : { name: section, rank: sectionRank.get(section) ?? Number.MAX_SAFE_INTEGER };
}

/** Null for what is no name: nothing, an object, or a decimal fraction, which is a measure and changes all the time. */
function partName(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const name = String(value).trim();
  return name === '' || /^[+-]?\d*[.,]\d+(e[+-]?\d+)?$/i.test(name) ? null : name;
}
