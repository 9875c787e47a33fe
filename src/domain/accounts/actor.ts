/** Who is calling. Every service call bears one; nothing is done by nobody. */
import type { Locale } from '../messages.js';

export const ROLES = ['CLIENT', 'TECHNICIAN', 'SAV_MANAGER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What a service account's key may do; an operation's rule names the one it needs. */
export const SCOPES = [
  'diagnostics:write',
  'diagnostics:read',
  'alerts:write',
  'alerts:read',
  'robots:read',
  'tickets:read',
  'tickets:write',
  'clients:read',
  'clients:write',
  'products:read',
  'warranty:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A person, signed in. */
export interface Person {
  kind: 'PERSON';
  accountId: string;
  sessionId: string;
  /** The key that signed their access token, where they came with one. */
  signedBy?: string;
  name: string;
  role: Role;
  /** Set for CLIENT: the client whose things they may see. */
  clientId: string | null;
  /** Set for TECHNICIAN. */
  technicianId: string | null;
  locale: Locale;
}

/** A service account, by its API key. */
export interface Service {
  kind: 'SERVICE';
  keyId: string;
  name: string;
  scopes: readonly Scope[];
  /** When set, the key sees and touches this client's things only. */
  clientId: string | null;
  /** Robots that it reports and the desk does not know are registered instead of refused. */
  selfRegistration: boolean;
}

/** The desk itself: jobs, and what a rule does. */
export interface System {
  kind: 'SYSTEM';
  name: string;
}

export interface Anonymous {
  kind: 'ANONYMOUS';
}

export type Actor = Person | Service | System | Anonymous;

export const SYSTEM: System = { kind: 'SYSTEM', name: 'Ouranos Desk' };
export const ANONYMOUS: Anonymous = { kind: 'ANONYMOUS' };

export const isStaff = (actor: Actor): boolean =>
  actor.kind === 'PERSON' && (actor.role === 'SAV_MANAGER' || actor.role === 'ADMIN');

/**
 * How far a caller sees. Each read turns it into one condition on rows, each live event is held against it:
 * one rule for lists, single rows and streams.
 */
export type Reach =
  | { kind: 'ALL' }
  | { kind: 'CLIENT'; clientId: string }
  | { kind: 'TECHNICIAN'; technicianId: string }
  | { kind: 'NONE' };

/** What each reach takes in, for people. */
export const REACHES: Record<Reach['kind'], string> = {
  ALL: 'everything',
  CLIENT: 'one client: its sites, robots, faults, tickets and alerts, and the technicians on its tickets',
  TECHNICIAN: 'the tickets assigned to one technician, and the robots, sites and clients that these are about',
  NONE: 'nothing',
};

/** Staff and the desk see everything, a client its own, a technician what is assigned to them, a service what its key is bound to. */
export function reachOf(actor: Actor): Reach {
  switch (actor.kind) {
    case 'SYSTEM':
      return { kind: 'ALL' };
    case 'SERVICE':
      return actor.clientId ? { kind: 'CLIENT', clientId: actor.clientId } : { kind: 'ALL' };
    case 'ANONYMOUS':
      return { kind: 'NONE' };
    case 'PERSON':
      if (isStaff(actor)) return { kind: 'ALL' };
      if (actor.role === 'CLIENT' && actor.clientId) return { kind: 'CLIENT', clientId: actor.clientId };
      if (actor.role === 'TECHNICIAN' && actor.technicianId)
        return { kind: 'TECHNICIAN', technicianId: actor.technicianId };
      return { kind: 'NONE' };
  }
}

const rights = new WeakMap<Actor, string>();

/** What an actor may do and how far they see, as a key: callers of the same key are shown the same. */
export function rightsOf(actor: Actor): string {
  let key = rights.get(actor);
  if (key === undefined) {
    const role = actor.kind === 'PERSON' ? actor.role : actor.kind === 'SERVICE' ? actor.scopes.toSorted() : actor.kind;
    rights.set(actor, (key = JSON.stringify([role, reachOf(actor)])));
  }
  return key;
}

/**
 * Whether a change of rights (one of `RIGHTS_KINDS`) is about this caller; `data` is the event's. It names an account,
 * perhaps with one session of it that goes on, or one session, or the keys that signed a token.
 */
export function isConcerned(actor: Actor, data: Record<string, unknown>): boolean {
  if (actor.kind === 'PERSON') {
    const { accountId, exceptSessionId, sessionId, kids } = data;
    if (actor.accountId === accountId) return actor.sessionId !== exceptSessionId;
    if (actor.sessionId === sessionId) return true;
    return actor.signedBy !== undefined && Array.isArray(kids) && kids.includes(actor.signedBy);
  }
  return actor.kind === 'SERVICE' && actor.keyId === data['keyId'];
}
