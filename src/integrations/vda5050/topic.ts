import { requireIdentity, quote } from '../foreign/content.js';
import { Refused } from '../foreign/refused.js';

/** Every kind of message of VDA 5050 2.0 to 3.0; `zoneSet` and `responses` are new in 3.0. */
const KINDS = [
  'state',
  'connection',
  'order',
  'instantActions',
  'visualization',
  'factsheet',
  'zoneSet',
  'responses',
] as const;
export type Kind = (typeof KINDS)[number];

const known: ReadonlySet<string> = new Set(KINDS);

/** The parts of a topic that matter. */
export interface Topic {
  /** The version level as it came, usually `v2` or `v3`. */
  version: string;
  manufacturer: string;
  serialNumber: string;
  kind: Kind;
}

/**
 * Reads `<interface>/<version>/<manufacturer>/<serialNumber>/<kind>`. Levels are counted from the end, because the
 * interface name may hold slashes (brokers that several sites share put the site first).
 * @throws {Refused} UNSUPPORTED_TOPIC, or MALFORMED when the serial number is too long
 */
export function readTopic(topic: string): Topic {
  const levels = topic.split('/');
  const [version = '', manufacturer = '', serialNumber = '', kind = ''] = levels.slice(-4);
  if (levels.length < 5 || version === '' || manufacturer === '' || serialNumber === '') {
    throw new Refused(
      'UNSUPPORTED_TOPIC',
      `The topic ${quote(topic)} is not <interface>/<version>/<manufacturer>/<serialNumber>/<kind>.`,
    );
  }
  if (!isKind(kind)) {
    throw new Refused('UNSUPPORTED_TOPIC', `${quote(kind)} is no kind of VDA 5050 message. Send ${KINDS.join(', ')}.`);
  }
  return {
    version,
    manufacturer: requireIdentity(manufacturer, 'The manufacturer in the topic'),
    serialNumber: requireIdentity(serialNumber, 'The serial number in the topic'),
    kind,
  };
}

function isKind(kind: string): kind is Kind {
  return known.has(kind);
}
