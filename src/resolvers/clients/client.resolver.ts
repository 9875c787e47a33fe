import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ClientConnection, ClientOrder, ClientType, ClientWhere, SiteType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { clients } from '../../services/index.js';
import type { ClientOrder as Order, ClientRow, SiteRow } from '../../services/clients/client.query.js';

@Resolver(() => ClientType as never)
export class ClientResolver {
  @Query(() => ClientType, {
    nullable: true,
    description: 'A client; null when there is none that the caller may see.',
  })
  client(@Ctx() { loaders }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return loaders.client.load(idOf('Client', id));
  }

  @Query(() => ClientConnection, { description: 'The clients.' })
  async clients(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ClientWhere, { nullable: true, description: 'Which of them.' }) where?: ClientWhere,
    @Arg('orderBy', () => ClientOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const given = (where ?? {}) as Parameters<typeof clients.listClients>[1];
    return connection(await clients.listClients(call, given, orderBy, page), () => clients.countClients(call, given));
  }

  @FieldResolver(() => [SiteType], { description: 'Its sites, by name.' })
  sites(@Root() client: ClientRow, @Ctx() { loaders }: Context) {
    return loaders.sitesOfClient.load(client.id);
  }
}

@Resolver(() => SiteType as never)
export class SiteResolver {
  @FieldResolver(() => ClientType, { nullable: true, description: 'Whose it is.' })
  client(@Root() site: SiteRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(site.clientId);
  }
}
