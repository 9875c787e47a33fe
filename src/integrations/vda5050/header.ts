import { quote, requireIdentity, type Foreign } from '../foreign/content.js';
import type { Notes } from '../foreign/notes.js';
import { malformed, Refused } from '../foreign/refused.js';
import { readTimestamp } from '../foreign/timestamp.js';
import type { Topic } from './topic.js';

/** Protocol version. `minor` is null when only the topic tells the version, which names the major one. */
export interface Version {
  major: 2 | 3;
  minor: number | null;
}

/** What every VDA 5050 message begins with. */
export interface Header {
  serialNumber: string;
  manufacturer: string;
  /** The sender's clock. */
  observedAt: Date;
  version: Version;
  /** `headerId` as text, counted by the sender per topic; null when it is missing or no integer. */
  sequence: string | null;
}

/**
 * Reads the header, completed from the topic where the payload says nothing.
 * @throws {Refused} UNSUPPORTED_VERSION, or MALFORMED when robot or time cannot be told
 */
export function readHeader(topic: Topic, payload: Foreign, notes: Notes): Header {
  const version = readVersion(topic, payload, notes);
  const serialNumber = readSerialNumber(topic, payload, notes);
  const manufacturer = readManufacturer(topic, payload, notes);
  const observedAt = readTimestamp(payload['timestamp'], notes);
  return { version, serialNumber, manufacturer, observedAt, sequence: readSequence(payload, notes) };
}

/** The key of a line of this message: `state:12`, or `state` alone when the sender does not count. */
export function lineKey(kind: string, header: Header): string {
  return header.sequence === null ? kind : `${kind}:${header.sequence}`;
}

function readVersion(topic: Topic, payload: Foreign, notes: Notes): Version {
  const said = payload['version'];
  const inPayload = typeof said === 'string' ? parseVersion(said) : null;
  const inTopic = parseVersion(topic.version);
  if (said === undefined || said === null) notes.add('version is missing');
  else if (inPayload === null) notes.add('version cannot be read');
  else if (inTopic !== null && inTopic.major !== inPayload.major) {
    notes.add(`version ${quote(String(said))} differs from ${quote(topic.version)} in the topic`);
  }
  // The payload knows better: topics keep an old version level where a broker's rules are built on it.
  const version = inPayload ?? inTopic;
  if (version === null) throw new Refused('UNSUPPORTED_VERSION', 'Neither the payload nor the topic tells a version.');
  const { major, minor } = version;
  if (major !== 2 && major !== 3) {
    throw new Refused('UNSUPPORTED_VERSION', `VDA 5050 version ${major} is not supported. Send 2.x or 3.x.`);
  }
  return { major, minor };
}

function parseVersion(text: string): { major: number; minor: number | null } | null {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?!\d)/i.exec(text.trim());
  if (match === null) return null;
  return { major: Number(match[1]), minor: match[2] === undefined ? null : Number(match[2]) };
}

function readSerialNumber(topic: Topic, payload: Foreign, notes: Notes): string {
  const said = payload['serialNumber'];
  if (said === undefined || said === null || said === '') {
    notes.add('serialNumber is missing');
    return topic.serialNumber;
  }
  if (typeof said !== 'string') notes.add('serialNumber is not text');
  // Refused, not noted: the message would be filed under the wrong robot, whichever of the two we believed.
  if (String(said) !== topic.serialNumber) {
    malformed(
      `serialNumber ${quote(String(said))} differs from ${quote(topic.serialNumber)} in the topic. Make them the same.`,
    );
  }
  return topic.serialNumber;
}

function readManufacturer(topic: Topic, payload: Foreign, notes: Notes): string {
  const said = payload['manufacturer'];
  if (typeof said !== 'string' || said === '') {
    notes.add('manufacturer is missing');
    return topic.manufacturer;
  }
  if (said !== topic.manufacturer) {
    // Topic levels allow fewer characters, so the payload's spelling is the real one.
    notes.add(`manufacturer ${quote(said)} differs from ${quote(topic.manufacturer)} in the topic`);
  }
  return requireIdentity(said, 'manufacturer');
}

function readSequence(payload: Foreign, notes: Notes): string | null {
  const said = payload['headerId'];
  if (Number.isSafeInteger(said)) return String(said);
  notes.add(said === undefined || said === null ? 'headerId is missing' : 'headerId is not an integer');
  return null;
}
