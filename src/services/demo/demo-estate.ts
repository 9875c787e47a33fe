/** What the demo desk's clients have beside robots: people, other equipment, and a contract each. All of it is made up. */
import { newId } from '../../domain/ids.js';
import { Contact, type ContactCard } from '../../entities/clients/contact.entity.js';
import { Contract, ContractAsset, type ContractLevel } from '../../entities/clients/contract.entity.js';
import { Device, type DeviceRecord } from '../../entities/clients/device.entity.js';
import type { Tx } from '../transaction.js';
import { CLIENTS } from './demo-data.js';

/** Clients as they have been entered, by name, with their sites by name. */
export type DemoClients = ReadonlyMap<string, { id: string; sites: ReadonlyMap<string, string> }>;

interface DemoEstate {
  contacts: (Pick<ContactCard, 'name' | 'function' | 'department' | 'email' | 'phone' | 'preferredMode'> & {
    /** Which of the client's sites they are at; none for its head office. */
    site?: number;
  })[];
  devices: (Pick<DeviceRecord, 'name' | 'brand' | 'model' | 'serialNumber' | 'operatingSystem' | 'purchasePlace'> & {
    site: number;
    purchasedDaysAgo: number;
  })[];
  contract: {
    number: string;
    name: string;
    level: ContractLevel;
    coversParts: boolean;
    exclusions: string[];
    yearlyPriceAmount: string;
    hourlyRateAmount: string;
    /** The robots that it covers; all assets when there are none here. */
    robots: string[];
    startedDaysAgo: number;
    days: number;
  };
}

/** In the order of `CLIENTS`. */
const ESTATES: DemoEstate[] = [
  {
    contacts: [
      {
        ...{ name: 'Claire Dubois', function: 'Responsable d’exploitation', department: 'Exploitation' },
        ...{ email: 'client@demo.ouranos.test', phone: '+33 6 12 00 10 01', preferredMode: 'PHONE' },
      },
      {
        ...{ name: 'Karim Benali', function: 'Chef de quai', department: 'Réception', site: 0 },
        ...{ email: 'k.benali@lra.demo.ouranos.test', phone: '+33 6 12 00 10 02', preferredMode: 'SMS' },
      },
      {
        ...{ name: 'Sophie Marchand', function: 'Technicienne de maintenance', department: 'Maintenance', site: 1 },
        ...{ email: 's.marchand@lra.demo.ouranos.test', phone: '+33 6 12 00 10 03', preferredMode: 'EMAIL' },
      },
    ],
    devices: [
      {
        ...{ name: 'Serveur de flotte', brand: 'Dell', model: 'PowerEdge R360', serialNumber: 'LRA-SRV-7Q2X' },
        ...{ operatingSystem: 'Ubuntu 24.04 LTS', purchasePlace: 'Lyon', site: 0, purchasedDaysAgo: 640 },
      },
      {
        ...{ name: 'Borne de recharge du quai 2', brand: 'Ouranos', model: 'Dock 48', serialNumber: 'DCK-48-0192' },
        ...{ operatingSystem: null, purchasePlace: 'Lyon', site: 0, purchasedDaysAgo: 410 },
      },
      {
        ...{ name: 'Terminal de préparation', brand: 'Zebra', model: 'TC58', serialNumber: 'ZB-5521-883' },
        ...{ operatingSystem: 'Android 14', purchasePlace: 'Saint-Priest', site: 1, purchasedDaysAgo: 205 },
      },
    ],
    contract: {
      ...{ number: 'C-LRA-2025-01', name: 'Maintenance de la flotte', level: 'STANDARD', coversParts: false },
      exclusions: ['Pièces d’usure', 'Dommages causés par un tiers'],
      ...{ yearlyPriceAmount: '18400.00', hourlyRateAmount: '92.00', robots: [], startedDaysAgo: 320, days: 1_095 },
    },
  },
  {
    contacts: [
      {
        ...{ name: 'Hugo Girard', function: 'Responsable maintenance', department: 'Services techniques' },
        ...{ email: 'client2@demo.ouranos.test', phone: '+33 6 20 00 20 01', preferredMode: 'EMAIL' },
      },
      {
        ...{ name: 'Amélie Fontaine', function: 'Pharmacienne responsable', department: 'Qualité', site: 0 },
        ...{ email: 'a.fontaine@pharmanord.demo.ouranos.test', phone: '+33 6 20 00 20 02', preferredMode: 'PHONE' },
      },
    ],
    devices: [
      {
        ...{ name: 'Poste de supervision', brand: 'HP', model: 'Z2 Mini G9', serialNumber: 'PHN-PC-0417' },
        ...{ operatingSystem: 'Windows 11 Pro', purchasePlace: 'Lille', site: 0, purchasedDaysAgo: 512 },
      },
      {
        ...{
          name: 'Point d’accès de la zone froide',
          brand: 'Cisco',
          model: 'Catalyst 9124',
          serialNumber: 'FCW-2719-A0K',
        },
        ...{ operatingSystem: 'IOS XE 17', purchasePlace: 'Lille', site: 0, purchasedDaysAgo: 730 },
      },
    ],
    contract: {
      ...{ number: 'C-PHN-2026-01', name: 'Service renforcé des Titan', level: 'PREMIUM', coversParts: true },
      exclusions: ['Mauvaise utilisation'],
      ...{ yearlyPriceAmount: '26900.00', hourlyRateAmount: '110.00', robots: ['OUR-3007', 'OUR-3008'] },
      ...{ startedDaysAgo: 90, days: 730 },
    },
  },
];

/** Enters what each client has. @param robots by serial number @param products ids by model */
export function createEstates(
  tx: Tx,
  clients: DemoClients,
  robots: ReadonlyMap<string, { id: string }>,
  products: ReadonlyMap<string, string>,
): void {
  for (const [index, { name, sites }] of CLIENTS.entries()) {
    const client = clients.get(name)!;
    const siteOf = (site: number | undefined) => (site === undefined ? null : client.sites.get(sites[site]!.name)!);
    const { contacts, devices, contract } = ESTATES[index]!;
    for (const [place, { site, ...card }] of contacts.entries())
      tx.em.create(Contact, {
        ...card,
        id: newId(),
        clientId: client.id,
        siteId: siteOf(site),
        isPrimary: place === 0,
        externalRef: null,
        createdAt: tx.now,
        archivedAt: null,
      });
    for (const { site, purchasedDaysAgo, ...device } of devices)
      tx.em.create(Device, {
        ...device,
        id: newId(),
        clientId: client.id,
        siteId: siteOf(site),
        productId: products.get(device.model ?? '') ?? null,
        purchasedOn: dayOf(tx.now, -purchasedDaysAgo),
        externalRef: null,
        createdAt: tx.now,
        updatedAt: tx.now,
        archivedAt: null,
      });
    const { robots: covered, startedDaysAgo, days, ...terms } = contract;
    const contractId = newId();
    tx.em.create(Contract, {
      ...terms,
      id: contractId,
      clientId: client.id,
      startsOn: dayOf(tx.now, -startedDaysAgo),
      endsOn: dayOf(tx.now, days - startedDaysAgo - 1),
      slaPolicyId: null,
      coversAllAssets: covered.length === 0,
      externalRef: null,
      createdAt: tx.now,
      updatedAt: tx.now,
      archivedAt: null,
    });
    for (const serial of covered) tx.em.create(ContractAsset, { contractId, assetId: robots.get(serial)!.id });
  }
}

/** The day so many days from now, ISO date. */
export const dayOf = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
