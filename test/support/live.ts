/** What tests of the live side share: events made to measure, the log as it stands, and sockets in plain sight. */
import type { RawBuilder } from 'kysely';
import { WebSocket } from 'ws';
import type { DeskEvent } from '../../src/domain/events.js';
import { encodeId } from '../../src/domain/ids.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';
import type { Loose } from './client.js';
import type { TestDesk } from './desk.js';

export interface KnownRobot {
  id: string;
  publicId: string;
  serialNumber: string;
  clientId: string;
  siteId: string;
}

/** A robot of the demo desk. */
export async function robotNamed(desk: Pick<TestDesk, 'call'>, serialNumber: string): Promise<KnownRobot> {
  const row = await desk.call.desk.db
    .selectFrom('robot')
    .select(['id', 'serial_number as serialNumber', 'client_id as clientId', 'site_id as siteId'])
    .where('serial_number', '=', serialNumber)
    .executeTakeFirstOrThrow();
  return { ...row, publicId: encodeId('Robot', row.id), clientId: row.clientId!, siteId: row.siteId! };
}

/** A change of status, as ingestion records it. The serial number in the snapshot can tell one event from another. */
export const statusEvent = (
  robot: KnownRobot,
  mark = robot.serialNumber,
  [previousStatus, status] = ['OFFLINE', 'ONLINE'],
): DeskEvent => ({
  kind: 'robot.status_changed',
  robotId: robot.id,
  clientId: robot.clientId,
  siteId: robot.siteId,
  data: {
    previousStatus,
    robot: {
      ...{ id: robot.id, serialNumber: mark, clientId: robot.clientId, siteId: robot.siteId },
      ...{ manufacturer: 'ScoutBots', model: 'Scout', createdAt: '2026-11-20T08:00:00Z', version: 1 },
      ...{ reportPeriodSeconds: 10, status, connection: 'ONLINE', health: 'OK', operatingMode: null },
      ...{ batteryLevel: null, charging: null, lastSeenAt: null },
    },
  },
});

/** Records events in a transaction of their own. */
export const record = (call: Call, ...events: DeskEvent[]): Promise<void> =>
  transaction(call, async (tx) => events.forEach((event) => tx.record(event)));

/** The log of some kinds as the table has it, in order. */
export async function eventsInTable(call: Call, kinds: string[]): Promise<{ seq: number; data: Loose }[]> {
  const rows = await call.desk.db
    .selectFrom('event')
    .select(['seq', 'data'])
    .where('kind', 'in', kinds as never)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, data }) => ({ seq: Number(seq), data }));
}

/** The number of the event that a cursor names. */
export const seqOf = (cursor: string): number =>
  Number(/^e(\d+)/.exec(Buffer.from(cursor, 'base64url').toString())![1]);

/** How many subscriptions a desk has open, by its own count. */
export async function openStreams(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^desk_subscriptions (\d+)$/m.exec(text)![1]);
}

/** A socket without a client library: what is sent is what the test says. */
export interface RawSocket {
  ws: WebSocket;
  send(message: object): void;
  /** The next message. Waits for it; fails when the socket closes first. */
  next(): Promise<Loose>;
  closed: Promise<{ code: number; reason: string }>;
}

export interface RawOptions {
  protocol?: string;
  origin?: string;
  headers?: Record<string, string>;
}

export function rawSocket(url: string, options: RawOptions = {}): RawSocket {
  const { protocol = 'graphql-transport-ws', origin, headers } = options;
  const ws = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, { ...(origin && { origin }), headers });
  const messages: Loose[] = [];
  let wake: (() => void) | null = null;
  let over: { code: number; reason: string } | null = null;
  ws.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    wake?.();
  });
  ws.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason) => {
      over = { code, reason: String(reason) };
      resolve(over);
      wake?.();
    }),
  );
  return {
    ws,
    send: (message) => ws.send(JSON.stringify(message)),
    async next() {
      while (messages.length === 0) {
        if (over) throw new Error(`The socket is closed: ${JSON.stringify(over)}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return messages.shift();
    },
    closed,
  };
}

/** A raw socket that has introduced itself. */
export async function signedInSocket(url: string, token: string | null, options?: RawOptions): Promise<RawSocket> {
  const socket = rawSocket(url, options);
  await new Promise<void>((resolve, reject) => {
    socket.ws.once('open', resolve);
    socket.ws.once('error', reject);
  });
  socket.send({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} });
  const ack = await socket.next();
  if (ack.type !== 'connection_ack') throw new Error(`Not let in: ${JSON.stringify(ack)}`);
  return socket;
}

/** Waits until a statement finds something. The database is asked over and over; nothing is left to a pause's length. */
export async function untilRow<Row>(call: Call, statement: RawBuilder<Row>): Promise<Row> {
  for (;;) {
    const { rows } = await statement.execute(call.desk.db);
    if (rows[0]) return rows[0];
  }
}

/** Why a stream did not open, or ended: the code of its error. Waits for it. */
export async function refusal(stream: { ended: Promise<unknown> }): Promise<string> {
  const why = (await stream.ended) as { extensions?: { code?: string } }[];
  return (Array.isArray(why) && why[0]?.extensions?.code) || JSON.stringify(why);
}

/** A cursor for the end of the log as it now is: what a stream that opens with it shows is new. */
export async function endOfLog(call: Call): Promise<string> {
  const row = await call.desk.db
    .selectFrom('event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return Buffer.from(`e${row.seq}`).toString('base64url');
}
