import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEntry, aState } from '../../factories/message.factory.js';
import { withKey, clientOf, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf } from '../../support/fleet.js';

const INGEST = `mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) {
  accepted duplicates rejected { index list code message } faultsRaised ticketsOpened errors { code message path } } }`;

let desk: TestDesk;
let hyperion: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  hyperion = withKey(desk.url, 'hyperion');
});
afterAll(() => desk.stop());

const send = async (input: object): Promise<Loose> => (await hyperion.data(INGEST, { input })).ingestDiagnostics;
const codes = (result: Loose): string[] => result.rejected.map((one: Loose) => `${one.list}[${one.index}] ${one.code}`);
const ok = () => anEntry('R001', { level: 'OK' });

test('refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(INGEST, { input: { entries: [ok()] } });
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

describe('a bad entry costs itself only, refused by its index', () => {
  test.each<[string, object]>([
    ['serialNumber', { serialNumber: 7 }],
    ['serialNumber', { serialNumber: null }],
    ['serialNumber', { serialNumber: '' }],
    ['serialNumber', { serialNumber: 'x'.repeat(201) }],
    ['observedAt', { observedAt: 1763618400 }],
    ['observedAt', { observedAt: 'yesterday' }],
    ['observedAt', { observedAt: '2026-02-30T00:00:00Z' }],
    ['observedAt', { observedAt: null }],
    ['sequence', { sequence: 'one' }],
    ['sequence', { sequence: 1.5 }],
    ['sequence', { sequence: 2 ** 60 }],
    ['component', { component: ['drive'] }],
    ['component', { component: '   ' }],
    ['code', { code: { name: 'x' } }],
    ['code', { code: undefined }],
    ['level', { level: 2 }],
    ['level', { level: 'FATAL' }],
    ['message', { message: 42 }],
    ['values', { values: [1] }],
    ['values', { values: 'x' }],
    ['null character', { message: 'a\u0000b' }],
    ['null character', { values: { 'a\u0000': 1 } }],
    ['lone surrogate', { component: '\ud83d' }],
    ['lone surrogate', { values: { deep: [{ x: '\udc00' }] } }],
  ])('%s: %j', async (says, given) => {
    const result = await send({ entries: [ok(), { ...ok(), ...given }, ok()] });
    expect(codes(result)).toEqual(['entries[1] MALFORMED']);
    expect(result.rejected[0].message).toContain(says);
    expect(result.accepted).toBe(2);
  });

  test.each(['1970-01-01T00:00:10Z', '2100-01-01T00:00:00Z'])('a clock that says %s', async (observedAt) => {
    const result = await send({ entries: [ok(), { ...ok(), observedAt }, ok()] });
    expect(codes(result)).toEqual(['entries[1] OUT_OF_RANGE']);
    expect(result.accepted).toBe(2);
  });

  test('an unknown robot is refused by name', async () => {
    const result = await send({ entries: [ok(), anEntry('R999'), ok()] });
    expect(codes(result)).toEqual(['entries[1] UNKNOWN_ROBOT']);
    expect(result.rejected[0].message).toContain('R999');
    expect(result.accepted).toBe(2);
  });

  test('nothing at a place of a list', async () => {
    const state = aState('R002', new Date());
    const result = await send({ entries: [null, ok()], vda5050: [state, null], ros: [null] });
    expect(codes(result)).toEqual(['entries[0] MALFORMED', 'ros[0] MALFORMED', 'vda5050[1] MALFORMED']);
    expect(result.accepted).toBe(2);
  });

  test('VDA 5050: broken JSON, no JSON object, unknown topic and version, another robot in the payload', async () => {
    const at = new Date();
    const good = aState('R002', at);
    const payload = good.payload as Record<string, unknown>;
    const topic = 'sav/v2/ScoutBots/R002/state';
    const result = await send({
      vda5050: [
        { topic, payload: '{"headerId": 1,' },
        { topic, payload: '' },
        { topic, payload: [1] },
        { topic: 'sav/v2/ScoutBots/R002/nonsense', payload },
        { topic: 'state', payload },
        { topic: 7, payload },
        { topic, payload: { ...payload, version: '9.0' } },
        { topic, payload: { ...payload, serialNumber: 'R003' } },
        { topic, payload: { ...payload, errors: 'none' } },
        { topic, payload: JSON.stringify(payload) },
      ],
    });
    expect(codes(result)).toEqual([
      'vda5050[0] MALFORMED',
      'vda5050[1] MALFORMED',
      'vda5050[2] MALFORMED',
      'vda5050[3] UNSUPPORTED_TOPIC',
      'vda5050[4] UNSUPPORTED_TOPIC',
      'vda5050[5] MALFORMED',
      'vda5050[6] UNSUPPORTED_VERSION',
      'vda5050[7] MALFORMED',
      'vda5050[8] MALFORMED',
    ]);
    expect(result.accepted).toBe(1);
  });

  test.each(['-200000-01-01T00:00:00Z', '+200000-01-01T00:00:00Z', '1970-01-01T00:00:00Z', 'soon', 12])(
    'a bridge that received it at %s is not believed, and nothing is lost',
    async (receivedAt) => {
      const result = await send({ vda5050: [{ ...aState('R002', new Date()), receivedAt }] });
      expect(result).toMatchObject({ accepted: 1, rejected: [] });
      const { last_seen_at } = await desk.desk.db
        .selectFrom('robot_state')
        .innerJoin('robot', 'robot.id', 'robot_state.robot_id')
        .select('last_seen_at')
        .where('serial_number', '=', 'R002')
        .executeTakeFirstOrThrow();
      expect(Math.abs(Date.now() - Date.parse(last_seen_at!))).toBeLessThan(60_000);
    },
  );
});

describe('names that JavaScript knows too', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s as component and as code', async (name) => {
    const result = await send({ entries: [anEntry('R001', { component: name, code: name })] });
    expect(result).toMatchObject({ accepted: 1, faultsRaised: 1, ticketsOpened: 1 });
    const { title } = await desk.desk.db
      .selectFrom('ticket')
      .innerJoin('fault', 'fault.ticket_id', 'ticket.id')
      .select('title')
      .where('fault.code', '=', name)
      .executeTakeFirstOrThrow();
    expect(title).toMatch(/^Robot R001 : /);
    expect(title).not.toContain('native code');
  });

  test('values that cannot be turned into text or number', async () => {
    const hostile = { toString: 1, valueOf: 'x' };
    const values = { eStop: hostile, batteryCharge: hostile, motorTemperature: [hostile] };
    const result = await send({ entries: [anEntry('R001', { level: 'OK', values })] });
    expect(result).toMatchObject({ accepted: 1, rejected: [], faultsRaised: 0 });
  });

  test('__proto__ in foreign JSON is kept as it came, in variables and in the text of the query', async () => {
    const values = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}') as unknown;
    await send({ entries: [anEntry('R001', { component: 'proto', level: 'OK', values: values as object })] });
    const { data } = await hyperion.ask(`mutation { ingestDiagnostics(input: { entries: [
      { serialNumber: "R001", observedAt: "${new Date().toISOString()}", component: "proto", code: "x", level: OK,
        values: { __proto__: { admin: true }, constructor: 1 } }] }) { accepted } }`);
    expect(data.ingestDiagnostics.accepted).toBe(1);
    const rows = await desk.desk.db
      .selectFrom('diagnostic')
      .select('values')
      .where('component', '=', 'proto')
      .execute();
    expect(rows.map((row) => JSON.stringify(row.values))).toEqual([JSON.stringify(values), JSON.stringify(values)]);
  });
});

test('as literals in the text of the query: the same verdicts', async () => {
  const at = new Date().toISOString();
  const { data, errors } = await hyperion.ask(`mutation { ingestDiagnostics(input: { entries: [
      { serialNumber: "R001", observedAt: "${at}", component: "lit", code: "a", level: OK }
      { serialNumber: 7, observedAt: "${at}", component: "lit", code: "b", level: OK }
      { serialNumber: "R001", observedAt: "${at}", component: "lit", code: "c", level: "OK", values: { a: [1, null] } }
      { serialNumber: "R001", observedAt: 1, component: "lit", code: "d", level: OK }
      { serialNumber: "R001", observedAt: "${at}", component: "lit", code: "e", level: OK, sequence: 1.5 }
      { serialNumber: "R001", observedAt: "${at}", component: "lit", code: "f", level: BAD }
      null ] }) { accepted rejected { index list code message } } }`);
  expect(errors).toBeUndefined();
  expect(codes(data.ingestDiagnostics)).toEqual([1, 3, 4, 5, 6].map((index) => `entries[${index}] MALFORMED`));
  expect(data.ingestDiagnostics.accepted).toBe(2);
});

test('the 5,001st message is refused by its index, across the lists, and 5,000 are kept', async () => {
  const before = await countOf(desk, 'diagnostic');
  const entries = Array.from({ length: 4_999 }, () => ok());
  const vda5050 = [aState('R002', new Date()), aState('R002', new Date())];
  const result = await send({ entries, vda5050 });
  expect(codes(result)).toEqual(['vda5050[1] TOO_MANY']);
  expect(result.accepted).toBe(5_000);
  expect(await countOf(desk, 'diagnostic')).toBe(before + 5_000);
});

test('an idempotency key that cannot be one refuses the batch as a whole', async () => {
  const result = await send({ idempotencyKey: '', entries: [ok()] });
  expect(result.errors).toMatchObject([{ code: 'VALIDATION', path: ['idempotencyKey'] }]);
  expect(result.accepted).toBeNull();
});
