/** Search as people expect it: French, without accents, by halves of codes; and by indexes, however many tickets there are. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clients, robots, tickets } from '../../src/services/index.js';
import { literalLimit, orderOf } from '../../src/services/page.js';
import { makeClient } from '../factories/client.factory.js';
import { makeRobot } from '../factories/robot.factory.js';
import { makeTicket } from '../factories/ticket.factory.js';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
const ticketsBy = async (search: string): Promise<string[]> =>
  (await tickets.listTickets(desk.call, { search }, 'CREATED_AT_ASC', { first: 100 })).rows.map(({ title }) => title);

beforeAll(async () => {
  desk = await startDesk({ demo: false });
  await makeTicket(desk.call, { title: 'Moteur gauche cassé', description: 'L’armoire électrique sent le brûlé.' });
  await makeTicket(desk.call, { title: 'Les robots ne démarrent plus', description: 'Erreur E-4711 au quai n° 7' });
  await makeTicket(desk.call, { title: 'Élévateur bloqué', description: '' });
  await makeClient(desk.call, { name: 'Hôpitaux du Léman', email: 'biomed@leman.test', externalRef: 'CRM-88-774' });
  await makeRobot(desk.call, { serialNumber: 'OUR-7714-XK', manufacturer: 'Ouranos', model: 'Atlas T3' });
});
afterAll(() => desk.stop());

describe('tickets are found', () => {
  const [motor, robot, lift] = ['Moteur gauche cassé', 'Les robots ne démarrent plus', 'Élévateur bloqué'];
  it.each([
    ['moteurs', motor],
    ['casse', motor],
    ['CASSÉS', motor],
    ['armoire', motor],
    ["l'armoire electr", motor],
    ['le moteur', motor],
    ['cassé moteur', motor],
    ['robot', robot],
    ['Robots', robot],
    ['demarr', robot],
    ['e-4711', robot],
    ['quai 7', robot],
    ['elevateurs', lift],
    ['élév', lift],
  ])('by “%s”', async (search, title) => expect(await ticketsBy(search)).toEqual([title]));

  it('by half a number, and by a number and a word', async () => {
    const [{ number }] = (await tickets.listTickets(desk.call, { search: 'moteur' }, 'CREATED_AT_ASC', {}))
      .rows as unknown as [{ number: string }];
    for (const search of [number, number.toLowerCase(), `${number} moteurs`, number.slice(2)])
      expect(await ticketsBy(search)).toEqual([motor]);
    expect(await ticketsBy(number.slice(0, 8))).toHaveLength(3);
    expect(await ticketsBy(`${number} robot`)).toEqual([]);
  });

  it('by nothing else', async () => {
    for (const search of [
      'moteur robot',
      'ascenseur',
      'oteur',
      '4712',
      '%',
      '_',
      '\\',
      "'",
      "''",
      ':*',
      '!moteur |',
      '(',
    ])
      expect([search, await ticketsBy(search)]).toEqual([search, []]);
  });
});

it('finds clients by words, address and reference, and robots by half a serial number', async () => {
  const clientsBy = async (search: string) =>
    (await clients.listClients(desk.call, { search }, 'NAME_ASC', {})).rows.length;
  const robotsBy = async (search: string) =>
    (await robots.listRobots(desk.call, { search }, 'SERIAL_NUMBER_ASC', {})).rows.length;
  for (const search of ['hopital', 'leman', 'biomed@', '88-77', 'crm-88 hôpitaux'])
    expect(await clientsBy(search)).toBe(1);
  for (const search of ['7714', '14-x', 'atlas', 'ouranos 7714', 'OUR-7714-XK']) expect(await robotsBy(search)).toBe(1);
  expect([await clientsBy('lausanne'), await robotsBy('7715')]).toEqual([0, 0]);
});

describe('among 100,000 tickets', () => {
  beforeAll(async () => {
    const { db } = desk.desk;
    await sql`insert into ticket (id, number, title, description, status, priority, priority_reason, origin, service_type,
        muted, created_by, created_at, updated_at, reopened, version)
      select gen_random_uuid(), 'T-2020-' || lpad(n::text, 6, '0'), 'Réclamation ' || md5(n::text), 'Panne ' || md5((n + 1)::text),
        'CLOSED', 'P3', 'x', 'STAFF', 'ROBOT_FAULT', false, '{"kind":"SYSTEM","name":"x","id":null}',
        '2020-01-01'::timestamptz + n * interval '1 minute', now(), 0, 1 from generate_series(1, 100000) n`.execute(db);
    await sql`analyze ticket`.execute(db);
  }, 300_000);

  it.each(['moteurs', 'T-2020-0777', 'casse elect', 'e-4711', 'T-2020-077777 panne'])(
    'what is searched by “%s” is found by the indexes',
    async (search) => {
      const plan = await desk.desk.db
        .selectFrom('ticket')
        .select('ticket.id')
        .where((eb) => eb.and(tickets.ticketConditions(desk.call, { search })))
        .orderBy(orderOf(tickets.TICKET_ORDERS.CREATED_AT_DESC, search).column as never)
        .orderBy('ticket.id')
        .limit(literalLimit(21))
        .explain();
      const text = JSON.stringify(plan);
      expect(text).toMatch(/ticket_(search|codes)_idx/);
      expect(text).not.toMatch(/Seq Scan|ticket_times_idx/);
    },
  );

  it('each search has a plan of its own, however often searching is done', async () => {
    for (let time = 0; time < 8; time += 1) await ticketsBy('moteurs');
    const { rows } = await sql`select from pg_prepared_statements where statement like '% @@ to_tsquery%'`.execute(
      desk.desk.db,
    );
    expect(rows).toEqual([]);
  });
});
