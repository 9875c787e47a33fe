import { describe, expect, it } from 'vitest';
import { averageAfter } from './average-cost.js';

describe('the average cost after a receipt', () => {
  it.each([
    ['the first receipt sets it', 0, null, 10, '12.50', '12.5000'],
    ['it is weighted by pieces', 10, '10.0000', 30, '14.00', '13.0000'],
    ['it is rounded to four places', 2, '10.0000', 1, '10.01', '10.0033'],
    ['half a ten-thousandth is rounded up', 1, '0.0000', 1, '0.0001', '0.0001'],
    ['a receipt without a cost leaves it', 5, '10.0000', 5, null, '10.0000'],
    ['it stays unknown while nobody says a cost', 5, null, 5, null, null],
    ['pieces without a cost take the first that is said', 5, null, 5, '8.00', '8.0000'],
    ['what is out of stock begins anew', 0, '99.0000', 4, '3.00', '3.0000'],
    ['large amounts lose nothing', 99_999, '999999999999.9900', 1, '999999999999.99', '999999999999.9900'],
  ])('%s', (_, onHand, averageCost, quantity, unitCost, expected) => {
    expect(averageAfter({ onHand, averageCost }, quantity, unitCost)).toBe(expected);
  });
});
