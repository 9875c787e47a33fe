import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Locale } from '../accounts/account.type.js';
import { ImportInput } from '../common/csv.type.js';
import { ContactMode } from '../tickets/ticket-enums.js';
import { ClientKind } from './client.type.js';

@InputType('CreateClientInput', { description: 'A client to enter.' })
export class CreateClientInput {
  @Field(() => String, { description: 'Name of the company or person.' })
  name!: string;

  @Field(() => ClientKind as never, {
    nullable: true,
    description: 'Company or person; a company when nothing is said.',
  })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => Locale as never, {
    nullable: true,
    description: 'The language it is written to in; French when nothing is said.',
  })
  locale?: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How it prefers to be reached.' })
  preferredContactMode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its reference in the CRM; given by staff and service accounts.',
  })
  externalRef?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('UpdateClientInput', {
  description: 'What is to change of a client; what is not given stays, null empties.',
})
export class UpdateClientInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the company or person.' })
  name?: string | null;

  @Field(() => ClientKind as never, { nullable: true, description: 'Company or person.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => Locale as never, { nullable: true, description: 'The language it is written to in.' })
  locale?: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How it prefers to be reached.' })
  preferredContactMode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its reference in the CRM; given by staff and service accounts.',
  })
  externalRef?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}

@InputType('UpsertSiteInput', {
  description: 'A site; of one that is there, what is not given stays, and null empties.',
})
export class UpsertSiteInput {
  @Field(() => ID, { nullable: true, description: 'The site to change; without it, it is a new one.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose a new one is; a CLIENT’s own when nothing is said.' })
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name; a new one needs one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2; FR when nothing is said.' })
  country?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84; together with the longitude.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84.' })
  longitude?: number | null;

  @Field(() => String, { nullable: true, description: 'Time zone, IANA name; Europe/Paris when nothing is said.' })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its reference in the CRM; unique within the client, given by staff and service accounts.',
  })
  externalRef?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('UpsertContactInput', {
  description: 'A contact; of one that is there, what is not given stays, and null empties.',
})
export class UpsertContactInput {
  @Field(() => ID, { nullable: true, description: 'The contact to change; without it, it is a new one.' })
  contactId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose a new one is; a CLIENT’s own when nothing is said.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The site where they are; one of the client’s.' })
  siteId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name; a new one needs one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do there.' })
  function?: string | null;

  @Field(() => String, { nullable: true, description: 'In which department.' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How they prefer to be reached.' })
  preferredMode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Makes them the one to turn to first, in the place of who was.',
  })
  isPrimary?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their reference in the CRM; unique within the client, given by staff and service accounts.',
  })
  externalRef?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('ArchiveClientInput', { description: 'The client to put away; what was done with it stays.' })
export class ArchiveClientInput {
  @Field(() => ID, { description: 'The client.' })
  clientId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}

@InputType('ArchiveSiteInput', { description: 'The site to put away; what was done with it stays.' })
export class ArchiveSiteInput {
  @Field(() => ID, { description: 'The site.' })
  siteId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}

@InputType('ArchiveContactInput', { description: 'The contact to put away; what was done with it stays.' })
export class ArchiveContactInput {
  @Field(() => ID, { description: 'The contact.' })
  contactId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}

@InputType('ImportClientsInput', {
  description: 'A file of clients with their sites and contacts: all of it is imported, or nothing.',
})
export class ImportClientsInput extends ImportInput {}
