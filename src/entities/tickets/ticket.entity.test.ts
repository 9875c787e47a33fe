import { describe, expect, it } from 'vitest';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { PRIORITIES, TICKET_STATUSES } from '../../domain/tickets/ticket-words.js';
import { Ticket } from './ticket.entity.js';

const AT = new Date('2026-11-20T08:00:00Z');
const DAY = 86_400_000;
const after = (days: number) => new Date(AT.getTime() + days * DAY);

/** As MikroORM makes what it loads: without the constructor. */
const ticket = (given: Partial<Ticket> = {}): Ticket =>
  Object.assign(Object.create(Ticket.prototype) as Ticket, {
    status: 'NEW',
    technicianId: null,
    priority: 'P3',
    resolvedAt: null,
    closedAt: null,
    recoveredAt: null,
    respondedAt: null,
    reopened: 0,
    reassigned: 0,
    updatedAt: new Date(0),
    ...given,
  });
const open = TICKET_STATUSES.filter((status) => !isOver(status));
const over = TICKET_STATUSES.filter(isOver);

describe('a fault that went away', () => {
  it.each(open)('resolves a ticket that is %s when nobody is on it', (status) => {
    const one = ticket({ status });
    one.recover(AT, 'It is gone');
    expect(one).toMatchObject({ status: 'RESOLVED', statusReason: 'It is gone', resolvedAt: AT, recoveredAt: null });
  });

  it.each(open)('never closes one that is %s by itself while a technician is on it', (status) => {
    const one = ticket({ status, technicianId: 't' });
    one.recover(AT, 'It is gone');
    expect(one).toMatchObject({ status, recoveredAt: AT, updatedAt: AT, resolvedAt: null });
  });

  it.each(over)('changes nothing on one that is %s', (status) => {
    const one = ticket({ status });
    const before = { ...one };
    one.recover(AT, 'It is gone');
    expect({ ...one }).toEqual(before);
  });

  it('is forgotten when work goes on', () => {
    const one = ticket({ status: 'ASSIGNED', technicianId: 't', recoveredAt: AT });
    one.move('IN_PROGRESS', 'PERSON', after(1));
    expect(one.recoveredAt).toBeNull();
  });
});

describe('a fault that is back', () => {
  it.each([
    ['t', 'ASSIGNED'],
    [null, 'NEW'],
  ])('reopens its ticket to technician %s, as %s', (technicianId, status) => {
    const one = ticket({ status: 'RESOLVED', resolvedAt: AT, technicianId });
    one.reopen(after(14), 'It is back');
    expect(one).toMatchObject({ status, technicianId, reopened: 1, resolvedAt: null, statusReason: 'It is back' });
  });

  it('does not reopen it past the window', () => {
    const one = ticket({ status: 'CLOSED', resolvedAt: AT, closedAt: after(1) });
    expect(one.isWithinReopenWindow(after(15))).toBe(true);
    expect(one.isWithinReopenWindow(new Date(after(15).getTime() + 1))).toBe(false);
    expect(() => one.reopen(after(16), 'It is back')).toThrow('ILLEGAL_TRANSITION');
  });

  it('never reopens what ended for good', () => {
    expect(ticket({ status: 'CANCELLED', closedAt: AT }).isWithinReopenWindow(AT)).toBe(true);
    expect(() => ticket({ status: 'CANCELLED', closedAt: AT }).reopen(AT, 'It is back')).toThrow('ILLEGAL_TRANSITION');
  });
});

describe('priority', () => {
  const WORSE = { kind: 'FAULT', severity: 'FATAL' } as const;

  it('rises by itself, and never falls', () => {
    for (const [index, from] of PRIORITIES.entries())
      for (const [other, to] of PRIORITIES.entries()) {
        const one = ticket({ priority: from, priorityReason: 'before' });
        expect(one.raisePriority(to, WORSE, AT)).toBe(other < index);
        expect([one.priority, one.priorityReason]).toEqual(
          other < index ? [to, 'panne de gravité FATAL'] : [from, 'before'],
        );
      }
  });

  it.each(over)('stays on a ticket that is %s', (status) => {
    expect(ticket({ status, priority: 'P4' }).raisePriority('P1', WORSE, AT)).toBe(false);
  });
});

it('says what is allowed when a step is illegal, also to what MikroORM loaded', () => {
  expect(() => ticket({ status: 'MERGED' }).assign('t', AT)).toThrow('ILLEGAL_TRANSITION');
  expect(() => ticket().move('CLOSED', 'PERSON', AT)).toThrow('ILLEGAL_TRANSITION');
});

it('counts how often it went from one technician to another, and nothing else', () => {
  const one = ticket();
  for (const technician of ['t', 't', 'u', 't']) one.assign(technician, AT);
  one.move('NEW', 'PERSON', AT);
  one.assign('u', AT);
  expect(one.reassigned).toBe(2);
});

describe('the first response', () => {
  it('is an assignment, or a step that a person takes', () => {
    const assigned = ticket();
    assigned.assign('t', AT);
    const moved = ticket();
    moved.move('PENDING_CLIENT', 'PERSON', AT, 'They will call');
    expect([assigned.respondedAt, moved.respondedAt]).toEqual([AT, AT]);
  });

  it('is not what the desk does by itself', () => {
    const one = ticket();
    one.recover(AT, 'It is gone');
    one.reopen(after(1), 'It is back');
    expect(one.respondedAt).toBeNull();
  });

  it('stays the first, also when the ticket goes to another technician or is reopened', () => {
    const one = ticket();
    one.assign('t', AT);
    one.assign('u', after(1));
    one.move('IN_PROGRESS', 'PERSON', after(2));
    one.move('RESOLVED', 'PERSON', after(3));
    one.move('NEW', 'PERSON', after(4), 'It is back');
    expect(one).toMatchObject({ respondedAt: AT, resolvedAt: null, technicianId: null });
  });
});
