/**
 * Whether an asset is covered on a day, by what, until when, and why: a pure rule over what is known of it. Days are
 * whole, and the first and the last one of a period belong to it.
 */
import { addDays, addMonths, type Day } from '../calendar-day.js';

/** What covers, the strongest first. */
export const WARRANTY_BASES = ['WARRANTY', 'LEGAL_GUARANTEE', 'CONTRACT'] as const;
export type WarrantyBasis = (typeof WARRANTY_BASES)[number];
export const WARRANTY_VERDICTS = [...WARRANTY_BASES, 'NOT_COVERED', 'UNKNOWN'] as const;
export type WarrantyVerdict = (typeof WARRANTY_VERDICTS)[number];

export const COVERED_THINGS = ['WORK', 'PARTS'] as const;
export type CoveredThing = (typeof COVERED_THINGS)[number];

/** Months of the legal guarantee of conformity, from the delivery (Code de la consommation, L217-3). */
export const LEGAL_MONTHS = 24;
/** Months by which a repair under that guarantee extends it (L217-13). */
export const REPAIR_MONTHS = 6;
export const EXTENSION_REASONS = ['CONFORMITY_REPAIR'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** A contract of the asset's client. */
export interface ContractTerms {
  number: string;
  startsOn: Day;
  /** Null where it runs on. */
  endsOn: Day | null;
  coversAsset: boolean;
  /** Parts are included, not only work. */
  coversParts: boolean;
  exclusions: readonly string[];
}

/** A repair that extended the legal guarantee. */
export interface WarrantyExtension {
  at: Day;
  months: number;
}

/** What is known of an asset on the day in question. */
export interface WarrantyCase {
  at: Day;
  purchasedOn: Day | null;
  product: { months: number; exclusions: readonly string[] } | null;
  /** The client is a person: the legal guarantee is for consumers. */
  isConsumer: boolean;
  contracts: readonly ContractTerms[];
  extensions: readonly WarrantyExtension[];
}

export const STEP_CODES = [
  'PRODUCT_UNKNOWN',
  'PURCHASE_DATE_UNKNOWN',
  'PURCHASED_LATER',
  'NO_PRODUCT_TERMS',
  'PRODUCT_TERMS',
  'PRODUCT_EXCLUSIONS',
  'LEGAL_GUARANTEE',
  'LEGAL_EXTENSION',
  'LEGAL_FOR_CONSUMERS',
  'NO_CONTRACT',
  'CONTRACT',
  'CONTRACT_OTHER_ASSETS',
  'CONTRACT_EXCLUSIONS',
] as const;
export type StepCode = (typeof STEP_CODES)[number];

/** What a step does to the verdict. */
export const STEP_EFFECTS = ['COVERS', 'DOES_NOT_COVER', 'UNDECIDED', 'LIMITS'] as const;
export type StepEffect = (typeof STEP_EFFECTS)[number];

/** One step of the reasoning, in the order in which it is made. */
export interface WarrantyStep {
  code: StepCode;
  effect: StepEffect;
  from: Day | null;
  until: Day | null;
  months: number | null;
  /** Of a contract: its number. */
  contract: string | null;
  /** What the term includes. */
  covers: readonly CoveredThing[];
  /** What is excluded, in words. */
  exclusions: readonly string[];
}

export interface WarrantyJudgement {
  covered: boolean;
  verdict: WarrantyVerdict;
  /** Covered: the last day on which it is without a gap, null when there is none. Not covered: the last day on which it was. */
  until: Day | null;
  /** What is covered on the day. */
  covers: CoveredThing[];
  steps: WarrantyStep[];
}

/** A period in which something covers. */
interface Cover {
  basis: WarrantyBasis;
  from: Day;
  until: Day | null;
  covers: readonly CoveredThing[];
}

const step = (code: StepCode, effect: StepEffect, more: Partial<WarrantyStep> = {}): WarrantyStep => ({
  ...{ code, effect, from: null, until: null, months: null, contract: null, covers: [], exclusions: [] },
  ...more,
});

const isWithin = ({ from, until }: Pick<Cover, 'from' | 'until'>, at: Day): boolean =>
  from <= at && (until === null || at <= until);

/** Judges a case. */
export function judgeWarranty(given: WarrantyCase): WarrantyJudgement {
  const { at } = given;
  const judged = [byPurchase(given), bySeller(given), byLaw(given), byContracts(given)];
  const covers = judged.flatMap((one) => one.covers);
  const active = covers.filter((cover) => isWithin(cover, at));
  const basis = WARRANTY_BASES.find((one) => active.some((cover) => cover.basis === one));
  const steps = judged.flatMap((one) => one.steps);
  return {
    covered: active.length > 0,
    verdict: basis ?? (steps.some(({ effect }) => effect === 'UNDECIDED') ? 'UNKNOWN' : 'NOT_COVERED'),
    until: active.length > 0 ? endOfRun(covers, at) : lastDayBefore(covers, at),
    covers: COVERED_THINGS.filter((thing) => active.some((cover) => cover.covers.includes(thing))),
    steps,
  };
}

/** Whether the legal guarantee holds on the day: a repair then extends it. */
export const holdsByLaw = (given: WarrantyCase): boolean =>
  byLaw(given).covers.some((cover) => isWithin(cover, given.at));

interface Judged {
  covers: Cover[];
  steps: WarrantyStep[];
}

const effectOn = (at: Day, period: Pick<Cover, 'from' | 'until'>): StepEffect =>
  isWithin(period, at) ? 'COVERS' : 'DOES_NOT_COVER';

/** The day from which terms and law count; it is only missed where one of them would. */
function byPurchase({ at, purchasedOn, product, isConsumer }: WarrantyCase): Judged {
  const steps: WarrantyStep[] = [];
  if (purchasedOn === null && (isConsumer || product?.months !== 0))
    steps.push(step('PURCHASE_DATE_UNKNOWN', 'UNDECIDED'));
  if (purchasedOn !== null && at < purchasedOn)
    steps.push(step('PURCHASED_LATER', 'DOES_NOT_COVER', { from: purchasedOn }));
  return { covers: [], steps };
}

/** The terms of the product. */
function bySeller({ at, product, purchasedOn }: WarrantyCase): Judged {
  if (!product) return { covers: [], steps: [step('PRODUCT_UNKNOWN', 'UNDECIDED')] };
  const { months, exclusions } = product;
  if (months === 0) return { covers: [], steps: [step('NO_PRODUCT_TERMS', 'DOES_NOT_COVER')] };
  if (purchasedOn === null) return { covers: [], steps: [] };
  const cover = { from: purchasedOn, until: addMonths(purchasedOn, months), covers: COVERED_THINGS };
  const steps = [step('PRODUCT_TERMS', effectOn(at, cover), { ...cover, months })];
  if (isWithin(cover, at) && exclusions.length > 0) steps.push(step('PRODUCT_EXCLUSIONS', 'LIMITS', { exclusions }));
  return { covers: [{ basis: 'WARRANTY', ...cover }], steps };
}

/** The legal guarantee of conformity, with what repairs under it have added. */
function byLaw({ at, purchasedOn, isConsumer, extensions }: WarrantyCase): Judged {
  if (!isConsumer) return { covers: [], steps: [step('LEGAL_FOR_CONSUMERS', 'DOES_NOT_COVER')] };
  if (purchasedOn === null) return { covers: [], steps: [] };
  const cover = { from: purchasedOn, until: addMonths(purchasedOn, LEGAL_MONTHS), covers: COVERED_THINGS };
  const steps = [step('LEGAL_GUARANTEE', effectOn(at, cover), { ...cover, months: LEGAL_MONTHS })];
  // Months are counted from the purchase in one sum: one after the other, short months would take days away.
  let total = LEGAL_MONTHS;
  for (const { at: repairedOn, months } of extensions.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    if (!isWithin(cover, repairedOn)) continue;
    total += months;
    cover.until = addMonths(purchasedOn, total);
    steps.push(step('LEGAL_EXTENSION', effectOn(at, cover), { from: repairedOn, until: cover.until, months }));
  }
  return { covers: [{ basis: 'LEGAL_GUARANTEE', ...cover }], steps };
}

/** The client's contracts. */
function byContracts({ at, contracts }: WarrantyCase): Judged {
  if (contracts.length === 0) return { covers: [], steps: [step('NO_CONTRACT', 'DOES_NOT_COVER')] };
  const covers: Cover[] = [];
  const steps: WarrantyStep[] = [];
  for (const { number, startsOn, endsOn, coversAsset, coversParts, exclusions } of contracts) {
    const things: readonly CoveredThing[] = coversParts ? COVERED_THINGS : ['WORK'];
    const terms = { from: startsOn, until: endsOn, covers: things };
    if (!coversAsset) {
      steps.push(step('CONTRACT_OTHER_ASSETS', 'DOES_NOT_COVER', { ...terms, covers: [], contract: number }));
      continue;
    }
    covers.push({ basis: 'CONTRACT', ...terms });
    steps.push(step('CONTRACT', effectOn(at, terms), { ...terms, contract: number }));
    if (isWithin(terms, at) && exclusions.length > 0)
      steps.push(step('CONTRACT_EXCLUSIONS', 'LIMITS', { contract: number, exclusions }));
  }
  return { covers, steps };
}

/** The last day of the run of covers that a day lies in: one goes on where another ends, or on the next day. */
function endOfRun(covers: readonly Cover[], at: Day): Day | null {
  let end = at;
  for (const { from, until } of covers.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > addDays(end, 1)) break;
    if (until === null) return null;
    if (until > end) end = until;
  }
  return end;
}

/** The last covered day before one that is not. */
const lastDayBefore = (covers: readonly Cover[], at: Day): Day | null =>
  covers
    .flatMap(({ from, until }) => (until !== null && from <= until && until < at ? [until] : []))
    .toSorted()
    .at(-1) ?? null;
