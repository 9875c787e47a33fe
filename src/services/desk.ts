/** What every service is given: the desk (shared, made once) and the call (one operation by one actor). */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Actor } from '../domain/accounts/actor.js';
import type { DeskEvent, EventActor } from '../domain/events.js';
import type { Locale } from '../domain/messages.js';
import type { Db } from '../entities/index.js';
import type { Dialects } from './ports.js';
import type { ActorCache } from './accounts/actor-cache.js';
import type { Sso } from './accounts/sso.js';
import type { TokenSigner } from './accounts/token-signer.js';

/** Reads the time; injected, so that tests can set it. */
export interface Clock {
  now(): Date;
}

/** What differs from desk to desk, already validated. */
export interface DeskSettings {
  /** For how many days diagnostics are kept. */
  diagnosticRetentionDays: number;
  /** For how many days streams can be resumed. */
  eventRetentionDays: number;
  /** For how many days a key signs access tokens. */
  signingKeyDays: number;
}

/** The running desk, shared by all calls. */
export interface Desk {
  orm: MikroORM;
  /** The read road: plain rows on the same connections. */
  db: Db;
  clock: Clock;
  log: Logger;
  tokens: TokenSigner;
  actors: ActorCache;
  sso: Sso;
  dialects: Dialects;
  settings: DeskSettings;
}

/** One operation: who asks, in which language, under which request. */
export interface Call {
  desk: Desk;
  actor: Actor;
  locale: Locale;
  requestId: string;
  /** Names of all fields in the operation, where there is one: reads choose their columns by them. */
  fields?: ReadonlySet<string>;
  /** Remote address, for the login audit. */
  address: string | null;
}

/** What this process remembers of keys and callers follows each event: here at once, elsewhere when the log brings it. */
export function tellMemory(desk: Desk, event: Pick<DeskEvent, 'kind' | 'data'>): void {
  desk.tokens.hear(event);
  desk.actors.hear(event);
}

/** The actor as the timeline and the events keep it. */
export function eventActorOf(actor: Actor): EventActor {
  switch (actor.kind) {
    case 'PERSON':
      return { kind: 'PERSON', id: actor.accountId, name: actor.name };
    case 'SERVICE':
      return { kind: 'SERVICE', id: actor.keyId, name: actor.name };
    default:
      return { kind: 'SYSTEM', id: null, name: actor.kind === 'SYSTEM' ? actor.name : 'Anonymous' };
  }
}
