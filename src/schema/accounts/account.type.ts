import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { ROLES } from '../../domain/accounts/actor.js';
import { LOCALES } from '../../domain/messages.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, filterOf, IdFilter, TextFilter } from '../common/filters.js';
import { ACCOUNT_ORDERS } from '../../services/accounts/account.query.js';
import { API_KEY_ORDERS } from '../../services/accounts/api-key.query.js';

export const Role = enumOf('Role', 'What a person may do.', ROLES, {
  CLIENT: 'Sees and asks for its own.',
  TECHNICIAN: 'Sees and does what is assigned to them.',
  SAV_MANAGER: 'Runs the after-sales service.',
  ADMIN: 'Runs the desk.',
});
export const Locale = enumOf('Locale', 'Language of people-facing text.', LOCALES, { fr: 'French.', en: 'English.' });

@ObjectType('Account', { description: 'A person who signs in.', simpleResolvers: true })
export class AccountType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { description: 'E-mail address; they sign in with it.' })
  email!: string;

  @Field(() => String, { description: 'First and last name.' })
  name!: string;

  @Field(() => String, { description: 'First name.' })
  firstName!: string;

  @Field(() => String, { description: 'Last name.' })
  lastName!: string;

  @Field(() => Role as never, { description: 'What they may do.' })
  role!: string;

  @Field(() => Locale as never, { description: 'Their language.' })
  locale!: string;

  @Field(() => Boolean, { description: 'Whether they may sign in.' })
  active!: boolean;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const AccountConnection = connectionOf('Account', () => AccountType);
export const AccountOrder = orderEnumOf('AccountOrder', 'accounts', ACCOUNT_ORDERS);
const RoleFilter = filterOf('RoleFilter', Role);

@InputType('AccountWhere', { description: 'Conditions on accounts; all that are given must hold.' })
export class AccountWhere {
  @Field(() => RoleFilter, { nullable: true, description: 'By what they may do.' })
  role?: object | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they may sign in.' })
  active?: boolean | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the client that they act for.' })
  clientId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By e-mail address, whatever its case.' })
  email?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the account was made.' })
  createdAt?: object | null;

  @Field(() => String, { nullable: true, description: 'Words in the name or e-mail address.' })
  search?: string | null;
}

@ObjectType('ApiKey', {
  description: 'A service account’s key. Its secret is shown once, when it is made.',
  simpleResolvers: true,
})
export class ApiKeyType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { description: 'Whose key it is.' })
  name!: string;

  @Field(() => String, { description: 'The secret’s first characters, to tell keys apart.' })
  hint!: string;

  @Field(() => [String], { description: 'What it may do.' })
  scopes!: string[];

  @Field(() => Boolean, { description: 'Whether unknown robots that it reports are registered instead of refused.' })
  selfRegistration!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; never when null.' })
  expiresAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute.' })
  usedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it was not.' })
  revokedAt!: string | null;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKeyType);
export const ApiKeyOrder = orderEnumOf('ApiKeyOrder', 'API keys', API_KEY_ORDERS);

@InputType('ApiKeyWhere', { description: 'Conditions on API keys; all that are given must hold.' })
export class ApiKeyWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether they open anything: neither revoked nor over.' })
  active?: boolean | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the client that they are bound to.' })
  clientId?: object | null;

  @Field(() => String, { nullable: true, description: 'Which have this scope.' })
  scope?: string | null;

  @Field(() => String, { nullable: true, description: 'Words in the name or hint.' })
  search?: string | null;
}
