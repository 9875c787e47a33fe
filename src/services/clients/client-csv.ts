/** Clients as a file: a row has a client, and at most one of their sites and one of their contacts. */
import { invalid } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';
import type { ContactMode } from '../../domain/tickets/ticket-words.js';
import type { ClientProfile } from '../../entities/clients/client.entity.js';
import type { ContactCard } from '../../entities/clients/contact.entity.js';
import type { SiteAddress } from '../../entities/clients/site.entity.js';
import { choice, column, decimal, text, type Cell, type Columns } from '../csv/index.js';

export interface ClientRecord {
  externalRef: string;
  name: string;
  kind: ClientProfile['kind'];
  email: string;
  phone: string;
  locale: Locale;
  preferredContactMode: ContactMode;
  siteName: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  latitude: number;
  longitude: number;
  timeZone: string;
  contactName: string;
  contactFunction: string;
  contactEmail: string;
  contactPhone: string;
}

const kind = choice<ClientProfile['kind']>({ COMPANY: ['Entreprise', 'Company'], PERSON: ['Particulier', 'Person'] });
const locale = choice<Locale>({ fr: ['Français', 'French'], en: ['Anglais', 'English'] });
const mode = choice<ContactMode>({
  EMAIL: ['E-mail', 'E-mail'],
  PHONE: ['Téléphone', 'Phone'],
  SMS: ['SMS', 'SMS'],
  PORTAL: ['Portail', 'Portal'],
});

/** Degrees, as exact as they are given. */
const degrees: Cell<number> = {
  read(given) {
    const number = given.trim();
    if (!/^-?\d{1,3}([.,]\d{1,17})?$/.test(number)) throw invalid('csv_number', []);
    return Number(number.replace(',', '.'));
  },
  write: (value, language) => decimal.write(String(value), language),
};

export const CLIENT_COLUMNS: Columns<ClientRecord> = {
  externalRef: column('Référence externe', 'External reference', text),
  name: column('Nom', 'Name', text),
  kind: column('Type', 'Kind', kind),
  email: column('E-mail', 'E-mail', text),
  phone: column('Téléphone', 'Phone', text),
  locale: column('Langue', 'Language', locale),
  preferredContactMode: column('Mode de contact préféré', 'Preferred contact mode', mode),
  siteName: column('Site', 'Site', text),
  street: column('Rue', 'Street', text),
  postalCode: column('Code postal', 'Postal code', text),
  city: column('Ville', 'City', text),
  country: column('Pays', 'Country', text),
  latitude: column('Latitude', 'Latitude', degrees),
  longitude: column('Longitude', 'Longitude', degrees),
  timeZone: column('Fuseau horaire', 'Time zone', text),
  contactName: column('Contact', 'Contact', text),
  contactFunction: column('Fonction du contact', 'Contact function', text),
  contactEmail: column('E-mail du contact', 'Contact e-mail', text),
  contactPhone: column('Téléphone du contact', 'Contact phone', text),
};

/** In which columns the parts of a thing are; the others are not said in files. */
export type PartColumns<Parts> = { [Name in keyof Parts]?: keyof ClientRecord };

export const PROFILE_COLUMNS: PartColumns<ClientProfile> = {
  externalRef: 'externalRef',
  name: 'name',
  kind: 'kind',
  email: 'email',
  phone: 'phone',
  locale: 'locale',
  preferredContactMode: 'preferredContactMode',
};

export const ADDRESS_COLUMNS: PartColumns<SiteAddress> = {
  name: 'siteName',
  street: 'street',
  postalCode: 'postalCode',
  city: 'city',
  country: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
  timeZone: 'timeZone',
};

/** A contact is at the site of their row, which has no id yet: it goes by its name. */
export const CARD_COLUMNS: PartColumns<ContactCard> = {
  name: 'contactName',
  function: 'contactFunction',
  email: 'contactEmail',
  phone: 'contactPhone',
  siteId: 'siteName',
};
