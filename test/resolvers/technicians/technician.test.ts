/** Technicians over the API: their records, who sees what of them, and to whom a ticket is proposed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenDuring } from '../../support/spoken.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: TestClient;

beforeAll(async () => {
  desk = await startDesk({ held: false });
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

const UPSERT = `mutation ($input: UpsertTechnicianInput!) { upsertTechnician(input: $input) {
  technician { id name skills certifications { name validUntil } city timeZone active version
    base { address latitude longitude } workingHours { weekday from to } } errors { code path message } } }`;
const upsert = async (input: object): Promise<Loose> => (await manager.data(UPSERT, { input })).upsertTechnician;

it.each([
  'mutation { upsertTechnician(input: { name: "x" }) { errors { code } } }',
  '{ suggestTechnicians(ticketId: "x") { urgent } }',
  '{ technicians { nodes { id } } }',
])('%s is refused when anonymous', async (operation) => {
  const { errors } = await clientOf(desk.url).ask(operation);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('a technician', () => {
  it('comes out as they went in, the week in its order', async () => {
    const said = {
      name: 'Jeanne Roux',
      skills: ['AMR', 'froid'],
      certifications: [{ name: 'Habilitation électrique', validUntil: '2027-01-31' }],
      city: 'Lyon',
      timeZone: 'Europe/Paris',
    };
    const base = { address: '1 rue du Port', latitude: 45.76, longitude: 4.84 };
    const hours = [
      { weekday: 'MONDAY', from: '08:00', to: '12:00' },
      { weekday: 'FRIDAY', from: '09:00', to: '24:00' },
    ];
    const { technician, errors } = await upsert({ ...said, ...base, workingHours: [...hours].reverse() });
    expect(errors).toEqual([]);
    expect(technician).toMatchObject({ ...said, base, workingHours: hours, active: true, version: 1 });
    const changed = await upsert({ technicianId: technician.id, active: false, version: 1 });
    expect(changed.technician).toEqual({ ...technician, active: false, version: 2 });
    const found = await manager.data('{ technicians(where: { skill: "froid", active: false }) { nodes { id } } }');
    expect(found.technicians.nodes).toEqual([{ id: technician.id }]);
    expect((await upsert({ name: 'x', skills: ['null'] })).errors).toMatchObject([
      { code: 'VALIDATION', path: ['skills'] },
    ]);
  });

  it('shows a client neither their base nor their hours, and themselves everything', async () => {
    const own = await signIn(desk.url, 'client');
    const { data, errors } = await own.ask(
      '{ tickets(first: 50) { nodes { assignee { name base { address } workingHours { weekday } } } } }',
    );
    expect([...new Set(errors!.map(({ extensions }) => extensions['code']))]).toEqual(['FORBIDDEN']);
    const seen = data.tickets.nodes.flatMap(({ assignee }: Loose) => assignee ?? []);
    expect(seen.length).toBeGreaterThan(0);
    for (const one of seen) expect(one).toMatchObject({ base: null, workingHours: null });
    const theo = await signIn(desk.url, 'technician');
    const { technicians } = await theo.data(
      '{ technicians { nodes { name base { latitude } workingHours { weekday } } } }',
    );
    expect(technicians.nodes).toHaveLength(1);
    expect(technicians.nodes[0]).toMatchObject({ base: {}, workingHours: expect.any(Array) });
  });
});

describe('a proposal', () => {
  const SUGGEST = `query ($id: ID!) { suggestTechnicians(ticketId: $id, first: 10) { urgent
    ranked { score distanceKm openTickets technician { id name city } reasons { code message } }
    leftOut { technician { name } reasons { code message } } } }`;

  it('names technicians with reasons in the caller’s language, in 3 statements however many there are', async () => {
    const { tickets } = await manager.data(
      '{ tickets(where: { serviceType: { eq: ROBOT_FAULT } }, first: 1) { nodes { id } } }',
    );
    const [{ id }] = tickets.nodes;
    await upsert({ name: 'Novice' });
    const ask = () => manager.ask(SUGGEST, { id }, { 'accept-language': 'en' });
    const { suggestTechnicians: told } = (await ask()).data;
    expect(told.ranked.length).toBeGreaterThan(0);
    for (const { technician, reasons } of told.ranked) {
      expect(technician.name).not.toBe('');
      expect(reasons.map(({ message }: Loose) => message)).toContain('Has what is needed: AMR.');
    }
    expect(told.leftOut).toContainEqual({
      technician: { name: 'Novice' },
      reasons: [{ code: 'MISSING_SKILL', message: 'Lacks the skill “AMR”.' }],
    });
    const said = await spokenDuring(ask);
    expect(said, said.join('\n')).toSatisfy((list: string[]) => list.length <= 3);
  });

  it('is none for a ticket that does not exist', async () => {
    expect(await manager.data(SUGGEST, { id: 'nothing' })).toEqual({ suggestTechnicians: null });
  });
});
