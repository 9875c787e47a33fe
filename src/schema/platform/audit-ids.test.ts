import { describe, expect, it } from 'vitest';
import { auditIdOf, auditValuesOf, storedIdOf } from './audit-ids.js';

const UUID = '01900000-0000-7000-8000-000000000001';
const HEX = UUID.replaceAll('-', '');

describe('ids in the audit log', () => {
  it.each([
    ['Ticket', `ticket_${HEX}`],
    ['ApiKey', `key_${HEX}`],
    ['Session', `session_${HEX}`],
  ])('of a %s go out opaque, and come back', (kind, id) => {
    expect(auditIdOf(kind, UUID)).toBe(id);
    expect(storedIdOf(id)).toBe(UUID);
  });

  it('of what is known by several bear them all, and come back', () => {
    const id = auditIdOf('TicketLink', `${UUID}/${UUID}/CAUSED_BY`);
    expect(id).toBe(`ticketlink_${HEX}/${HEX}/CAUSED_BY`);
    expect(storedIdOf(id)).toBe(`${UUID}/${UUID}/CAUSED_BY`);
    expect(storedIdOf(auditIdOf('StockLevel', `main/${UUID}`))).toBe(`main/${UUID}`);
  });

  it('that are no UUID stay as they are', () => {
    expect([auditIdOf('Policy', 'limits'), storedIdOf('limits')]).toEqual(['limits', 'limits']);
  });

  it('stand in fields that say so', () => {
    expect(
      auditValuesOf({
        technicianId: UUID,
        previousId: UUID,
        siteIds: [UUID],
        createdBy: UUID,
        acknowledgedBy: { kind: 'SERVICE', id: UUID, name: 'x' },
        clientId: null,
        model: UUID,
        lines: [{ robotId: UUID }],
      }),
    ).toEqual({
      technicianId: `technician_${HEX}`,
      previousId: `ticket_${HEX}`,
      siteIds: [`site_${HEX}`],
      createdBy: `account_${HEX}`,
      acknowledgedBy: { kind: 'SERVICE', id: `key_${HEX}`, name: 'x' },
      clientId: null,
      // The requester's own words.
      model: UUID,
      lines: [{ robotId: `robot_${HEX}` }],
    });
  });
});
