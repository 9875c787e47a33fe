import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from './lifecycle.js';
import { pathTo } from './path.js';
import { TICKET_STATUSES } from './ticket-words.js';

describe('the way to a status', () => {
  it.each([
    ['NEW', 'CLOSED', ['ASSIGNED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED']],
    ['ASSIGNED', 'RESOLVED', ['IN_PROGRESS', 'RESOLVED']],
    ['PENDING_CLIENT', 'CLOSED', ['RESOLVED', 'CLOSED']],
    ['RESOLVED', 'PENDING_CLIENT', ['ASSIGNED', 'PENDING_CLIENT']],
    ['NEW', 'NEW', []],
    ['CANCELLED', 'NEW', null],
    ['NEW', 'MERGED', null],
  ] as const)('from %s to %s is %j', (from, to, way) => {
    expect(pathTo(from, to)).toEqual(way);
  });

  it('is made of legal steps, and of no pause that nobody told of', () => {
    for (const from of TICKET_STATUSES)
      for (const to of TICKET_STATUSES) {
        const way = pathTo(from, to);
        way?.forEach((step, index) => expect(TRANSITIONS[index === 0 ? from : way[index - 1]!]).toContain(step));
        expect(way?.slice(0, -1).filter((step) => /PENDING|CANCELLED/.test(step)) ?? []).toEqual([]);
      }
  });
});
