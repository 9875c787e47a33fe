import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { LoginInput, RefreshTokenInput } from '../../schema/accounts/account.input.js';
import { LoginPayload, RefreshTokenPayload } from '../../schema/accounts/account.payload.js';
import { AccountType } from '../../schema/accounts/account.type.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { payload } from '../../schema/common/user-error.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { accounts } from '../../services/index.js';
import type { AccountRow } from '../../services/accounts/account.query.js';

@Resolver(() => AccountType as never)
export class SessionResolver {
  @Query(() => AccountType, { nullable: true, description: 'Who the caller is.' })
  me(@Ctx() { call }: Context) {
    return accounts.ownAccount(call);
  }

  @Mutation(() => LoginPayload, { description: 'Signs in with e-mail and password.' })
  login(@Ctx() { call }: Context, @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput) {
    return payload(call.locale, async () => {
      const { account, ...tokens } = await accounts.login(call, input);
      return { ...tokens, user: account };
    });
  }

  @Mutation(() => RefreshTokenPayload, {
    description: 'Exchanges a refresh token for new tokens. Using one twice ends the session.',
  })
  refreshToken(
    @Ctx() { call }: Context,
    @Arg('input', () => RefreshTokenInput, { description: 'The token.' }) input: RefreshTokenInput,
  ) {
    return payload(call.locale, async () => {
      const { account, ...tokens } = await accounts.refresh(call, input.refreshToken);
      return { ...tokens, user: account };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'The client that they act for, when a CLIENT.' })
  client(@Root() account: AccountRow, @Ctx() { loaders }: Context) {
    return account.clientId ? loaders.clientOfAccount.load(account.clientId) : null;
  }

  @FieldResolver(() => TechnicianType, { nullable: true, description: 'The technician that they are, when one.' })
  technician(@Root() account: AccountRow, @Ctx() { loaders }: Context) {
    return account.technicianId ? loaders.technicianOfAccount.load(account.technicianId) : null;
  }
}
