import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, NO_ID } from '../../../src/domain/ids.js';
import { Technician } from '../../../src/entities/technicians/technician.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { technicians } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
});
afterAll(() => desk.stop());

type Input = Parameters<typeof technicians.upsertTechnician>[1];
const upsert = (input: Input) => technicians.upsertTechnician(manager, input);
const read = async (id: string) => (await technicians.techniciansByIds(manager, [id]))[0]!;

const WHOLE = {
  name: ' Jeanne Roux ',
  email: 'jeanne@desk.test',
  phone: '+33 6',
  skills: ['AMR', '  zone  froide', 'amr', 'Réseau', 'reseau'],
  certifications: [{ name: 'Habilitation électrique', validUntil: '2027-01-31' }],
  address: '1 rue du Port',
  city: 'Lyon',
  latitude: 45.76,
  longitude: 4.84,
  workingHours: [
    { weekday: 'MONDAY', from: '13:00', to: '17:00' },
    { weekday: 'MONDAY', from: '08:00', to: '12:00' },
  ],
  timeZone: 'Europe/Paris',
} as const;

describe('a technician', () => {
  it('is entered with everything that is said, and changed in what is said', async () => {
    const { technicianId } = await upsert(WHOLE as unknown as Input);
    const entered = await read(technicianId);
    expect(entered).toMatchObject({
      name: 'Jeanne Roux',
      skills: ['AMR', 'zone froide', 'Réseau'],
      certifications: WHOLE.certifications,
      latitude: 45.76,
      workingHours: {
        MONDAY: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      active: true,
      version: 1,
    });
    await upsert({ technicianId, phone: null, active: false, version: 1 });
    expect(await read(technicianId)).toEqual({ ...entered, phone: null, active: false, version: 2 });
    expect(await refusalOf(upsert({ technicianId, name: 'X', version: 1 }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('begins without anything when only a name is said, also where another part enters them', async () => {
    const { technicianId } = await upsert({ name: 'Karim' });
    const id = await transaction(desk.call, async ({ em, now }) => {
      const made = em.create(Technician, { id: newId(), name: 'Lu', skills: [], createdAt: now });
      return Promise.resolve(made.id);
    });
    for (const one of [await read(technicianId), await read(id)])
      expect(one).toMatchObject({ skills: [], certifications: [], workingHours: {}, latitude: null, active: true });
  });

  it('is entered once under one key', async () => {
    const input = { name: 'Once', idempotencyKey: 'k' };
    expect(await upsert(input)).toEqual(await upsert(input));
    expect(await refusalOf(upsert({ ...input, name: 'Twice' }))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });

  it.each<[string, Input, string]>([
    ['no name', {}, 'required'],
    ['a bad address', { name: 'x', email: 'x' }, 'invalid_email'],
    ...['', ' ', 'null', 'NULL', 'a,b', '{a}', '"a"', 'a\\b', 'x'.repeat(61)].map((skill): [string, Input, string] => [
      `the skill ${skill}`,
      { name: 'x', skills: [skill] },
      skill.length > 60 ? 'too_long' : 'skill',
    ]),
    ['half a place', { name: 'x', latitude: 1 }, 'coordinates'],
    ['a place beside the globe', { name: 'x', latitude: 91, longitude: 0 }, 'out_of_bounds'],
    ['hours that overlap', { name: 'x', workingHours: [{ weekday: 'FRIDAY', from: '09:00', to: '08:00' }] }, 'hours'],
    ['a zone that is none', { name: 'x', timeZone: 'Mars' }, 'time_zone'],
  ])('is refused with %s', async (_, input, key) => {
    expect(await refusalOf(upsert(input))).toMatchObject({ code: 'VALIDATION', key });
  });

  it('who does not exist is not found, and one whose account has another role stays inactive', async () => {
    expect(await refusalOf(upsert({ technicianId: NO_ID, name: 'x' }))).toMatchObject({ code: 'NOT_FOUND' });
    const { technicianId } = await personOf(desk, 'technician2');
    await upsert({ technicianId, active: false });
    await upsert({ technicianId, active: true });
    await upsert({ technicianId, active: false });
    await desk.desk.db
      .updateTable('account')
      .set({ role: 'ADMIN' })
      .where('email', '=', 'technician2@demo.ouranos.test')
      .execute();
    expect(await refusalOf(upsert({ technicianId, active: true }))).toMatchObject({ key: 'only_for_role' });
  });
});
