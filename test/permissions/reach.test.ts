/** What a technician sees: exactly what the tickets assigned to them lead to, in every list and on every stream, and live. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeAnyId, encodeId, type IdKind } from '../../src/domain/ids.js';
import { deskSchema } from '../../src/server/schema.js';
import { subscribe, type Loose } from '../support/client.js';
import { endOfLog } from '../support/live.js';
import { NAMES, startTwoClients, type TwoClients } from '../support/two-clients.js';
import { ask } from './ask.js';

let two: TwoClients;
beforeAll(async () => void (two = await startTwoClients()));
afterAll(() => two.desk.stop());

/** Ids of one column of what is theirs by the tables themselves. */
async function idsBy(kind: IdKind, column: string, from: string): Promise<string[]> {
  const { technicianId } = two.sides[0].technician;
  const { rows } = await sql<{ id: string }>`select distinct ${sql.raw(column)}::text as id from ${sql.raw(from)}
    where technician_id = ${technicianId}::uuid and ${sql.raw(column)} is not null`.execute(two.desk.desk.db);
  return rows.map(({ id }) => encodeId(kind, id)).sort();
}
const ticketIds = () => idsBy('Ticket', 'ticket.id', 'ticket');
const robotIds = () => idsBy('Robot', 'robot_id', 'ticket');
const faultIds = () => idsBy('Fault', 'fault.id', 'ticket join fault using (robot_id)');
const diagnosticIds = () => idsBy('Diagnostic', 'diagnostic.id', 'ticket join diagnostic using (robot_id)');

const asTechnician = async (operation: string, variables: Record<string, unknown> = {}): Promise<Loose> =>
  (await ask(two.desk, two.sides[0].technician, { operation, variables })).data;

const happened = [0, 0];

/** Lets everything happen that streams tell of, on what a side's client owns and its technician has. */
async function happenOn(side: 0 | 1): Promise<{ name: string; status: string }> {
  const { db } = two.desk.desk;
  const count = happened[side]!++;
  const name = `side ${side} happening ${count}`;
  const { rows } = await sql<{ serial: string }>`
    select serial_number as serial from robot join ticket on robot_id = robot.id
    where technician_id = ${two.sides[side].technician.technicianId}::uuid limit 1`.execute(db);
  // The fault that the robot has already clears, and comes back, by turns.
  const fails = count % 2 === 1;
  const observedAt = new Date().toISOString();
  const said = { component: `drive ${side}`, code: 'wheelSlip', level: fails ? 'ERROR' : 'OK', message: name };
  await two.freeKey.data(
    'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }',
    { input: { entries: [{ serialNumber: rows[0]!.serial, observedAt, ...said }] } },
  );
  const { client: clientId, ticket: ticketId } = two.of[side];
  const changed = await two.manager.data(
    'mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { errors { code } } }',
    { input: { ticketId, status: fails ? 'IN_PROGRESS' : 'PENDING_CLIENT', reason: name } },
  );
  expect(changed.changeTicketStatus.errors).toEqual([]);
  const posted = await two.manager.data(
    'mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) { errors { code } } }',
    { input: { ticketId, body: name } },
  );
  expect(posted.postTicketMessage.errors).toEqual([]);
  await two.freeKey.data(
    'mutation ($input: RaiseFleetAlertInput!) { raiseFleetAlert(input: $input) { errors { code } } }',
    { input: { title: name, severity: 'URGENT', code: 'none', clientId } },
  );
  return { name, status: fails ? 'FAULT' : 'ONLINE' };
}

describe('a technician', () => {
  beforeAll(async () => {
    await happenOn(1);
    await happenOn(0);
  });

  it.each([
    { list: 'tickets', expected: ticketIds },
    { list: 'robots', expected: robotIds },
    { list: 'faults', expected: faultIds },
    { list: 'diagnostics', expected: diagnosticIds },
  ])('finds among the $list what is assigned, and counts it', async ({ list, expected }) => {
    const data = await asTechnician(`{ ${list}(first: 100) { totalCount nodes { id } } }`);
    const seen = data[list].nodes.map(({ id }: Loose) => id).sort();
    expect(seen).toEqual(await expected());
    expect(seen.length).toBeGreaterThan(0);
    expect(data[list].totalCount).toBe(seen.length);
  });

  it.each(['Client', 'Site'] as const)('finds each %s of their tickets, and no other', async (kind) => {
    const table = kind.toLowerCase();
    const { rows } = await sql<{ id: string }>`select id::text as id from ${sql.table(table)}`.execute(
      two.desk.desk.db,
    );
    const all = rows.map(({ id }) => encodeId(kind, id)).sort();
    const { nodes } = await asTechnician('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: all });
    const seen = nodes.flatMap((node: Loose) => node?.id ?? []);
    expect(seen).toEqual(await idsBy(kind, `${table}_id`, 'ticket'));
    expect(seen.length).toBeLessThan(all.length);
  });

  it('sees of a client the sites of their tickets only', async () => {
    const { tickets } = await asTechnician('{ tickets { nodes { client { sites { id } } } } }');
    const seen = tickets.nodes.flatMap(({ client }: Loose) => client.sites.map(({ id }: Loose) => id));
    expect([...new Set(seen)].sort()).toEqual(await idsBy('Site', 'site_id', 'ticket'));
  });

  it('sees themselves among the technicians, and may not ask for the clients', async () => {
    const { technicians } = await asTechnician('{ technicians { totalCount nodes { id } } }');
    expect(technicians).toMatchObject({ totalCount: 1, nodes: [{ id: two.of[0].technician }] });
    const { codes } = await ask(two.desk, two.sides[0].technician, {
      operation: '{ clients { totalCount } }',
      variables: {},
    });
    expect(codes).toEqual(['FORBIDDEN']);
  });

  it.each([
    { field: 'robotStatusChanged', thing: 'robot { id }', expected: robotIds },
    { field: 'diagnosticReceived', thing: 'diagnostic { robot { id } }', expected: robotIds },
    { field: 'ticketUpdated', thing: 'ticket { id }', expected: ticketIds },
  ])('is told on $field, from the beginning of the log, of nothing else', async ({ field, thing, expected }) => {
    const after = Buffer.from('e0').toString('base64url');
    const operation = `subscription ($after: Cursor) { ${field}(after: $after) { ${thing} } }`;
    const { text } = await ask(two.desk, two.sides[0].technician, { operation, variables: { after } });
    const seen = [...new Set(text.match(/(robot|ticket)_[0-9a-f]{32}/g))].filter((id) => decodeAnyId(id));
    expect(seen.length).toBeGreaterThan(0);
    const assigned = await expected();
    expect(seen.filter((id) => !assigned.includes(id))).toEqual([]);
  });
});

describe('live, over sockets', () => {
  /** Streams that gate one keeps from some. */
  const KEPT_FROM: Record<string, string[]> = {
    client: ['diagnosticReceived', 'fleetAlertRaised'],
    key: ['ticketMessagePosted'],
  };
  /** What is asked of each stream, and how an event is told for the one of a happening. */
  const DETAILS: Record<string, string> = {
    diagnosticReceived: 'diagnostic { message robot { client { name } } }',
    fleetAlertRaised: 'fleetAlert { title client { name } }',
    robotStatusChanged: 'robot { status client { name } }',
    ticketMessagePosted: 'message { body ticket { client { name } } }',
    ticketUpdated: 'ticket { statusReason client { name } }',
  };

  it('has every stream of the schema', () => {
    const fields = Object.keys(deskSchema().getSubscriptionType()!.getFields());
    // A new stream wants a line in DETAILS, and something in happenOn that it tells of.
    expect(Object.keys(DETAILS).sort()).toEqual(fields.sort());
  });

  it('tells each of their own, and of nothing that happened to the other before', async () => {
    const after = await endOfLog(two.desk.call);
    const askers = { client: two.clients[0], technician: two.technicians[0], key: two.keys[0] };
    const open = Object.entries(askers).flatMap(([caller, { token }]) =>
      Object.entries(DETAILS)
        .filter(([field]) => !KEPT_FROM[caller]?.includes(field))
        .map(([field, details]) => {
          const operation = `subscription ($after: Cursor) { ${field}(after: $after) { ${details} } }`;
          return { caller, field, seen: [] as string[], stream: subscribe(two.desk.url, token, operation, { after }) };
        }),
    );
    /** Reads each stream up to its event of a happening. */
    const readUpTo = ({ name, status }: { name: string; status: string }) =>
      Promise.all(
        open.map(async ({ field, seen, stream }) => {
          const mark = field === 'robotStatusChanged' ? `"status":"${status}"` : name;
          while (!seen.at(-1)?.includes(mark)) seen.push(JSON.stringify(await stream.next()));
        }),
      );
    // By the first event of its own a stream has caught up; what comes then is live.
    await readUpTo(await happenOn(0));
    const { name: theirs } = await happenOn(1);
    await readUpTo(await happenOn(0));
    for (const { caller, field, seen, stream } of open) {
      // Fleet alerts are all technicians' concern.
      if (caller === 'technician' && field === 'fleetAlertRaised') expect(seen.join()).toContain(theirs);
      else
        expect([caller, field, seen.filter((event) => event.includes(theirs) || event.includes(NAMES[1]))]).toEqual([
          caller,
          field,
          [],
        ]);
      await stream.stop();
    }
  });
});
