/**
 * VDA 5050 (2.0, 2.1 and 3.0): what driverless transport vehicles say over MQTT.
 *
 * Messages are checked by hand, not with the official JSON Schemas at run time. The schemas answer another question:
 * nearly half of the state messages of a real fleet break them in ways that do not matter here (an angle left out), so
 * their verdict could only become notes, translated from validator paths to phrases, beside the hand checks that
 * pick the values anyway; and every version would need its schema, while fields are read by name whatever the minor
 * version. Speed does not decide: a compiled schema is fast, and this reads over 100 000 state messages a second from
 * text on one core. The tests use the schemas.
 */
import type { Reading } from '../../domain/robots/reading.js';
import type { Dialect, Vda5050Message } from '../../services/ports.js';
import { isForeign, quote, requireStorable, requireStorableText, type Foreign } from '../foreign/content.js';
import { dialect } from '../foreign/dialect.js';
import type { Notes } from '../foreign/notes.js';
import { malformed } from '../foreign/refused.js';
import { readConnection } from './connection.js';
import { readHeader } from './header.js';
import { readOther } from './other.js';
import { readState } from './state.js';
import { readTopic } from './topic.js';

/** Turns one VDA 5050 message into a reading, or says why it cannot. Never throws. */
export const vda5050: Dialect<Vda5050Message> = dialect(read);

function read(message: Vda5050Message, notes: Notes): Omit<Reading, 'notes'> {
  if (!isForeign(message) || typeof message.topic !== 'string') malformed('The message has no topic.');
  requireStorableText(message.topic);
  const topic = readTopic(message.topic);
  const payload = parsed(message.payload);
  requireStorable(payload);
  const header = readHeader(topic, payload, notes);
  switch (topic.kind) {
    case 'state':
      return readState(header, payload, notes);
    case 'connection':
      return readConnection(header, payload, notes);
    default:
      return readOther(topic.kind, header, payload, notes);
  }
}

function parsed(payload: unknown): Foreign {
  let value = payload;
  if (typeof payload === 'string') {
    // A retained message is cleared by publishing an empty one; it is no message of the robot.
    if (payload === '') malformed('The payload is empty.');
    try {
      value = JSON.parse(payload) as unknown;
    } catch (error) {
      malformed(`The payload is not JSON: ${quote(error instanceof Error ? error.message : '')}.`);
    }
  }
  if (!isForeign(value)) malformed('The payload must be a JSON object.');
  return value;
}
