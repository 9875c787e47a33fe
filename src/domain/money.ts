/** Amounts of money: decimal text with a currency, and never a float. */
import { invalid } from './errors.js';

export interface Money {
  /** With two decimals: `1234.50`. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** What was given as money, with its two decimals and its currency. @throws DeskError VALIDATION */
export function moneyOf(given: { amount: string; currency?: string | null }, path: string[]): Money {
  const currency = given.currency ?? 'EUR';
  if (!CURRENCIES.has(currency)) throw invalid('currency', [...path, 'currency']);
  const match = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(given.amount);
  if (!match) throw invalid('amount', [...path, 'amount']);
  return { amount: `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}`, currency };
}

/** A rate in percent with its two decimals, 0 to 100: `20.00`. @throws DeskError VALIDATION */
export function percentOf(given: string, path: string[]): string {
  const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(given);
  if (!match || Number(given) > 100) throw invalid('percent', path);
  return `${Number(match[1])}.${(match[2] ?? '').padEnd(2, '0')}`;
}
