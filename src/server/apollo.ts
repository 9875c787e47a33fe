/** GraphQL over HTTP. */
import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { asGraphQLError, formatError } from './format-error.js';
import { MAX_TOKENS } from './limits.js';
import { sayBudget, sayRefusal } from './limits/budgets-at-http.js';
import type { Budgets } from './limits/budgets.js';
import type { Executor } from './executor.js';
import type { Metrics } from './metrics.js';

export async function startApollo(
  schema: GraphQLSchema,
  given: { introspection: boolean; metrics: Metrics; executor: Executor; budgets: Budgets },
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: given.introspection,
    hideSchemaDetailsFromClientErrors: !given.introspection,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    // The desk ends its own way (see compose): Apollo must not take the signals.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      streamsElsewhere,
      throughExecutor(given.executor, given.budgets),
      errorsAndMetrics(given.metrics),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Errors are told in the caller's language, which only the operation's context knows; and what was asked is counted. */
const errorsAndMetrics = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    const started = performance.now();
    return {
      async willSendResponse({ response, errors, contextValue, operationName }) {
        if (errors && response.body.kind === 'single' && contextValue.call)
          response.body.singleResult.errors = errors.map((error) => formatError(error, contextValue.call));
        metrics.operation(
          { door: 'http', name: operationName ?? 'anonymous', status: isRefused(response) ? 'error' : 'ok' },
          (performance.now() - started) / 1_000,
        );
      },
    };
  },
});

/** A subscription has nothing to answer to one request. Said before it is executed, as if it were a query. */
const streamsElsewhere: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription')
          throw new GraphQLError('Send subscriptions over the WebSocket (graphql-transport-ws), at the same address.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
      },
    };
  },
};

/** Apollo parses, validates and keeps the document; the execution itself is paid for, and handed over. */
const throughExecutor = (executor: Executor, budgets: Budgets): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, operationName, request, contextValue, response }) {
        // Which operation is meant cannot be told: Apollo says so.
        if (!operation) return null;
        const { http } = response;
        const { call } = contextValue;
        const asked = { document, operationName, variables: request.variables };
        const charging = budgets.charge(call, asked);
        const charge = charging instanceof Promise ? await charging : charging;
        if (charge.refusal) {
          const errors = [formatError(asGraphQLError(charge.refusal), call)];
          sayBudget(http.headers, budgets, charge);
          sayRefusal(http, errors, false);
          return { http, body: { kind: 'single', singleResult: { errors } } };
        }
        const result = await executor.run({ ...asked, context: contextValue });
        const { cost, level } = budgets.settle(charge, asked, result);
        sayBudget(http.headers, budgets, charge, level);
        const extensions = { cost };
        if (!result.errors) return { http, body: { kind: 'single', singleResult: { ...result, extensions } } };
        const errors = result.errors.map((error) => formatError(error, call));
        // Without data nothing was executed: the variables did not fit.
        if (!('data' in result)) http.status = 400;
        sayRefusal(http, errors, Boolean(result.data));
        return { http, body: { kind: 'single', singleResult: { ...result, errors, extensions } } };
      },
    };
  },
});

const isRefused = ({ body }: GraphQLResponse): boolean => body.kind === 'single' && Boolean(body.singleResult.errors);
