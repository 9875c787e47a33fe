import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';
import { ClientType } from '../clients/client.type.js';
import { AccountType, ApiKeyType } from './account.type.js';
import { SessionType } from './session.type.js';

@ObjectType()
abstract class SignedIn extends Payload {
  @Field(() => String, { nullable: true, description: 'Access token, good for 15 minutes: `Authorization: Bearer …`.' })
  accessToken!: string | null;

  @Field(() => String, { nullable: true, description: 'Refresh token: exchange it once for new tokens.' })
  refreshToken!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the access token ends.' })
  expiresAt!: unknown;

  @Field(() => AccountType, { nullable: true, description: 'Who signed in.' })
  user!: unknown;
}

@ObjectType({ description: 'What became of signing in.', simpleResolvers: true })
export class LoginPayload extends SignedIn {}

@ObjectType({ description: 'What became of opening an account.', simpleResolvers: true })
export class RegisterPayload extends SignedIn {
  @Field(() => ClientType, { nullable: true, description: 'The client’s profile that was made with it.' })
  client!: unknown;
}

@ObjectType({ description: 'What became of signing out.', simpleResolvers: true })
export class LogoutPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many sessions ended.' })
  endedSessions!: number | null;
}

@ObjectType()
abstract class OfAccount extends Payload {
  @Field(() => AccountType, { nullable: true, description: 'The account, as it is now.' })
  user!: unknown;
}

@ObjectType({ description: 'What became of changing one’s own profile.', simpleResolvers: true })
export class UpdateProfilePayload extends OfAccount {}

@ObjectType({ description: 'What became of changing one’s own password.', simpleResolvers: true })
export class ChangePasswordPayload extends OfAccount {}

@ObjectType({ description: 'What became of setting a password by mail.', simpleResolvers: true })
export class ResetPasswordPayload extends OfAccount {}

@ObjectType({ description: 'What became of making an account for somebody.', simpleResolvers: true })
export class CreateUserPayload extends OfAccount {}

@ObjectType({ description: 'What became of giving a role.', simpleResolvers: true })
export class AssignRolePayload extends OfAccount {}

@ObjectType({ description: 'What became of letting somebody in or out.', simpleResolvers: true })
export class SetUserActivePayload extends OfAccount {}

@ObjectType({ description: 'What became of asking for a new password.', simpleResolvers: true })
export class RequestPasswordResetPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'What to tell the person. The same whether or not the address has an account.',
  })
  message!: string | null;
}

@ObjectType({ description: 'What became of ending a session.', simpleResolvers: true })
export class RevokeSessionPayload extends Payload {
  @Field(() => SessionType, { nullable: true, description: 'The session, which has ended.' })
  session!: unknown;
}

@ObjectType({ description: 'What became of ending an API key.', simpleResolvers: true })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key, which opens nothing any more.' })
  apiKey!: unknown;
}

@ObjectType({ description: 'What became of exchanging a refresh token.', simpleResolvers: true })
export class RefreshTokenPayload extends SignedIn {}

@ObjectType({ description: 'What became of making an API key.', simpleResolvers: true })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key.' })
  apiKey!: unknown;

  @Field(() => String, { nullable: true, description: 'Its secret, shown this once.' })
  secret!: string | null;
}
