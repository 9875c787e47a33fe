import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { Locale, Role } from './account.type.js';

@InputType('LoginInput', { description: 'Who signs in.' })
export class LoginInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;
}

@InputType('RefreshTokenInput', { description: 'The token to exchange.' })
export class RefreshTokenInput {
  @Field(() => String, { description: 'The newest refresh token; using an older one ends the session.' })
  refreshToken!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A random text of the client’s own. When the answer was lost, send the same token with the same key: it is answered the same new refresh token, as long as that one has not been used. Without a key a repetition is a theft.',
  })
  idempotencyKey?: string | null;
}

@InputType('RegisterInput', { description: 'Who opens an account, and for whom.' })
export class RegisterInput {
  @Field(() => String, { description: 'E-mail address; they sign in with it.' })
  email!: string;

  @Field(() => String, { description: 'Password, 12 to 1,024 characters and hard to guess.' })
  password!: string;

  @Field(() => String, { description: 'First name.' })
  firstName!: string;

  @Field(() => String, { description: 'Last name.' })
  lastName!: string;

  @Field(() => String, { nullable: true, description: 'The company that they act for; nothing for a person.' })
  companyName?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => Locale as never, { nullable: true, description: 'Language; that of the request when nothing is said.' })
  locale?: string | null;
}

@InputType('LogoutInput', { description: 'What to end.' })
export class LogoutInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether all sessions of the account end, not this one only.',
  })
  everywhere?: boolean | null;
}

@InputType('UpdateProfileInput', { description: 'What is to change; what is not given stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'First name.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  lastName?: string | null;

  @Field(() => Locale as never, { nullable: true, description: 'Language.' })
  locale?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was edited; an older one is a CONFLICT.' })
  version?: number | null;
}

@InputType('ChangePasswordInput', { description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The current password.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The new password, 12 to 1,024 characters and hard to guess.' })
  newPassword!: string;
}

@InputType('RequestPasswordResetInput', { description: 'Who has forgotten their password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'E-mail address of the account.' })
  email!: string;
}

@InputType('ResetPasswordInput', { description: 'The link’s token and the new password.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'What the link in the mail bears after `#token=`.' })
  token!: string;

  @Field(() => String, { description: 'The new password, 12 to 1,024 characters and hard to guess.' })
  newPassword!: string;
}

@InputType('RevokeSessionInput', { description: 'The session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'One of the caller’s own.' })
  sessionId!: string;
}

@InputType('CreateUserInput', { description: 'An account to make for somebody.' })
export class CreateUserInput {
  @Field(() => String, { description: 'E-mail address; the invitation is sent there.' })
  email!: string;

  @Field(() => String, { description: 'First name.' })
  firstName!: string;

  @Field(() => String, { description: 'Last name.' })
  lastName!: string;

  @Field(() => Role as never, { description: 'What they may do.' })
  role!: string;

  @Field(() => ID, { nullable: true, description: 'For a CLIENT, who needs one: the client that they act for.' })
  clientId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For a TECHNICIAN: the record that is theirs; a new one is made when nothing is said.',
  })
  technicianId?: string | null;

  @Field(() => Locale as never, { nullable: true, description: 'Language; the caller’s when nothing is said.' })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Up to 200 characters; the same key with the same input answers the first result. Kept 48 hours.',
  })
  idempotencyKey?: string | null;
}

@InputType('AssignRoleInput', { description: 'An account and its new role.' })
export class AssignRoleInput {
  @Field(() => ID, { description: 'Whose role it is.' })
  accountId!: string;

  @Field(() => Role as never, { description: 'What they may do from now on.' })
  role!: string;

  @Field(() => ID, { nullable: true, description: 'For a CLIENT, who needs one: the client that they act for.' })
  clientId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For a TECHNICIAN: the record that is theirs; their own, or a new one, when nothing is said.',
  })
  technicianId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was edited; an older one is a CONFLICT.' })
  version?: number | null;
}

@InputType('SetUserActiveInput', { description: 'Whom to let in or out.' })
export class SetUserActiveInput {
  @Field(() => ID, { description: 'Whose account it is.' })
  accountId!: string;

  @Field(() => Boolean, { description: 'Whether they may sign in; when not, their sessions end at once.' })
  active!: boolean;

  @Field(() => Int, { nullable: true, description: 'The version that was edited; an older one is a CONFLICT.' })
  version?: number | null;
}

@InputType('RevokeApiKeyInput', { description: 'The key to end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Its id.' })
  apiKeyId!: string;
}

@InputType('CreateApiKeyInput', { description: 'A key to make.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'Whose key it is.' })
  name!: string;

  @Field(() => [String], { description: 'What it may do, such as `diagnostics:write`.' })
  scopes!: string[];

  @Field(() => ID, { nullable: true, description: 'Binds the key to one client: it sees and touches nothing else.' })
  clientId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether unknown robots that it reports are registered instead of refused; no when nothing is said.',
  })
  selfRegistration?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; never when nothing is said.' })
  expiresAt?: string | null;
}
