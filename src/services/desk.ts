/** What every service is given: the desk (shared, made once) and the call (one operation by one actor). */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Actor } from '../domain/accounts/actor.js';
import type { DeskEvent, EventActor } from '../domain/events.js';
import type { Locale } from '../domain/messages.js';
import type { Db } from '../entities/index.js';
import type { FileLinks } from './files/links.js';
import type { Dialects, Mailer, Storage, Tracer } from './ports.js';
import type { ActorCache } from './accounts/actor-cache.js';
import type { Sso } from './accounts/sso.js';
import type { TokenSigner } from './accounts/token-signer.js';
import type { Attempts } from './platform/attempts.js';
import type { PolicyBook } from './platform/policy-book.js';

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
  /** Whether the schema is shown to everybody: to anonymous callers, and by suggestions in errors. Not in production. */
  schemaIsOpen: boolean;
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
  policies: PolicyBook;
  attempts: Attempts;
  /** Under which address people reach the desk, without a slash at its end: links in mails begin with it, providers send back to it. */
  address(): string;
  sso: Sso;
  dialects: Dialects;
  mailer: Mailer;
  /** Files that people send: where they are kept, where they wait while they come, and who signs links to them. */
  files: { storage: Storage; incoming: string; links: FileLinks };
  /** Null where nobody collects spans. */
  tracer: Tracer | null;
  settings: DeskSettings;
}

/** A caller's budget as an operation left it. */
export interface CallBudget {
  /** Cost of the operation as it was asked. */
  cost: number;
  /** Cost that may be asked at once. */
  limit: number;
  /** What is left of it. */
  remaining: number;
  /** When all of it is back, ms, when nothing more is asked. */
  resetAt: number;
}

/** One operation: who asks, in which language, under which request. */
export interface Call {
  desk: Desk;
  actor: Actor;
  locale: Locale;
  requestId: string;
  /** All fields in the operation as `Type.field`, where there is one: reads choose their columns by them. */
  fields?: ReadonlySet<string>;
  /** What the operation cost, and what is left; nothing where no budget holds. */
  budget?: CallBudget;
  /** Remote address, for sessions, the login audit and the audit log. */
  address: string | null;
  /** What the caller's program calls itself. */
  userAgent?: string | null;
  /** The mutation or the job that is being done, for the audit log. */
  operation?: string;
}

/** What this process remembers of keys, callers and policies follows each event: here at once, elsewhere when the log brings it. */
export function tellMemory(desk: Desk, event: Pick<DeskEvent, 'kind' | 'data'>): void {
  desk.tokens.hear(event);
  desk.actors.hear(event);
  desk.policies.hear(event);
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
