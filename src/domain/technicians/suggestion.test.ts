import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../sla/sla-words.js';
import { REASON_CODES, reasonSentence } from './suggestion-reason.js';
import { distanceKm, suggest, WEIGHTS, type Candidate, type Task } from './suggestion.js';

const LYON = { latitude: 45.764, longitude: 4.8357 };
const LILLE = { latitude: 50.6292, longitude: 3.0573 };
/** A Friday, 9 in the morning in Paris. */
const AT = new Date('2026-11-20T08:00:00Z');
const WEEK = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [{ from: '08:00', to: '17:00' }]]));

const TASK: Task = { serviceType: 'ROBOT_FAULT', priority: 'P3', contract: 'STANDARD', model: 'Atlas T3', place: LYON };
const somebody = (given: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  active: true,
  skills: ['AMR'],
  certifications: [],
  place: LYON,
  hours: WEEK,
  timeZone: 'Europe/Paris',
  open: { P1: 0, P2: 0, P3: 0, P4: 0 },
  ...given,
});
const busy = { P1: 2, P2: 2, P3: 0, P4: 0 };
const order = (task: Partial<Task>, ...candidates: Candidate[]) =>
  suggest({ ...TASK, ...task }, candidates, AT).ranked.map(({ id }) => id);
const codesOf = (given: Partial<Candidate>, task: Partial<Task> = {}) =>
  suggest({ ...TASK, ...task }, [somebody(given)], AT).leftOut[0]?.reasons.map(({ code }) => code);

describe('somebody is left out', () => {
  it('who lacks a skill or a certification that the work needs, and is told which', () => {
    const { leftOut, ranked } = suggest({ ...TASK, serviceType: 'HARDWARE_REPAIR' }, [somebody()], AT);
    expect(ranked).toEqual([]);
    expect(leftOut[0]).toMatchObject({
      score: 0,
      reasons: [
        { code: 'MISSING_SKILL', word: 'matériel' },
        { code: 'MISSING_CERTIFICATION', word: 'habilitation électrique' },
      ],
    });
  });

  it('whose certification has expired; on its last day it holds', () => {
    const held = (validUntil: string | null) => ({
      skills: ['Materiel'],
      certifications: [{ name: 'Habilitation Electrique', validUntil }],
    });
    const work = { serviceType: 'HARDWARE_REPAIR' } as const;
    expect(codesOf(held('2026-11-19'), work)).toEqual(['EXPIRED_CERTIFICATION']);
    for (const until of ['2026-11-20', null]) expect(codesOf(held(until), work)).toBeUndefined();
  });

  it('who is not active any more', () => expect(codesOf({ active: false })).toEqual(['INACTIVE']));
});

describe('ranked higher is', () => {
  const far = somebody({ id: 'far', place: LILLE });
  it('who is nearer', () => expect(order({}, far, somebody())).toEqual(['a', 'far']));
  it('who knows the model, by a skill or by a certification', () => {
    for (const knows of [
      { skills: ['AMR', 'atlas t3'] },
      { certifications: [{ name: 'Ouranos Atlas T3', validUntil: null }] },
    ])
      expect(order({}, somebody(), somebody({ id: 'b', ...knows }))).toEqual(['b', 'a']);
  });
  it('who has less to do, and P1 weighs more than P4', () => {
    const light = somebody({ id: 'light', open: { P1: 0, P2: 0, P3: 0, P4: 2 } });
    const heavy = somebody({ id: 'heavy', open: { P1: 2, P2: 0, P3: 0, P4: 0 } });
    expect(order({}, heavy, light, somebody({ id: 'free' }))).toEqual(['free', 'light', 'heavy']);
  });
  it('who is at work, then who comes soon, then who is booked or away for long', () => {
    const later = somebody({ id: 'later', hours: { FRIDAY: [{ from: '14:00', to: '18:00' }] } });
    const booked = somebody({ id: 'booked', busyUntil: new Date('2026-11-20T18:00:00Z') });
    const monday = somebody({ id: 'monday', hours: { MONDAY: [{ from: '08:00', to: '18:00' }] } });
    expect(order({}, monday, booked, later, somebody())).toEqual(['a', 'later', 'booked', 'monday']);
  });
  it('who is near when it is urgent, and who is free when it is not', () => {
    const near = somebody({ id: 'near', open: busy });
    const free = somebody({ id: 'free', place: { latitude: 45.19, longitude: 5.72 } });
    expect(order({}, near, free)).toEqual(['free', 'near']);
    expect(order({ priority: 'P1' }, near, free)).toEqual(['near', 'free']);
    expect(order({ contract: 'PREMIUM' }, near, free)).toEqual(['near', 'free']);
  });
});

it('scores 100 at the most, each set of weights', () => {
  for (const weights of Object.values(WEIGHTS))
    expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBe(100);
  const best = somebody({ skills: ['AMR', 'Atlas T3'] });
  expect(suggest(TASK, [best], AT).ranked[0]!.score).toBe(100);
});

it('says the same whatever the order of the candidates, and leaves nobody out without a reason', () => {
  const candidate = fc.record({
    active: fc.boolean(),
    skills: fc.subarray(['AMR', 'Atlas T3', 'réseau']),
    place: fc.constantFrom(LYON, LILLE, null),
    open: fc.record({ P1: fc.nat(3), P2: fc.nat(3), P3: fc.nat(3), P4: fc.nat(3) }),
  });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 8 }), (given) => {
      const candidates = given.map((one, index) => somebody({ ...one, id: String(index) }));
      const told = suggest(TASK, candidates, AT);
      expect(suggest(TASK, [...candidates].reverse(), AT).ranked).toEqual(told.ranked);
      expect(told.ranked.length + told.leftOut.length).toBe(candidates.length);
      for (const { reasons } of [...told.ranked, ...told.leftOut]) expect(reasons.length).toBeGreaterThan(0);
      for (const { score } of told.ranked) expect(score).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('measures distances on the globe', () => {
  expect(distanceKm(LYON, LILLE)).toBeCloseTo(557, -1);
  expect(distanceKm(LYON, LYON)).toBe(0);
  expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111, 0);
});

it('tells each reason in both languages', () => {
  const named = { word: 'X', count: 3, time: '08:00', weekday: 'MONDAY', date: '2026-11-20' } as const;
  for (const code of REASON_CODES) {
    const [fr, en] = (['fr', 'en'] as const).map((locale) => reasonSentence({ code, ...named }, locale));
    expect(fr).not.toBe(en);
    expect(`${fr}${en}`).not.toMatch(/[{}]|undefined/);
  }
  expect(reasonSentence({ code: 'OFF', ...named }, 'fr')).toBe('Absent jusqu’à lundi 08:00.');
  expect(reasonSentence({ code: 'OFF', ...named }, 'en')).toBe('Off until Monday 08:00.');
});
