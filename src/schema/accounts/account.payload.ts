import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';
import { AccountType, ApiKeyType } from './account.type.js';

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

@ObjectType({ description: 'What became of exchanging a refresh token.', simpleResolvers: true })
export class RefreshTokenPayload extends SignedIn {}

@ObjectType({ description: 'What became of making an API key.', simpleResolvers: true })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key.' })
  apiKey!: unknown;

  @Field(() => String, { nullable: true, description: 'Its secret, shown this once.' })
  secret!: string | null;
}
