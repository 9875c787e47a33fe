import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-day.js';
import { LOCALES } from '../messages.js';
import { stepSentence } from './warranty-words.js';
import { judgeWarranty, STEP_CODES, type ContractTerms, type WarrantyCase } from './warranty.js';

const BARE: WarrantyCase = {
  ...{ at: '2026-11-20', purchasedOn: '2025-11-20', isConsumer: false },
  ...{ product: { months: 24, exclusions: [] }, contracts: [], extensions: [] },
};
const judge = (given: Partial<WarrantyCase>) => judgeWarranty({ ...BARE, ...given });
const codes = (given: Partial<WarrantyCase>) => judge(given).steps.map(({ code, effect }) => `${code} ${effect}`);
const contract = (given: Partial<ContractTerms> = {}): ContractTerms => ({
  ...{ number: 'C-1', startsOn: '2026-01-01', endsOn: '2026-12-31', coversAsset: true, coversParts: false },
  ...{ exclusions: [], ...given },
});

describe('the terms of the product', () => {
  it('cover work and parts from the purchase to the same date, both included', () => {
    const expected = { covered: true, verdict: 'WARRANTY', until: '2027-11-20', covers: ['WORK', 'PARTS'] };
    for (const at of ['2025-11-20', '2026-11-20', '2027-11-20']) expect(judge({ at })).toMatchObject(expected);
    expect(judge({ at: '2027-11-21' })).toMatchObject({ verdict: 'NOT_COVERED', until: '2027-11-20', covers: [] });
    expect(codes({})).toEqual([
      'PRODUCT_TERMS COVERS',
      'LEGAL_FOR_CONSUMERS DOES_NOT_COVER',
      'NO_CONTRACT DOES_NOT_COVER',
    ]);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('bought on %s for %d months end on %s', (purchasedOn, months, until) =>
    expect(judge({ at: purchasedOn, purchasedOn, product: { months, exclusions: [] } }).until).toBe(until),
  );

  it('name their exclusions while they hold', () => {
    const product = { months: 24, exclusions: ['Usure'] };
    expect(judge({ product }).steps[1]).toMatchObject({
      code: 'PRODUCT_EXCLUSIONS',
      effect: 'LIMITS',
      exclusions: ['Usure'],
    });
    expect(codes({ product, at: '2030-01-01' })).not.toContain('PRODUCT_EXCLUSIONS LIMITS');
  });

  it('say nothing where they are not known, and do not cover where there are none', () => {
    expect(judge({ product: null })).toMatchObject({ covered: false, verdict: 'UNKNOWN', until: null });
    expect(codes({ product: null })).toContain('PRODUCT_UNKNOWN UNDECIDED');
    expect(judge({ purchasedOn: null })).toMatchObject({ covered: false, verdict: 'UNKNOWN', until: null });
    expect(codes({ purchasedOn: null })).toContain('PURCHASE_DATE_UNKNOWN UNDECIDED');
    const none = { months: 0, exclusions: [] };
    expect(judge({ product: none })).toMatchObject({ verdict: 'NOT_COVERED', until: null });
    expect(codes({ product: none, purchasedOn: null })).not.toContain('PURCHASE_DATE_UNKNOWN UNDECIDED');
  });

  it('do not cover before the purchase', () => {
    expect(judge({ at: '2025-11-19' })).toMatchObject({ verdict: 'NOT_COVERED', until: null });
    expect(codes({ at: '2025-11-19' })).toContain('PURCHASED_LATER DOES_NOT_COVER');
  });
});

describe('the legal guarantee', () => {
  const consumer = { isConsumer: true, product: { months: 12, exclusions: [] }, purchasedOn: '2024-08-31' };

  it('covers a consumer for two years, also where the product is not known', () => {
    expect(judge({ ...consumer, at: '2026-01-01' })).toMatchObject({ verdict: 'LEGAL_GUARANTEE', until: '2026-08-31' });
    expect(judge({ ...consumer, at: '2024-09-01' })).toMatchObject({ verdict: 'WARRANTY', until: '2026-08-31' });
    expect(judge({ ...consumer, product: null, at: '2026-01-01' })).toMatchObject({ verdict: 'LEGAL_GUARANTEE' });
    expect(judge({ ...consumer, isConsumer: false, at: '2026-01-01' })).toMatchObject({ verdict: 'NOT_COVERED' });
    const unknown = { ...consumer, product: { months: 0, exclusions: [] }, purchasedOn: null };
    expect(judge(unknown)).toMatchObject({ verdict: 'UNKNOWN' });
  });

  it('is extended by six months for each repair under it, counted from the purchase', () => {
    const repair = (at: string) => ({ at, months: 6 });
    const with1 = { ...consumer, extensions: [repair('2026-08-31')] };
    expect(judge({ ...with1, at: '2027-02-28' })).toMatchObject({ covered: true, until: '2027-02-28' });
    expect(judge({ ...with1, at: '2027-03-01' })).toMatchObject({ covered: false });
    // Twice six months are a year: the 31st comes back.
    const with2 = { ...consumer, extensions: [repair('2027-02-01'), repair('2026-05-04')] };
    expect(judge({ ...with2, at: '2027-08-31' })).toMatchObject({ covered: true, until: '2027-08-31' });
    expect(codes({ ...with2, at: '2027-08-31' })).toEqual([
      'PRODUCT_TERMS DOES_NOT_COVER',
      'LEGAL_GUARANTEE DOES_NOT_COVER',
      'LEGAL_EXTENSION DOES_NOT_COVER',
      'LEGAL_EXTENSION COVERS',
      'NO_CONTRACT DOES_NOT_COVER',
    ]);
  });

  it('is not extended by a repair before the purchase or after its end, nor for a company', () => {
    for (const at of ['2024-08-30', '2026-09-01'])
      expect(judge({ ...consumer, at: '2026-09-02', extensions: [{ at, months: 6 }] }).covered).toBe(false);
    const company = { ...consumer, isConsumer: false, extensions: [{ at: '2026-01-01', months: 6 }] };
    expect(judge({ ...company, at: '2026-09-02' })).toMatchObject({ covered: false, until: '2025-08-31' });
  });
});

describe('a contract', () => {
  const old = { purchasedOn: '2020-01-01' };

  it('covers work, and parts where it says so, from its first day to its last', () => {
    for (const at of ['2026-01-01', '2026-12-31'])
      expect(judge({ ...old, at, contracts: [contract()] })).toMatchObject({
        ...{ verdict: 'CONTRACT', until: '2026-12-31', covers: ['WORK'] },
      });
    for (const at of ['2025-12-31', '2027-01-01'])
      expect(judge({ ...old, at, contracts: [contract()] })).toMatchObject({ covered: false });
    expect(judge({ ...old, contracts: [contract({ coversParts: true })] }).covers).toEqual(['WORK', 'PARTS']);
  });

  it('covers other assets, runs on, excludes', () => {
    expect(codes({ ...old, contracts: [contract({ coversAsset: false })] })).toContain(
      'CONTRACT_OTHER_ASSETS DOES_NOT_COVER',
    );
    expect(judge({ ...old, contracts: [contract({ coversAsset: false })] })).toMatchObject({ verdict: 'NOT_COVERED' });
    expect(judge({ ...old, contracts: [contract({ endsOn: null })] })).toMatchObject({ covered: true, until: null });
    expect(codes({ ...old, contracts: [contract({ exclusions: ['Batteries'] })] })).toContain(
      'CONTRACT_EXCLUSIONS LIMITS',
    );
  });

  it('goes on where the warranty ends, and beside what is not known', () => {
    const contracts = [contract({ startsOn: '2027-11-21', endsOn: '2028-06-30' })];
    expect(judge({ contracts })).toMatchObject({ verdict: 'WARRANTY', until: '2028-06-30' });
    const gap = [contract({ startsOn: '2027-11-22', endsOn: '2028-06-30' })];
    expect(judge({ contracts: gap })).toMatchObject({ verdict: 'WARRANTY', until: '2027-11-20' });
    expect(judge({ product: null, contracts: [contract()] })).toMatchObject({ covered: true, verdict: 'CONTRACT' });
  });
});

const day = fc.integer({ min: 0, max: 4_000 }).map((after) => addDays('2020-01-01', after));
const anyCase: fc.Arbitrary<WarrantyCase> = fc.record({
  at: day,
  purchasedOn: fc.option(day),
  product: fc.option(
    fc.record({ months: fc.integer({ min: 0, max: 60 }), exclusions: fc.constantFrom([], ['Usure']) }),
  ),
  isConsumer: fc.boolean(),
  contracts: fc
    .array(
      fc.record({
        number: fc.constantFrom('C-1', 'C-2'),
        startsOn: day,
        days: fc.option(fc.integer({ min: 0, max: 800 })),
        coversAsset: fc.boolean(),
        coversParts: fc.boolean(),
        exclusions: fc.constantFrom([], ['Batteries']),
      }),
      { maxLength: 3 },
    )
    .map((all) =>
      all.map(({ days, ...one }) => ({ ...one, endsOn: days === null ? null : addDays(one.startsOn, days) })),
    ),
  extensions: fc.array(fc.record({ at: day, months: fc.constant(6) }), { maxLength: 3 }),
});
const RUNS = { numRuns: 300 };

describe('whatever the case', () => {
  it('what is covered stays so until its last day, and no longer', () =>
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 2_000 }), (given, days) => {
        const { covered, until } = judgeWarranty(given);
        if (!covered) return;
        const later = addDays(given.at, days);
        const then = judgeWarranty({ ...given, at: later });
        if (until === null || later <= until) expect(then).toMatchObject({ covered: true, until });
        if (until !== null) expect(judgeWarranty({ ...given, at: addDays(until, 1) }).covered).toBe(false);
      }),
      RUNS,
    ));

  it('what is not covered was last covered on the day that is said, and on none since', () =>
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 2_000 }), (given, days) => {
        const { covered, until } = judgeWarranty(given);
        if (covered) return;
        if (until !== null) expect(judgeWarranty({ ...given, at: until }).covered).toBe(true);
        const before = addDays(given.at, -days);
        if (until === null || before > until) expect(judgeWarranty({ ...given, at: before }).covered).toBe(false);
      }),
      RUNS,
    ));

  it('a longer term, one contract more and one repair more take nothing away', () =>
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 60 }), day, (given, more, repairedOn) => {
        const before = judgeWarranty(given);
        const { product } = given;
        for (const richer of [
          { ...given, product: product && { ...product, months: product.months + more } },
          { ...given, contracts: [...given.contracts, contract()] },
          { ...given, extensions: [...given.extensions, { at: repairedOn, months: 6 }] },
        ]) {
          const after = judgeWarranty(richer);
          if (!before.covered) continue;
          expect(after.covered).toBe(true);
          if (before.until === null) expect(after.until).toBeNull();
          else if (after.until !== null) expect(after.until >= before.until).toBe(true);
          expect(after.covers).toEqual(expect.arrayContaining(before.covers));
        }
      }),
      RUNS,
    ));

  it('it is explained: something covers if and only if a step says so, and each step is a sentence', () =>
    fc.assert(
      fc.property(anyCase, (given) => {
        const { covered, verdict, steps } = judgeWarranty(given);
        expect(steps.some(({ effect }) => effect === 'COVERS')).toBe(covered);
        expect(verdict === 'UNKNOWN').toBe(!covered && steps.some(({ effect }) => effect === 'UNDECIDED'));
        for (const step of steps)
          for (const locale of LOCALES) {
            expect(STEP_CODES).toContain(step.code);
            expect(stepSentence(step, given.at, locale)).toMatch(/^[^{}]+\.$/);
          }
      }),
      RUNS,
    ));

  it('extensions count in any order', () =>
    fc.assert(
      fc.property(anyCase, (given) => {
        const turned = { ...given, extensions: given.extensions.toReversed() };
        expect(judgeWarranty(turned)).toEqual(judgeWarranty(given));
      }),
      RUNS,
    ));
});

describe('in words', () => {
  const sentences = (given: Partial<WarrantyCase>, locale: 'fr' | 'en') =>
    judge(given).steps.map((step) => stepSentence(step, given.at ?? BARE.at, locale));

  it('it is told in French and in English', () => {
    const given = { purchasedOn: '2025-12-01', contracts: [contract({ endsOn: null })] };
    expect(sentences(given, 'fr')).toEqual([
      'La garantie du fabricant, 24 mois à compter de l’achat le 1er décembre 2025, court jusqu’au 1er décembre 2027.',
      'La garantie légale de conformité est réservée aux consommateurs.',
      'Le contrat C-1 couvre la main-d’œuvre, sans les pièces.',
    ]);
    expect(sentences({ at: '2028-01-01', contracts: [contract()] }, 'en')).toEqual([
      'The maker’s warranty of 24 months from the purchase on 20 November 2025 ended on 20 November 2027.',
      'The legal guarantee of conformity is for consumers only.',
      'The contract C-1 covered work, without parts; it ended on 31 December 2026.',
    ]);
  });
});
