/** Operations asked below the doors, by the executor of both, as many times as a test likes: what comes back, and what it cost. */
import {
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { contextAs } from '../support/execute.js';
import type { Actor } from '../../src/domain/accounts/actor.js';
import { createExecutor } from '../../src/server/executor.js';
import { asGraphQLError, formatError } from '../../src/server/format-error.js';
import { deskSchema } from '../../src/server/schema.js';
import { streamOpener } from '../../src/server/stream-opener.js';
import { CatchUp } from '../../src/subscriptions/stream.js';
import type { Loose } from '../support/client.js';
import type { TestDesk } from '../support/desk.js';
import { spokenDuring } from '../support/spoken.js';
import type { Asking } from './handles.js';

export interface Answered {
  /** Everything that came back, as a client would read it. */
  text: string;
  data: Loose;
  /** Codes of all refusals, of the operation and in payloads. */
  codes: string[];
  /** Whether gate one has refused the operation itself, and not a field on the way. */
  isRefused: boolean;
  statements: number;
  /** In ms. */
  time: number;
}

const schema = deskSchema();
const executor = createExecutor(schema);
const documents = new Map<string, DocumentNode>();

function documentOf(operation: string): DocumentNode {
  let document = documents.get(operation);
  if (!document) {
    document = parse(operation);
    const errors = validate(schema, document);
    if (errors.length > 0) throw new Error(`${errors.join('\n')}\nin: ${operation}`);
    documents.set(operation, document);
  }
  return document;
}

/** Asks, and for a stream reads all that there is to read so far. An error that nobody expects fails the test. */
export async function ask(desk: TestDesk, actor: Actor, { operation, variables }: Asking): Promise<Answered> {
  const document = documentOf(operation);
  let answers: ExecutionResult[] = [];
  const begin = performance.now();
  const statements = await spokenDuring(async () => {
    answers = operation.startsWith('subscription')
      ? await readStream(desk, actor, document, variables)
      : [await executor.run({ document, operationName: null, variables, context: contextAs(desk, actor) })];
  });
  const time = performance.now() - begin;
  const { call } = contextAs(desk, actor);
  const told = answers.map(({ data, errors }) => ({
    data,
    errors: errors?.map((error) => expected(error, call, operation)).sort(byPath),
  }));
  const text = JSON.stringify(told);
  const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code!);
  const isRefused = told.some(({ errors }) =>
    errors?.some(({ path, extensions }) => extensions?.['code'] === 'FORBIDDEN' && (path?.length ?? 0) < 2),
  );
  return { text, data: told[0]?.data, codes, isRefused, statements: statements.length, time };
}

/** Refusals of fields come in the order in which they happen, which is a matter of moments. */
const byPath = (one: GraphQLFormattedError, other: GraphQLFormattedError): number =>
  JSON.stringify(one.path) < JSON.stringify(other.path) ? -1 : 1;

function expected(error: GraphQLError, call: Parameters<typeof formatError>[1], operation: string) {
  const told = formatError(error, call);
  if (told.extensions?.['code'] === 'INTERNAL') throw new Error(`${error.message}\nin: ${operation}`, { cause: error });
  return told;
}

/** Opens a stream like the WebSocket door, and reads what it has to show so far, from its cursor or its beginning on. */
async function readStream(desk: TestDesk, actor: Actor, document: DocumentNode, variables: object) {
  const context = contextAs(desk, actor);
  const operation = document.definitions[0] as never;
  try {
    const opener = streamOpener(schema)({ document, operation } as never, variables as never);
    if ('errors' in opener) throw opener.errors[0]!;
    const spec = await opener.open(context);
    const catchUp = await CatchUp.begin(context, spec);
    const answers: ExecutionResult[] = [{ data: { opened: true } }];
    for await (const root of catchUp.missing())
      answers.push(await executor.run({ document, operationName: null, variables: opener.variables, context, root }));
    catchUp.close();
    return answers;
  } catch (error) {
    return [{ errors: [asGraphQLError(error)] }];
  }
}

export const medianOf = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
