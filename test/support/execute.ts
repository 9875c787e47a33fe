/** Runs operations on the desk's schema below the doors: what is tested is the schema and everything under it. */
import { execute, parse, subscribe, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createContext, type Context } from '../../src/context.js';
import type { Actor } from '../../src/domain/accounts/actor.js';
import { deskSchema } from '../../src/server/schema.js';
import { EventFan } from '../../src/subscriptions/event-fan.js';
import { EventLog } from '../../src/subscriptions/event-log.js';
import { callAs } from './actor.js';
import type { TestDesk } from './desk.js';

export interface Executed {
  data: Record<string, unknown> | null;
  errors: readonly GraphQLError[];
}

/** The context of one operation by an actor, with a live side of its own that nobody feeds. */
export function contextAs(desk: TestDesk, actor: Actor): Context {
  const fan = new EventFan();
  const log = new EventLog({ db: desk.desk.db, fan, log: desk.desk.log, url: desk.database.url });
  return createContext(callAs(desk, actor), { log, fan });
}

/** Executes an operation; a subscription is opened and closed again, which tells whether it may be opened. */
export async function executeAs(
  desk: TestDesk,
  actor: Actor,
  operation: string,
  variableValues: Record<string, unknown> = {},
  schema: GraphQLSchema = deskSchema(),
  rootValue: unknown = undefined,
): Promise<Executed> {
  const document = valid(schema, operation);
  const args = { schema, document, variableValues, rootValue, contextValue: contextAs(desk, actor) };
  const isStream = document.definitions.some((one) => 'operation' in one && one.operation === 'subscription');
  const result = isStream ? await subscribe(args) : await execute(args);
  if (Symbol.asyncIterator in result) {
    await result.return(undefined);
    return { data: null, errors: [] };
  }
  return { data: result.data ?? null, errors: result.errors ?? [] };
}

function valid(schema: GraphQLSchema, operation: string): DocumentNode {
  const document = parse(operation);
  const errors = validate(schema, document);
  if (errors.length > 0) throw new Error(`${errors.join('\n')}\nin: ${operation}`);
  return document;
}
