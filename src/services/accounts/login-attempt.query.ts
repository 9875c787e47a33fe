/** Reading the login audit. */
import { sql } from 'kysely';
import { emailKey } from '../../domain/accounts/email.js';
import type { Call } from '../desk.js';
import { conditions, mapFilter, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const rows = ({ desk: { db } }: Call) =>
  db
    .selectFrom('login_attempt')
    .select([
      'login_attempt.id',
      'login_attempt.at',
      'login_attempt.email',
      'login_attempt.account_id as accountId',
      'login_attempt.method',
      'login_attempt.outcome',
      'login_attempt.address',
      'login_attempt.user_agent as userAgent',
      'login_attempt.request_id as requestId',
    ]);
export type LoginAttemptRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface LoginAttemptWhere {
  at?: Filter<Date> | null;
  email?: Filter<string> | null;
  accountId?: Filter<string> | null;
  method?: Filter<string> | null;
  outcome?: Filter<string> | null;
  address?: Filter<string> | null;
}

export const LOGIN_ATTEMPT_ORDERS = {
  AT_DESC: { name: 'at', column: sql`login_attempt.at`, type: 'timestamptz', direction: 'DESC' },
  AT_ASC: { name: 'at', column: sql`login_attempt.at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type LoginAttemptOrder = keyof typeof LOGIN_ATTEMPT_ORDERS;

const whereOf = (where: LoginAttemptWhere) => [
  ...conditions(sql`login_attempt.at`, where.at, 'timestamptz'),
  ...conditions(sql`lower(login_attempt.email)`, mapFilter(where.email, emailKey)),
  ...conditions(sql`login_attempt.account_id`, where.accountId, 'uuid'),
  ...conditions(sql`login_attempt.method`, where.method),
  ...conditions(sql`login_attempt.outcome`, where.outcome),
  ...conditions(sql`login_attempt.address`, where.address),
];

export const listLoginAttempts = (call: Call, where: LoginAttemptWhere, orderBy: LoginAttemptOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(where), LOGIN_ATTEMPT_ORDERS[orderBy], sql`login_attempt.id`, page);

export const countLoginAttempts = (call: Call, where: LoginAttemptWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('login_attempt'), whereOf(where));
