import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AccountType } from '../../schema/accounts/account.type.js';
import {
  LoginAttemptConnection,
  LoginAttemptOrder,
  LoginAttemptType,
  LoginAttemptWhere,
} from '../../schema/accounts/session.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { accounts } from '../../services/index.js';
import type { LoginAttemptOrder as Order, LoginAttemptRow } from '../../services/accounts/login-attempt.query.js';

@Resolver(() => LoginAttemptType as never)
export class LoginAttemptResolver {
  @Query(() => LoginAttemptConnection, { description: 'Every attempt to sign in with a password, good or bad.' })
  async loginAudit(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => LoginAttemptWhere, { nullable: true, description: 'Which of them.' })
    where?: LoginAttemptWhere,
    @Arg('orderBy', () => LoginAttemptOrder as never, { defaultValue: 'AT_DESC', description: 'In which order.' })
    orderBy: Order = 'AT_DESC',
  ) {
    const given = { ...where, accountId: idFilter('Account', where?.accountId) } as Parameters<
      typeof accounts.listLoginAttempts
    >[1];
    const found = await accounts.listLoginAttempts(call, given, orderBy, page);
    return connection(found, () => accounts.countLoginAttempts(call, given));
  }

  @FieldResolver(() => AccountType, {
    nullable: true,
    description: 'The account whose address it was, if there was one.',
  })
  account(@Root() attempt: LoginAttemptRow, @Ctx() { loaders }: Context) {
    return attempt.accountId ? loaders.account.load(attempt.accountId) : null;
  }
}
