/** Who may see and change which account. */
import { ROLES, type Actor, type Role } from './actor.js';

/** Accounts of these roles are shown to the actor; an ADMIN sees all, a SAV_MANAGER those of clients and technicians. */
export function rolesShownTo(actor: Actor): readonly Role[] {
  if (actor.kind === 'SYSTEM') return ROLES;
  if (actor.kind !== 'PERSON') return [];
  if (actor.role === 'ADMIN') return ROLES;
  return actor.role === 'SAV_MANAGER' ? ['CLIENT', 'TECHNICIAN'] : [];
}

/** An ADMIN lets anybody in and out, a SAV_MANAGER accounts of clients only. */
export const mayLetInAndOut = (actor: Actor, { role }: { role: Role }): boolean =>
  actor.kind === 'SYSTEM' ||
  (actor.kind === 'PERSON' && (actor.role === 'ADMIN' || (actor.role === 'SAV_MANAGER' && role === 'CLIENT')));
