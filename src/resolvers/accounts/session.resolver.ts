import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  LoginInput,
  LogoutInput,
  RefreshTokenInput,
  RegisterInput,
  RevokeSessionInput,
} from '../../schema/accounts/account.input.js';
import {
  LoginPayload,
  LogoutPayload,
  RefreshTokenPayload,
  RegisterPayload,
  RevokeSessionPayload,
} from '../../schema/accounts/account.payload.js';
import { SessionConnection, SessionType } from '../../schema/accounts/session.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { accounts } from '../../services/index.js';

@Resolver(() => SessionType as never)
export class SessionResolver {
  @Query(() => SessionConnection, { description: 'The caller’s own sessions that are good, the last used first.' })
  async sessions(@Ctx() { call }: Context, @Args(() => PageArgs) page: PageArgs) {
    return connection(await accounts.listSessions(call, page), () => accounts.countSessions(call));
  }

  @Mutation(() => RegisterPayload, {
    description: 'Opens a client’s account, with its profile, and signs in. Not for those who are signed in.',
  })
  register(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RegisterInput, { description: 'Who opens an account.' }) input: RegisterInput,
  ) {
    return payload(call.locale, async () => {
      const { account, ...tokens } = await accounts.register(
        call,
        input as unknown as Parameters<typeof accounts.register>[1],
      );
      return { ...tokens, user: account, client: await loaders.clientOfAccount.load(account.clientId!) };
    });
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
      const { account, ...tokens } = await accounts.refresh(call, input.refreshToken, input.idempotencyKey);
      return { ...tokens, user: account };
    });
  }

  @Mutation(() => LogoutPayload, {
    description: 'Signs out: ends the session, its tokens and its sockets. Not for API keys.',
  })
  logout(
    @Ctx() { call }: Context,
    @Arg('input', () => LogoutInput, { description: 'What to end.' }) input: LogoutInput,
  ) {
    return payload(call.locale, () => accounts.logout(call, input));
  }

  @Mutation(() => RevokeSessionPayload, {
    description: 'Ends one of the caller’s own sessions, its tokens and its sockets.',
  })
  revokeSession(
    @Ctx() { call }: Context,
    @Arg('input', () => RevokeSessionInput, { description: 'Which.' }) input: RevokeSessionInput,
  ) {
    return payload(call.locale, async () => {
      const { sessionId } = await accounts.revokeSession(call, idOf('Session', input.sessionId));
      return { session: await accounts.ownSession(call, sessionId) };
    });
  }
}
