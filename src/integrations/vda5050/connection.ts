import type { Reading, SaidConnection } from '../../domain/robots/reading.js';
import { quote, type Foreign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';
import { lineKey, type Header } from './header.js';

/**
 * Every spelling of a connection state. CONNECTIONBROKEN is 2.x, CONNECTION_BROKEN and HIBERNATING are 3.0.
 * DISCONNECTED is in no enumeration, but the prose of all three official schemas tells robots to send it when they
 * leave in good order, which is OFFLINE.
 */
const SPELLINGS: ReadonlyMap<string, SaidConnection> = new Map([
  ['ONLINE', 'ONLINE'],
  ['OFFLINE', 'OFFLINE'],
  ['HIBERNATING', 'HIBERNATING'],
  ['CONNECTIONBROKEN', 'CONNECTION_BROKEN'],
  ['CONNECTION_BROKEN', 'CONNECTION_BROKEN'],
  ['DISCONNECTED', 'OFFLINE'],
]);

/**
 * Reads a `connection` message. Its line is OK even when the connection is broken: a lost connection is a state of
 * the robot, not a finding about a part of it, and the robot's return must not look like a repair.
 *
 * The time is the sender's, and a last will bears the one at which it was registered: order these by receipt.
 * @throws {Refused} MALFORMED when connectionState is missing or unknown
 */
export function readConnection(header: Header, payload: Foreign, notes: Notes): Omit<Reading, 'notes'> {
  const connection = readConnectionState(payload['connectionState'], notes);
  return {
    source: 'VDA5050',
    serialNumber: header.serialNumber,
    manufacturer: header.manufacturer,
    observedAt: header.observedAt,
    connection,
    state: null,
    covers: 'MENTIONED',
    observations: [
      {
        component: 'connection',
        code: 'connection',
        level: 'OK',
        severity: null,
        message: '',
        // In the desk's spelling, so that a fleet that moves from 2.x to 3.0 keeps one vocabulary.
        values: { connectionState: connection },
        key: lineKey('connection', header),
      },
    ],
  };
}

function readConnectionState(said: unknown, notes: Notes): SaidConnection {
  if (typeof said !== 'string') malformed('connectionState is missing or not text.');
  const connection = SPELLINGS.get(said) ?? SPELLINGS.get(said.trim().toUpperCase());
  if (connection === undefined) malformed(`connectionState ${quote(said)} is unknown.`);
  if (said === 'DISCONNECTED' || !SPELLINGS.has(said))
    notes.add(`connectionState ${quote(said)} is read as ${connection}`);
  return connection;
}
