import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/domain/platform/audit.js';
import { clientOf, signIn, withKey, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const LOG = `query ($where: AuditWhere, $first: Int, $after: Cursor, $orderBy: AuditOrder) {
  auditLog(where: $where, first: $first, after: $after, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id seq at operation action entityKind entityId before after address requestId digest previousHash hash
      actorId actor { kind name role } client { id name } } } }`;

let desk: TestDesk;
let admin: TestClient;
let requestId: string | null;
let ticketId: string;
let technicianId: string;
let managerId: string;
/** The demo desk's people have done things before. */
let since: Date;
beforeAll(async () => {
  desk = await startDesk();
  admin = await signIn(desk.url, 'admin');
  since = new Date();
  const manager = await signIn(desk.url, 'manager');
  const found = await manager.data(
    '{ me { id } tickets(where: { status: { eq: NEW } }) { nodes { id } } technicians { nodes { id } } }',
  );
  ticketId = found.tickets.nodes[0].id;
  technicianId = found.technicians.nodes[0].id;
  managerId = found.me.id;
  const assigned = await manager.ask(
    'mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { errors { code } } }',
    { input: { ticketId, technicianId } },
  );
  requestId = assigned.headers.get('x-request-id');
});
afterAll(() => desk.stop());

const log = async (variables: object = {}): Promise<Loose> => (await admin.data(LOG, variables)).auditLog;

describe('auditLog', () => {
  it('is refused when anonymous, and to everybody but an ADMIN', async () => {
    const asked: [TestClient, string][] = [
      [clientOf(desk.url), 'UNAUTHENTICATED'],
      [await signIn(desk.url, 'client'), 'FORBIDDEN'],
      [await signIn(desk.url, 'technician'), 'FORBIDDEN'],
      [await signIn(desk.url, 'manager'), 'FORBIDDEN'],
      [withKey(desk.url, 'hyperion'), 'FORBIDDEN'],
    ];
    for (const [client, code] of asked) {
      const { errors, data } = await client.ask('{ auditLog { nodes { id } } }');
      expect([data, errors?.[0]?.extensions['code']]).toEqual([null, code]);
    }
  });

  it('tells the newest first, with who, what, from where, and its links', async () => {
    const { nodes } = await log({ first: 2 });
    expect(nodes[0]).toMatchObject({
      operation: 'assignTicket',
      action: 'ticket.assigned',
      entityKind: 'Ticket',
      entityId: ticketId,
      before: { status: 'NEW', technicianId: null },
      after: { status: 'ASSIGNED', technicianId },
      address: '127.0.0.1',
      requestId,
      actorId: managerId,
      actor: { kind: 'PERSON', role: 'SAV_MANAGER' },
      client: { name: expect.any(String) },
    });
    expect(nodes[0].seq).toBe(nodes[1].seq + 1);
    expect(nodes[0].previousHash).toBe(nodes[1].hash);
    expect(nodes[0].hash).toBe(hashOf(nodes[0].seq, nodes[0].previousHash, nodes[0].digest));
  });

  it('has pages, both ways', async () => {
    const { totalCount } = await log();
    const seen: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Loose = await log({ first: 7, after, orderBy: 'SEQ_ASC' });
      seen.push(...page.nodes.map(({ seq }: Loose) => seq));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(Array.from({ length: totalCount }, (_, index) => index + 1));
  });

  it.each<[string, () => object]>([
    ['the thing', () => ({ entityId: { eq: ticketId }, action: { eq: 'ticket.assigned' } })],
    ['the actor', () => ({ actorId: { in: [managerId] } })],
    ['the request', () => ({ requestId: { eq: requestId } })],
    ['what happened', () => ({ action: { eq: 'ticket.assigned' } })],
  ])('is found by %s', async (_, where) => {
    const { nodes, totalCount } = await log({ where: { ...where(), at: { gte: since } } });
    expect(totalCount).toBe(1);
    expect(nodes[0].entityId).toBe(ticketId);
  });

  it('is found by kind, client and time', async () => {
    const [assigned] = (await log({ first: 1 })).nodes;
    const technicians = await log({ where: { entityKind: { eq: 'Technician' } } });
    expect(technicians.totalCount).toBeGreaterThan(1);
    expect(new Set(technicians.nodes.map(({ action }: Loose) => action))).toEqual(new Set(['technician.created']));
    const ofClient = await log({ first: 100, where: { clientId: { eq: assigned.client.id } } });
    expect(ofClient.totalCount).toBeGreaterThan(5);
    expect(new Set(ofClient.nodes.map(({ client }: Loose) => client.id))).toEqual(new Set([assigned.client.id]));
    expect((await log({ where: { at: { gt: assigned.at } } })).totalCount).toBe(0);
    expect((await log({ where: { at: { gte: assigned.at } } })).totalCount).toBe(1);
  });

  it('is found by nothing that is not there', async () => {
    for (const where of [{ actorId: { eq: 'x' } }, { entityId: { eq: 'ticket_x' } }, { clientId: { eq: '\u0000' } }])
      expect((await log({ where })).totalCount).toBe(0);
  });

  it('shows no stored id and no secret', async () => {
    const newest = await log({ first: 100 });
    const ofAccounts = await log({ first: 100, where: { entityKind: { eq: 'Account' } } });
    const told = JSON.stringify([...newest.nodes, ...ofAccounts.nodes]);
    expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/);
    expect(told).toContain('[withheld]');
    expect(told).not.toContain('$argon2');
  });
});
