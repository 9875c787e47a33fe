import type { Foreign } from '../foreign/content.js';
import { isForeign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';

/** One field of a state message that is worth keeping. */
interface Measure {
  /** Its name in the desk's values: that of 2.x, whatever the version of the message. */
  as: string;
  v2: string;
  v3: string;
  type: 'number' | 'boolean' | 'string';
  /** Required by the schemas; when it is missing that is noted. */
  required: boolean;
}

interface Section {
  v2: string;
  v3: string;
  required: boolean;
  measures: readonly Measure[];
}

function measure(type: Measure['type'], as: string, rule: 'required' | 'optional', v3 = as): Measure {
  return { as, v2: as, v3, type, required: rule === 'required' };
}

const TOP: readonly Measure[] = [
  measure('boolean', 'driving', 'required'),
  measure('boolean', 'paused', 'optional'),
  measure('string', 'orderId', 'required'),
  measure('string', 'lastNodeId', 'required'),
];

/** Units are VDA 5050's: percent, volt, ampere, metres (reach, x, y), radians (theta), metres and radians a second. */
const SECTIONS: readonly Section[] = [
  {
    v2: 'batteryState',
    v3: 'powerSupply',
    required: true,
    measures: [
      measure('number', 'batteryCharge', 'required', 'stateOfCharge'),
      measure('number', 'batteryVoltage', 'optional'),
      measure('number', 'batteryCurrent', 'optional'),
      measure('number', 'batteryHealth', 'optional'),
      measure('boolean', 'charging', 'required'),
      measure('number', 'reach', 'optional', 'range'),
    ],
  },
  {
    v2: 'agvPosition',
    v3: 'mobileRobotPosition',
    required: false,
    measures: [
      measure('number', 'x', 'required'),
      measure('number', 'y', 'required'),
      measure('number', 'theta', 'required'),
      measure('string', 'mapId', 'required'),
      measure('boolean', 'positionInitialized', 'required', 'localized'),
      measure('number', 'localizationScore', 'optional'),
    ],
  },
  {
    v2: 'velocity',
    v3: 'velocity',
    required: false,
    measures: [
      measure('number', 'vx', 'optional'),
      measure('number', 'vy', 'optional'),
      measure('number', 'omega', 'optional'),
    ],
  },
  {
    v2: 'safetyState',
    v3: 'safetyState',
    required: true,
    measures: [
      measure('string', 'eStop', 'required', 'activeEmergencyStop'),
      measure('boolean', 'fieldViolation', 'required'),
    ],
  },
];

/**
 * The useful measures of a state message as one flat record, under the same names for every version. What the message
 * does not say, or says in another type, is absent. A name of the other version is accepted without a note: it is
 * unambiguous, and firmware under migration mixes them.
 */
export function readMeasures(payload: Foreign, major: 2 | 3, notes: Notes): Foreign {
  const values: Foreign = {};
  for (const field of TOP) take(field, payload, '', major, values, notes);
  for (const section of SECTIONS) {
    const found = payload[section.v2] ?? payload[section.v3] ?? null;
    const name = major === 3 ? section.v3 : section.v2;
    if (isForeign(found)) {
      for (const field of section.measures) take(field, found, name, major, values, notes);
    } else if (found !== null) notes.add(`${name} is not an object`);
    else if (section.required) notes.add(`${name} is missing`);
  }
  return values;
}

function take(field: Measure, from: Foreign, section: string, major: 2 | 3, values: Foreign, notes: Notes): void {
  const found = from[field.v2] ?? from[field.v3] ?? null;
  // JSON text such as 1e999 is parsed to Infinity, which no column takes.
  if (typeof found === field.type && (field.type !== 'number' || Number.isFinite(found))) {
    values[field.as] = found;
    return;
  }
  if (found === null && !field.required) return;
  const name = major === 3 ? field.v3 : field.v2;
  notes.add(`${section === '' ? name : `${section}.${name}`} is ${found === null ? 'missing' : `not a ${field.type}`}`);
}
