/** Clients, their sites and contacts: who may enter what, what is refused, and what is one thing however often it is said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/accounts/actor.js';
import { newId } from '../../../src/domain/ids.js';
import { clients, tickets } from '../../../src/services/index.js';
import type { Call } from '../../../src/services/desk.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf, serviceWith } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let client: Call;
let crm: Call;
let own: string;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
  const person: Person = await personOf(desk, 'client');
  client = callAs(desk, person);
  own = person.clientId!;
  crm = callAs(desk, serviceWith(['clients:write']));
});
afterAll(() => desk.stop());

const shown = async (id: string) => (await clients.clientsByIds(desk.call, [id]))[0]!;
const sites = async (id: string) => (await clients.sitesOfClients(desk.call, [id]))[0]!;
const contacts = async (id: string) => (await clients.contactsOf(desk.call, 'client_id', [id]))[0]!;
const auditOf = async (id: string) =>
  (
    await desk.desk.db.selectFrom('audit_event').select('action').where('entity_id', '=', id).orderBy('seq').execute()
  ).map(({ action }) => action);

describe('a client', () => {
  it('is entered with what is said, and changed by what is given', async () => {
    const { clientId, created } = await clients.createClient(manager, {
      name: '  Brasserie Morel ',
      email: 'a@morel.test',
    });
    expect(created).toBe(true);
    expect(await shown(clientId)).toMatchObject({
      ...{ name: 'Brasserie Morel', kind: 'COMPANY', email: 'a@morel.test', phone: null, locale: 'fr', version: 1 },
    });
    await clients.updateClient(manager, { clientId, phone: '+33 1', preferredContactMode: 'PHONE', version: 1 });
    await clients.updateClient(manager, { clientId, email: null, kind: null });
    expect(await shown(clientId)).toMatchObject({
      ...{ email: null, phone: '+33 1', preferredContactMode: 'PHONE', kind: 'COMPANY', version: 3 },
    });
    expect(await auditOf(clientId)).toEqual(['client.created', 'client.changed', 'client.changed']);
  });

  it('is not changed on an older version, nor to nonsense', async () => {
    const { clientId } = await clients.createClient(manager, { name: 'Morel' });
    expect(await refusalOf(clients.updateClient(manager, { clientId, name: 'M', version: 9 }))).toMatchObject({
      code: 'CONFLICT',
      details: { current: { version: 1 } },
    });
    for (const [given, path] of [
      [{ name: ' ' }, 'name'],
      [{ name: null }, 'name'],
      [{ email: 'morel' }, 'email'],
      [{ phone: '1'.repeat(51) }, 'phone'],
    ] as const)
      expect(await refusalOf(clients.updateClient(manager, { clientId, ...given }))).toMatchObject({
        code: 'VALIDATION',
        input: [path],
      });
  });

  it('is the CLIENT’s own for a CLIENT, who gets no second one and touches no other', async () => {
    expect(await clients.createClient(client, { name: 'Rhône Logistique', phone: '+33 4' })).toEqual({
      clientId: own,
      created: false,
    });
    expect(await shown(own)).toMatchObject({ name: 'Rhône Logistique', phone: '+33 4', externalRef: 'CRM-1001' });
    const other = await makeClient(desk.call);
    for (const clientId of [other.id, newId()])
      expect(await refusalOf(clients.updateClient(client, { clientId, name: 'Mine' }))).toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(await refusalOf(clients.updateClient(client, { clientId: own, externalRef: 'X' }))).toMatchObject({
      key: 'reference_is_the_crms',
    });
  });

  it('is one, however often the CRM brings it, also at once', async () => {
    const bring = (name: string) => clients.createClient(crm, { name, externalRef: 'CRM-777' });
    const brought = await Promise.all(['A', 'B', 'C', 'D', 'E'].map(bring));
    expect(new Set(brought.map(({ clientId }) => clientId)).size).toBe(1);
    expect(brought.filter(({ created }) => created)).toHaveLength(1);
    await bring('Last');
    expect(await shown(brought[0]!.clientId)).toMatchObject({ name: 'Last', externalRef: 'CRM-777' });
  });

  it('is not overwritten by a person who gives a reference that is taken', async () => {
    expect(await refusalOf(clients.createClient(manager, { name: 'X', externalRef: 'CRM-1001' }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      input: ['externalRef'],
    });
  });

  it('is the first result when a key is repeated, and a mismatch with other input', async () => {
    const input = { name: 'Once', idempotencyKey: 'k1' };
    const first = await clients.createClient(manager, input);
    expect(await clients.createClient(manager, input)).toEqual(first);
    expect(await refusalOf(clients.createClient(manager, { ...input, name: 'Twice' }))).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('stays the key’s own for a key that is bound to it', async () => {
    const bound = callAs(desk, serviceWith(['clients:write'], own));
    expect(await clients.createClient(bound, { name: 'Bound' })).toEqual({ clientId: own, created: false });
    const other = await makeClient(desk.call, { externalRef: 'CRM-4242' });
    expect(await refusalOf(clients.createClient(bound, { name: 'Bound', externalRef: 'CRM-4242' }))).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(await refusalOf(clients.upsertSite(bound, { clientId: other.id, name: 'S' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusalOf(clients.registerAsset(bound, { clientId: other.id, name: 'D' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is put away without its history, but not with open tickets', async () => {
    const { id } = await makeClient(desk.call, { name: 'Finie' });
    const ticket = await makeTicket(desk.call, { clientId: id });
    expect(await refusalOf(clients.archiveClient(manager, { clientId: id }))).toMatchObject({
      key: 'open_tickets',
      params: { count: 1 },
    });
    await tickets.changeTicketStatus(manager, { ticketId: ticket.id, status: 'CANCELLED', reason: 'x' });
    await clients.archiveClient(manager, { clientId: id });
    expect((await shown(id)).archivedAt).not.toBeNull();
    expect(await clients.countClients(manager, { search: 'Finie' })).toBe(0);
    expect(await refusalOf(clients.updateClient(manager, { clientId: id, name: 'X' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      await refusalOf(tickets.createTicket(manager, { title: 'x', serviceType: 'SECURITY', clientId: id })),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a site', () => {
  it('is entered by a CLIENT for itself, and changed', async () => {
    const { siteId } = await clients.upsertSite(client, {
      name: 'Quai Sud',
      city: 'Givors',
      latitude: 45.58,
      longitude: 4.77,
    });
    await clients.upsertSite(client, { siteId, timeZone: 'Indian/Reunion', country: 'RE' });
    expect((await sites(own)).find(({ id }) => id === siteId)).toMatchObject({
      ...{
        clientId: own,
        name: 'Quai Sud',
        city: 'Givors',
        latitude: 45.58,
        timeZone: 'Indian/Reunion',
        country: 'RE',
      },
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'S', timeZone: 'Paris' }, 'timeZone'],
    [{ name: 'S', country: 'France' }, 'country'],
    [{ name: 'S', country: 'XQ' }, 'country'],
    [{ name: 'S', latitude: 45 }, 'latitude'],
    [{ name: 'S', latitude: 91, longitude: 4 }, 'latitude'],
    [{ name: 'S', latitude: 45, longitude: -181 }, 'longitude'],
  ])('is refused as %j', async (given, path) => {
    expect(await refusalOf(clients.upsertSite(client, given))).toMatchObject({ code: 'VALIDATION', input: [path] });
  });

  it('is one, however often the CRM brings it, and each client may have the same reference', async () => {
    const [a, b] = [await makeClient(desk.call), await makeClient(desk.call)];
    const bring = (clientId: string, name: string) => clients.upsertSite(crm, { clientId, name, externalRef: 'S-1' });
    const brought = await Promise.all([bring(a.id, 'A1'), bring(a.id, 'A2'), bring(b.id, 'B')]);
    expect(new Set(brought.map(({ siteId }) => siteId)).size).toBe(2);
    expect([(await sites(a.id)).length, (await sites(b.id)).length]).toEqual([1, 1]);
  });

  it('of another is as one that never existed', async () => {
    const theirs = await makeSite(desk.call, { clientId: (await makeClient(desk.call)).id });
    for (const siteId of [theirs.id, newId()]) {
      expect(await refusalOf(clients.upsertSite(client, { siteId, name: 'Mine' }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await refusalOf(clients.archiveSite(client, { siteId }))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is put away when nothing is on it any more', async () => {
    const site = await makeSite(desk.call, { clientId: own });
    const robot = await makeRobot(desk.call, { clientId: own, siteId: site.id });
    expect(await refusalOf(clients.archiveSite(client, { siteId: site.id }))).toMatchObject({ key: 'site_in_use' });
    await clients.registerAsset(client, { robotId: robot.id, siteId: null });
    await clients.archiveSite(client, { siteId: site.id });
    expect((await sites(own)).map(({ id }) => id)).not.toContain(site.id);
  });
});

describe('a contact', () => {
  it('is entered, changed, put first, and put away', async () => {
    const { id: clientId } = await makeClient(desk.call);
    const site = await makeSite(desk.call, { clientId });
    const add = (name: string, isPrimary?: boolean) => clients.upsertContact(manager, { clientId, name, isPrimary });
    const [zoe] = [await add('Zoé', true), await add('Alban')];
    const { contactId } = await clients.upsertContact(manager, {
      ...{ clientId, name: 'Mila', function: 'Cheffe', department: 'Qualité', email: 'm@x.test', preferredMode: 'SMS' },
      siteId: site.id,
    });
    expect((await contacts(clientId)).map(({ name }) => name)).toEqual(['Zoé', 'Alban', 'Mila']);
    await clients.upsertContact(manager, { contactId, isPrimary: true, siteId: null });
    const now = await contacts(clientId);
    expect(now.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ['Mila', true],
      ['Alban', false],
      ['Zoé', false],
    ]);
    expect(now[0]).toMatchObject({ function: 'Cheffe', department: 'Qualité', preferredMode: 'SMS', siteId: null });
    await clients.archiveContact(manager, { contactId });
    await clients.upsertContact(manager, { contactId: zoe.contactId, isPrimary: true });
    expect((await contacts(clientId)).map(({ name }) => name)).toEqual(['Zoé', 'Alban']);
  });

  it('is one first, also when two are put first at once', async () => {
    const { id: clientId } = await makeClient(desk.call);
    const ids = await Promise.all(['A', 'B', 'C'].map((name) => clients.upsertContact(manager, { clientId, name })));
    await Promise.all(ids.map(({ contactId }) => clients.upsertContact(manager, { contactId, isPrimary: true })));
    expect((await contacts(clientId)).filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  });

  it('is at a site of the same client, and of the caller’s', async () => {
    const theirs = await makeSite(desk.call, { clientId: (await makeClient(desk.call)).id });
    expect(await refusalOf(clients.upsertContact(client, { name: 'X', siteId: theirs.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      await refusalOf(clients.upsertContact(manager, { clientId: own, name: 'X', siteId: theirs.id })),
    ).toMatchObject({
      key: 'site_of_other_client',
    });
    expect(await refusalOf(clients.upsertContact(manager, { name: 'X' }))).toMatchObject({ key: 'client_required' });
  });
});
