import { describe, expect, it } from 'vitest';
import { breakAt, digestOf, GENESIS, hashOf, type AuditContent, type AuditLink } from './audit.js';

const content = (given: Partial<AuditContent> = {}): AuditContent => ({
  id: '01900000-0000-7000-8000-000000000001',
  at: new Date('2026-11-20T08:00:00.123Z'),
  actorKind: 'PERSON',
  actorId: '01900000-0000-7000-8000-000000000002',
  actorName: 'Alice Martin',
  actorRole: 'ADMIN',
  operation: 'assignTicket',
  action: 'ticket.assigned',
  entityKind: 'Ticket',
  entityId: '01900000-0000-7000-8000-000000000003',
  clientId: null,
  before: { status: 'NEW', technicianId: null },
  after: { status: 'ASSIGNED', technicianId: 'x' },
  address: '127.0.0.1',
  requestId: 'r-1',
  ...given,
});

function link(previous: { seq: number; hash: string }, given: Partial<AuditContent> = {}): AuditLink {
  const told = content(given);
  const [seq, digest] = [previous.seq + 1, digestOf(told)];
  return { ...told, seq, digest, previousHash: previous.hash, hash: hashOf(seq, previous.hash, digest) };
}

describe('the digest', () => {
  it('is the same however the database has ordered the fields', () => {
    const other = { technicianId: 'x', status: 'ASSIGNED' };
    expect(digestOf(content({ after: other }))).toBe(digestOf(content()));
  });

  it.each(
    Object.entries({
      id: '01900000-0000-7000-8000-00000000000f',
      at: new Date('2026-11-20T08:00:00.124Z'),
      actorKind: 'SERVICE',
      actorId: null,
      actorName: 'Bob',
      actorRole: 'CLIENT',
      operation: null,
      action: 'ticket.opened',
      entityKind: 'Robot',
      entityId: 'another',
      clientId: '01900000-0000-7000-8000-00000000000e',
      before: null,
      after: { status: 'ASSIGNED', technicianId: 'y' },
      address: null,
      requestId: 'r-2',
    } satisfies Record<keyof AuditContent, unknown>),
  )('is another one when %s is another', (name, value) => {
    expect(digestOf({ ...content(), [name]: value })).not.toBe(digestOf(content()));
  });
});

describe('a link', () => {
  const first = link(GENESIS);
  const second = link(first, { requestId: 'r-2' });
  const third = link(second, { requestId: 'r-3' });

  it('holds after the one before it', () => {
    expect([breakAt(GENESIS, first), breakAt(first, second), breakAt(second, third)]).toEqual([null, null, null]);
  });

  it('tells what is wrong with it', () => {
    expect(breakAt(first, third)).toEqual({ seq: 3, kind: 'MISSING' });
    expect(breakAt(first, { ...second, address: null })).toEqual({ seq: 2, kind: 'CONTENT' });
    expect(breakAt(first, { ...second, hash: third.hash })).toEqual({ seq: 2, kind: 'HASH' });
    expect(breakAt(link(GENESIS, { requestId: 'forged' }), second)).toEqual({ seq: 2, kind: 'ORDER' });
  });

  it('is held against what was noted of it', () => {
    expect(breakAt(first, second, [second.hash])).toBeNull();
    expect(breakAt(first, second, [second.hash, third.hash])).toEqual({ seq: 2, kind: 'HEAD' });
  });
});
