import { OPERATING_MODES, type OperatingMode, type Reading } from '../../domain/robots/reading.js';
import { fitValues, isForeign, quote, type Foreign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { VEHICLE } from './component.js';
import { readErrors } from './error.js';
import { lineKey, type Header, type Version } from './header.js';
import { readMeasures } from './measure.js';

/**
 * Reads a `state` message. The first line is the state itself with its measures; it is OK, because each error that the
 * message lists is a line of its own, and nothing must be found twice.
 *
 * `information` is not read: VDA 5050 keeps it for visualisation and debugging, and forbids logic built on it.
 * @throws {Refused} MALFORMED when `errors` cannot be used
 */
export function readState(header: Header, payload: Foreign, notes: Notes): Omit<Reading, 'notes'> {
  const key = lineKey('state', header);
  const errors = readErrors(payload['errors'], key, notes);
  const operatingMode = readOperatingMode(payload['operatingMode'], notes);
  const measures = readMeasures(payload, header.version.major, notes);
  noteMissing(payload, header.version, notes);
  const batteryLevel = readBatteryLevel(measures, notes);
  const { charging, driving } = measures;
  const said = operatingMode ?? payload['operatingMode'];
  const values = typeof said === 'string' ? { ...measures, operatingMode: said } : measures;
  return {
    source: 'VDA5050',
    serialNumber: header.serialNumber,
    manufacturer: header.manufacturer,
    observedAt: header.observedAt,
    connection: null,
    state: {
      operatingMode,
      batteryLevel,
      charging: typeof charging === 'boolean' ? charging : null,
      driving: typeof driving === 'boolean' ? driving : null,
    },
    covers: 'ALL',
    observations: [
      {
        component: VEHICLE,
        code: 'state',
        level: 'OK',
        severity: null,
        message: '',
        values: fitValues(values, 'the state', notes),
        key,
      },
      ...errors,
    ],
  };
}

function readOperatingMode(said: unknown, notes: Notes): OperatingMode | null {
  if (typeof said !== 'string') {
    notes.add(said === undefined || said === null ? 'operatingMode is missing' : 'operatingMode is not a string');
    return null;
  }
  const mode = said === 'TEACHIN' ? 'TEACH_IN' : OPERATING_MODES.find((one) => one === said);
  if (mode === undefined) notes.add(`operatingMode ${quote(said)} is unknown`);
  return mode ?? null;
}

function readBatteryLevel(measures: Foreign, notes: Notes): number | null {
  const charge = measures['batteryCharge'];
  if (typeof charge !== 'number') return null;
  if (charge >= 0 && charge <= 100) return charge;
  notes.add(`the battery charge ${charge} is not between 0 and 100`);
  return null;
}

/** Notes what the schema of this version requires and the desk does not need. */
function noteMissing(payload: Foreign, version: Version, notes: Notes): void {
  for (const name of ['nodeStates', 'edgeStates', 'actionStates'] as const) noteUnlessList(payload, name, notes);
  if (version.major === 3) noteUnlessList(payload, 'instantActionStates', notes);
  for (const name of ['orderUpdateId', 'lastNodeSequenceId'] as const) {
    if (typeof payload[name] !== 'number') notes.add(`${name} is missing`);
  }
  // Required by 2.0 only; real robots leave it out, and 2.1 gave in to them.
  if (version.major === 2 && version.minor === 0 && Array.isArray(payload['nodeStates'])) {
    const nodes = payload['nodeStates'] as unknown[];
    if (nodes.some(lacksTheta)) notes.add('nodeStates[].nodePosition.theta is missing');
  }
}

function noteUnlessList(payload: Foreign, name: string, notes: Notes): void {
  const found = payload[name];
  if (!Array.isArray(found))
    notes.add(`${name} is ${found === undefined || found === null ? 'missing' : 'not a list'}`);
}

function lacksTheta(node: unknown): boolean {
  return isForeign(node) && isForeign(node['nodePosition']) && typeof node['nodePosition']['theta'] !== 'number';
}
