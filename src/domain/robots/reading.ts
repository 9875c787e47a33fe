/**
 * What robots say, in the desk's own words.
 *
 * Robots speak several standards (VDA 5050, ROS diagnostics, the desk's own entries). Each dialect turns one
 * message into one `Reading`; everything after that (storage, state, fault detection) knows readings only.
 */

/** Severity of a fault, lowest first. The words are VDA 5050's; ROS levels are mapped on them. */
export const SEVERITIES = ['WARNING', 'URGENT', 'CRITICAL', 'FATAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Level of one diagnostic, as in ROS `diagnostic_msgs/DiagnosticStatus`. STALE means "no data", which is never recovery. */
export const DIAGNOSTIC_LEVELS = ['OK', 'WARN', 'ERROR', 'STALE'] as const;
export type DiagnosticLevel = (typeof DIAGNOSTIC_LEVELS)[number];

/** The standard a message came in. */
export const SOURCES = ['DESK', 'VDA5050', 'ROS'] as const;
export type Source = (typeof SOURCES)[number];

/** What a robot can itself say of its connection (STALE is the desk's own verdict on silence, never said by a robot). */
export const SAID_CONNECTIONS = ['ONLINE', 'OFFLINE', 'HIBERNATING', 'CONNECTION_BROKEN'] as const;
export type SaidConnection = (typeof SAID_CONNECTIONS)[number];

/** VDA 5050 operating modes; STARTUP is VDA 5050 3.0's, TEACH_IN is TEACHIN in 2.x. */
export const OPERATING_MODES = [
  'AUTOMATIC',
  'SEMIAUTOMATIC',
  'INTERVENED',
  'MANUAL',
  'STARTUP',
  'SERVICE',
  'TEACH_IN',
] as const;
export type OperatingMode = (typeof OPERATING_MODES)[number];

/** One line of diagnosis: what will be one row of `diagnostic`. */
export interface Observation {
  /** The part of the robot it is about. Stable while a fault lasts: never an order, a topic, a header id or a time. */
  component: string;
  /** The kind of finding, from the robot's vocabulary (`errorType` in VDA 5050). Stable while a fault lasts. */
  code: string;
  level: DiagnosticLevel;
  /** Set when the robot itself named a severity finer than the level (VDA 5050 `errorLevel`). */
  severity: Severity | null;
  /** The robot's own words, or an empty string. */
  message: string;
  /** Foreign content, kept as it came; numbers stay numbers so that detection rules can read them. */
  values: Record<string, unknown>;
  /**
   * What makes this line the same line when it is sent again, together with robot, source and `observedAt`:
   * the sequence number where the sender gives one, otherwise component and code.
   */
  key: string;
}

/** The robot's state as far as the message tells it; null is "the message does not say". */
export interface SaidState {
  operatingMode: OperatingMode | null;
  /** Percent, 0 to 100. */
  batteryLevel: number | null;
  charging: boolean | null;
  driving: boolean | null;
}

/** One message of one robot. */
export interface Reading {
  source: Source;
  serialNumber: string;
  manufacturer: string | null;
  /** The robot's clock. */
  observedAt: Date;
  /** Connection messages are ordered by receipt: a last will bears the time at which it was registered, not at which it fired. */
  connection: SaidConnection | null;
  state: SaidState | null;
  /** At least one: a message that reports nothing wrong still is evidence, and is stored as one OK line. */
  observations: Observation[];
  /**
   * What silence means. ALL: the message lists every error that stands (VDA 5050 `state`), so a fault of this source
   * that is not in it has cleared. MENTIONED: only the components it names are concerned (ROS, desk entries).
   */
  covers: 'ALL' | 'MENTIONED';
  /** Odd but usable: what was missing or unexpected, as short English phrases (`theta is missing`). */
  notes: string[];
}

/** Why a message could not be read. `code` is stable and part of the API; `message` says what to do. */
export interface Refusal {
  code: 'MALFORMED' | 'UNSUPPORTED_TOPIC' | 'UNSUPPORTED_VERSION';
  message: string;
}

export type ReadResult = { reading: Reading } | { refusal: Refusal };
