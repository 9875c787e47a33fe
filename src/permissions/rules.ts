/** Gate one: who may call. Rules are written like a row of the table of operations, one word a role. */
import { rule } from 'graphql-shield';
import type { Actor, Role, Scope } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import type { Context } from '../context.js';

/**
 * How far a role may go. The first gate only asks whether there is a word at all; the second gate, in the services,
 * holds each row against it: `own` and `assigned` are the reach of `domain/accounts/actor`.
 */
export type Extent = 'all' | 'own' | 'assigned' | 'self' | 'limited' | 'clients' | 'IN_PROGRESS';

/** One row of the table: a role that is left out may not call; a service needs the scope. */
export interface Row extends Partial<Record<Role, Extent>> {
  SERVICE?: Scope;
}

/** Whether the row lets the actor in, before any row of data is looked at. */
export function lets(row: Row, actor: Actor): boolean {
  switch (actor.kind) {
    case 'SYSTEM':
      return true;
    case 'ANONYMOUS':
      return false;
    case 'SERVICE':
      return row.SERVICE !== undefined && actor.scopes.includes(row.SERVICE);
    case 'PERSON':
      return row[actor.role] !== undefined;
  }
}

const refusal = (actor: Actor): DeskError =>
  actor.kind === 'ANONYMOUS'
    ? new DeskError('UNAUTHENTICATED', 'unauthenticated')
    : new DeskError('FORBIDDEN', 'forbidden');

type Extra<Args> = (actor: Actor, args: Args) => boolean;

/** The rule of one operation. `unless` narrows it by the arguments. */
export const may = <Args = unknown>(row: Row, unless?: Extra<Args>) =>
  // No cache: a cached verdict would freeze rights for the life of a stream.
  rule({ cache: 'no_cache' })((_, args: Args, { call }: Context) =>
    lets(row, call.actor) && !unless?.(call.actor, args) ? true : refusal(call.actor),
  );

/** Open to every person, signed in or not; a service account has its key and signs in nowhere. Publicness is a written word. */
export const anyone = rule({ cache: 'no_cache' })((_, __, { call }: Context) =>
  call.actor.kind === 'SERVICE' ? refusal(call.actor) : true,
);

/**
 * Whoever is to become a client. Staff and service accounts are refused here; a client that is signed in is refused by the
 * service, with what to do about it.
 */
export const newcomer = rule({ cache: 'no_cache' })((_, __, { call: { actor } }: Context) =>
  actor.kind === 'ANONYMOUS' || (actor.kind === 'PERSON' && actor.role === 'CLIENT') ? true : refusal(actor),
);

/** Anybody who is signed in: what they then see is decided row by row. */
export const signedIn = rule({ cache: 'no_cache' })((_, __, { call }: Context) =>
  call.actor.kind === 'ANONYMOUS' ? refusal(call.actor) : true,
);

/** Nobody: what every field without a rule of its own gets. */
export const nobody = rule({ cache: 'no_cache' })((_, __, { call }: Context) => refusal(call.actor));
