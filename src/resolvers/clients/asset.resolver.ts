import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { ArchiveDeviceInput, RegisterAssetInput } from '../../schema/clients/asset.input.js';
import { AssetConnection, AssetOrder, AssetWhere, DeviceType } from '../../schema/clients/asset.type.js';
import { ArchiveDevicePayload, RegisterAssetPayload } from '../../schema/clients/client.payload.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { SiteType } from '../../schema/clients/site.type.js';
import { connection } from '../../schema/common/connection.js';
import { assetOf, idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { clients } from '../../services/index.js';
import type { AssetOrder as Order } from '../../services/clients/asset.query.js';
import type { DeviceRow } from '../../services/clients/device.query.js';
import { assetWhereOf } from './where.js';

@Resolver(() => DeviceType as never)
export class AssetResolver {
  @Query(() => AssetConnection, { description: 'The robots and devices that the caller sees, as one list.' })
  async assets(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AssetWhere, { nullable: true, description: 'Which of them.' }) where?: AssetWhere,
    @Arg('orderBy', () => AssetOrder as never, { defaultValue: 'CREATED_AT_DESC', description: 'In which order.' })
    orderBy: Order = 'CREATED_AT_DESC',
  ) {
    const decoded = assetWhereOf(where);
    const found = await clients.listAssets(call, decoded, orderBy, page);
    return connection(found, () => clients.countAssets(call, decoded));
  }

  @Mutation(() => RegisterAssetPayload, {
    description: 'Enters a device, changes one, or describes a robot as the asset that it is too.',
  })
  registerAsset(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RegisterAssetInput, { description: 'The asset.' }) input: RegisterAssetInput,
  ) {
    const { assetId, robotId, ...given } = input;
    return payload(call.locale, async () => {
      const registered = await clients.registerAsset(call, {
        ...given,
        ...(robotId == null ? assetOf(assetId) : { robotId: idOf('Robot', robotId) }),
        clientId: optionalId('Client', input.clientId),
        ...(input.siteId !== undefined && { siteId: optionalId('Site', input.siteId) }),
        ...(input.productId !== undefined && { productId: optionalId('Product', input.productId) }),
      } as clients.RegisterAsset);
      return { asset: await loaders.asset.load(registered.assetId) };
    });
  }

  @Mutation(() => ArchiveDevicePayload, { description: 'Takes a device out of use. Not with open tickets.' })
  archiveDevice(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ArchiveDeviceInput, { description: 'Which one.' }) input: ArchiveDeviceInput,
  ) {
    return payload(call.locale, async () => {
      const { deviceId } = await clients.archiveDevice(call, { ...input, deviceId: idOf('Device', input.deviceId) });
      return { device: await loaders.device.load(deviceId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'Whose it is.' })
  client(@Root() device: DeviceRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(device.clientId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'Where it is.' })
  site(@Root() device: DeviceRow, @Ctx() { loaders }: Context) {
    return device.siteId ? loaders.site.load(device.siteId) : null;
  }

  @FieldResolver(() => ProductType, { nullable: true, description: 'What it is in the catalogue.' })
  product(@Root() device: DeviceRow, @Ctx() { loaders }: Context) {
    return device.productId ? loaders.product.load(device.productId) : null;
  }
}
