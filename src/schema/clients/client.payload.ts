import { Field, ObjectType } from 'type-graphql';
import { ImportReport } from '../common/csv.type.js';
import { Payload } from '../common/user-error.js';
import { AssetType, DeviceType } from './asset.type.js';
import { ClientType } from './client.type.js';
import { ContactType } from './contact.type.js';
import { ContractType } from './contract.type.js';
import { SiteType } from './site.type.js';

@ObjectType({ description: 'What became of entering a client.', simpleResolvers: true })
export class CreateClientPayload extends Payload {
  @Field(() => ClientType, { nullable: true, description: 'The client.' })
  client!: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is new; one that was there took what was given.' })
  created!: boolean | null;
}

@ObjectType({ description: 'What became of changing a client.', simpleResolvers: true })
export class UpdateClientPayload extends Payload {
  @Field(() => ClientType, { nullable: true, description: 'The client, changed.' })
  client!: unknown;
}

@ObjectType({ description: 'What became of putting a client away.', simpleResolvers: true })
export class ArchiveClientPayload extends Payload {
  @Field(() => ClientType, { nullable: true, description: 'The client, put away.' })
  client!: unknown;
}

@ObjectType({ description: 'What became of a site.', simpleResolvers: true })
export class UpsertSitePayload extends Payload {
  @Field(() => SiteType, { nullable: true, description: 'The site as it now is.' })
  site!: unknown;
}

@ObjectType({ description: 'What became of putting a site away.', simpleResolvers: true })
export class ArchiveSitePayload extends Payload {
  @Field(() => SiteType, { nullable: true, description: 'The site, put away.' })
  site!: unknown;
}

@ObjectType({ description: 'What became of a contact.', simpleResolvers: true })
export class UpsertContactPayload extends Payload {
  @Field(() => ContactType, { nullable: true, description: 'The contact as it now is.' })
  contact!: unknown;
}

@ObjectType({ description: 'What became of putting a contact away.', simpleResolvers: true })
export class ArchiveContactPayload extends Payload {
  @Field(() => ContactType, { nullable: true, description: 'The contact, put away.' })
  contact!: unknown;
}

@ObjectType({ description: 'What became of a contract.', simpleResolvers: true })
export class UpsertContractPayload extends Payload {
  @Field(() => ContractType, { nullable: true, description: 'The contract as it now is.' })
  contract!: unknown;
}

@ObjectType({ description: 'What became of putting a contract away.', simpleResolvers: true })
export class ArchiveContractPayload extends Payload {
  @Field(() => ContractType, { nullable: true, description: 'The contract, put away.' })
  contract!: unknown;
}

@ObjectType({ description: 'What became of registering an asset.', simpleResolvers: true })
export class RegisterAssetPayload extends Payload {
  @Field(() => AssetType, { nullable: true, description: 'The asset as it now is.' })
  asset!: unknown;
}

@ObjectType({ description: 'What became of putting a device away.', simpleResolvers: true })
export class ArchiveDevicePayload extends Payload {
  @Field(() => DeviceType, { nullable: true, description: 'The device, put away.' })
  device!: unknown;
}

@ObjectType({ description: 'What became of importing clients.', simpleResolvers: true })
export class ImportClientsPayload extends Payload {
  @Field(() => ImportReport, {
    nullable: true,
    description:
      'What was done, or what is wrong with the file; null when it was refused for another reason. Clients are counted: one whose site or contact is new or changed is changed.',
  })
  report!: ImportReport | null;
}
