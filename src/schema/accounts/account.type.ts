import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { ROLES } from '../../domain/accounts/actor.js';
import { LOCALES } from '../../domain/messages.js';
import { enumOf } from '../common/enums.js';

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
}
