/** Sites of clients. */
import { invalid } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { Site, type SiteAddress } from '../../entities/clients/site.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import {
  broughtBefore,
  checkedParts,
  inReach,
  referenceOf,
  refusingTaken,
  textOf,
  type Checks,
  type Given,
} from './edit.js';
import { refuseAssets, refuseOpenTickets } from './in-use.js';
import { checkedClient } from './place.js';

export interface UpsertSite extends Given<SiteAddress> {
  /** The site to change; without it, it is a new one. */
  siteId?: string | null;
  /** Whose a new one is. */
  clientId?: string | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Enters a site, or changes one: by its id, or, for a service account, by its reference.
 * @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function upsertSite(call: Call, input: UpsertSite): Promise<{ siteId: string }> {
  const { idempotencyKey, ...given } = input;
  return refusingTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'upsertSite', idempotencyKey, given, async () => {
        const address = addressOf(call, given);
        if (input.siteId) {
          const site = await inReach(tx, Site, input.siteId, 'site', 'siteId');
          checkVersion(site.version, input.version);
          site.edit(address);
          await tx.em.flush();
          return { siteId: site.id };
        }
        const clientId = await checkedClient(tx, input.clientId);
        const present = await broughtBefore(tx, Site, { clientId, externalRef: address.externalRef });
        present?.edit(address);
        const site = present ?? enterSite(tx, clientId, { ...address, name: requiredText(input.name, ['name']) });
        await tx.em.flush();
        return { siteId: site.id };
      }),
    ),
  );
}

/** A new site of a client's. */
export const enterSite = (tx: Tx, clientId: string, address: Partial<SiteAddress> & Pick<SiteAddress, 'name'>): Site =>
  tx.em.create(Site, {
    ...{ street: null, postalCode: null, city: null, latitude: null, longitude: null, externalRef: null },
    ...address,
    id: newId(),
    clientId,
    createdAt: tx.now,
    archivedAt: null,
  });

export interface ArchiveSite {
  siteId: string;
  version?: number | null;
}

/** Takes a site out of use; one with open tickets or assets is refused. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT */
export async function archiveSite(call: Call, input: ArchiveSite): Promise<{ siteId: string }> {
  return transaction(call, async (tx) => {
    const site = await inReach(tx, Site, input.siteId, 'site', 'siteId');
    checkVersion(site.version, input.version);
    await refuseOpenTickets(tx, 'site_id', site.id, 'siteId');
    await refuseAssets(tx, site.id);
    site.archive(tx.now);
    return { siteId: site.id };
  });
}

function addressOf(call: Call, input: Given<SiteAddress>): Partial<SiteAddress> {
  if (isHalfPosition(input)) throw invalid('latitude_and_longitude', ['latitude']);
  return checkedParts(input, addressChecks(call));
}

/** Whether one of the two is given, or emptied, without the other. */
export const isHalfPosition = ({ latitude, longitude }: Given<SiteAddress>): boolean =>
  typeof latitude !== typeof longitude;

/** How each part of an address is checked. */
export const addressChecks = (call: Call): Checks<SiteAddress> => ({
  name: (value) => requiredText(value, ['name']),
  street: textOf('street'),
  postalCode: textOf('postalCode', 20),
  city: textOf('city'),
  country: (value) => (value == null ? undefined : checkedCountry(value)),
  latitude: degrees('latitude', 90),
  longitude: degrees('longitude', 180),
  timeZone: (value) => (value == null ? undefined : checkedZone(value)),
  externalRef: referenceOf(call),
});

const degrees =
  (name: string, max: number) =>
  (value: number | null | undefined): number | null => {
    if (value != null && Math.abs(value) > max) throw invalid('out_of_bounds', [name], { min: -max, max });
    return value ?? null;
  };

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function checkedCountry(code: string): string {
  if (!/^[A-Z]{2}$/.test(code) || !countries.of(code)) throw invalid('country_code', ['country']);
  return code;
}

function checkedZone(name: string): string {
  if (!isTimeZone(name)) throw invalid('time_zone', ['timeZone']);
  return name;
}
