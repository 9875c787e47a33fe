import { Field, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';
import { ASSET_KINDS, ASSET_ORDERS } from '../../services/clients/asset.query.js';
import { ProductType } from '../catalogue/product.type.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, filterOf, IdFilter, TextFilter } from '../common/filters.js';
import { Node } from '../common/node.js';
import { DateOnly, DateTime } from '../common/scalars.js';
import { ClientType } from './client.type.js';
import { SiteType } from './site.type.js';

export const AssetKind = enumOf('AssetKind', 'What an asset is.', ASSET_KINDS, {
  ROBOT: 'A robot under the desk’s care.',
  DEVICE: 'Any other equipment.',
});
export const AssetOrder = orderEnumOf('AssetOrder', 'assets', ASSET_ORDERS);
const AssetKindFilter = filterOf('AssetKindFilter', AssetKind);

/** What robots and devices have in common. Both get its fields, and say some of them more narrowly. */
@InterfaceType('Asset', { description: 'Equipment of a client’s that the desk serves: a robot, or another device.' })
export abstract class AssetType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`, and for every argument called `assetId`.' })
  id!: string;

  @Field(() => String, { description: 'What it is called; a robot goes by its model and serial number.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Brand; of a robot its manufacturer.' })
  brand!: string | null;

  @Field(() => String, { nullable: true, description: 'Model.' })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'Serial number.' })
  serialNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Operating system.' })
  operatingSystem!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Day of purchase; warranties begin with it.' })
  purchasedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was bought.' })
  purchasePlace!: string | null;

  @Field(() => String, { nullable: true, description: 'Its reference in the CRM; unique in the desk.' })
  externalRef!: string | null;

  @Field(() => ClientType, { nullable: true, description: 'Whose it is.' })
  client!: unknown;

  @Field(() => SiteType, { nullable: true, description: 'Where it is.' })
  site!: unknown;

  @Field(() => ProductType, { nullable: true, description: 'What it is in the catalogue.' })
  product!: unknown;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken out of use.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@ObjectType('Device', {
  description: 'An asset that is no robot: a computer, a server, a machine.',
  implements: [Node, AssetType],
  simpleResolvers: true,
})
export class DeviceType {
  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;
}

export const AssetConnection = connectionOf('Asset', () => AssetType as never);

@InputType('AssetWhere', { description: 'Conditions on assets; all that are given must hold.' })
export class AssetWhere {
  @Field(() => AssetKindFilter, { nullable: true, description: 'Robot or device.' })
  kind?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By client.' })
  clientId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By site.' })
  siteId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By product.' })
  productId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By brand.' })
  brand?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By model.' })
  model?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By serial number.' })
  serialNumber?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By reference in the CRM.' })
  externalRef?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was entered.' })
  createdAt?: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words in the name, brand, model or operating system, or parts of the serial number or reference.',
  })
  search?: string | null;
}
