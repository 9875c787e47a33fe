/** No stored id gets out: not in a page, not in what a timeline or a stream tells, not in an error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeAnyId, ID_PREFIXES } from '../../src/domain/ids.js';
import { subscribe, type Loose, type TestClient } from '../support/client.js';
import { startTwoClients, wordsOf, type TwoClients } from '../support/two-clients.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const ACTOR = 'actor { kind name }';
const EVERYTHING = `{
  me { id email client { id } technician { id } }
  sessions { nodes { id } }
  clients { edges { cursor node { id sites { id client { id } } contacts { id } contracts { id } } } pageInfo { startCursor endCursor } }
  technicians { nodes { id } }
  stock { nodes { id location { id } } }
  stockMovements { nodes { id } }
  products { nodes { id } }
  assets(first: 100) { nodes { id client { id } } }
  slaCalendars { id }
  slaPolicies { id calendar { id } reassignTo { id } }
  detectionRules { id raise { code } technician { id } }
  robots(first: 100) { nodes { id client { id } site { id } faults { nodes { id ticket { id } } } } }
  faults { nodes { id robot { id } ticket { id } rule { id } fleetAlert { id ticket { id } } } }
  diagnostics { nodes { id robot { id } values notes } }
  fleetAlerts { nodes { id externalRef client { id } site { id } ticket { id } } }
  tickets(first: 100) { nodes { id requiredParts { id } messages { nodes { id } } parent { id } previous { id } assignee { id } createdBy { kind name }
    evidence { capturedAt lines } timeline(first: 100) { id kind ${ACTOR} data } } } }`;

let two: TwoClients;
let manager: TestClient;
let everything: Loose;
beforeAll(async () => {
  two = await startTwoClients();
  ({ manager } = two);
  // A ticket that changes hands tells of both technicians.
  const input = { ticketId: two.of[0].ticket, technicianId: two.of[1].technician };
  await manager.data('mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { errors { code } } }', {
    input,
  });
  everything = await manager.data(EVERYTHING);
});
afterAll(() => two.desk.stop());

/** Every text, cursors opened: what is in them is opaque by agreement only. */
const rawIdsIn = (answer: unknown): string[] => wordsOf(answer).filter((word) => UUID.test(word));

/** Every `id` in an answer with the kind of thing it is on, as its aliases say. */
function idsIn(answer: unknown): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === 'id' && typeof value === 'string' ? [value] : idsIn(value),
  );
}

describe('ids', () => {
  it('are opaque and typed wherever they come', () => {
    const ids = idsIn(everything);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !decodeAnyId(id))).toEqual([]);
  });

  it('bear the prefix of their kind', async () => {
    const [ticket] = everything.tickets.nodes;
    const audited = await two.admin.data('{ auditLog(first: 1) { nodes { id } } }');
    const prefixOf = (one: { id: string } | undefined) => one?.id.split('_')[0];
    expect({
      Account: prefixOf(everything.me),
      Client: prefixOf(everything.clients.edges[0].node),
      Site: prefixOf(everything.clients.edges[0].node.sites[0]),
      Technician: prefixOf(everything.technicians.nodes[0]),
      Contact: prefixOf(everything.clients.edges[0].node.contacts[0]),
      Contract: prefixOf(everything.clients.edges[0].node.contracts[0]),
      Device: prefixOf(everything.assets.nodes.find(({ id }: Loose) => !id.startsWith('robot'))),
      Product: prefixOf(everything.products.nodes[0]),
      TicketMessage: prefixOf(everything.tickets.nodes.flatMap((one: Loose) => one.messages.nodes)[0]),
      Robot: prefixOf(everything.robots.nodes[0]),
      Diagnostic: prefixOf(everything.diagnostics.nodes[0]),
      Fault: prefixOf(everything.faults.nodes[0]),
      DetectionRule: prefixOf(everything.detectionRules[0]),
      SlaCalendar: prefixOf(everything.slaCalendars[0]),
      SlaPolicy: prefixOf(everything.slaPolicies[0]),
      FleetAlert: prefixOf(everything.fleetAlerts.nodes[0]),
      Ticket: prefixOf(ticket),
      StockLevel: prefixOf(everything.stock.nodes[0]),
      StockLocation: prefixOf(everything.stock.nodes[0].location),
      StockMovement: prefixOf(everything.stockMovements.nodes[0]),
      RequiredPart: prefixOf(everything.tickets.nodes.flatMap((one: Loose) => one.requiredParts)[0]),
      TimelineEntry: prefixOf(ticket.timeline[0]),
      AuditEvent: prefixOf(audited.auditLog.nodes[0]),
      Session: prefixOf(everything.sessions.nodes[0]),
      // These are for an ADMIN only.
      ApiKey: 'key',
      LoginAttempt: 'attempt',
      // Held in their own tests.
      File: 'file',
      SavedView: 'view',
      ProductImage: 'image',
      TicketAttachment: 'attachment',
    }).toEqual(ID_PREFIXES);
  });

  it('that are stored are in no answer, what timelines and evidence tell included', () => {
    expect(JSON.stringify(everything)).toContain('"data":{');
    expect(rawIdsIn(everything)).toEqual([]);
  });

  it('that are in a timeline’s data can be asked for', async () => {
    const data = everything.tickets.nodes.flatMap(({ timeline }: Loose) => timeline.map((line: Loose) => line.data));
    const told = data.flatMap((line: object) =>
      Object.entries(line).filter(([key, value]) => key.endsWith('Id') && value !== null),
    ) as [string, string][];
    const keys = new Set(told.map(([key]) => key));
    expect([...keys]).toEqual(
      expect.arrayContaining(['technicianId', 'previousTechnicianId', 'parentId', 'fleetAlertId']),
    );
    const { nodes } = await manager.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: told.map(([, id]) => id).slice(0, 100),
    });
    expect(nodes.filter((node: unknown) => node === null)).toEqual([]);
  });

  it('that are stored are in no refusal', async () => {
    const { id } = everything.tickets.nodes[0];
    const refused = await manager.ask(
      `mutation ($id: ID!) { changeTicketStatus(input: { ticketId: $id, status: MERGED, version: 99 }) {
        ticket { id } errors { code message path details } } }`,
      { id },
    );
    expect(refused.data.changeTicketStatus.errors).toHaveLength(1);
    expect(rawIdsIn(refused.data)).toEqual([]);
  });

  it.each([
    ['ticketUpdated', `cursor kind ${ACTOR} ticket { id robot { id } timeline { id data } client { id } }`],
    ['robotStatusChanged', 'cursor previousStatus robot { id client { id } site { id } faults { nodes { id } } }'],
    ['fleetAlertRaised', 'cursor fleetAlert { id client { id } ticket { id timeline { data } } }'],
  ])('that are stored are in no event of %s', async (field, selection) => {
    const { url } = two.desk;
    const initial = subscribe(url, manager.token, `subscription { ${field}(initial: true) { ${selection} } }`);
    const events = await initial.take(2);
    const live = subscribe(
      url,
      manager.token,
      `subscription ($after: Cursor) { ${field}(after: $after) { ${selection} } }`,
      // The beginning of the log.
      { after: Buffer.from('e0').toString('base64url') },
    );
    events.push(...(await live.take(2)));
    expect(rawIdsIn(events)).toEqual([]);
    expect(idsIn(events).filter((id) => !decodeAnyId(id))).toEqual([]);
    await Promise.all([initial.stop(), live.stop()]);
  });

  it('that are stored are in no line of diagnosticReceived', async () => {
    const live = subscribe(
      two.desk.url,
      manager.token,
      'subscription ($after: Cursor) { diagnosticReceived(after: $after) { cursor diagnostic { id values robot { id } } } }',
      { after: Buffer.from('e0').toString('base64url') },
    );
    const events = await live.take(2);
    expect(rawIdsIn(events)).toEqual([]);
    await live.stop();
  });
});
