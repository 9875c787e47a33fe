/**
 * An executor that holds the compiled answer to each operation against the answer of graphql-js's own executor. Desks in
 * tests run on it, so every operation of the suite is held.
 *
 * What a mutation does is done once: what its root fields gave, or threw, is kept, and both executors finish it again.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { createContext, type Context } from '../../src/context.js';
import type { Desk } from '../../src/services/desk.js';
import { createExecutor, interpret, type Executor, type Operation } from '../../src/server/executor.js';

type Kept = Map<string, { value: unknown } | { error: unknown }>;
type Keeping = Context & { kept?: Kept };
type Resolver = GraphQLFieldResolver<unknown, Keeping>;

/** How many operations were held, in this process. */
export const held = { queries: 0, mutations: 0, events: 0 };

const TRIES = 5;
const keeping = new WeakSet<GraphQLSchema>();

export function heldExecutor(schema: GraphQLSchema, make: typeof createExecutor = createExecutor): Executor {
  if (!keeping.has(schema)) keepMutations(schema);
  keeping.add(schema);
  // Compiled from the first time on: a test asks most things once.
  const compiling = make(schema, 1);
  return {
    async run(operation) {
      const kept: Kept = new Map();
      (operation.context as Keeping).kept = kept;
      const result = await compiling.run(operation);
      // Nothing was executed: the variables did not fit, and graphql-js said so itself.
      if (!('data' in result)) return result;
      await hold(operation, kept, schema, compiling);
      return result;
    },
  };
}

/**
 * Both again, because what is read may have changed since: only what differs each time differs. At one time, for what is
 * told of lengths grows while one asks.
 */
async function hold(operation: Operation, kept: Kept, schema: GraphQLSchema, compiling: Executor): Promise<void> {
  const now = operation.context.call.desk.clock.now();
  const anew = (): Operation => ({ ...operation, context: contextLike(operation.context as Keeping, kept, now) });
  for (let attempt = 1; ; attempt += 1) {
    const compiled = wire(await compiling.run(anew()));
    const interpreted = wire(await interpret(schema, anew()));
    if (isDeepStrictEqual(compiled, interpreted)) break;
    if (attempt < TRIES) continue;
    throw new Error(
      `The compiled answer differs from graphql-js's:\n${JSON.stringify(compiled)}\n${JSON.stringify(interpreted)}`,
    );
  }
  held[operation.root === undefined ? (kept.size > 0 ? 'mutations' : 'queries') : 'events'] += 1;
}

function contextLike({ call, live, connection }: Keeping, kept: Kept, now: Date): Keeping {
  const desk = Object.create(call.desk, { clock: { value: { now: () => now } } }) as Desk;
  return Object.assign(createContext({ ...call, desk }, live, { connection }), { kept });
}

/** An answer as it goes over the wire; the order of errors is nobody's promise. */
export function wire(result: ExecutionResult): unknown {
  const errors = result.errors?.map(({ message, path, originalError }) => ({
    message,
    path,
    code: (originalError as { code?: string } | undefined)?.code,
  }));
  const sorted = errors?.sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
  return JSON.parse(JSON.stringify({ data: result.data, errors: sorted }));
}

function keepMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve as Resolver;
    const keep: Resolver = async (source, args, context, info) => {
      const known = context.kept?.get(String(info.path.key));
      if (known && 'error' in known) throw known.error;
      if (known) return known.value;
      try {
        const value: unknown = await resolve(source, args, context, info);
        context.kept?.set(String(info.path.key), { value });
        return value;
      } catch (error) {
        context.kept?.set(String(info.path.key), { error });
        throw error;
      }
    };
    field.resolve = keep as GraphQLFieldResolver<unknown, unknown>;
  }
}
