/** What is left in the audit log by what people, programs and the desk do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenDuring } from '../../support/spoken.js';
import { encodeId } from '../../../src/domain/ids.js';
import { entityKindOf } from '../../../src/domain/platform/entity-kind.js';
import { Account } from '../../../src/entities/accounts/account.entity.js';
import { Session } from '../../../src/entities/accounts/session.entity.js';
import { Technician } from '../../../src/entities/technicians/technician.entity.js';
import { platform } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { makeFault } from '../../factories/fault.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { makeClient } from '../../factories/client.factory.js';
import { callAs, personOf, serviceWith } from '../../support/actor.js';
import { clientOf, signIn, withKey, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: TestClient;
let admin: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  [manager, admin] = await Promise.all([signIn(desk.url, 'manager'), signIn(desk.url, 'admin')]);
});
afterAll(() => desk.stop());

const position = async (): Promise<number> => {
  const last = await desk.desk.db
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .execute();
  return Number(last[0]?.seq ?? 0);
};

/** The events that some work leaves. */
async function eventsOf(work: () => Promise<unknown>) {
  const before = await position();
  await work();
  return desk.desk.db.selectFrom('audit_event').selectAll().where('seq', '>', before).orderBy('seq').execute();
}

describe('each mutation', () => {
  const input = (type: string, field: string, selection: string) =>
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message path } } }`;
  const succeed = async (client: TestClient, document: string, value: object): Promise<Loose> => {
    const payload = Object.values(await client.data(document, { input: value }))[0] as Loose;
    expect(payload.errors).toEqual([]);
    return payload;
  };

  it('createTicket', async () => {
    const client = await makeClient(desk.call);
    const [event, ...others] = await eventsOf(() =>
      succeed(manager, input('CreateTicketInput', 'createTicket', 'ticket { id }'), {
        title: 'A wheel squeaks',
        serviceType: 'SECURITY',
        clientId: encodeId('Client', client.id),
        idempotencyKey: 'audit-1',
      }),
    );
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      actor_kind: 'PERSON',
      actor_role: 'SAV_MANAGER',
      operation: 'createTicket',
      action: 'ticket.opened',
      entity_kind: 'Ticket',
      client_id: client.id,
      address: '127.0.0.1',
      before: null,
      after: { title: 'A wheel squeaks', status: 'NEW', priority: 'P3', clientId: client.id },
    });
    expect(event!.after).not.toHaveProperty('version');
    expect(event!.request_id).toMatch(/^[0-9a-f]{32}-/);
  });

  it('assignTicket and changeTicketStatus', async () => {
    const ticket = await makeTicket(desk.call);
    const technician = await makeTechnician(desk.call);
    const ticketId = encodeId('Ticket', ticket.id);
    const events = await eventsOf(async () => {
      const technicianId = encodeId('Technician', technician.id);
      await succeed(manager, input('AssignTicketInput', 'assignTicket', 'ticket { id }'), { ticketId, technicianId });
      const status = { ticketId, status: 'PENDING_PARTS', reason: 'A wheel is ordered' };
      await succeed(manager, input('ChangeTicketStatusInput', 'changeTicketStatus', 'ticket { id }'), status);
    });
    expect(events).toMatchObject([
      {
        actor_role: 'SAV_MANAGER',
        operation: 'assignTicket',
        action: 'ticket.assigned',
        entity_id: ticket.id,
        before: { status: 'NEW', technicianId: null },
        after: { status: 'ASSIGNED', technicianId: technician.id },
      },
      {
        operation: 'changeTicketStatus',
        action: 'ticket.status_changed',
        before: { status: 'ASSIGNED', statusReason: null },
        after: { status: 'PENDING_PARTS', statusReason: 'A wheel is ordered' },
      },
    ]);
    expect(Object.keys(events[0]!.after!)).toEqual(['status', 'respondedAt', 'technicianId']);
  });

  it('registerRobot and linkRobotToClient', async () => {
    const client = await makeClient(desk.call);
    const clientId = encodeId('Client', client.id);
    const events = await eventsOf(async () => {
      const { robot } = await succeed(manager, input('RegisterRobotInput', 'registerRobot', 'robot { id }'), {
        serialNumber: 'AUDIT-1',
        manufacturer: 'Ouranos',
        model: 'Atlas T3',
      });
      const link = { robotId: robot.id, clientId };
      await succeed(manager, input('LinkRobotToClientInput', 'linkRobotToClient', 'robot { id }'), link);
    });
    expect(events).toMatchObject([
      { action: 'robot.registered', entity_kind: 'Robot', before: null, after: { serialNumber: 'AUDIT-1' } },
      { action: 'robot.linked', before: { clientId: null }, after: { clientId: client.id }, client_id: client.id },
    ]);
  });

  it('acknowledgeFault', async () => {
    const client = await makeClient(desk.call);
    const robot = await makeRobot(desk.call, { clientId: client.id });
    const fault = await makeFault(desk.call, { robotId: robot.id });
    const events = await eventsOf(() =>
      succeed(manager, input('AcknowledgeFaultInput', 'acknowledgeFault', 'fault { id }'), {
        faultId: encodeId('Fault', fault.id),
      }),
    );
    expect(events).toMatchObject([
      {
        action: 'fault.acknowledged',
        entity_kind: 'Fault',
        entity_id: fault.id,
        client_id: client.id,
        before: { acknowledgedAt: null, acknowledgedBy: null },
        after: { acknowledgedBy: { kind: 'PERSON' } },
      },
    ]);
  });

  it('upsertDetectionRule', async () => {
    const rule = {
      name: 'Audited rule',
      enabled: true,
      kind: 'SIMPLE',
      rank: 500,
      raise: { code: 'x', levels: ['ERROR'] },
      serviceType: 'ROBOT_FAULT',
      flapCount: 5,
      flapSeconds: 600,
      suppressedModes: ['SERVICE'],
      suppressedByIntervention: true,
      opensTicket: true,
    };
    const document = input('UpsertDetectionRuleInput', 'upsertDetectionRule', 'rule { id }');
    const events = await eventsOf(async () => {
      const made = await succeed(manager, document, rule);
      const changed = { ...rule, id: made.rule.id, raise: { code: 'y', levels: ['ERROR'] }, suppressedModes: [] };
      await succeed(manager, document, changed);
    });
    expect(events).toMatchObject([
      { action: 'detection_rule.created', entity_kind: 'DetectionRule', before: null, after: { name: 'Audited rule' } },
      {
        action: 'detection_rule.changed',
        before: { raise: { code: 'x', levels: ['ERROR'] }, suppressedModes: ['SERVICE'] },
        after: { raise: { code: 'y', levels: ['ERROR'] }, suppressedModes: [] },
      },
    ]);
    expect(Object.keys(events[1]!.before!)).toEqual(['raise', 'suppressedModes']);
  });

  it('raiseFleetAlert and resolveFleetAlert', async () => {
    const { secret } = await succeed(admin, input('CreateApiKeyInput', 'createApiKey', 'secret'), {
      name: 'Gaia',
      scopes: ['alerts:write'],
    });
    const gaia = clientOf(desk.url, secret as string);
    const events = await eventsOf(async () => {
      const alert = { title: 'A bad batch of wheels', severity: 'URGENT', code: 'none such' };
      const raised = await succeed(gaia, input('RaiseFleetAlertInput', 'raiseFleetAlert', 'fleetAlert { id }'), alert);
      const resolution = { fleetAlertId: raised.fleetAlert.id, resolution: 'Replaced' };
      await succeed(manager, input('ResolveFleetAlertInput', 'resolveFleetAlert', 'fleetAlert { id }'), resolution);
    });
    expect(events.map(({ actor_kind, operation, action }) => [actor_kind, operation, action])).toEqual([
      ['SERVICE', 'raiseFleetAlert', 'ticket.opened'],
      ['SERVICE', 'raiseFleetAlert', 'fleet_alert.raised'],
      ['PERSON', 'resolveFleetAlert', 'fleet_alert.resolved'],
      ['PERSON', 'resolveFleetAlert', 'ticket.status_changed'],
    ]);
    expect(events[0]).toMatchObject({ actor_name: 'Gaia', actor_role: null });
  });

  it('createApiKey, whose secret is nowhere', async () => {
    let secret = '';
    const events = await eventsOf(async () => {
      const key = { name: 'Partner', scopes: ['robots:read'] };
      secret = (await succeed(admin, input('CreateApiKeyInput', 'createApiKey', 'secret'), key)).secret;
      // Its last use is not worth an event.
      await clientOf(desk.url, secret).ask('{ robots { totalCount } }');
    });
    expect(events).toMatchObject([
      { action: 'api_key.created', after: { name: 'Partner', scopes: ['robots:read'], secretHash: '[withheld]' } },
    ]);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('ingestDiagnostics: the tickets that follow, and robots that register themselves, but no telemetry', async () => {
    const entry = { serialNumber: 'SELF-1', component: 'drive', code: 'wheelSlip', level: 'ERROR' };
    const events = await eventsOf(() =>
      succeed(withKey(desk.url, 'simulator'), input('IngestDiagnosticsInput', 'ingestDiagnostics', 'accepted'), {
        entries: [{ ...entry, observedAt: new Date().toISOString() }],
      }),
    );
    expect(events.map(({ actor_kind, entity_kind, action }) => [actor_kind, entity_kind, action])).toEqual([
      ['SERVICE', 'Ticket', 'ticket.opened'],
      ['SERVICE', 'Robot', 'robot.registered'],
    ]);
    expect(events[1]).toMatchObject({ after: { serialNumber: 'SELF-1' }, before: null });
    expect(
      await eventsOf(() =>
        succeed(withKey(desk.url, 'simulator'), input('IngestDiagnosticsInput', 'ingestDiagnostics', 'accepted'), {
          entries: [{ ...entry, level: 'OK', code: 'fine', observedAt: new Date().toISOString() }],
        }),
      ),
    ).toEqual([]);
  });

  it('login and refreshToken: nothing that the login audit does not tell, but how a session ends', async () => {
    const account = await makeAccount(desk.call);
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { refreshToken errors { code } } }';
    const refresh = `mutation ($token: String!) { refreshToken(input: { refreshToken: $token }) { refreshToken errors { code } } }`;
    const anybody = clientOf(desk.url);
    let token = '';
    expect(
      await eventsOf(async () => {
        const signedIn = await anybody.data(login, { input: { email: account.email, password: PASSWORD } });
        token = signedIn.login.refreshToken as string;
        await anybody.data(refresh, { token });
      }),
    ).toEqual([]);
    const stolen = await eventsOf(() => anybody.data(refresh, { token }));
    expect(stolen).toMatchObject([
      {
        actor_kind: 'ANONYMOUS',
        entity_kind: 'Session',
        operation: 'refreshToken',
        before: { revokedAt: null, revokedWhy: null },
        after: { revokedWhy: 'a refresh token was used twice' },
      },
    ]);
  });

  it('that is refused leaves nothing', async () => {
    const ticket = await makeTicket(desk.call);
    const events = await eventsOf(() =>
      manager.data(input('ChangeTicketStatusInput', 'changeTicketStatus', 'ticket { id }'), {
        input: { ticketId: encodeId('Ticket', ticket.id), status: 'CLOSED' },
      }),
    );
    expect(events).toEqual([]);
  });
});

describe('a transaction', () => {
  it('that is rolled back leaves nothing', async () => {
    const technician = await makeTechnician(desk.call);
    const events = await eventsOf(async () => {
      const work = transaction(desk.call, async (tx) => {
        (await tx.em.findOneOrFail(Technician, { id: technician.id })).city = 'Lyon';
        await tx.em.flush();
        throw new Error('no');
      });
      await expect(work).rejects.toThrow('no');
    });
    expect(events).toEqual([]);
  });

  it('tells a row that it writes twice once, and one that it leaves as it was not at all', async () => {
    const [one, other] = [await makeTechnician(desk.call, { city: 'Paris' }), await makeTechnician(desk.call)];
    const events = await eventsOf(() =>
      transaction(desk.call, async ({ em }) => {
        const moved = await em.findOneOrFail(Technician, { id: one.id });
        const same = await em.findOneOrFail(Technician, { id: other.id });
        moved.city = 'Lyon';
        same.name = 'Somebody else';
        await em.flush();
        moved.city = 'Nantes';
        moved.skills = ['lidar'];
        same.name = other.name;
      }),
    );
    expect(events).toMatchObject([
      {
        action: 'technician.changed',
        entity_id: one.id,
        before: { city: 'Paris' },
        after: { city: 'Nantes', skills: ['lidar'] },
      },
    ]);
  });

  it('tells what was in a row that it removes, and nothing of one that it makes and removes', async () => {
    const technician = await makeTechnician(desk.call, { city: 'Brest' });
    const events = await eventsOf(() =>
      transaction(desk.call, async ({ em, now }) => {
        em.remove(await em.findOneOrFail(Technician, { id: technician.id }));
        const passing = em.create(Technician, {
          id: '01900000-0000-7000-8000-0000000000aa',
          name: 'Passing',
          skills: [],
          createdAt: now,
        });
        await em.flush();
        em.remove(passing);
      }),
    );
    expect(events).toMatchObject([
      { action: 'technician.removed', entity_id: technician.id, before: { city: 'Brest' }, after: null },
    ]);
  });

  it('does not let a change by somebody else than an entity or a service slip in', async () => {
    const em = desk.desk.orm.em.fork();
    const technician = await em.findOneOrFail(Technician, { name: { $ne: '' } });
    technician.city = 'Nowhere';
    await expect(em.flush()).rejects.toThrow('inside services/transaction');
  });

  it('costs one statement more for its audit, however much it changes', async () => {
    const makeMany = (count: number) => () =>
      transaction(desk.call, async ({ em, now }) => {
        for (let index = 0; index < count; index += 1)
          em.create(Account, {
            id: crypto.randomUUID(),
            email: `${crypto.randomUUID()}@desk.test`,
            firstName: 'A',
            lastName: 'B',
            role: 'ADMIN',
            createdAt: now,
          });
      });
    for (const count of [1, 300]) {
      const said = await spokenDuring(makeMany(count));
      expect(said.filter((one) => one.includes('audit_event'))).toHaveLength(1);
    }
  });

  it('names who called, for every kind of actor', async () => {
    const technician = await makeTechnician(desk.call);
    const by = async (call: typeof desk.call) => {
      const [event] = await eventsOf(() =>
        transaction(call, async ({ em }) => {
          (await em.findOneOrFail(Technician, { id: technician.id })).city = crypto.randomUUID();
        }),
      );
      return [event?.actor_kind, event?.actor_id, event?.actor_name, event?.actor_role];
    };
    const person = await personOf(desk, 'manager');
    const service = serviceWith(['robots:read']);
    expect(await by(desk.call)).toEqual(['SYSTEM', null, 'Ouranos Desk', null]);
    expect(await by(callAs(desk, person))).toEqual(['PERSON', person.accountId, 'manager', 'SAV_MANAGER']);
    expect(await by(callAs(desk, service))).toEqual(['SERVICE', service.keyId, 'A service', null]);
    expect(await by(callAs(desk, { kind: 'ANONYMOUS' }))).toEqual(['ANONYMOUS', null, 'Anonymous', null]);
  });
});

describe('secrets', () => {
  const stored = () =>
    [...desk.desk.orm.getMetadata().getAll().values()].map((meta) => ({
      entity: entityKindOf(meta.tableName),
      fields: Object.keys(meta.properties),
    }));

  it('are withheld wherever a field sounds like one, and somebody has decided it', () => {
    const audited = stored().filter(({ entity }) => platform.auditPolicyOf(entity));
    expect(audited.length).toBeGreaterThan(8);
    const undecided = audited.flatMap(({ entity, fields }) =>
      fields
        .filter((field) => platform.soundsSecret(field) && !platform.auditDecisions.isDecided(entity, field))
        .map((field) => `${entity}.${field}: say in services/platform/audited.ts whether it is withheld or plain`),
    );
    expect(undecided).toEqual([]);
    expect(platform.auditPolicyOf('Account')!.isWithheld('passwordHash')).toBe(true);
  });

  it('of a field that nobody has decided on are withheld all the same', () => {
    expect(platform.auditPolicyOf('SomethingNew')!.isWithheld('resetTokenHash')).toBe(true);
    expect(platform.auditPolicyOf('SomethingNew')!.isWithheld('name')).toBe(false);
  });

  it.each([
    ['totpSecret', 'otp', 'pinCode', 'accesstoken', 'private_jwk', 'codeVerifier', 'passwordHash', 'apiCredentials'],
    ['notPaid', 'shippingAddress', 'name', 'spinning', 'option', 'keyId'],
  ])('are known by their names', (...names) => {
    const sound = names.map(platform.soundsSecret);
    expect(new Set(sound)).toEqual(new Set([names[0] === 'totpSecret']));
  });

  it('are withheld also deep in a value', async () => {
    const contact = { name: 'N', email: null, phone: null, preferredMode: null, portal: [{ password: 'hunter2' }] };
    const [event] = await eventsOf(() => makeTicket(desk.call, { contact }));
    expect(event!.after).toMatchObject({ contact: { name: 'N', portal: [{ password: '[withheld]' }] } });
    expect(JSON.stringify(event)).not.toContain('hunter2');
  });

  it('have a list that names only what there is', () => {
    const names = new Map(stored().map(({ entity, fields }) => [entity, fields]));
    const { notAudited, particulars } = platform.auditDecisions;
    expect(Object.keys(notAudited).filter((entity) => !names.has(entity))).toEqual([]);
    const gone = Object.entries(particulars).flatMap(([entity, { withheld = [], quiet = [], plain = [] }]) =>
      [...withheld, ...quiet, ...plain].filter((field) => !names.get(entity)?.includes(field)),
    );
    expect(gone).toEqual([]);
  });

  it('that are changed are told as changed', async () => {
    const account = await makeAccount(desk.call);
    const events = await eventsOf(() =>
      transaction(desk.call, async ({ em }) => {
        (await em.findOneOrFail(Account, { id: account.id })).passwordHash = 'a new hash';
      }),
    );
    const withheld = { passwordHash: '[withheld]' };
    expect(events).toMatchObject([{ action: 'account.changed', before: withheld, after: withheld }]);
    const all = JSON.stringify(await desk.desk.db.selectFrom('audit_event').selectAll().execute());
    expect(all).not.toMatch(/\$argon2|a new hash/);
    const secrets = await desk.desk.db.selectFrom('api_key').select('secret_hash as hash').execute();
    for (const { hash } of secrets) expect(all).not.toContain(hash);
  });

  it('of a session that is only used leave no event', async () => {
    const session = await desk.desk.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
    const events = await eventsOf(() =>
      transaction(desk.call, async ({ em, now }) => {
        (await em.findOneOrFail(Session, { id: session.id })).rotate(
          { tokenHash: 'hash', familyKey: 'key', retryNonce: null },
          now,
          now,
        );
      }),
    );
    expect(events).toEqual([]);
  });
});

describe('the log', () => {
  it.each([
    'update audit_event set actor_name = actor_name',
    'update audit_event set hash = hash where false',
    'delete from audit_event where seq = 1',
    'truncate audit_event',
    'update audit_seal set hash = hash',
    'delete from audit_seal',
    'truncate audit_seal',
  ])('refuses: %s', async (statement) => {
    await expect(desk.desk.orm.em.getConnection().execute(statement)).rejects.toThrow('is append-only');
  });
});
