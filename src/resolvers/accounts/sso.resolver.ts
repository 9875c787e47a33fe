import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { SsoProviderType } from '../../schema/accounts/sso-provider.type.js';
import { accounts } from '../../services/index.js';

@Resolver()
export class SsoResolver {
  @Query(() => [SsoProviderType], {
    description: 'Providers that people may sign in with; none when the desk has none.',
  })
  ssoProviders(@Ctx() { call }: Context) {
    return accounts.ssoProviders(call.desk);
  }
}
