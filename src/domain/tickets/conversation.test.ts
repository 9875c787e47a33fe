import { describe, expect, it } from 'vitest';
import { ANONYMOUS, ROLES, SCOPES, SYSTEM, type Actor, type Role } from '../accounts/actor.js';
import { EVENT_KINDS } from '../events.js';
import { hearsOf, isConversationOver, INTERNAL_KINDS, seesNotes, sideOf, statusAfterReply } from './conversation.js';
import { allowedFrom, isReopening, needsReason } from './lifecycle.js';
import { TICKET_STATUSES } from './ticket-words.js';

const person = (role: Role): Actor => ({
  ...{ kind: 'PERSON', accountId: 'a', sessionId: 's', name: 'Ada', role },
  ...{ clientId: null, technicianId: null, locale: 'fr' },
});
const key = (clientId: string | null): Actor => ({
  ...{ kind: 'SERVICE', keyId: 'k', name: 'A key', scopes: SCOPES, clientId, selfRegistration: false },
});

describe('internal notes', () => {
  it('are seen by the people of the house and the desk itself, and by nobody else', () => {
    expect(ROLES.filter((role) => seesNotes(person(role)))).toEqual(['TECHNICIAN', 'SAV_MANAGER', 'ADMIN']);
    expect([SYSTEM, ANONYMOUS, key('c'), key(null)].map(seesNotes)).toEqual([true, false, false, false]);
    expect([person('CLIENT'), person('TECHNICIAN'), SYSTEM].map(sideOf)).toEqual(['CLIENT', 'DESK', 'DESK']);
  });

  it('are told by events of their own: whoever hears of all others does not hear of these', () => {
    const unheard = EVENT_KINDS.filter((kind) => !hearsOf(person('CLIENT'), kind));
    expect(unheard.toSorted()).toEqual(INTERNAL_KINDS.toSorted());
    // An event called a note or a part that is none of these would reach clients.
    expect(EVENT_KINDS.filter((kind) => /note|part_/.test(kind)).toSorted()).toEqual(unheard.toSorted());
    expect(EVENT_KINDS.every((kind) => hearsOf(person('TECHNICIAN'), kind))).toBe(true);
  });
});

describe('an answer of the client', () => {
  it.each(TICKET_STATUSES)('takes a ticket that is %s only where the lifecycle lets it', (status) => {
    for (const [hasTechnician, where] of [
      [true, 'ASSIGNED'],
      [false, 'NEW'],
    ] as const) {
      const to = statusAfterReply(status, hasTechnician);
      const moves = ['PENDING_CLIENT', 'RESOLVED', 'CLOSED'].includes(status);
      expect(to).toBe(moves ? where : null);
      if (to && !isConversationOver(status)) expect(allowedFrom(status, 'CLIENT')).toContain(to);
      else expect(allowedFrom(status, 'CLIENT')).toEqual([]);
    }
  });

  it('reopens what is resolved, for which the desk gives the reason', () => {
    expect(isReopening('RESOLVED', 'ASSIGNED')).toBe(true);
    expect(needsReason('RESOLVED', 'ASSIGNED')).toBe(true);
  });
});
