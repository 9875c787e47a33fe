import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import {
  clientOf,
  signIn,
  subscribe,
  withKey,
  type Loose,
  type TestClient,
  type TestStream,
} from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { endOfLog, openStreams, refusal, robotNamed } from '../support/live.js';

const RAISED = `subscription ($after: Cursor, $initial: Boolean) {
  fleetAlertRaised(after: $after, initial: $initial) { cursor initial fleetAlert { id title resolvedAt } } }`;

let desk: TestDesk;
let admin: TestClient;
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk();
  admin = await signIn(desk.url, 'admin');
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => desk.stop());

function open(token: string | null, variables: Record<string, unknown> = {}): TestStream {
  const stream = subscribe(desk.url, token, RAISED, variables);
  streams.push(stream);
  return stream;
}
const openNow = async (token: string | null) => open(token, { after: await endOfLog(desk.call) });

async function raise(title: string, more: object = {}): Promise<string> {
  const input = { title, severity: 'WARNING', code: title, ...more };
  const { raiseFleetAlert } = await withKey(desk.url, 'gaia').data(
    'mutation ($input: RaiseFleetAlertInput!) { raiseFleetAlert(input: $input) { fleetAlert { id } errors { code } } }',
    { input },
  );
  expect(raiseFleetAlert.errors).toEqual([]);
  return raiseFleetAlert.fleetAlert.id;
}
const resolve = (fleetAlertId: string) =>
  admin.data('mutation ($input: ResolveFleetAlertInput!) { resolveFleetAlert(input: $input) { errors { code } } }', {
    input: { fleetAlertId, resolution: 'fini' },
  });
const titles = (events: Loose[]) => events.map(({ fleetAlert }) => fleetAlert.title);

async function boundKey(clientId: string): Promise<string> {
  const { createApiKey } = await admin.data(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { code } } }',
    { input: { name: 'bound', scopes: ['alerts:read'], clientId: encodeId('Client', clientId) } },
  );
  return createApiKey.secret;
}

describe('fleetAlertRaised', () => {
  it('is refused when anonymous, to clients, and to keys without the scope; and does not open', async () => {
    expect(await refusal(open(clientOf(desk.url).token))).toBe('UNAUTHENTICATED');
    expect(await refusal(open((await signIn(desk.url, 'client')).token))).toBe('FORBIDDEN');
    expect(await refusal(open(withKey(desk.url, 'hyperion').token))).toBe('FORBIDDEN');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('shows alerts as they are raised, and to a key bound to a client those that name it', async () => {
    const [ours, theirs] = [await robotNamed(desk, 'R001'), await robotNamed(desk, 'R003')];
    const [bound, technician, staff] = [
      await openNow(await boundKey(ours.clientId)),
      await openNow((await signIn(desk.url, 'technician')).token),
      await openNow(admin.token),
    ];
    await raise('everywhere');
    await raise('theirs', { clientId: encodeId('Client', theirs.clientId) });
    await raise('ours', { clientId: encodeId('Client', ours.clientId) });
    for (const stream of [technician, staff])
      expect(titles(await stream.take(3))).toEqual(['everywhere', 'theirs', 'ours']);
    expect(titles(await bound.take(1))).toEqual(['ours']);
    expect(bound.waiting).toEqual([]);
  });

  it('replays after a cursor, then goes on live', async () => {
    const after = await endOfLog(desk.call);
    const ids = [await raise('un'), await raise('deux')];
    const first = open(admin.token, { after });
    const [un] = await first.take(1);
    await first.stop();
    const second = open(admin.token, { after: un.cursor });
    const [deux] = await second.take(1);
    ids.push(await raise('trois'));
    const [trois] = await second.take(1);
    expect([un, deux, trois].map(({ fleetAlert }) => fleetAlert.id)).toEqual(ids);
  });

  it('begins with the alerts that are open, when asked; not together with a cursor', async () => {
    const [over, open1] = [await raise('passé'), await raise('présent')];
    await resolve(over);
    const stream = open(admin.token, { initial: true });
    const { fleetAlerts } = await admin.data('{ fleetAlerts(where: { open: true }) { totalCount } }');
    const initial = await stream.take(fleetAlerts.totalCount);
    const ids = initial.map(({ fleetAlert }) => fleetAlert.id);
    expect(ids).toContain(open1);
    expect(ids).not.toContain(over);
    expect(initial.every((event) => event.initial)).toBe(true);
    const next = await raise('suivant');
    expect(await stream.next()).toMatchObject({ initial: false, fleetAlert: { id: next } });
    expect(await refusal(open(admin.token, { initial: true, after: initial[0].cursor }))).toBe('VALIDATION');
    expect(await refusal(open(admin.token, { after: 'x' }))).toBe('CURSOR_EXPIRED');
  });
});
