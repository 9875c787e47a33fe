/** Gate one: who may call. The map is written like the table of operations: one word a role, one scope for services. */
import type { Actor, Role, Scope } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';

/**
 * How far a role may go, and what the word means to people. The first gate only asks whether there is a word at all;
 * the second gate, in the services, holds each row of data against it.
 */
export const EXTENTS = {
  all: 'every row',
  own: 'what belongs to the caller’s client',
  assigned: 'what the tickets assigned to the caller lead to',
  self: 'what is the caller’s own: their account, their sessions, themselves',
  limited: 'some rows only; the operation says which',
  clients: 'accounts of clients only',
  availability: 'whether there is any, and never what it costs',
  IN_PROGRESS: 'this one status only',
  anyone: 'also somebody who has not signed in',
} as const;
export type Extent = keyof typeof EXTENTS;

/** One row of the table: a role that is left out may not call; a service needs the scope. */
export interface Row extends Partial<Record<Role, Extent>> {
  SERVICE?: Scope | 'any scope';
}

/** What narrows a row further, in words; `unless` refuses by the arguments, where that can be told before any service runs. */
export interface Narrowing<Args> {
  words: string;
  unless?(actor: Actor, args: Args): boolean;
}

/** The rule of one field. */
export interface Permission {
  row: Row;
  narrowed?: Narrowing<unknown>;
}

/** The rule of one field, by its row. */
export const may = <Args = unknown>(row: Row, narrowed?: Narrowing<Args>): Permission => ({
  row,
  ...(narrowed && { narrowed: narrowed as Narrowing<unknown> }),
});

/** Open to every person, signed in or not; a service account has its key and signs in nowhere. Publicness is a written word. */
export const anyone = may({ CLIENT: 'anyone', TECHNICIAN: 'anyone', SAV_MANAGER: 'anyone', ADMIN: 'anyone' });

/** Anybody who is signed in, about themselves; a service account with whatever scopes it has. */
export const signedIn = may({
  CLIENT: 'self',
  TECHNICIAN: 'self',
  SAV_MANAGER: 'self',
  ADMIN: 'self',
  SERVICE: 'any scope',
});

/** Nobody: what every root field without a rule of its own gets. */
export const nobody = may({});

/** Whether the row lets the actor in, before any row of data is looked at. */
export function lets(row: Row, actor: Actor): boolean {
  switch (actor.kind) {
    case 'PERSON':
      return row[actor.role] !== undefined;
    case 'SERVICE':
      return row.SERVICE === 'any scope' || (row.SERVICE !== undefined && actor.scopes.includes(row.SERVICE));
    case 'SYSTEM':
      return true;
    case 'ANONYMOUS':
      return Object.values(row).includes('anyone');
  }
}

/** Why the actor may not call, or null when they may. */
export function refusalOf({ row, narrowed }: Permission, actor: Actor, args: unknown): DeskError | null {
  if (lets(row, actor) && !narrowed?.unless?.(actor, args)) return null;
  return actor.kind === 'ANONYMOUS'
    ? new DeskError('UNAUTHENTICATED', 'unauthenticated')
    : new DeskError('FORBIDDEN', 'forbidden');
}
