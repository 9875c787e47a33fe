import type { Observation } from '../../domain/robots/reading.js';
import {
  clipMessage,
  fitValues,
  isForeign,
  quote,
  requireIdentity,
  requireStorableText,
  type Foreign,
} from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';
import { isWorse, readLevel } from './level.js';
import { readValues } from './value.js';

/** ROS knows no kinds of finding: a status is told from another by its name alone. */
const CODE = 'ROS_STATUS';

/**
 * Reads the list of statuses: one line per name. When a name comes twice the worst is kept, and noted.
 * @throws {Refused} MALFORMED when the list is empty or a status has no name or level
 */
export function readStatuses(said: unknown, notes: Notes): Observation[] {
  if (!Array.isArray(said)) malformed('status must be a list.');
  if (said.length === 0) malformed('status is empty: the message says nothing. Send at least one status.');
  const lines = new Map<string, Observation>();
  (said as unknown[]).forEach((status, index) => {
    const line = readStatus(status, `status[${index}]`, notes);
    const before = lines.get(line.component);
    if (before !== undefined) notes.add(`the status ${quote(line.component)} is listed more than once`);
    if (before === undefined || isWorse(line.level, before.level)) lines.set(line.component, line);
  });
  return [...lines.values()];
}

function readStatus(status: unknown, what: string, notes: Notes): Observation {
  if (!isForeign(status)) malformed(`${what} is not an object.`);
  const { name, message } = status;
  if (typeof name !== 'string' || name.trim() === '') malformed(`${what}.name is missing.`);
  requireStorableText(name);
  if (typeof message !== 'string') notes.add(`${what}.message is missing`);
  const words = typeof message === 'string' ? message : '';
  requireStorableText(words);
  return {
    component: requireIdentity(name, `${what}.name`),
    code: CODE,
    level: readLevel(status['level'], `${what}.level`, notes),
    severity: null,
    message: clipMessage(words, `${what}.message`, notes),
    values: fitValues(withHardware(status, what, notes), what, notes),
    key: name,
  };
}

/**
 * The values, and the hardware id among them. It is no part of the identity: the first messages of a driver may carry an
 * empty one (https://github.com/ros/diagnostics/issues/666), and one fault would become two. `none` is what the ROS
 * documentation tells drivers without hardware to send.
 */
function withHardware(status: Foreign, what: string, notes: Notes): Foreign {
  const values = readValues(status['values'], `${what}.values`, notes);
  const hardware = status['hardware_id'];
  if (typeof hardware !== 'string' || hardware === '' || hardware === 'none') return values;
  requireStorableText(hardware);
  return { ...values, hardware_id: hardware };
}
