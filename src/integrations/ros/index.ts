/**
 * ROS `diagnostic_msgs/DiagnosticArray`, ROS 1 and ROS 2: what a robot's drivers say of themselves on `/diagnostics`.
 */
import type { Reading } from '../../domain/robots/reading.js';
import type { Dialect, RosMessage } from '../../services/ports.js';
import { isForeign, requireIdentity, requireStorableText } from '../foreign/content.js';
import { dialect } from '../foreign/dialect.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';
import { readBattery } from './battery.js';
import { readStamp } from './stamp.js';
import { readStatuses } from './status.js';

/** Turns one DiagnosticArray into a reading, or says why it cannot. Never throws. */
export const ros: Dialect<RosMessage> = dialect(read);

function read({ serialNumber, message }: RosMessage, notes: Notes): Omit<Reading, 'notes'> {
  if (typeof serialNumber !== 'string' || serialNumber === '') malformed('The serial number of the robot is missing.');
  requireStorableText(serialNumber);
  if (!isForeign(message)) malformed('The message must be a DiagnosticArray object.');
  const observations = readStatuses(message['status'], notes);
  const batteryLevel = readBattery(observations, notes);
  return {
    source: 'ROS',
    serialNumber: requireIdentity(serialNumber, 'The serial number'),
    manufacturer: null,
    observedAt: readStamp(message['header']),
    connection: null,
    state: batteryLevel === null ? null : { operatingMode: null, batteryLevel, charging: null, driving: null },
    observations,
    // Each driver publishes its own statuses, so what a message does not name it says nothing about.
    covers: 'MENTIONED',
  };
}
