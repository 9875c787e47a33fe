import { describe, expect, it } from 'vitest';
import { allowedFrom, isOver, isReopening, mayMove, needsReason, needsTechnician, TRANSITIONS } from './lifecycle.js';
import { TICKET_STATUSES, type TicketStatus } from './ticket-words.js';

/** The life of a ticket as it is told to people: `+` a step, `r` one that needs a reason, `.` none. */
const DRAWN = `
                NEW ASSIGNED IN_PROGRESS PENDING_CLIENT PENDING_PARTS PENDING_VENDOR RESOLVED CLOSED CANCELLED MERGED
NEW             .   +        .           r              r             r              .        .      r         .
ASSIGNED        +   .        +           r              r             r              .        .      r         .
IN_PROGRESS     .   +        .           r              r             r              +        .      r         .
PENDING_CLIENT  .   +        +           .              r             r              +        .      r         .
PENDING_PARTS   .   +        +           r              .             r              +        .      r         .
PENDING_VENDOR  .   +        +           r              r             .              +        .      r         .
RESOLVED        r   r        r           .              .             .              .        +      .         .
CLOSED          r   r        r           .              .             .              .        .      .         .
CANCELLED       .   .        .           .              .             .              .        .      .         .
MERGED          .   .        .           .              .             .              .        .      .         .`;

const [header = '', ...lines] = DRAWN.trim().split('\n');
const columns = header.trim().split(/\s+/) as TicketStatus[];
const pairs = lines.flatMap((line) => {
  const [from, ...signs] = line.split(/\s+/) as [TicketStatus, ...string[]];
  return signs.map((sign, index) => ({ from, to: columns[index]!, sign }));
});

describe('a person’s step', () => {
  it('is drawn for every pair of statuses', () => {
    expect(pairs).toHaveLength(TICKET_STATUSES.length ** 2);
  });

  it.each(pairs)('from $from to $to is drawn as "$sign"', ({ from, to, sign }) => {
    expect(mayMove(from, to, 'PERSON')).toBe(sign !== '.');
    if (sign !== '.') expect(needsReason(from, to)).toBe(sign === 'r');
  });
});

describe('the table', () => {
  const reachedFrom = (start: TicketStatus): Set<TicketStatus> => {
    const reached = new Set<TicketStatus>([start]);
    for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
    return reached;
  };

  it('lets every status be reached from NEW, but MERGED, which only merging sets', () => {
    const reached = reachedFrom('NEW');
    expect(TICKET_STATUSES.filter((status) => !reached.has(status))).toEqual(['MERGED']);
  });

  it.each(TICKET_STATUSES)('lets %s be left, unless it ends a ticket for good', (status) => {
    expect(TRANSITIONS[status].length === 0).toBe(status === 'CANCELLED' || status === 'MERGED');
  });

  it('leads from every status that can be left to an end', () => {
    for (const status of TICKET_STATUSES.filter((one) => TRANSITIONS[one].length > 0))
      expect([...reachedFrom(status)]).toEqual(expect.arrayContaining(['CLOSED', 'CANCELLED']));
  });
});

describe('the desk itself', () => {
  it.each(TICKET_STATUSES)('may resolve %s when its fault is gone, unless it is over', (status) => {
    expect(mayMove(status, 'RESOLVED', 'SYSTEM')).toBe(!isOver(status));
  });

  it('may do what people may, and names each step once', () => {
    for (const status of TICKET_STATUSES) {
      const allowed = allowedFrom(status, 'SYSTEM');
      expect(allowed).toEqual(expect.arrayContaining([...TRANSITIONS[status]]));
      expect(new Set(allowed).size).toBe(allowed.length);
    }
  });
});

it('needs a technician only where somebody works', () => {
  expect(TICKET_STATUSES.filter(needsTechnician)).toEqual(['ASSIGNED', 'IN_PROGRESS']);
});

it('is reopened only from RESOLVED and CLOSED, into work', () => {
  const reopenings = pairs.filter(({ from, to, sign }) => sign !== '.' && isReopening(from, to));
  expect(reopenings.map(({ from, to }) => `${from} ${to}`)).toEqual(
    ['RESOLVED', 'CLOSED'].flatMap((from) => ['NEW', 'ASSIGNED', 'IN_PROGRESS'].map((to) => `${from} ${to}`)),
  );
});
