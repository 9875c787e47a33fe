/** How much of a cost is given back; everything else is proved at the doors (`test/server/budgets`). */
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../src/domain/accounts/actor.js';
import { createBudgets, type Charge } from '../../../src/server/limits/budgets.js';
import type { Call } from '../../../src/services/desk.js';
import { MemoryBuckets } from '../../../src/services/platform/memory-buckets.js';
import { PolicyBook } from '../../../src/services/platform/policy-book.js';

const NOW = new Date('2026-11-20T12:00:00Z');

/** What an operation of this cost is settled at, when it might have come to so many things and came to so many. */
function settled(requested: number, might: number, came: number, kind = 'query', work = 0) {
  const budgets = createBudgets({
    costs: { of: () => requested, nodes: () => might, work: () => work },
    policies: new PolicyBook(),
    buckets: new MemoryBuckets(),
    clock: { now: () => NOW },
    onRefusal: () => {},
  });
  const call = { actor: { ...SYSTEM, kind: 'ANONYMOUS' }, address: '192.0.2.1' } as unknown as Call;
  const asked = { document: parse(`${kind} { things { id } }`), operationName: null, variables: {} };
  const charge = budgets.charge(call, asked) as Charge;
  const data = { things: Array.from({ length: came }, () => ({ id: '1' })) };
  const { cost, level } = budgets.settle(charge, asked, { data });
  expect(cost).toMatchObject({ requested, remaining: cost.limit - cost.actual });
  expect(level).toBe(cost.actual);
  return cost.actual;
}

describe('what an operation is settled at', () => {
  it.each<[string, number, number, number, number]>([
    ['as much of the cost as came of what might have come', 100, 10_000, 4_000, 40],
    ['rounded up', 100, 10_000, 4_001, 41],
    ['all of it, when all came', 100, 10_000, 10_000, 100],
    ['no more than all of it, when a list was longer than thought', 100, 10_000, 50_000, 100],
    ['a tenth, when nothing came: to look is work', 100, 10_000, 0, 10],
    ['a point, which is the least there is', 1, 3, 0, 1],
  ])('is %s', (_, requested, might, came, actual) => {
    expect(settled(requested, might, came)).toBe(actual);
  });

  it('is all of what was work, and what came of the rest', () => {
    expect(settled(150, 10_000, 4_000, 'query', 50)).toBe(90);
  });

  it('is all of it for a write', () => {
    expect(settled(100, 10_000, 0, 'mutation')).toBe(100);
  });
});
