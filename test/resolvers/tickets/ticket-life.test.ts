/** The life of tickets over the API: what each mutation answers, and what their pages cost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenDuring } from '../../support/spoken.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: TestClient;
let own: TestClient;
let home: { clientId: string; siteId: string; robotId: string };
let technicianId: string;

const NONE = 'ticketId: "x"';
const MUTATIONS: [string, string][] = [
  ['unassignTicket', `(input: { ${NONE} })`],
  ['changeTicketPriority', `(input: { ${NONE}, priority: P1, reason: "x" })`],
  ['updateTicket', `(input: { ${NONE} })`],
  ['tagTicket', `(input: { ${NONE} })`],
  ['escalateTicket', `(input: { ${NONE}, reason: "x" })`],
  ['mergeTickets', '(input: { sourceIds: ["x"], targetId: "y" })'],
  ['splitTicket', `(input: { ${NONE}, title: "x" })`],
  ['linkTickets', `(input: { ${NONE}, otherTicketId: "y", kind: RELATED })`],
  ['unlinkTickets', `(input: { ${NONE}, otherTicketId: "y", kind: RELATED })`],
  ['watchTicket', `(input: { ${NONE} })`],
  ['unwatchTicket', `(input: { ${NONE} })`],
  ['changeTickets', '(input: { ticketIds: ["x"], priority: P1 })'],
];

beforeAll(async () => {
  desk = await startDesk({ held: false });
  manager = await signIn(desk.url, 'manager');
  own = await signIn(desk.url, 'client');
  const found = await manager.data('{ technicians(where: { search: "Théo" }) { nodes { id } } }');
  technicianId = found.technicians.nodes[0].id;
  const { robots } = await own.data('{ robots(first: 1) { nodes { id site { id client { id } } } } }');
  const [{ id: robotId, site }] = robots.nodes;
  home = { robotId, siteId: site.id, clientId: site.client.id };
});
afterAll(() => desk.stop());

const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
  confirmation ticket { id number priority priorityReason address department tags links { kind } watchers { name } escalationLevel }
  errors { code } } }`;
const create = async (asker: TestClient, input: object = {}, headers = {}): Promise<Loose> =>
  (await asker.ask(CREATE, { input: { title: 'Stuck', serviceType: 'ROBOT_FAULT', ...home, ...input } }, headers)).data
    .createTicket;
const idOf = async (input: object = {}): Promise<string> => (await create(manager, input)).ticket.id;

it.each(MUTATIONS)('%s is refused when anonymous', async (name, args) => {
  const { errors } = await clientOf(desk.url).ask(`mutation { ${name}${args} { errors { code } } }`);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

it('a request is confirmed at once, and its priority explained, in the caller’s language', async () => {
  const said = { impact: 'HIGH', urgency: 'LOW', address: 'Quai 4', department: 'Logistique' };
  const french = await create(own, said);
  expect(french.ticket).toMatchObject({
    address: 'Quai 4',
    department: 'Logistique',
    ...{ tags: [], links: [], watchers: [], escalationLevel: 0 },
  });
  const { number, priority, priorityReason } = french.ticket;
  expect(priorityReason).toMatch(/^impact fort × urgence faible/);
  expect(french.confirmation).toBe(
    `Votre demande est enregistrée sous le numéro ${number} : « Stuck ». Priorité ${priority} (${priorityReason}).`,
  );
  const english = await create(own, said, { 'accept-language': 'en' });
  expect(english.ticket.priorityReason).toMatch(/^high impact × low urgency/);
  expect(english.confirmation).toContain(`Your request is registered as ${english.ticket.number}`);
});

describe('one operation', () => {
  it('takes a ticket through its life, each step answering what it left', async () => {
    const [ticketId, otherTicketId, sourceId] = [await idOf(), await idOf(), await idOf()];
    const done = await manager.data(
      `mutation ($ticketId: ID!, $otherTicketId: ID!, $sourceId: ID!, $technicianId: ID!) {
        assigned: assignTicket(input: { ticketId: $ticketId, technicianId: $technicianId }) { errors { code } }
        tagged: tagTicket(input: { ticketId: $ticketId, add: ["Zone froide"] }) { ticket { tags } errors { code } }
        urgent: changeTicketPriority(input: { ticketId: $ticketId, priority: P1, reason: "La ligne est à l’arrêt" }) {
          ticket { priority priorityReason } errors { code } }
        escalated: escalateTicket(input: { ticketId: $ticketId, reason: "Deux jours" }) {
          ticket { escalationLevel } errors { code } }
        linked: linkTickets(input: { ticketId: $ticketId, otherTicketId: $otherTicketId, kind: CAUSED_BY }) {
          ticket { links { kind direction createdBy { name } ticket { id } } } errors { code } }
        merged: mergeTickets(input: { sourceIds: [$sourceId], targetId: $ticketId }) {
          ticket { id timeline(last: 1) { kind data } } errors { code } }
        watched: watchTicket(input: { ticketId: $ticketId }) { ticket { watchers { name role } } errors { code } }
        split: splitTicket(input: { ticketId: $ticketId, title: "L’autre roue" }) {
          ticket { links { kind direction } } newTicket { title status links { kind direction } } errors { code } }
        corrected: updateTicket(input: { ticketId: $ticketId, title: "Corrigé", siteId: null }) {
          ticket { title site { id } robot { id } timeline(last: 1) { kind data } } errors { code } }
        free: unassignTicket(input: { ticketId: $ticketId }) { ticket { status assignee { id } } errors { code } } }`,
      { ticketId, otherTicketId, sourceId, technicianId },
    );
    expect(Object.values(done).flatMap((one) => (one as Loose).errors)).toEqual([]);
    expect(done).toMatchObject({
      tagged: { ticket: { tags: ['zone-froide'] } },
      urgent: { ticket: { priority: 'P1', priorityReason: 'La ligne est à l’arrêt' } },
      escalated: { ticket: { escalationLevel: 1 } },
      linked: {
        ticket: {
          links: [
            { kind: 'CAUSED_BY', direction: 'TO', createdBy: { name: 'Marc Lefèvre' }, ticket: { id: otherTicketId } },
          ],
        },
      },
      merged: { ticket: { timeline: [{ kind: 'ABSORBED', data: { absorbedTicketId: sourceId } }] } },
      watched: { ticket: { watchers: [{ name: 'Marc Lefèvre', role: 'SAV_MANAGER' }] } },
      split: {
        ticket: { links: [{ kind: 'CAUSED_BY' }, { kind: 'SPLIT_FROM', direction: 'FROM' }] },
        newTicket: { title: 'L’autre roue', status: 'NEW', links: [{ kind: 'SPLIT_FROM', direction: 'TO' }] },
      },
      corrected: {
        ticket: {
          title: 'Corrigé',
          site: null,
          robot: { id: home.robotId },
          timeline: [{ kind: 'EDITED', data: { from: { siteId: home.siteId }, to: { siteId: null } } }],
        },
      },
      free: { ticket: { status: 'NEW', assignee: null } },
    });
    const { ticket } = await own.data(
      'query ($id: ID!) { ticket(id: $id) { status mergedInto { id } watchers { name } } }',
      { id: sourceId },
    );
    expect(ticket).toEqual({ status: 'MERGED', mergedInto: { id: ticketId }, watchers: [] });
  });

  it('moves a ticket to a device and back by `assetId`', async () => {
    const ticketId = await idOf();
    const { registerAsset } = await own.data(
      'mutation { registerAsset(input: { name: "Borne de charge" }) { asset { id } errors { code } } }',
    );
    const deviceId = registerAsset.asset.id;
    const UPDATE = `mutation ($input: UpdateTicketInput!) { updateTicket(input: $input) {
      ticket { asset { id } robot { id } timeline(last: 1) { kind data } } errors { code path } } }`;
    const about = async (assetId: string | null) =>
      (await manager.data(UPDATE, { input: { ticketId, assetId } })).updateTicket;
    await about(home.robotId);
    expect(await about(deviceId)).toMatchObject({
      ticket: {
        ...{ asset: { id: deviceId }, robot: null },
        timeline: [
          {
            kind: 'EDITED',
            data: { from: { robotId: home.robotId, deviceId: null }, to: { robotId: null, deviceId } },
          },
        ],
      },
      errors: [],
    });
    expect(await about(home.robotId)).toMatchObject({ ticket: { asset: { id: home.robotId } }, errors: [] });
    expect(await about('nonsense')).toMatchObject({ ticket: null, errors: [{ code: 'NOT_FOUND', path: ['assetId'] }] });
    expect(await about(null)).toMatchObject({ ticket: { asset: null, robot: null }, errors: [] });
  });

  it('changes many tickets, and answers for each', async () => {
    const [a, b] = [await idOf(), await idOf()];
    const CHANGE = `mutation ($input: ChangeTicketsInput!) { changeTickets(input: $input) {
      results { ticketId ticket { priority tags } errors { code path } } errors { code path } } }`;
    const change = async (input: object) => (await manager.data(CHANGE, { input })).changeTickets;
    const given = { priority: 'P1', addTags: ['rappel'], reason: 'Rappel' };
    expect(await change({ ticketIds: [a, 'nothing', b], ...given })).toEqual({
      results: [
        { ticketId: a, ticket: { priority: 'P1', tags: ['rappel'] }, errors: [] },
        { ticketId: 'nothing', ticket: null, errors: [{ code: 'NOT_FOUND', path: ['ticketIds'] }] },
        { ticketId: b, ticket: { priority: 'P1', tags: ['rappel'] }, errors: [] },
      ],
      errors: [],
    });
    expect(await change({ ticketIds: [a] })).toEqual({ results: null, errors: [{ code: 'VALIDATION', path: [] }] });
  });
});

describe('in statements', () => {
  const LIST = `{ tickets(first: 20) { nodes { id tags escalationLevel mergedInto { id }
    links { kind ticket { number } } watchers { name } } } }`;

  it('a page of tickets with links, watchers and where they went costs 6', async () => {
    await manager.data(LIST);
    const said = await spokenDuring(() => manager.data(LIST));
    expect(said, said.join('\n')).toSatisfy((list: string[]) => list.length <= 6);
  });

  it.each([
    ['tag', '{ tag: "RAPPEL" }', 2],
    ['escalation', '{ escalationLevel: { gte: 1 } }', 1],
  ])('are found by %s', async (_, where, count) => {
    const { tickets } = await manager.data(`{ tickets(where: ${where}) { totalCount } }`);
    expect(tickets.totalCount).toBeGreaterThanOrEqual(count);
  });
});
