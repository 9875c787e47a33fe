import { describe, expect, it } from 'vitest';
import { moreUrgent, PRIORITY_OF_SEVERITY, priorityOf } from './priority.js';
import { GRADES, PRIORITIES } from './ticket-words.js';

describe('priority', () => {
  const drawn = {
    LOW: ['P4', 'P4', 'P3', 'P3'],
    MEDIUM: ['P4', 'P3', 'P3', 'P2'],
    HIGH: ['P3', 'P3', 'P2', 'P1'],
    CRITICAL: ['P3', 'P2', 'P1', 'P1'],
  } as const;

  it.each(GRADES.flatMap((impact) => GRADES.map((urgency, index) => [impact, urgency, drawn[impact][index]] as const)))(
    'of impact %s and urgency %s is %s',
    (impact, urgency, priority) => expect(priorityOf(impact, urgency).priority).toBe(priority),
  );

  it('says why, with both grades', () => {
    expect(priorityOf('HIGH', 'MEDIUM').reason).toBe('impact fort × urgence modérée');
  });

  it('never falls as either grade rises', () => {
    const rank = (...grades: Parameters<typeof priorityOf>) => PRIORITIES.indexOf(priorityOf(...grades).priority);
    for (const [index, higher] of GRADES.entries())
      for (const lower of GRADES.slice(0, index))
        for (const other of GRADES) {
          expect(rank(higher, other)).toBeLessThanOrEqual(rank(lower, other));
          expect(rank(other, higher)).toBeLessThanOrEqual(rank(other, lower));
        }
  });

  it('of a fault follows its severity', () => {
    expect(PRIORITY_OF_SEVERITY).toEqual({ FATAL: 'P1', CRITICAL: 'P2', URGENT: 'P3', WARNING: 'P4' });
  });

  it('of two is the more urgent one, in either order', () => {
    expect([moreUrgent('P1', 'P4'), moreUrgent('P4', 'P1'), moreUrgent('P2', 'P2')]).toEqual(['P1', 'P1', 'P2']);
  });
});
