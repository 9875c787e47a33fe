/**
 * Portals of many clients at once: each writes on its tickets, opens new ones, sends files and looks, one thing after the
 * other, while the desk answers on the same tickets. What was acknowledged is noted, so that it can be looked for afterwards.
 */
import { randomUUID } from 'node:crypto';
import type { Call } from '../../src/services/desk.js';
import { PASSWORD } from '../factories/account.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../support/client.js';
import type { TestDesk } from '../support/desk.js';
import { picture, put } from '../support/files.js';
import { newId } from '../../src/domain/ids.js';
import { Account } from '../../src/entities/accounts/account.entity.js';
import { Client } from '../../src/entities/clients/client.entity.js';
import { accounts } from '../../src/services/index.js';
import { transaction } from '../../src/services/transaction.js';

/** A portal: one client, signed in, with the tickets it has. */
interface Portal {
  name: string;
  ask: TestClient;
  tickets: string[];
}

/** What the desk has acknowledged, in the order of one portal or of one of the staff. */
export interface Acknowledged {
  by: string;
  ticketId: string;
  kind: 'TICKET' | 'MESSAGE' | 'FILE';
  /** Unlike any other. */
  text: string;
}

export interface LoadReport {
  acknowledged: Acknowledged[];
  /** Refusals by their code, with one sentence each. */
  refused: Map<string, { count: number; example: string }>;
  /** Milliseconds of each request, by what was asked. */
  took: Map<string, number[]>;
}

const OPEN = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } errors { code message } } }`;
const WRITE = `mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) {
  message { id } errors { code message } } }`;
const UPLOAD = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  file { id } uploadUrl errors { code message } } }`;
const ATTACH = `mutation ($input: AddTicketAttachmentInput!) { addTicketAttachment(input: $input) {
  attachment { id } errors { code message } } }`;
const LOOK = `query ($id: ID!) { ticket(id: $id) { status version timeline(last: 20) { kind at } messages(last: 20) {
  nodes { id body } } } }`;
const ASSIGN = `mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { ticket { id } errors { code message } } }`;
const MOVE = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) {
  ticket { id } errors { code message } } }`;

/** Makes `count` clients with an account each, and signs them in. */
async function openPortals(desk: TestDesk, count: number): Promise<Portal[]> {
  const passwordHash = await accounts.hashPassword(PASSWORD);
  const emails = await transaction(desk.call, async ({ em, now }) =>
    Array.from({ length: count }, (_, index) => {
      const [clientId, email] = [newId(), `portal-${index}@load.test`];
      em.create(Client, { id: clientId, name: `Portal ${index}`, kind: 'COMPANY', createdAt: now });
      em.create(Account, {
        id: newId(),
        email,
        passwordHash,
        firstName: 'Portal',
        lastName: String(index),
        role: 'CLIENT',
        clientId,
        createdAt: now,
      });
      return email;
    }),
  );
  const portals: Portal[] = [];
  // A few at a time: to look at a password takes its time by design.
  const waiting = emails.entries();
  const signingIn = async () => {
    for (const [index, email] of waiting) {
      const { login } = await clientOf(desk.url).data(
        'mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }',
        { input: { email, password: PASSWORD } },
      );
      portals[index] = { name: email, ask: clientOf(desk.url, login.accessToken as string), tickets: [] };
    }
  };
  await Promise.all([signingIn(), signingIn(), signingIn(), signingIn()]);
  return portals;
}

/** Runs `count` portals for so many seconds, and two of the staff beside them. */
export async function runPortals(desk: TestDesk, count: number, seconds: number): Promise<LoadReport> {
  const report: LoadReport = { acknowledged: [], refused: new Map(), took: new Map() };
  const portals = await openPortals(desk, count);
  const photo = await picture(320, 240);
  const technicianId = await anyTechnician(desk.call);
  const until = Date.now() + seconds * 1_000;

  /** Asks, and notes how long it took and what was refused; answers the payload of what was done. */
  const done = async (what: string, ask: TestClient, query: string, variables: object): Promise<Loose | null> => {
    const start = performance.now();
    const { data, errors } = await ask.ask(query, variables);
    noteTime(report, what, performance.now() - start);
    const answer = data && (Object.values(data)[0] as Loose);
    const refusals = [
      ...(errors ?? []).map(({ message, extensions }) => ({ code: String(extensions['code']), message })),
      ...((answer?.errors ?? []) as { code: string; message: string }[]),
    ];
    for (const { code, message } of refusals) noteRefusal(report, code, `${what}: ${message}`);
    return refusals.length > 0 ? null : answer;
  };

  const say = async (by: string, ask: TestClient, ticketId: string): Promise<void> => {
    const [text, idempotencyKey] = [`${by} says ${randomUUID()}`, randomUUID()];
    const input = { ticketId, body: text, idempotencyKey };
    // One in ten is sent twice at once, as by a browser that heard no answer: it is there once all the same.
    const times = Math.random() < 0.1 ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: times }, () => done('message', ask, WRITE, { input })));
    if (answers.some((answer) => answer)) report.acknowledged.push({ by, ticketId, kind: 'MESSAGE', text });
  };

  const open = async ({ name, ask, tickets }: Portal): Promise<void> => {
    const [text, idempotencyKey] = [`${name} asks ${randomUUID()}`, randomUUID()];
    const input = { title: text, serviceType: 'HARDWARE_REPAIR', idempotencyKey };
    const answer = await done('ticket', ask, OPEN, { input });
    if (!answer) return;
    tickets.push(answer.ticket.id as string);
    report.acknowledged.push({ by: name, ticketId: answer.ticket.id, kind: 'TICKET', text });
  };

  const send = async ({ name, ask }: Portal, ticketId: string): Promise<void> => {
    const about = { name: 'photo.jpg', contentType: 'image/jpeg', purpose: 'TICKET_ATTACHMENT', size: photo.length };
    const place = await done('upload', ask, UPLOAD, { input: about });
    if (!place) return;
    const start = performance.now();
    const sent = await put(place.uploadUrl as string, photo);
    noteTime(report, 'bytes', performance.now() - start);
    if (sent.status !== 200)
      return noteRefusal(report, String(sent.code ?? sent.status), `bytes: ${JSON.stringify(sent)}`);
    const input = { ticketId, fileId: place.file.id, idempotencyKey: randomUUID() };
    const answer = await done('attachment', ask, ATTACH, { input });
    if (answer) report.acknowledged.push({ by: name, ticketId, kind: 'FILE', text: answer.attachment.id });
  };

  const beAPortal = async (portal: Portal): Promise<void> => {
    await open(portal);
    while (Date.now() < until) {
      const ticketId = any(portal.tickets);
      const chance = Math.random();
      if (!ticketId || chance < 0.05) await open(portal);
      else if (chance < 0.65) await say(portal.name, portal.ask, ticketId);
      else if (chance < 0.75) await send(portal, ticketId);
      else await done('look', portal.ask, LOOK, { id: ticketId });
    }
  };

  /** Answers clients, gives their tickets to somebody, and moves them on, whatever the client does meanwhile. */
  const beTheDesk = async (name: 'manager' | 'admin'): Promise<void> => {
    const ask = await signIn(desk.url, name);
    while (Date.now() < until) {
      const ticketId = any(any(portals)?.tickets ?? []);
      if (!ticketId) continue;
      const chance = Math.random();
      if (chance < 0.6) await say(name, ask, ticketId);
      else if (chance < 0.7) await done('assign', ask, ASSIGN, { input: { ticketId, technicianId } });
      else {
        const status = any(['IN_PROGRESS', 'PENDING_CLIENT', 'RESOLVED'])!;
        await done('move', ask, MOVE, { input: { ticketId, status, reason: 'So it is' } });
      }
    }
  };

  await Promise.all([...portals.map(beAPortal), beTheDesk('manager'), beTheDesk('admin')]);
  return report;
}

const any = <One>(of: readonly One[]): One | undefined => of[Math.floor(Math.random() * of.length)];

function noteTime({ took }: LoadReport, what: string, ms: number): void {
  const times = took.get(what);
  if (times) times.push(ms);
  else took.set(what, [ms]);
}

function noteRefusal({ refused }: LoadReport, code: string, example: string): void {
  const known = refused.get(code);
  refused.set(code, { count: (known?.count ?? 0) + 1, example: known?.example ?? example });
}

async function anyTechnician({ desk }: Call): Promise<string> {
  const { id } = await desk.db.selectFrom('technician').select('id').executeTakeFirstOrThrow();
  return `technician_${id.replaceAll('-', '')}`;
}

/** How long requests took, for people: of each kind how many, the median, the p99 and the longest. */
export function timesOf({ took, acknowledged }: LoadReport): string {
  const lines = [...took].map(([what, times]) => {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (part: number) =>
      `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!)} ms`;
    return `  ${what.padEnd(12)}${String(times.length).padStart(7)}   median ${at(0.5).padStart(8)}   p99 ${at(0.99).padStart(8)}   longest ${at(1).padStart(8)}`;
  });
  return [`${acknowledged.length} writes acknowledged`, ...lines].join('\n');
}
