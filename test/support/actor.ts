/** The callers of a demo desk, for tests that call below the doors. */
import type { Person, Role, Scope, Service } from '../../src/domain/accounts/actor.js';
import type { Call } from '../../src/services/desk.js';
import type { DemoName } from './client.js';
import type { TestDesk } from './desk.js';

/** A person of the demo desk, as authentication would find them. */
export async function personOf(desk: TestDesk, name: DemoName): Promise<Person> {
  const row = await desk.desk.db
    .selectFrom('account')
    .leftJoin('technician', 'technician.account_id', 'account.id')
    .select(['account.id', 'account.role', 'account.client_id as clientId', 'technician.id as technicianId'])
    .where('account.email', '=', `${name}@demo.ouranos.test`)
    .executeTakeFirstOrThrow();
  const { id, role, clientId, technicianId } = row;
  return {
    kind: 'PERSON',
    accountId: id,
    sessionId: id,
    name,
    role: role as Role,
    clientId,
    technicianId,
    locale: 'fr',
  };
}

/** A service account that is stored nowhere. */
export const serviceWith = (scopes: readonly Scope[], clientId: string | null = null): Service => ({
  kind: 'SERVICE',
  keyId: '01900000-0000-7000-8000-000000000001',
  name: 'A service',
  scopes,
  clientId,
  selfRegistration: false,
});

/** A call like the desk's own, by somebody else. */
export const callAs = (desk: TestDesk, actor: Call['actor']): Call => ({ ...desk.call, actor });
