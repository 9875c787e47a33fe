/** What belongs to a role: a client to a CLIENT, a technician's record to a TECHNICIAN; and that an ADMIN is left. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Role } from '../../domain/accounts/actor.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { Account } from '../../entities/accounts/account.entity.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Tx } from '../transaction.js';

/** A role, and what is to belong to it. */
export interface GivenRole {
  role: Role;
  /** For a CLIENT: whom they act for. */
  clientId?: string | null;
  /** For a TECHNICIAN: the record that is theirs; a new one is made when nothing is said and they have none. */
  technicianId?: string | null;
}

/**
 * Gives an account its role. A technician's record stays with its account for good, but no ticket is given to it while
 * its account is not a technician's.
 * @throws DeskError VALIDATION, NOT_FOUND
 */
export async function giveRole(tx: Tx, account: Account, given: GivenRole): Promise<void> {
  const { role, clientId = null, technicianId = null } = given;
  if (clientId !== null && role !== 'CLIENT') throw invalid('only_for_role', ['clientId'], { role: 'CLIENT' });
  if (technicianId !== null && role !== 'TECHNICIAN')
    throw invalid('only_for_role', ['technicianId'], { role: 'TECHNICIAN' });
  const technician = await technicianOf(tx, account.id);
  if (role === 'CLIENT') await checkClient(tx, clientId);
  if (role === 'TECHNICIAN') await giveTechnician(tx, account, technician, technicianId);
  else if (technician) technician.active = false;
  Object.assign(account, { role, clientId });
}

async function checkClient(tx: Tx, clientId: string | null): Promise<void> {
  if (clientId === null) throw invalid('client_required', ['clientId']);
  if (!(await tx.em.findOne(Client, { id: clientId, archivedAt: null }))) throw notFound('client', ['clientId']);
}

async function giveTechnician(tx: Tx, account: Account, own: Technician | null, asked: string | null): Promise<void> {
  if (own && asked !== null && asked !== own.id) throw invalid('other_technician', ['technicianId']);
  if (own) own.active = true;
  else if (asked === null) {
    const { email, firstName, lastName } = account;
    const name = `${firstName} ${lastName}`.trim();
    tx.em.create(Technician, { id: newId(), accountId: account.id, name, email, skills: [], createdAt: tx.now });
  } else {
    const technician = await tx.em.findOne(Technician, { id: asked }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!technician) throw notFound('technician', ['technicianId']);
    if (technician.accountId) throw invalid('technician_taken', ['technicianId']);
    Object.assign(technician, { accountId: account.id, active: true });
  }
}

/** The technician's record of an account, locked. */
export const technicianOf = (tx: Tx, accountId: string): Promise<Technician | null> =>
  tx.em.findOne(Technician, { accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/**
 * Refuses to let the last ADMIN go who can sign in. All ADMINs are locked, in one order: of two who demote each other at
 * once, the second waits, and then sees that it would be the last.
 * @throws DeskError CONFLICT
 */
export async function checkAnAdminIsLeft(tx: Tx, leaving: string): Promise<void> {
  const admins = await tx.db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'ADMIN')
    .where('active', '=', true)
    // An invitation that nobody has answered yet is no administrator.
    .where(sql<boolean>`(password_hash is not null or email_verified_at is not null)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (admins.every(({ id }) => id === leaving)) throw new DeskError('CONFLICT', 'last_admin');
}
