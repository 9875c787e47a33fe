/** How a caller at either door becomes a call. */
import type { IncomingHttpHeaders } from 'node:http';
import { localeOf } from '../domain/messages.js';
import type { Call, Desk } from '../services/desk.js';
import { accounts } from '../services/index.js';
import { refusalAtDoor } from './format-error.js';

export interface Caller {
  headers: IncomingHttpHeaders;
  authorization: string | undefined;
  requestId: string;
  address: string | null;
}

/** The call of a caller, and when its credential ends. @throws GraphQLError UNAUTHENTICATED, INTERNAL */
export async function callOf(desk: Desk, caller: Caller): Promise<{ call: Call; expiresAt: Date | null }> {
  const asked = caller.headers['accept-language'];
  try {
    const { actor, expiresAt } = await accounts.authenticate(desk, caller.authorization);
    const locale = asked || actor.kind !== 'PERSON' ? localeOf(asked) : actor.locale;
    const { requestId, address, headers } = caller;
    return { call: { desk, actor, locale, requestId, address, userAgent: headers['user-agent'] }, expiresAt };
  } catch (error) {
    throw refusalAtDoor(error, { desk, locale: localeOf(asked), requestId: caller.requestId });
  }
}
