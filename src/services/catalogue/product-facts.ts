/** What may be said of a product, fact by fact: the same for one that is entered by hand and for one that is imported. */
import { PRODUCT_KINDS, type ProductFacts, type ProductKind } from '../../domain/catalogue/product-words.js';
import { invalid } from '../../domain/errors.js';
import { moneyOf, percentOf } from '../../domain/money.js';
import { optionalText, requiredText } from '../text.js';

/** Facts as they are given: undefined is not said, and null goes back to what holds when nothing is said. */
export type GivenFacts = { [Name in keyof ProductFacts]?: ProductFacts[Name] | null };

const WARRANTY_MAX = 600;
const TEXT_MAX = 100;

type Checks = {
  [Name in keyof ProductFacts]: (given: ProductFacts[Name] | null | undefined) => ProductFacts[Name];
};

const CHECKS: Checks = {
  reference: (given) => requiredText(given, ['reference'], TEXT_MAX),
  name: (given) => requiredText(given, ['name']),
  description: (given) => linesOf(optionalText(given, ['description'], 20_000) ?? ''),
  kind: (given) => checkedKind(given),
  category: (given) => optionalText(given, ['category'], TEXT_MAX),
  brand: (given) => optionalText(given, ['brand'], TEXT_MAX),
  model: (given) => optionalText(given, ['model'], TEXT_MAX),
  priceAmount: (given) => (given == null ? null : moneyOf({ amount: given }, ['price']).amount),
  priceCurrency: (given) => moneyOf({ amount: '0', currency: given }, ['price']).currency,
  vatRate: (given) => percentOf(given ?? '20', ['vatRate']),
  warrantyMonths: (given) => checkedMonths(given ?? 24),
  warrantyExclusions: (given) => checkedList(given, 'warrantyExclusions', 50, 500),
  compatibleModels: (given) => checkedList(given, 'compatibleModels', 200, TEXT_MAX),
  serialTracked: (given) => given ?? false,
};
export const FACT_NAMES = Object.keys(CHECKS) as (keyof ProductFacts)[];

/** One fact as it is stored. @throws DeskError VALIDATION */
export const checkedFact = <Name extends keyof ProductFacts>(name: Name, given: GivenFacts): ProductFacts[Name] =>
  CHECKS[name](given[name]);

/** All facts of a new product. @throws DeskError VALIDATION */
export const newFacts = (given: GivenFacts): ProductFacts =>
  Object.fromEntries(FACT_NAMES.map((name) => [name, checkedFact(name, given)])) as unknown as ProductFacts;

/** The facts that an edit says. @throws DeskError VALIDATION */
export const saidFacts = (given: GivenFacts): Partial<ProductFacts> =>
  Object.fromEntries(
    FACT_NAMES.filter((name) => given[name] !== undefined).map((name) => [name, checkedFact(name, given)]),
  );

function checkedKind(given: string | null | undefined): ProductKind {
  const kind = PRODUCT_KINDS.find((one) => one === given);
  if (!kind) throw invalid('required', ['kind']);
  return kind;
}

function checkedMonths(given: number): number {
  if (!Number.isInteger(given) || given < 0 || given > WARRANTY_MAX)
    throw invalid('out_of_bounds', ['warrantyMonths'], { min: 0, max: WARRANTY_MAX });
  return given;
}

/** Texts that are there, each once. */
function checkedList(given: readonly string[] | null | undefined, name: string, most: number, length: number) {
  const texts = (given ?? []).map((text, index) => optionalText(text, [name, String(index)], length));
  const list = [...new Set(texts.flatMap((text) => (text === null ? [] : linesOf(text))))];
  if (list.length > most) throw invalid('too_many', [name], { max: most });
  return list;
}

/** Lines end the same way wherever they were written, so that files and forms say the same. */
const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n');
