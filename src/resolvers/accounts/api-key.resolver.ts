import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { CreateApiKeyInput } from '../../schema/accounts/account.input.js';
import { CreateApiKeyPayload } from '../../schema/accounts/account.payload.js';
import { ApiKeyType } from '../../schema/accounts/account.type.js';
import { optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { accounts } from '../../services/index.js';

@Resolver(() => ApiKeyType as never)
export class ApiKeyResolver {
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key for a service account.' })
  createApiKey(
    @Ctx() { call }: Context,
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
  ) {
    return payload(call.locale, () =>
      accounts.createApiKey(call, {
        ...(input as Parameters<typeof accounts.createApiKey>[1]),
        clientId: optionalId('Client', input.clientId),
      }),
    );
  }
}
