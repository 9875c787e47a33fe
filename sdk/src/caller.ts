/** Queries and mutations: as whom, with which key, and once more when the sign-in had ended. */
import { Unauthenticated } from './errors.js';
import type { CallOptions, Operation, Variables } from './operation.js';
import { resultOf, type Payload } from './result.js';
import type { Session } from './session.js';
import type { Transport } from './transport.js';
import type { World } from './world.js';

/** What is asked before anybody is signed in: an old token would only be in the way. */
const ANONYMOUS = new Set(['login', 'refreshToken', 'register']);

export interface CallerOptions {
  world: World;
  transport: Transport;
  session: Session;
}

export class Caller {
  readonly #options: CallerOptions;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /** A query's value, or a mutation's result. @throws DeskError */
  async call(field: string, operation: Operation, given: Variables, options: CallOptions = {}): Promise<unknown> {
    const { transport, world } = this.#options;
    const variables = operation.takesKey ? withKey(given, world) : given;
    const repeatable = operation.kind === 'query' || keyOf(variables) !== null;
    const ask = { field, operation, variables, repeatable, signal: options.signal };
    const value = ANONYMOUS.has(field)
      ? await transport.ask({ ...ask, authorization: null })
      : await this.#signedIn((authorization) => transport.ask({ ...ask, authorization }));
    return operation.kind === 'mutation' ? resultOf(value as Payload) : value;
  }

  /** A refusal at the door has done nothing, so any call may be made again once the sign-in is renewed. */
  async #signedIn(ask: (authorization: string | null) => Promise<unknown>): Promise<unknown> {
    const { session } = this.#options;
    const authorization = await session.authorization();
    try {
      return await ask(authorization);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      await session.renew(authorization, error);
      return await ask(await session.authorization());
    }
  }
}

/** One key for all attempts of a call: the desk then does it once, however often it is asked. */
function withKey(variables: Variables, world: World): Variables {
  if (keyOf(variables) !== null) return variables;
  return { ...variables, input: { ...(variables['input'] as object | undefined), idempotencyKey: world.uuid() } };
}

function keyOf(variables: Variables): unknown {
  return (variables['input'] as { idempotencyKey?: unknown } | null | undefined)?.idempotencyKey ?? null;
}
