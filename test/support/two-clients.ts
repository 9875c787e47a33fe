/**
 * A demo desk on which both clients have everything: sites, robots, diagnostics, faults with tickets, an alert, and
 * technicians who are on one ticket each. Tests ask for what is one's as the other.
 */
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { SCOPES, type Person, type Service } from '../../src/domain/accounts/actor.js';
import { decodeAnyId } from '../../src/domain/ids.js';
import { personOf, serviceWith } from './actor.js';
import { clientOf, signIn, withKey, type Loose, type TestClient } from './client.js';
import { startDesk, type TestDesk } from './desk.js';
import { picture, upload } from './files.js';

export const NAMES = ['Logistique Rhône-Alpes', 'Pharma Nord'] as const;

/** One of each thing that a client owns, by the prefix of its id, and the words that name it. */
export interface Belongings {
  client: string;
  site: string;
  robot: string;
  contact: string;
  device: string;
  contract: string;
  fault: string;
  ticket: string;
  alert: string;
  /** The ticket of its alert, on which the ticket of its fault hangs. */
  parent: string;
  /** The ticket that the desk opened for its fault. */
  faultTicket: string;
  /** On its ticket, and on no other client's. */
  technician: string;
  diagnostic: string;
  /** A file that its account has sent, and that belongs to nothing yet. */
  file: string;
  /** A photo on its ticket. */
  attachment: string;
  /** What its robot is, in the catalogue. */
  product: string;
  account: string;
  /** Another session of its account than the one it asks with. */
  session: string;
  serialNumber: string;
  number: string;
  title: string;
  /** Every id and every name of this client's things: none of it may appear in another's answer. */
  everything: string[];
}

/** One side of the desk, for tests that look below the doors. */
export interface Side {
  client: Person;
  technician: Person;
  /** Every scope, bound to the client. */
  key: Service;
  /** Rows from which everything of this side is found. */
  roots: Record<string, string[]>;
}

export interface TwoClients {
  desk: TestDesk;
  /** Signed in, in the order of NAMES. */
  clients: [TestClient, TestClient];
  technicians: [TestClient, TestClient];
  /** Keys with every scope, bound to one client each. */
  keys: [TestClient, TestClient];
  /** A key with every scope, bound to nobody. */
  freeKey: TestClient;
  manager: TestClient;
  admin: TestClient;
  of: [Belongings, Belongings];
  sides: [Side, Side];
  staff: { manager: Person; admin: Person };
}

const uuidOf = (id: string): string => decodeAnyId(id)!.uuid;

/** An id of the same kind that never existed. */
export const neverExisted = (id: string): string => `${id.slice(0, id.indexOf('_'))}_${v7().replaceAll('-', '')}`;

const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { code } } }`;
const CREATE_TICKET = `mutation ($input: CreateTicketInput!) {
  createTicket(input: $input) { ticket { id number title } errors { code path } } }`;
const ASSIGN = `mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { errors { code } } }`;
const LIVE = `mutation ($ticketId: ID!, $otherTicketId: ID!, $mergedId: ID!, $tag: String!) {
  linkTickets(input: { ticketId: $ticketId, otherTicketId: $otherTicketId, kind: CAUSED_BY }) { errors { code } }
  mergeTickets(input: { sourceIds: [$mergedId], targetId: $ticketId }) { errors { code } }
  tagTicket(input: { ticketId: $ticketId, add: [$tag] }) { errors { code } }
  watchTicket(input: { ticketId: $ticketId }) { errors { code } } }`;
const WATCH = `mutation ($ticketId: ID!) { watchTicket(input: { ticketId: $ticketId }) { errors { code } } }`;
const RAISE = `mutation ($input: RaiseFleetAlertInput!) { raiseFleetAlert(input: $input) {
  fleetAlert { id ticket { id } } errors { code } } }`;
const POST = `mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) {
  message { id } errors { code path } } }`;
const SAVE_VIEW = `mutation ($input: UpsertSavedViewInput!) { upsertSavedView(input: $input) { errors { code } } }`;
const DRAW_UP = `mutation ($calendar: UpsertSlaCalendarInput!) { upsertSlaCalendar(input: $calendar) { calendar { id } } }`;
const PROMISE = `mutation ($policy: UpsertSlaPolicyInput!) { upsertSlaPolicy(input: $policy) { policy { id } } }`;
const INGEST = `mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted ticketsOpened } }`;
const ATTACH = `mutation ($input: AddTicketAttachmentInput!) { addTicketAttachment(input: $input) {
  attachment { id } errors { code } } }`;
const CREATE_PRODUCT = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { product { id } errors { code } } }`;
const ADD_IMAGE = `mutation ($input: AddProductImageInput!) { addProductImage(input: $input) { errors { code } } }`;
const EVERYTHING = `{
  clients { nodes { id name email phone externalRef sites { id name street } contacts { id name email }
    contracts { id number name } } }
  devices: assets(where: { kind: { eq: DEVICE } }, first: 100) { nodes { id name serialNumber client { name } } }
  robots(first: 100) { nodes { id serialNumber client { name } faults { nodes { id message ticket { id } } } } }
  tickets(first: 100) { nodes { id number title client { name } timeline(last: 100) { id } messages { nodes { id body } } } }
  diagnostics(first: 100) { nodes { id message robot { client { name } } } }
  technicians { nodes { id name } } }`;

const PLACES = `{ stockLocations { nodes { id name technician { id } } } stock(first: 100) { nodes { available
  product { id serialTracked } location { id } } } }`;
const RECEIVE = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { errors { code } } }`;
const ONE_MORE = { action: 'RECEIPT', quantity: 1, unitCost: { amount: '9.90' } };
const ADD_PART = `mutation ($input: AddRequiredPartInput!) { addRequiredPart(input: $input) {
  requiredPart { id } errors { code } } }`;
const APPROVE_PARTS = `mutation ($input: ApproveRequiredPartsInput!) { approveRequiredParts(input: $input) {
  results { requiredPart { status } } errors { code } } }`;
const USE_PART = `mutation ($input: UseRequiredPartInput!) { useRequiredPart(input: $input) { errors { code } } }`;

export async function startTwoClients(): Promise<TwoClients> {
  const desk = await startDesk();
  const { url } = desk;
  const [admin, manager, ...signedIn] = await Promise.all(
    (['admin', 'manager', 'client', 'client2', 'technician', 'technician2'] as const).map((name) => signIn(url, name)),
  );
  const [client, client2, technician, technician2] = signedIn;
  const keyFor = async (clientId: string | null) => {
    const { createApiKey } = await admin!.data(CREATE_KEY, { input: { name: 'Partner', scopes: SCOPES, clientId } });
    return clientOf(url, createApiKey.secret as string);
  };
  const first = await manager!.data(EVERYTHING);
  const technicianIds = [
    first.technicians.nodes.find(({ name }: Loose) => name.startsWith('Théo')).id,
    first.technicians.nodes.find(({ name }: Loose) => name.startsWith('Inès')).id,
  ];
  const freeKey = await keyFor(null);
  await withKey(url, 'hyperion').data(INGEST, {
    input: {
      entries: NAMES.map((name, index) => ({
        serialNumber: first.robots.nodes.find((robot: Loose) => robot.client.name === name).serialNumber,
        observedAt: new Date().toISOString(),
        component: `drive ${index}`,
        code: 'wheelSlip',
        level: 'ERROR',
        message: `Wheel of ${name}`,
        values: { note: `Measured at ${name}` },
      })),
    },
  });
  const keys: TestClient[] = [];
  const alerts: Loose[] = [];
  const accounts: string[] = [];
  const sessions: string[] = [];
  const asked: Loose[] = [];
  const files: string[] = [];
  const attachments: string[] = [];
  const photo = await picture(64, 48);
  for (const [index, name] of NAMES.entries()) {
    const { id: clientId, sites } = first.clients.nodes.find((one: Loose) => one.name === name);
    const siteId = sites[0].id as string;
    keys.push(await keyFor(clientId));
    const input = {
      title: `Request of ${name}`,
      serviceType: 'SECURITY',
      clientId,
      assetId: first.devices.nodes.find((device: Loose) => device.client.name === name).id,
      contact: { name: `Contact ${name}`, email: 'contact@list.test', phone: '1', preferredMode: 'EMAIL' },
      equipment: { brand: 'Ouranos', model: `Atlas of ${name}`, operatingSystem: 'Linux' },
      description: `Description of ${name}`,
      triedSolutions: `Tried by ${name}`,
    };
    const { ticket } = (await manager!.data(CREATE_TICKET, { input })).createTicket;
    await manager!.data(ASSIGN, { input: { ticketId: ticket.id, technicianId: technicianIds[index] } });
    const alert = { title: `Alert of ${name}`, severity: 'URGENT', code: 'wheelSlip', clientId, siteId };
    alerts.push((await freeKey.data(RAISE, { input: alert })).raiseFleetAlert.fleetAlert);
    const owner = await signIn(url, (['client', 'client2'] as const)[index]!);
    const worker = [technician!, technician2!][index]!;
    const said = async (who: TestClient, message: object) => {
      const { postTicketMessage } = await who.data(POST, { input: { ticketId: ticket.id, ...message } });
      return postTicketMessage.message.id as string;
    };
    const { me: writer } = await worker.data('{ me { id } }');
    const shown = [await upload(owner, photo)];
    const question = await said(owner, { body: `Question of ${name}`, mentions: [writer.id], attachmentIds: shown });
    await said(worker, { body: `Answer to ${name}`, replyToId: question });
    await said(worker, { body: `Note about ${name}`, internal: true, mentions: [writer.id] });
    // On one that is over nothing more is said; one that is resolved would be opened again.
    const { tickets: others } = await owner.data(
      '{ tickets(first: 100, where: { status: { in: [NEW, ASSIGNED, IN_PROGRESS] } }) { nodes { id } } }',
    );
    for (const { id: ticketId } of others.nodes) await said(owner, { ticketId, body: `More of ${name}` });
    const view = { name: `View of ${name}`, where: { clientId: { eq: clientId } } };
    for (const who of [owner, worker, admin!]) await who.data(SAVE_VIEW, { input: view });
    const { me, sessions: own } = await owner.data('{ me { id } sessions { nodes { id current } } }');
    accounts.push(me.id);
    sessions.push(own.nodes.find(({ current }: Loose) => current).id);
    const merged = (await manager!.data(CREATE_TICKET, { input: { ...input, title: `Merged of ${name}` } }))
      .createTicket;
    await manager!.data(LIVE, {
      ticketId: ticket.id,
      otherTicketId: alerts[index]!.ticket.id,
      mergedId: merged.ticket.id,
      tag: `tag-${index}`,
    });
    await owner.data(WATCH, { ticketId: ticket.id });
    asked.push(ticket);
    const oldest = first.tickets.nodes.filter((one: Loose) => one.client?.name === name).map(({ id }: Loose) => id);
    await needParts(
      oldest.sort()[0] as string,
      technicianIds[index] as string,
      index === 0 ? technician! : technician2!,
      manager!,
    );
    const attachment = { ticketId: ticket.id, fileId: await upload(owner, photo), caption: `Photo of ${name}` };
    attachments.push((await owner.data(ATTACH, { input: attachment })).addTicketAttachment.attachment.id);
    files.push(await upload(owner, photo));
  }
  // Calendars and policies are nobody's; of those that no ticket goes by, each side is given one of each.
  const promises = await Promise.all(NAMES.map((name, index) => drawUp(manager!, name, technicianIds[index]!)));
  const { db } = desk.desk;
  const products: string[] = [];
  /** Sent by the manager for a product, and not on one yet. */
  const spareImages: string[] = [];
  const warehouse = (await manager!.data(PLACES)).stockLocations.nodes.find((one: Loose) => !one.technician).id;
  for (const name of NAMES) {
    const input = {
      ...{ reference: `Product of ${name}`, name: `Robot of ${name}`, kind: 'EQUIPMENT', brand: `Brand of ${name}` },
      ...{ category: `Robots of ${name}`, model: `Model of ${name}`, compatibleModels: [`Model of ${name}`] },
    };
    const { id } = (await manager!.data(CREATE_PRODUCT, { input })).createProduct.product;
    products.push(id as string);
    const given = { purpose: 'PRODUCT_IMAGE' };
    const image = { productId: id, fileId: await upload(manager!, photo, given), caption: `Image of ${name}` };
    await manager!.data(ADD_IMAGE, { input: image });
    spareImages.push(await upload(manager!, photo, given));
    await manager!.data(RECEIVE, { input: { ...ONE_MORE, productId: id, locationId: warehouse } });
    await sql`update robot set product_id = ${uuidOf(id)}::uuid, purchased_on = '2026-01-31'
      where client_id = (select id from client where name = ${name})`.execute(db);
  }
  for (const [index, ticket] of asked.entries()) {
    // The ticket of a fault that came back after its first one was closed, and a rule that names a technician.
    await sql`update ticket set previous_id = ${uuidOf(ticket.id)}::uuid where parent_id is not null
      and client_id = (select client_id from ticket where id = ${uuidOf(ticket.id)}::uuid)`.execute(db);
    await sql`update detection_rule set technician_id = ${uuidOf(technicianIds[index]!)}::uuid
      where id = (select id from detection_rule where technician_id is null order by rank desc limit 1)`.execute(db);
  }
  for (const { id, name, client: owner } of first.devices.nodes) {
    // Nobody's yet, so that they may come to refer to another's device.
    const input = { title: `${name} of ${owner.name}`, serviceType: 'SECURITY', assetId: id };
    await manager!.data(CREATE_TICKET, { input });
  }
  // Contracts that promise something; no ticket was opened under it.
  for (const [index, name] of NAMES.entries())
    await sql`update contract set sla_policy_id = ${promises[index]!.sla_policy[0]}::uuid
      where client_id = (select id from client where name = ${name})`.execute(db);
  const now = await manager!.data(EVERYTHING);
  const of = NAMES.map((name, index): Belongings => {
    const mine = (things: Loose[]) => things.filter((one) => one.client?.name === name);
    const owner = now.clients.nodes.find((one: Loose) => one.name === name);
    const robots = mine(now.robots.nodes);
    const devices = mine(now.devices.nodes);
    const tickets = mine(now.tickets.nodes);
    const diagnostics = now.diagnostics.nodes.filter((one: Loose) => one.robot.client.name === name);
    const faulty = robots.find((robot) => robot.faults.nodes.length > 0)!;
    return {
      client: owner.id,
      site: owner.sites[0].id,
      robot: faulty.id,
      contact: owner.contacts[0].id,
      device: devices[0]!.id,
      contract: owner.contracts[0].id,
      fault: faulty.faults.nodes[0].id,
      ticket: asked[index].id,
      alert: alerts[index].id,
      parent: alerts[index].ticket.id,
      faultTicket: faulty.faults.nodes[0].ticket.id,
      technician: technicianIds[index],
      diagnostic: diagnostics[0].id,
      file: files[index]!,
      attachment: attachments[index]!,
      product: products[index]!,
      account: accounts[index]!,
      session: sessions[index]!,
      serialNumber: faulty.serialNumber,
      number: asked[index].number,
      title: asked[index].title,
      everything: [owner, robots, devices, tickets, diagnostics].flatMap(wordsOf),
    };
  });
  const people = await Promise.all(
    (['client', 'client2', 'technician', 'technician2', 'manager', 'admin'] as const).map((name) =>
      personOf(desk, name),
    ),
  );
  const sides = of.map((_, index): Side => {
    const [person, worker] = [people[index]!, people[index + 2]!];
    return {
      client: person,
      technician: worker,
      key: serviceWith(SCOPES, person.clientId),
      roots: {
        ...{ client: [person.clientId!], technician: [worker.technicianId!], account: [worker.accountId] },
        product: [uuidOf(products[index]!)],
        file: [uuidOf(spareImages[index]!)],
        ...promises[index],
      },
    };
  });
  return {
    desk,
    clients: [client!, client2!],
    technicians: [technician!, technician2!],
    keys: keys as [TestClient, TestClient],
    freeKey,
    manager: manager!,
    admin: admin!,
    of: of as [Belongings, Belongings],
    sides: sides as [Side, Side],
    staff: { manager: people[4]!, admin: people[5]! },
  };
}

/**
 * A ticket waits for a decision on a part; its technician has used another one from their van, has one reserved there,
 * and waits for more.
 */
async function needParts(ticketId: string, technicianId: string, technician: TestClient, manager: TestClient) {
  const { stockLocations, stock } = await manager.data(PLACES);
  const van = stockLocations.nodes.find((one: Loose) => one.technician?.id === technicianId);
  const [first, second, third] = stock.nodes.filter(
    (one: Loose) => one.location.id === van.id && one.available === 1 && !one.product.serialTracked,
  );
  const add = async ({ product }: Loose, quantity: number): Promise<string> =>
    (await technician.data(ADD_PART, { input: { ticketId, productId: product.id, quantity, note: 'Urgent' } }))
      .addRequiredPart.requiredPart.id;
  // The one that is asked for stays first: what tests of approvals name is to be decided still.
  await add(first, 1);
  const [used, held, short] = [await add(first, 1), await add(second, 1), await add(third, 5)];
  const parts = [used, held, short].map((requiredPartId) => ({ requiredPartId, locationId: van.id }));
  await manager.data(APPROVE_PARTS, { input: { ticketId, parts } });
  await technician.data(USE_PART, { input: { requiredPartId: used } });
}

async function drawUp(manager: TestClient, name: string, technicianId: string) {
  const hours = [{ weekday: 'MONDAY', from: '09:00', to: '17:00' }];
  const overrides = [{ date: '2026-12-24', name: `Closed for ${name}` }];
  const calendar = { name: `Hours of ${name}`, timeZone: 'Europe/Paris', hours, overrides };
  const { id: calendarId } = (await manager.data(DRAW_UP, { calendar })).upsertSlaCalendar.calendar;
  const targets = [{ priority: 'P3', resolution: 'PT8H' }];
  const policy = { name: `Promise to ${name}`, calendarId, targets, technicianId };
  const { id: policyId } = (await manager.data(PROMISE, { policy })).upsertSlaPolicy.policy;
  return { sla_calendar: [uuidOf(calendarId)], sla_policy: [uuidOf(policyId)] };
}

/** Every text in an answer. */
export function wordsOf(answer: unknown): string[] {
  if (typeof answer === 'string') return [answer];
  return answer !== null && typeof answer === 'object' ? Object.values(answer).flatMap(wordsOf) : [];
}
