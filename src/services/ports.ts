/**
 * What the services need from the outside world. Integrations implement these; `server/compose.ts` joins the two.
 */
import type { SsoPerson, SsoRules } from '../domain/accounts/sso.js';
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
