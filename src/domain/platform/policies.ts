/** The limits that an ADMIN may change while the desk runs: their defaults, their bounds, and what makes them whole. */
import { ROLES, type Actor } from '../accounts/actor.js';
import type { MessageKey, MessageParams } from '../messages.js';

/** Who calls, as limits tell callers apart. */
export const CALLER_KINDS = [...ROLES, 'SERVICE', 'ANONYMOUS'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

/** What is counted by the attempt, whatever it costs and however it ends. */
export const ATTEMPT_KINDS = ['LOGIN', 'REFRESH', 'REGISTER', 'PASSWORD_RESET', 'UPLOAD'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

/** A leaky bucket of cost. */
export interface BudgetPolicy {
  /** Cost that may be asked at once. */
  budget: number;
  /** Cost that comes back in a second. */
  leakPerSecond: number;
}

/** What one caller of a kind may do: a person by account, a service by key, anybody else by address. */
export interface CallerPolicy extends BudgetPolicy {
  /** Cost of one operation at the most. */
  maxCost: number;
  /** Subscriptions open on one socket. */
  streamsPerSocket: number;
  /** Sockets open at once, on one process. */
  sockets: number;
}

/** Attempts that may be made at once; as many come back within the window, steadily. */
export interface AttemptPolicy {
  perAddress: number;
  /** About one e-mail address (LOGIN, from networks that are new to it), one session (REFRESH) or one account (UPLOAD); others go by address. */
  perSubject: number;
  windowSeconds: number;
}

export interface Policies {
  callers: Record<CallerKind, CallerPolicy>;
  /** What all people and keys of one client share, besides each one's own budget. */
  client: BudgetPolicy;
  attempts: Record<AttemptKind, AttemptPolicy>;
  /** Sockets of one address, whoever is on them, on one process. */
  socketsPerAddress: number;
  /** Origins whose pages may call the API, besides the desk's own and those of its settings. */
  allowedOrigins: readonly string[];
}

/** What was changed: only what was said. What was not goes on with the defaults, also with those of a later version. */
export interface PolicyChanges {
  callers?: Partial<Record<CallerKind, Partial<CallerPolicy>>>;
  client?: Partial<BudgetPolicy>;
  attempts?: Partial<Record<AttemptKind, Partial<AttemptPolicy>>>;
  socketsPerAddress?: number;
  allowedOrigins?: readonly string[];
}

/**
 * One ticket costs a point, a page of 50 with everything on it 5, a write 11. People click, and a dashboard asks again
 * and again; service accounts bring what whole fleets report, and must not be what stops a fault from being seen. Whole
 * offices share one address.
 */
export const DEFAULT_POLICIES: Policies = {
  callers: {
    CLIENT: { budget: 3_000, leakPerSecond: 30, maxCost: 500, streamsPerSocket: 100, sockets: 500 },
    TECHNICIAN: { budget: 6_000, leakPerSecond: 60, maxCost: 1_000, streamsPerSocket: 100, sockets: 500 },
    SAV_MANAGER: { budget: 12_000, leakPerSecond: 120, maxCost: 2_000, streamsPerSocket: 100, sockets: 500 },
    ADMIN: { budget: 12_000, leakPerSecond: 120, maxCost: 2_000, streamsPerSocket: 100, sockets: 500 },
    SERVICE: { budget: 500_000, leakPerSecond: 20_000, maxCost: 2_000, streamsPerSocket: 100, sockets: 500 },
    ANONYMOUS: { budget: 6_000, leakPerSecond: 60, maxCost: 200, streamsPerSocket: 10, sockets: 100 },
  },
  client: { budget: 600_000, leakPerSecond: 24_000 },
  attempts: {
    LOGIN: { perAddress: 600, perSubject: 60, windowSeconds: 300 },
    REFRESH: { perAddress: 3_000, perSubject: 60, windowSeconds: 300 },
    REGISTER: { perAddress: 120, perSubject: 20, windowSeconds: 3_600 },
    PASSWORD_RESET: { perAddress: 120, perSubject: 10, windowSeconds: 3_600 },
    UPLOAD: { perAddress: 20_000, perSubject: 200, windowSeconds: 3_600 },
  },
  socketsPerAddress: 2_000,
  allowedOrigins: [],
};

/** Changes upon a base, which may be changes itself. */
export function withChanges<Base extends Policies | PolicyChanges>(base: Base, changes: PolicyChanges): Base {
  return {
    ...base,
    ...changes,
    callers: eachWith(CALLER_KINDS, base.callers, changes.callers),
    client: { ...base.client, ...changes.client },
    attempts: eachWith(ATTEMPT_KINDS, base.attempts, changes.attempts),
  };
}

function eachWith<Name extends string>(
  names: readonly Name[],
  base: Partial<Record<Name, object>> = {},
  changes: Partial<Record<Name, object>> = {},
): Partial<Record<Name, object>> {
  const said = names.filter((name) => base[name] ?? changes[name]);
  return Object.fromEntries(said.map((name) => [name, { ...base[name], ...changes[name] }])) as never;
}

/** As what an actor is limited. The desk itself goes through no door. */
export const callerKindOf = (actor: Actor): CallerKind => {
  if (actor.kind === 'PERSON') return actor.role;
  return actor.kind === 'SERVICE' ? 'SERVICE' : 'ANONYMOUS';
};

const MAX = 1_000_000_000;
type Bounds<Policy> = Record<keyof Policy, readonly [min: number, max: number]>;

const BUDGET_BOUNDS: Bounds<BudgetPolicy> = { budget: [50, MAX], leakPerSecond: [1, MAX] };
const CALLER_BOUNDS: Bounds<CallerPolicy> = {
  ...BUDGET_BOUNDS,
  maxCost: [20, MAX],
  streamsPerSocket: [1, 10_000],
  sockets: [1, 1_000_000],
};
const ATTEMPT_BOUNDS: Bounds<AttemptPolicy> = {
  perAddress: [1, MAX],
  perSubject: [1, MAX],
  windowSeconds: [1, 86_400],
};
/** What an ADMIN needs to come back and change the policies again, first as nobody known, who signs in. */
const FLOORS: { callers: PolicyChanges['callers']; attempts: PolicyChanges['attempts'] } = {
  callers: {
    ADMIN: { budget: 500, leakPerSecond: 5, maxCost: 100, streamsPerSocket: 10, sockets: 5 },
    ANONYMOUS: { budget: 100, leakPerSecond: 1, maxCost: 50 },
  },
  attempts: {
    LOGIN: { perAddress: 20, perSubject: 5 },
    REFRESH: { perAddress: 20, perSubject: 5 },
  },
};
const SOCKETS_PER_ADDRESS: readonly [number, number] = [10, 1_000_000];
const ORIGINS_MAX = 100;

export interface PolicyFault {
  path: string[];
  key: MessageKey;
  params: MessageParams;
}

/** What is wrong with policies; the first fault, or null. */
export function faultIn(policies: Policies): PolicyFault | null {
  for (const kind of CALLER_KINDS) {
    const caller = policies.callers[kind];
    const path = ['callers', kind];
    const fault =
      outOfBounds(caller, CALLER_BOUNDS, path, FLOORS.callers?.[kind]) ??
      // What may be asked must fit in, or it would wait forever.
      exceeding(caller.maxCost, caller.budget, [...path, 'maxCost']);
    if (fault) return fault;
  }
  const { client, callers } = policies;
  const shared =
    outOfBounds(client, BUDGET_BOUNDS, ['client']) ??
    below(client.budget, Math.max(callers.CLIENT.maxCost, callers.SERVICE.maxCost), ['client', 'budget']);
  if (shared) return shared;
  for (const kind of ATTEMPT_KINDS) {
    const fault = outOfBounds(policies.attempts[kind], ATTEMPT_BOUNDS, ['attempts', kind], FLOORS.attempts?.[kind]);
    if (fault) return fault;
  }
  const sockets = { socketsPerAddress: policies.socketsPerAddress };
  return (
    outOfBounds(sockets, { socketsPerAddress: SOCKETS_PER_ADDRESS }, []) ?? faultInOrigins(policies.allowedOrigins)
  );
}

function outOfBounds<Policy extends object>(
  policy: Policy,
  bounds: Bounds<Policy>,
  path: string[],
  floors: Partial<Policy> = {},
): PolicyFault | null {
  for (const name of Object.keys(bounds) as (keyof Policy & string)[]) {
    const value = policy[name] as number;
    const [least, max] = bounds[name];
    const min = (floors[name] as number | undefined) ?? least;
    if (!Number.isInteger(value) || value < min || value > max)
      return { path: [...path, name], key: 'out_of_bounds', params: { min, max } };
  }
  return null;
}

const exceeding = (value: number, max: number, path: string[]): PolicyFault | null =>
  value > max ? { path, key: 'out_of_bounds', params: { min: 1, max } } : null;

const below = (value: number, min: number, path: string[]): PolicyFault | null =>
  value < min ? { path, key: 'out_of_bounds', params: { min, max: MAX } } : null;

/** An origin as browsers say it: scheme, host and port, nothing else. No wildcard: whoever may call is written down. */
export const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

function faultInOrigins(origins: readonly string[]): PolicyFault | null {
  if (origins.length > ORIGINS_MAX) return { path: ['allowedOrigins'], key: 'too_many', params: { max: ORIGINS_MAX } };
  const index = origins.findIndex((origin) => !isOrigin(origin));
  return index < 0 ? null : { path: ['allowedOrigins', String(index)], key: 'invalid_origin', params: {} };
}
