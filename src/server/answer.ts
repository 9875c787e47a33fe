/** What is done for one operation over HTTP, by whichever road it came: let in, paid for, executed, and put into words. */
import { GraphQLError, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.js';
import type { Executor } from './executor.js';
import { asGraphQLError, formatError } from './format-error.js';
import type { Admission, Asked } from './limits/admission.js';
import { BODY_BYTES } from './limits/bounds.js';
import { sayBudget, sayRefusal, type Head } from './limits/budgets-at-http.js';
import type { Budgets } from './limits/budgets.js';

export interface Road {
  admission: Admission;
  budgets: Budgets;
  executor: Executor;
}

/** An operation, and the size of the request that it came in. */
export interface Request extends Asked {
  operation: OperationDefinitionNode;
  contentLength: string | undefined;
}

/** As it goes over the wire. */
export interface Answer {
  errors?: readonly GraphQLFormattedError[];
  data?: Record<string, unknown> | null;
  extensions?: Record<string, unknown>;
}

/** Answers an operation; `http` is told what stands in the head. */
export async function answer(road: Road, request: Request, context: Context, http: Head): Promise<Answer> {
  const { admission, budgets, executor } = road;
  const { call, record } = context;
  const { document, operationName, variables } = request;
  const asked = { document, operationName, variables };
  const refused = largeQuery(request) ?? admission.refusal(asked, call);
  if (refused) {
    http.status = 400;
    return { errors: refused.map((error) => formatError(error, call)) };
  }
  const charging = budgets.charge(call, asked);
  const charge = charging instanceof Promise ? await charging : charging;
  if (record) record.cost = charge.requested;
  if (charge.refusal) {
    const errors = [formatError(asGraphQLError(charge.refusal), call)];
    sayBudget(http.headers, budgets, charge);
    sayRefusal(http, errors, false);
    return { errors };
  }
  const result = await executor.run({ ...asked, context });
  const { cost, level } = budgets.settle(charge, asked, result);
  if (record) record.cost = cost.actual;
  sayBudget(http.headers, budgets, charge, level);
  const extensions = { cost };
  if (!result.errors) return { data: result.data as Answer['data'], extensions };
  const errors = result.errors.map((error) => formatError(error, call));
  // Without data nothing was executed: the variables did not fit.
  if (!('data' in result)) http.status = 400;
  sayRefusal(http, errors, Boolean(result.data));
  return { errors, ...('data' in result && { data: result.data as Answer['data'] }), extensions };
}

/** Only what is written may be large: a query's variables say what to look for. */
function largeQuery({ operation, contentLength }: Request): GraphQLError[] | null {
  if (operation.operation === 'mutation' || !(Number(contentLength) > BODY_BYTES)) return null;
  const message = `The body of a query may have ${BODY_BYTES} bytes.`;
  return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })];
}

/**
 * Clients that ask for `application/json` by name, and not for GraphQL's own media type, take 4xx for a failure of the
 * transport: GraphQL over HTTP answers them 200. Everybody else is told 400.
 */
export const isForOlderClient = (accept = ''): boolean =>
  accept.includes('application/json') && !accept.includes('application/graphql-response+json');
