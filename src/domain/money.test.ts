import { describe, expect, it } from 'vitest';
import { moneyOf, percentOf } from './money.js';

describe('moneyOf', () => {
  it('has two decimals and a currency', () => {
    expect(moneyOf({ amount: '12' }, [])).toEqual({ amount: '12.00', currency: 'EUR' });
    expect(moneyOf({ amount: '0.5', currency: 'CHF' }, [])).toEqual({ amount: '0.50', currency: 'CHF' });
    expect(moneyOf({ amount: '9.990' }, [])).toEqual({ amount: '9.99', currency: 'EUR' });
  });

  it.each(['-1', '1.005', '1e3', ''])('refuses %j as an amount', (amount) =>
    expect(() => moneyOf({ amount }, ['price'])).toThrow(expect.objectContaining({ input: ['price', 'amount'] })),
  );

  it('refuses what is no currency', () =>
    expect(() => moneyOf({ amount: '1', currency: 'EURO' }, ['price'])).toThrow(
      expect.objectContaining({ input: ['price', 'currency'] }),
    ));
});

describe('percentOf', () => {
  it.each([
    ['20', '20.00'],
    ['5.5', '5.50'],
    ['0', '0.00'],
    ['007', '7.00'],
    ['100.000', '100.00'],
  ])('takes %j for %j', (given, percent) => expect(percentOf(given, [])).toBe(percent));

  it.each(['100.01', '101', '-1', '5.555', '', '20 %'])('refuses %j', (given) =>
    expect(() => percentOf(given, ['vatRate'])).toThrow(expect.objectContaining({ input: ['vatRate'] })),
  );
});
