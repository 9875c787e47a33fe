/** Ids on their way in: from opaque to what is stored. What names nothing becomes an id that names nothing. */
import { decodeAnyId, decodeId, encodeId, NO_ID, type IdKind } from '../../domain/ids.js';
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
};

/** An event's data on its way out: stored ids become opaque ones. */
export const publicData = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const kind = KIND_OF_KEY[key];
      return [key, kind && typeof value === 'string' ? encodeId(kind, value) : value];
    }),
  );

/** What an id of an asset names: a robot or a device; what is neither names a device that nobody has. */
export function assetOf(id: string | null | undefined): { robotId: string | null; deviceId: string | null } {
  if (id == null) return { robotId: null, deviceId: null };
  const decoded = decodeAnyId(id);
  if (decoded?.kind === 'Robot') return { robotId: decoded.uuid, deviceId: null };
  return { robotId: null, deviceId: decoded?.kind === 'Device' ? decoded.uuid : NO_ID };
}

/** The UUID behind an id of an asset, whatever it is; what is none names nothing. */
export function assetIdOf(id: string): string {
  const { robotId, deviceId } = assetOf(id);
  return robotId ?? deviceId ?? NO_ID;
}

/** A filter on ids of assets. */
export const assetFilter = (filter: Filter<string> | null | undefined): Filter<string> | null =>
  mapFilter(filter, assetIdOf);
