import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AssetConnection } from '../../schema/clients/asset.type.js';
import { ArchiveClientInput, CreateClientInput, UpdateClientInput } from '../../schema/clients/client.input.js';
import { ArchiveClientPayload, CreateClientPayload, UpdateClientPayload } from '../../schema/clients/client.payload.js';
import { ClientConnection, ClientOrder, ClientType, ClientWhere } from '../../schema/clients/client.type.js';
import { ContactType } from '../../schema/clients/contact.type.js';
import { ContractType } from '../../schema/clients/contract.type.js';
import { SiteType } from '../../schema/clients/site.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { clients } from '../../services/index.js';
import type { ClientOrder as Order, ClientRow } from '../../services/clients/client.query.js';

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

  @Mutation(() => CreateClientPayload, {
    description:
      'Enters a client. A caller who has one already (a CLIENT, a key bound to one, a reference that the service account has brought before) gets no second one: that one takes what is given.',
  })
  createClient(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => CreateClientInput, { description: 'The client.' }) input: CreateClientInput,
  ) {
    return payload(call.locale, async () => {
      const { clientId, created } = await clients.createClient(call, input as clients.CreateClient);
      return { client: await loaders.client.load(clientId), created };
    });
  }

  @Mutation(() => UpdateClientPayload, { description: 'Changes a client’s profile.' })
  updateClient(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpdateClientInput, { description: 'What is to change.' }) input: UpdateClientInput,
  ) {
    return payload(call.locale, async () => {
      const given = { ...input, clientId: idOf('Client', input.clientId) } as clients.UpdateClient;
      const { clientId } = await clients.updateClient(call, given);
      return { client: await loaders.client.load(clientId) };
    });
  }

  @Mutation(() => ArchiveClientPayload, {
    description:
      'Puts a client away: it is in no list any more, and what was done for it stays. Not with open tickets.',
  })
  archiveClient(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ArchiveClientInput, { description: 'Which one.' }) input: ArchiveClientInput,
  ) {
    return payload(call.locale, async () => {
      const { clientId } = await clients.archiveClient(call, { ...input, clientId: idOf('Client', input.clientId) });
      return { client: await loaders.client.load(clientId) };
    });
  }

  @FieldResolver(() => [SiteType], { description: 'Its sites, by name.' })
  sites(@Root() client: ClientRow, @Ctx() { loaders }: Context) {
    return loaders.sitesOfClient.load(client.id);
  }

  @FieldResolver(() => [ContactType], { description: 'The people there: the one to turn to first, then by name.' })
  contacts(@Root() client: ClientRow, @Ctx() { loaders }: Context) {
    return loaders.contactsOfClient.load(client.id);
  }

  @FieldResolver(() => [ContractType], { nullable: true, description: 'Its contracts, the latest first.' })
  contracts(@Root() client: ClientRow, @Ctx() { loaders }: Context) {
    return loaders.contractsOfClient.load(client.id);
  }

  @FieldResolver(() => AssetConnection, { nullable: true, description: 'Its robots and devices, the newest first.' })
  async assets(@Root() client: ClientRow, @Ctx() { call, loaders }: Context, @Args(() => PageArgs) page: PageArgs) {
    const found = await loaders.assetsOfClient(page).load(client.id);
    return connection(found, () => clients.countAssets(call, { clientId: { eq: client.id } }));
  }
}
