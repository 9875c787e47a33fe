/**
 * What the services need from the outside world. Integrations implement these; `server/compose.ts` joins the two.
 */
import type { Readable } from 'node:stream';
import type { SsoPerson, SsoRules } from '../domain/accounts/sso.js';
import type { Bucket } from '../domain/platform/leaky-bucket.js';
import type { ReadResult } from '../domain/robots/reading.js';

/** One VDA 5050 message as it came off the broker. */
export interface Vda5050Message {
  /** The MQTT topic, `<interface>/<version>/<manufacturer>/<serialNumber>/<kind>`. */
  topic: string;
  /** When the broker or bridge received it. */
  receivedAt: Date | null;
  /** The JSON payload, already parsed; or the raw text, which is then parsed here. */
  payload: unknown;
}

/** One ROS `diagnostic_msgs/DiagnosticArray`, ROS 1 or ROS 2, with the robot it came from (the message itself does not say). */
export interface RosMessage {
  serialNumber: string;
  message: unknown;
}

/** The desk's own form of a diagnostic; every part is checked when it is read, so that a bad one costs its entry only. */
export interface DeskEntry {
  serialNumber: unknown;
  observedAt: unknown;
  sequence: unknown;
  component: unknown;
  code: unknown;
  level: unknown;
  message: unknown;
  values: unknown;
}

/** A standard that robots speak: turns one message into a reading, or says why it cannot. Pure, never throws. */
export interface Dialect<Message> {
  read(message: Message): ReadResult;
}

export interface Dialects {
  desk: Dialect<DeskEntry>;
  vda5050: Dialect<Vda5050Message>;
  ros: Dialect<RosMessage>;
}

/** What a span is opened with. */
export interface SpanGiven {
  name: string;
  /** SERVER: somebody called. CLIENT: the database is called. INTERNAL: the desk by itself. */
  kind: 'SERVER' | 'CLIENT' | 'INTERNAL';
  attributes?: Record<string, string | number | boolean>;
  /** W3C `traceparent` of the caller, for a span that is beneath none of the desk's. */
  parent?: string | undefined;
}

/** A piece of work as a collector of spans shows it. */
export interface Span {
  readonly traceId: string;
  describe(name: string, attributes: Record<string, string | number | boolean>): void;
  /** Marks it as failed, by the kind of error. */
  fail(type: string): void;
}

/** Tells a collector what is done, and how long it takes. */
export interface Tracer {
  /** Does the work as a span, beneath the one that it is called in. What it throws marks the span as failed. */
  span<T>(given: SpanGiven, work: (span: Span) => Promise<T>): Promise<T>;
}

/** What pouring into buckets came to. */
export interface Poured {
  /** Seconds until it fits; 0 when it did, and was poured into all of them. Otherwise none of them has changed. */
  wait: number;
  /** How full each of them is now. */
  levels: readonly number[];
}

/** Leaky buckets: in memory, where the answer is there at once, or shared by all processes of a desk. */
export interface Buckets {
  /** Whether all processes share them at the moment. */
  readonly isShared: boolean;
  /** Pours into all buckets or into none. `now` in ms. */
  pour(now: number, amount: number, buckets: readonly Bucket[]): Poured | Promise<Poured>;
  /** Takes out again what turned out not to be needed. */
  giveBack(now: number, amount: number, buckets: readonly Bucket[]): void;
}

/** What the desk and a provider of single sign-on must agree on for one sign-in. */
export interface SsoFlow {
  redirectUri: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Somebody who knows who people are: an OpenID provider. */
export interface IdentityProvider {
  id: string;
  label: string;
  rules: SsoRules;
  /** Where a browser is sent to sign in. @throws DeskError UNAVAILABLE */
  begin(flow: SsoFlow): Promise<URL>;
  /** Who came back, by the parameters that they brought. @throws DeskError INVALID_CREDENTIALS, UNAVAILABLE */
  finish(flow: SsoFlow, answer: URLSearchParams): Promise<SsoPerson>;
}

/** A mail, ready to be sent. */
export interface Letter {
  /** Its own name, the same when it is sent again. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Keeps bytes under keys of the desk's own making: letters, digits, `-`, `.` and `/`. */
export interface Storage {
  /** Keeps the content, whole or not at all; what stood under the key is replaced. */
  put(key: string, content: Blob): Promise<void>;
  /** The bytes, or those from `start` to `end` (both included); null when nothing stands under the key. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable | null>;
  /** Forgets what stands under the key, if anything does. */
  remove(key: string): Promise<void>;
}

/** Sends mails, or keeps them where somebody finds them. */
export interface Mailer {
  /** @throws MailRefused when trying again is of no use; anything else when it is */
  send(letter: Letter): Promise<void>;
}

/** The other side does not want this mail: no such mailbox, not from us. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
