/** What budgets say over HTTP: fields of the head, and statuses. */
import type { GraphQLFormattedError } from 'graphql';
import type { Budgets, Charge } from './budgets.js';

/** Statuses of refusals of a whole operation; what was executed in part is answered with 200, as GraphQL over HTTP says. */
const STATUS: Record<string, number> = { RATE_LIMITED: 429, QUERY_TOO_COSTLY: 400 };

/** The head of an answer, while it is made. */
export interface Head {
  status?: number | undefined;
  headers: { set(name: string, value: string): unknown };
}

export function sayBudget(headers: Head['headers'], budgets: Budgets, charge: Charge, level = charge.level): void {
  const { policy, state } = budgets.headersOf(charge, level);
  headers.set('ratelimit-policy', policy);
  headers.set('ratelimit', state);
}

/** Says in the head what programs that read no body need: that it was too much, and when to come again. */
export function sayRefusal(http: Head, errors: readonly GraphQLFormattedError[], hasData: boolean): void {
  for (const { extensions } of errors) {
    const status = STATUS[String(extensions?.['code'])];
    if (status === undefined) continue;
    if (!hasData) http.status = status;
    const seconds = extensions?.['retryAfter'];
    if (typeof seconds === 'number') http.headers.set('retry-after', String(seconds));
    return;
  }
}
