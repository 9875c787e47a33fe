import type { Reading } from '../../domain/robots/reading.js';
import { fitValues, type Foreign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { lineKey, type Header } from './header.js';
import type { Kind } from './topic.js';

/**
 * Keeps a message that is no robot state (order, instantActions, zoneSet, responses, visualization, factsheet) as one
 * OK line, payload and all, so that a technician sees what the robot was told before it failed.
 *
 * Orders, actions, zone sets and responses are sent by fleet control, not by the robot, and bear fleet control's clock:
 * such a reading (connection and state both null) is no sign that the robot is alive.
 */
export function readOther(kind: Kind, header: Header, payload: Foreign, notes: Notes): Omit<Reading, 'notes'> {
  return {
    source: 'VDA5050',
    serialNumber: header.serialNumber,
    manufacturer: header.manufacturer,
    observedAt: header.observedAt,
    connection: null,
    state: null,
    covers: 'MENTIONED',
    observations: [
      {
        component: 'vehicle',
        code: kind,
        level: 'OK',
        severity: null,
        message: '',
        values: fitValues(payload, kind, notes),
        key: lineKey(kind, header),
      },
    ],
  };
}
