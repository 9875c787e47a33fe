/** The policies over the API, and at two processes of one desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICIES } from '../../../src/domain/platform/policies.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { rawSocket } from '../../support/live.js';

const POLICIES = `{ policies { version updatedAt allowedOrigins socketsPerAddress client { budget leakPerSecond }
  callers { kind budget leakPerSecond maxCost streamsPerSocket sockets }
  attempts { kind perAddress perSubject windowSeconds } } }`;
const UPDATE = `mutation ($input: UpdatePoliciesInput!) { updatePolicies(input: $input) {
  policies { version updatedAt allowedOrigins callers { kind budget maxCost } } errors { code path message details } } }`;

let database: TestDatabase;
let one: TestDesk;
let two: TestDesk;
let admin: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  one = await startDesk({ database });
  two = await startDesk({ database, demo: false });
  admin = await signIn(one.url, 'admin');
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
});

const update = async (input: object) => (await admin.data(UPDATE, { input })).updatePolicies as Loose;
const versionNow = async () => (await admin.data('{ policies { version } }')).policies.version as number;
const allows = async (desk: TestDesk, origin: string) =>
  (await fetch(`${desk.url}/graphql?query={__typename}`, { headers: { origin } })).headers.get(
    'access-control-allow-origin',
  ) === origin;

/** Waits until a process has heard of a change: asks until it says so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

describe('policies', () => {
  it('are refused when anonymous', async () => {
    const { errors } = await clientOf(one.url).ask(POLICIES);
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it.each(['manager', 'technician', 'client'] as const)('are refused to a %s', async (name) => {
    const { errors } = await (await signIn(one.url, name)).ask(POLICIES);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('are the defaults until somebody changes them', async () => {
    const { policies } = await admin.data(POLICIES);
    const { callers, attempts, client, socketsPerAddress } = DEFAULT_POLICIES;
    const listed = (by: object) => Object.entries(by).map(([kind, rest]) => ({ kind, ...rest }));
    expect(policies).toEqual({
      ...{ version: 1, updatedAt: null, allowedOrigins: [], client, socketsPerAddress },
      callers: listed(callers),
      attempts: listed(attempts),
    });
  });

  it('change where something is said, and bear who and when', async () => {
    const { policies, errors } = await update({
      version: 1,
      callers: [{ kind: 'CLIENT', budget: 2_000, maxCost: null }],
      allowedOrigins: ['https://pages.test'],
    });
    expect(errors).toEqual([]);
    expect(policies).toMatchObject({ version: 2, allowedOrigins: ['https://pages.test'] });
    expect(policies.callers[0]).toEqual({ kind: 'CLIENT', budget: 2_000, maxCost: 500 });
    expect(Date.parse(policies.updatedAt)).toBeGreaterThan(0);
    const { id } = (await admin.data('{ me { id } }')).me;
    const row = await one.desk.db.selectFrom('policies').select(['updated_by', 'content']).executeTakeFirstOrThrow();
    expect(id).toContain(row.updated_by!.replaceAll('-', '').slice(0, 12));
    // What was not said goes on with the defaults, whatever they will be.
    expect(row.content).toEqual({
      callers: { CLIENT: { budget: 2_000 } },
      client: {},
      attempts: {},
      allowedOrigins: ['https://pages.test'],
    });
  });

  it('are not changed on an older version', async () => {
    const version = await versionNow();
    const { errors } = await update({ version: version - 1, socketsPerAddress: 50 });
    expect(errors).toMatchObject([{ code: 'CONFLICT', details: { current: { version } } }]);
  });

  it('are one after the other, when two change them at once', async () => {
    const version = await versionNow();
    const both = await Promise.all(
      [10, 11].map((sockets) => update({ version, callers: [{ kind: 'CLIENT', sockets }] })),
    );
    expect(both.map(({ errors }) => errors[0]?.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
  });

  it.each<[string[], object]>([
    [['callers', 'ADMIN', 'budget'], { callers: [{ kind: 'ADMIN', budget: 10 }] }],
    [['callers', 'CLIENT', 'maxCost'], { callers: [{ kind: 'CLIENT', maxCost: 1_000_000 }] }],
    [['attempts', 'LOGIN', 'perSubject'], { attempts: [{ kind: 'LOGIN', perSubject: 1 }] }],
    [['allowedOrigins', '0'], { allowedOrigins: ['*'] }],
  ])('are refused with VALIDATION at %j, and stay', async (path, input) => {
    const version = await versionNow();
    const { policies, errors } = await update(input);
    expect({ policies, errors }).toMatchObject({ policies: null, errors: [{ code: 'VALIDATION', path }] });
    expect(await versionNow()).toBe(version);
  });
});

describe('a change of policies', () => {
  it('holds at once where it is made, and at the other process as the log brings it', async () => {
    await update({ callers: [{ kind: 'SAV_MANAGER', budget: 5_000 }] });
    const policyAt = async ({ url }: TestDesk) =>
      (await (await signIn(url, 'manager')).ask('{ __typename }')).headers.get('ratelimit-policy');
    expect(await policyAt(one)).toBe('"caller";q=5000;w=42');
    await until(async () => (await policyAt(two)) === '"caller";q=5000;w=42');
  });

  it('lets pages in at both, over HTTP and over the WebSocket, and keeps them out again', async () => {
    const origin = 'https://new.test';
    expect(await allows(one, origin)).toBe(false);
    await update({ allowedOrigins: [origin] });
    expect(await allows(one, origin)).toBe(true);
    await until(() => allows(two, origin));
    for (const { url } of [one, two]) {
      const { ws } = rawSocket(url, { origin });
      await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
      ws.close();
    }
    await update({ allowedOrigins: [] });
    await until(async () => !(await allows(two, origin)));
    expect((await rawSocket(two.url, { origin }).closed).code).toBe(1006);
  });

  it('is found by a process that starts later', async () => {
    await update({ callers: [{ kind: 'SAV_MANAGER', budget: 5_100 }] });
    const three = await startDesk({ database, demo: false });
    const { headers } = await (await signIn(three.url, 'manager')).ask('{ __typename }');
    expect(headers.get('ratelimit-policy')).toBe('"caller";q=5100;w=43');
    await three.stop();
  });
});
