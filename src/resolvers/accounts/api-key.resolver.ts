import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from '../../schema/accounts/account.input.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload } from '../../schema/accounts/account.payload.js';
import {
  AccountType,
  ApiKeyConnection,
  ApiKeyOrder,
  ApiKeyType,
  ApiKeyWhere,
} from '../../schema/accounts/account.type.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter, idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { accounts } from '../../services/index.js';
import type { ApiKeyOrder as Order, ApiKeyRow } from '../../services/accounts/api-key.query.js';

@Resolver(() => ApiKeyType as never)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, { description: 'The API keys, also those that have ended; never their secrets.' })
  async apiKeys(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ApiKeyWhere, { nullable: true, description: 'Which of them.' }) where?: ApiKeyWhere,
    @Arg('orderBy', () => ApiKeyOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const given = { ...where, clientId: idFilter('Client', where?.clientId) };
    return connection(await accounts.listApiKeys(call, given, orderBy, page), () => accounts.countApiKeys(call, given));
  }

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key for a service account.' })
  createApiKey(
    @Ctx() { call }: Context,
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
  ) {
    return payload(call.locale, async () => {
      const { apiKey, secret } = await accounts.createApiKey(call, {
        ...(input as Parameters<typeof accounts.createApiKey>[1]),
        clientId: optionalId('Client', input.clientId),
      });
      return { apiKey: await accounts.apiKeyById(call, apiKey.id), secret };
    });
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends an API key, and the sockets opened with it, at once.' })
  revokeApiKey(
    @Ctx() { call }: Context,
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which.' }) input: RevokeApiKeyInput,
  ) {
    return payload(call.locale, async () => {
      const { keyId } = await accounts.revokeApiKey(call, idOf('ApiKey', input.apiKeyId));
      return { apiKey: await accounts.apiKeyById(call, keyId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'The client that it is bound to, if it is.' })
  client(@Root() key: ApiKeyRow, @Ctx() { loaders }: Context) {
    return key.clientId ? loaders.client.load(key.clientId) : null;
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'Who made it.' })
  createdBy(@Root() key: ApiKeyRow, @Ctx() { loaders }: Context) {
    return key.createdById ? loaders.account.load(key.createdById) : null;
  }
}
