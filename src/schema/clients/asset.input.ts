import { Field, ID, InputType, Int } from 'type-graphql';
import { DateOnly } from '../common/scalars.js';

@InputType('RegisterAssetInput', {
  description:
    'A device to enter or to change, or what is known of a robot as an asset. What is not given stays, null empties.',
})
export class RegisterAssetInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The asset to change: a device, or a robot as by `robotId`; without it, it is a new device.',
  })
  assetId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The robot to describe; its brand, model and serial number are those of its registration.',
  })
  robotId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose a new device is, or the robot becomes; a CLIENT’s own when nothing is said.',
  })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it is; a site of the client’s.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it is in the catalogue.' })
  productId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is called; a new one goes by its brand and model when nothing is said.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand?: string | null;

  @Field(() => String, { nullable: true, description: 'Model.' })
  model?: string | null;

  @Field(() => String, { nullable: true, description: 'Serial number; unique within the client.' })
  serialNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Operating system.' })
  operatingSystem?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Day of purchase.' })
  purchasedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was bought.' })
  purchasePlace?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its reference in the CRM; unique in the desk, given by staff and service accounts.',
  })
  externalRef?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('ArchiveDeviceInput', { description: 'The device to put away; what was done with it stays.' })
export class ArchiveDeviceInput {
  @Field(() => ID, { description: 'The device.' })
  deviceId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}
