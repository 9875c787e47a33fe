/** Ids on their way in: from opaque to what is stored. What names nothing becomes an id that names nothing. */
import { decodeId, encodeId, type IdKind } from '../../domain/ids.js';
import { mapFilter, type Filter } from '../../services/filter.js';

export const idOf = decodeId;

/** An optional id; null stays null. */
export const optionalId = (kind: IdKind, id: string | null | undefined): string | null =>
  id == null ? null : decodeId(kind, id);

/** A filter on ids. */
export const idFilter = (kind: IdKind, filter: Filter<string> | null | undefined): Filter<string> | null =>
  mapFilter(filter, (id) => decodeId(kind, id));

/** What the ids in an event's data name. */
const KIND_OF_KEY: Record<string, IdKind> = {
  faultId: 'Fault',
  technicianId: 'Technician',
  previousTechnicianId: 'Technician',
  parentId: 'Ticket',
  previousTicketId: 'Ticket',
  fleetAlertId: 'FleetAlert',
  intoTicketId: 'Ticket',
  absorbedTicketId: 'Ticket',
  otherTicketId: 'Ticket',
  siteId: 'Site',
  robotId: 'Robot',
  attachmentId: 'TicketAttachment',
  messageId: 'TicketMessage',
};

/** An event's data on its way out: stored ids become opaque ones. */
export const publicData = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const kind = KIND_OF_KEY[key];
      return [key, kind && typeof value === 'string' ? encodeId(kind, value) : value];
    }),
  );
