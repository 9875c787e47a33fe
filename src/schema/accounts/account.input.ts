import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';

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
