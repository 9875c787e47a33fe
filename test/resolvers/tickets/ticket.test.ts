/** Tickets over the API: what goes in comes out, and each mutation answers what it has just done. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: TestClient;
let technician: TestClient;
let own: TestClient;
let technicianId: string;
let home: { clientId: string; siteId: string; robotId: string };

const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
  ticket { id number title description status statusReason priority priorityReason origin serviceType impact urgency muted
    equipment { brand model operatingSystem purchasedOn } contact { name email phone preferredMode } triedSolutions
    createdBy { kind name } createdAt updatedAt resolvedAt closedAt recoveredAt reopened version
    client { id } site { id } robot { id } assignee { id } parent { id } previous { id }
    timeline { kind at actor { kind name } data } }
  errors { code message path details } } }`;
const STEPS = `mutation ($ticketId: ID!, $technicianId: ID!) {
  assigned: assignTicket(input: { ticketId: $ticketId, technicianId: $technicianId }) {
    ticket { status version assignee { id } timeline(last: 1) { kind } } errors { code } }
  started: changeTicketStatus(input: { ticketId: $ticketId, status: IN_PROGRESS }) {
    ticket { status version timeline(last: 1) { kind } } errors { code } }
  resolved: changeTicketStatus(input: { ticketId: $ticketId, status: RESOLVED }) {
    ticket { status version timeline(last: 1) { kind } } errors { code } } }`;

beforeAll(async () => {
  desk = await startDesk();
  manager = await signIn(desk.url, 'manager');
  technician = await signIn(desk.url, 'technician');
  own = await signIn(desk.url, 'client');
  technicianId = (await technician.data('{ technicians { nodes { id } } }')).technicians.nodes[0].id;
  const { robots } = await own.data('{ robots(first: 1) { nodes { id site { id client { id } } } } }');
  const [{ id: robotId, site }] = robots.nodes;
  home = { robotId, siteId: site.id, clientId: site.client.id };
});
afterAll(() => desk.stop());

const create = async (asker: TestClient, input: object): Promise<Loose> =>
  (await asker.data(CREATE, { input: { title: 'Stuck', serviceType: 'HARDWARE_REPAIR', ...input } })).createTicket;

it.each([
  ['createTicket', '(input: { title: "x", serviceType: SECURITY })'],
  ['assignTicket', '(input: { ticketId: "x", technicianId: "x" })'],
  ['changeTicketStatus', '(input: { ticketId: "x", status: CLOSED })'],
])('%s is refused when anonymous', async (name, args) => {
  const { errors } = await clientOf(desk.url).ask(`mutation { ${name}${args} { errors { code } } }`);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('creating a ticket', () => {
  it('answers everything that was said, and what the desk made of it', async () => {
    const given = {
      title: 'Le chariot s’arrête — 「停止」',
      description: 'Au quai 4.\nChaque lundi. 🤖',
      serviceType: 'NETWORK_CONFIGURATION',
      impact: 'CRITICAL',
      urgency: 'HIGH',
      equipment: { brand: 'Ouranos', model: 'T3', operatingSystem: 'ROS 2', purchasedOn: '2024-02-29' },
      contact: { name: 'Zoé', email: 'zoe@client.test', phone: '+33 1', preferredMode: 'PHONE' },
      triedSolutions: 'Redémarré.',
    };
    const { ticket, errors } = await create(own, { ...given, ...home });
    expect(errors).toEqual([]);
    expect(ticket).toMatchObject({
      ...given,
      id: expect.stringMatching(/^ticket_[0-9a-f]{32}$/),
      number: expect.stringMatching(/^T-\d{4}-\d{6}$/),
      status: 'NEW',
      priority: 'P1',
      origin: 'CLIENT',
      createdBy: { kind: 'PERSON', name: 'Claire Dubois' },
      client: { id: home.clientId },
      site: { id: home.siteId },
      robot: { id: home.robotId },
      assignee: null,
      version: 1,
      timeline: [{ kind: 'OPENED', actor: { kind: 'PERSON', name: 'Claire Dubois' }, data: { to: 'NEW' } }],
    });
    const query =
      'query ($id: ID!, $number: String!) { a: ticket(id: $id) { number } b: ticket(number: $number) { id } }';
    const { id, number } = ticket;
    expect(await manager.data(query, { id, number })).toEqual({ a: { number }, b: { id } });
  });

  it('takes a robot as the asset it is', async () => {
    const { ticket } = await create(own, { assetId: home.robotId });
    expect([ticket.robot.id, ticket.site.id]).toEqual([home.robotId, home.siteId]);
  });

  it('answers the first ticket to the same key over the API, and refuses another input', async () => {
    const input = { idempotencyKey: 'k-1', ...home };
    const first = await create(own, input);
    const again = await create(own, input);
    expect(again).toEqual(first);
    const other = await create(own, { ...input, title: 'Other' });
    expect(other.ticket).toBeNull();
    expect(other.errors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH', path: ['idempotencyKey'] }]);
  });
});

describe('several steps in one operation', () => {
  it('each answer the ticket as it is after them, not as the first one left it', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { ticket } = await create(manager, home);
      const done = await manager.data(STEPS, { ticketId: ticket.id, technicianId });
      expect(done).toEqual({
        assigned: {
          ticket: { status: 'ASSIGNED', version: 2, assignee: { id: technicianId }, timeline: [{ kind: 'ASSIGNED' }] },
          errors: [],
        },
        started: { ticket: { status: 'IN_PROGRESS', version: 3, timeline: [{ kind: 'STATUS_CHANGED' }] }, errors: [] },
        resolved: { ticket: { status: 'RESOLVED', version: 4, timeline: [{ kind: 'STATUS_CHANGED' }] }, errors: [] },
      });
    }
  });
});

describe('refusals', () => {
  const CHANGE = `mutation ($input: ChangeTicketStatusInput!) {
    changeTicketStatus(input: $input) { ticket { status } errors { code message path details } } }`;

  it('name what is allowed instead of an illegal step', async () => {
    const { ticket } = await create(manager, home);
    const input = { ticketId: ticket.id, status: 'CLOSED' };
    const { data } = await manager.ask(CHANGE, { input }, { 'accept-language': 'en' });
    expect(data.changeTicketStatus).toEqual({
      ticket: null,
      errors: [
        {
          code: 'ILLEGAL_TRANSITION',
          message:
            'A ticket that is NEW cannot become CLOSED. Allowed: ASSIGNED, PENDING_CLIENT, PENDING_PARTS, PENDING_VENDOR, CANCELLED.',
          path: ['status'],
          details: {
            from: 'NEW',
            to: 'CLOSED',
            allowed: ['ASSIGNED', 'PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR', 'CANCELLED'],
          },
        },
      ],
    });
  });

  it('hand the present version to whoever was too slow', async () => {
    const { ticket } = await create(manager, home);
    const input = { ticketId: ticket.id, status: 'CANCELLED', reason: 'Double', version: 7 };
    expect((await manager.data(CHANGE, { input })).changeTicketStatus).toMatchObject({
      ticket: null,
      errors: [{ code: 'CONFLICT', path: ['version'], details: { current: { version: 1 } } }],
    });
  });

  it('keep a technician to IN_PROGRESS, also by a variable and on their own ticket', async () => {
    const { ticket } = await create(manager, home);
    await manager.data('mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { errors { code } } }', {
      input: { ticketId: ticket.id, technicianId },
    });
    const change = (status: string) =>
      technician.ask(CHANGE, { input: { ticketId: ticket.id, status, reason: 'Because' } });
    for (const status of ['ASSIGNED', 'PENDING_PARTS', 'RESOLVED', 'CANCELLED']) {
      const { errors } = await change(status);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
    expect((await change('IN_PROGRESS')).data.changeTicketStatus).toMatchObject({
      ticket: { status: 'IN_PROGRESS' },
      errors: [],
    });
  });
});
