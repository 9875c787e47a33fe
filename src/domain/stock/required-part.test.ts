import { describe, expect, it } from 'vitest';
import { checkPartStep, OPEN_PART_STATUSES, PART_STATUSES, PART_TRANSITIONS } from './required-part.js';

const steps = PART_STATUSES.flatMap((from) => PART_STATUSES.map((to) => [from, to] as const));

describe('the life of a required part', () => {
  it.each(PART_STATUSES.filter((status) => status !== 'REQUESTED'))('reaches %s from REQUESTED', (status) => {
    const reached = new Set<string>(['REQUESTED']);
    for (const from of reached) for (const to of PART_TRANSITIONS[from as 'REQUESTED']) reached.add(to);
    expect([...reached]).toContain(status);
  });

  it.each(OPEN_PART_STATUSES)('leaves %s, for an end', (status) => {
    const ends = PART_TRANSITIONS[status].filter((to) => PART_TRANSITIONS[to].length === 0);
    expect(ends).toContain('RELEASED');
  });

  it('ends in REJECTED, USED and RELEASED, and nowhere else', () => {
    expect(PART_STATUSES.filter((status) => !OPEN_PART_STATUSES.includes(status))).toEqual([
      'REJECTED',
      'USED',
      'RELEASED',
    ]);
  });

  it.each(steps)('from %s to %s is as the table says', (from, to) => {
    const step = () => checkPartStep(from, to);
    if (PART_TRANSITIONS[from].includes(to)) expect(step).not.toThrow();
    else expect(step).toThrow('ILLEGAL_TRANSITION');
  });
});
