import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AssetConnection } from '../../schema/clients/asset.type.js';
import { ArchiveSiteInput, UpsertSiteInput } from '../../schema/clients/client.input.js';
import { ArchiveSitePayload, UpsertSitePayload } from '../../schema/clients/client.payload.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { ContactType } from '../../schema/clients/contact.type.js';
import { SiteType } from '../../schema/clients/site.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { clients } from '../../services/index.js';
import type { SiteRow } from '../../services/clients/client.query.js';

@Resolver(() => SiteType as never)
export class SiteResolver {
  @Mutation(() => UpsertSitePayload, { description: 'Enters a site, or changes one.' })
  upsertSite(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertSiteInput, { description: 'The site.' }) input: UpsertSiteInput,
  ) {
    return payload(call.locale, async () => {
      const { siteId } = await clients.upsertSite(call, {
        ...(input as clients.UpsertSite),
        siteId: optionalId('Site', input.siteId),
        clientId: optionalId('Client', input.clientId),
      });
      return { site: await loaders.site.load(siteId) };
    });
  }

  @Mutation(() => ArchiveSitePayload, {
    description: 'Puts a site away, where no ticket is open and no asset is left.',
  })
  archiveSite(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ArchiveSiteInput, { description: 'Which one.' }) input: ArchiveSiteInput,
  ) {
    return payload(call.locale, async () => {
      const { siteId } = await clients.archiveSite(call, { ...input, siteId: idOf('Site', input.siteId) });
      return { site: await loaders.site.load(siteId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'Whose it is.' })
  client(@Root() site: SiteRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(site.clientId);
  }

  @FieldResolver(() => [ContactType], { description: 'The people there: the one to turn to first, then by name.' })
  contacts(@Root() site: SiteRow, @Ctx() { loaders }: Context) {
    return loaders.contactsOfSite.load(site.id);
  }

  @FieldResolver(() => AssetConnection, {
    nullable: true,
    description: 'The robots and devices there, the newest first.',
  })
  async assets(@Root() site: SiteRow, @Ctx() { call, loaders }: Context, @Args(() => PageArgs) page: PageArgs) {
    const found = await loaders.assetsOfSite(page).load(site.id);
    return connection(found, () => clients.countAssets(call, { siteId: { eq: site.id } }));
  }
}
