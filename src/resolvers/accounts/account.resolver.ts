import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  AssignRoleInput,
  ChangePasswordInput,
  CreateUserInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SetUserActiveInput,
  UpdateProfileInput,
} from '../../schema/accounts/account.input.js';
import {
  AssignRolePayload,
  ChangePasswordPayload,
  CreateUserPayload,
  RequestPasswordResetPayload,
  ResetPasswordPayload,
  SetUserActivePayload,
  UpdateProfilePayload,
} from '../../schema/accounts/account.payload.js';
import { AccountConnection, AccountOrder, AccountType, AccountWhere } from '../../schema/accounts/account.type.js';
import { ClientType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter, idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { accounts } from '../../services/index.js';
import type { AccountOrder as Order, AccountRow } from '../../services/accounts/account.query.js';

/** The ids that belong to a role, decoded. */
const ofRole = (input: { clientId?: string | null; technicianId?: string | null }) => ({
  clientId: optionalId('Client', input.clientId),
  technicianId: optionalId('Technician', input.technicianId),
});
const asUser = async (work: Promise<{ account: AccountRow }>) => ({ user: (await work).account });

@Resolver(() => AccountType as never)
export class AccountResolver {
  @Query(() => AccountType, { nullable: true, description: 'Who the caller is.' })
  me(@Ctx() { call }: Context) {
    return accounts.ownAccount(call);
  }

  @Query(() => AccountConnection, {
    description: 'The accounts. A SAV_MANAGER is shown those of clients and technicians.',
  })
  async users(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AccountWhere, { nullable: true, description: 'Which of them.' }) where?: AccountWhere,
    @Arg('orderBy', () => AccountOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const given = { ...where, clientId: idFilter('Client', where?.clientId) } as Parameters<
      typeof accounts.listAccounts
    >[1];
    const found = await accounts.listAccounts(call, given, orderBy, page);
    return connection(found, () => accounts.countAccounts(call, given));
  }

  @Mutation(() => UpdateProfilePayload, { description: 'Changes the caller’s own name and language.' })
  updateProfile(
    @Ctx() { call }: Context,
    @Arg('input', () => UpdateProfileInput, { description: 'What changes.' }) input: UpdateProfileInput,
  ) {
    return payload(call.locale, () =>
      asUser(accounts.updateProfile(call, input as Parameters<typeof accounts.updateProfile>[1])),
    );
  }

  @Mutation(() => ChangePasswordPayload, {
    description: 'Changes the caller’s own password, and ends every other session of theirs.',
  })
  changePassword(
    @Ctx() { call }: Context,
    @Arg('input', () => ChangePasswordInput, { description: 'Old and new.' }) input: ChangePasswordInput,
  ) {
    return payload(call.locale, () => asUser(accounts.changePassword(call, input)));
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Has a link to a new password sent by mail, good once and for an hour. The answer is the same whether or not the address has an account.',
  })
  requestPasswordReset(
    @Ctx() { call }: Context,
    @Arg('input', () => RequestPasswordResetInput, { description: 'Who asks.' }) input: RequestPasswordResetInput,
  ) {
    return payload(call.locale, () => accounts.requestPasswordReset(call, input));
  }

  @Mutation(() => ResetPasswordPayload, {
    description: 'Sets a password by the link in a mail, and ends all sessions of the account.',
  })
  resetPassword(
    @Ctx() { call }: Context,
    @Arg('input', () => ResetPasswordInput, { description: 'Token and password.' }) input: ResetPasswordInput,
  ) {
    return payload(call.locale, () => asUser(accounts.resetPassword(call, input)));
  }

  @Mutation(() => CreateUserPayload, {
    description: 'Makes an account for somebody, who is invited by mail to choose a password.',
  })
  createUser(
    @Ctx() { call }: Context,
    @Arg('input', () => CreateUserInput, { description: 'Whose account.' }) input: CreateUserInput,
  ) {
    const given = { ...input, ...ofRole(input) } as Parameters<typeof accounts.createUser>[1];
    return payload(call.locale, () => asUser(accounts.createUser(call, given)));
  }

  @Mutation(() => AssignRolePayload, {
    description: 'Gives an account another role; it holds at once. The last active ADMIN stays one.',
  })
  assignRole(
    @Ctx() { call }: Context,
    @Arg('input', () => AssignRoleInput, { description: 'Whose role, and which.' }) input: AssignRoleInput,
  ) {
    const given = { ...input, ...ofRole(input), accountId: idOf('Account', input.accountId) };
    return payload(call.locale, () =>
      asUser(accounts.assignRole(call, given as Parameters<typeof accounts.assignRole>[1])),
    );
  }

  @Mutation(() => SetUserActivePayload, {
    description:
      'Lets somebody in or out; whoever is let out is out at once. A SAV_MANAGER does it with accounts of clients. The last active ADMIN stays in.',
  })
  setUserActive(
    @Ctx() { call }: Context,
    @Arg('input', () => SetUserActiveInput, { description: 'Whom.' }) input: SetUserActiveInput,
  ) {
    const given = { ...input, accountId: idOf('Account', input.accountId) };
    return payload(call.locale, () => asUser(accounts.setUserActive(call, given)));
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
