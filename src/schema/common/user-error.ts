/** Expected refusals, in the payload of the mutation. Made in one place from what services throw. */
import { Field, ObjectType } from 'type-graphql';
import { DeskError, USER_ERROR_CODES, type UserErrorCode } from '../../domain/errors.js';
import { sentence, type Locale } from '../../domain/messages.js';
import { enumOf } from './enums.js';
import { Json } from './scalars.js';

const ErrorCode = enumOf(
  'ErrorCode',
  'Why something was refused. Codes are stable and never translated.',
  Object.keys(USER_ERROR_CODES) as UserErrorCode[],
  USER_ERROR_CODES,
);

@ObjectType({ description: 'A refusal that the caller can do something about.', simpleResolvers: true })
export class UserError {
  @Field(() => ErrorCode as never, { description: 'What kind of refusal it is.' })
  code!: string;

  @Field(() => String, { description: 'What to do, in the caller’s language.' })
  message!: string;

  @Field(() => [String], { description: 'The part of the input that it is about; empty when it is about the whole.' })
  path!: string[];

  @Field(() => Json, { nullable: true, description: 'More for a program: what is allowed, the current version, …' })
  details!: unknown;
}

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  errors!: UserError[];
}

const isUserErrorCode = (code: string): code is UserErrorCode => code in USER_ERROR_CODES;

/** A refusal in the caller's language. Anything that is not expected is thrown on. */
export function userErrorOf(error: unknown, locale: Locale): UserError {
  if (!(error instanceof DeskError) || !isUserErrorCode(error.code)) throw error;
  const { code, key, params, input, details } = error;
  return { code, message: sentence(key, params, locale), path: input, details };
}

/** Runs a use case: its result becomes the payload, and what it refuses the payload's errors. Anything else is not expected. */
export async function payload<Result extends object>(
  locale: Locale,
  work: () => Promise<Result>,
): Promise<Partial<Result> & { errors: UserError[] }> {
  try {
    return { ...(await work()), errors: [] };
  } catch (error) {
    return { errors: [userErrorOf(error, locale)] } as unknown as Partial<Result> & { errors: UserError[] };
  }
}
