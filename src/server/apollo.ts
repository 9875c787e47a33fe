/** GraphQL over HTTP. */
import { ApolloServer, type ApolloServerPlugin, type GraphQLRequest, type HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.js';
import { apolloDocuments } from './documents.js';
import { asGraphQLError, formatError } from './format-error.js';
import type { Admission } from './limits/admission.js';
import { BODY_BYTES, MAX_TOKENS } from './limits/bounds.js';
import { sayBudget, sayRefusal } from './limits/budgets-at-http.js';
import type { Budgets } from './limits/budgets.js';
import type { Executor } from './executor.js';
import type { Operations } from './operations.js';
import { apolloPersistedQueries, type TrustedDocuments } from './trusted-documents.js';

export async function startApollo(
  schema: GraphQLSchema,
  given: {
    admission: Admission;
    budgets: Budgets;
    operations: Operations;
    executor: Executor;
    trusted: TrustedDocuments;
  },
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    // Validated by `admission`, which measures first, and tells callers apart where Apollo cannot.
    dangerouslyDisableValidation: true,
    introspection: true,
    documentStore: apolloDocuments(),
    persistedQueries: apolloPersistedQueries(given.trusted),
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
      throughExecutor(given),
      errorsAndRecord(given.operations),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Errors are told in the caller's language, which only the operation's context knows; and what was asked is recorded. */
const errorsAndRecord = (operations: Operations): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors, contextValue, document, operation }) {
        const { call, record } = contextValue;
        if (response.http.status === 400 && isForOlderClient(request.http?.headers)) response.http.status = 200;
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (errors && call) singleResult.errors = errors.map((error) => formatError(error, call));
        if (record) operations.end(record, { document, operation, errors: singleResult.errors });
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

interface Road {
  admission: Admission;
  budgets: Budgets;
  executor: Executor;
}

/** Apollo parses and keeps the document; whether it is let in, what it costs, and its execution are handed over. */
const throughExecutor = ({ admission, budgets, executor }: Road): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, operationName, request, contextValue, response }) {
        // Which operation is meant cannot be told: Apollo says so.
        if (!operation) return null;
        const { http } = response;
        const { call, record } = contextValue;
        const asked = { document, operationName, variables: request.variables };
        const refused = largeQuery(operation, request) ?? admission.refusal(asked, call);
        if (refused) {
          http.status = 400;
          const errors = refused.map((error) => formatError(error, call));
          return { http, body: { kind: 'single', singleResult: { errors } } };
        }
        const charging = budgets.charge(call, asked);
        const charge = charging instanceof Promise ? await charging : charging;
        if (record) record.cost = charge.requested;
        if (charge.refusal) {
          const errors = [formatError(asGraphQLError(charge.refusal), call)];
          sayBudget(http.headers, budgets, charge);
          sayRefusal(http, errors, false);
          return { http, body: { kind: 'single', singleResult: { errors } } };
        }
        const result = await executor.run({ ...asked, context: contextValue });
        const { cost, level } = budgets.settle(charge, asked, result);
        if (record) record.cost = cost.actual;
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

/** Only what is written may be large: a query's variables say what to look for. */
function largeQuery({ operation }: OperationDefinitionNode, { http }: GraphQLRequest): GraphQLError[] | null {
  if (operation === 'mutation' || !(Number(http?.headers.get('content-length')) > BODY_BYTES)) return null;
  const message = `The body of a query may have ${BODY_BYTES} bytes.`;
  return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })];
}

/**
 * Clients that ask for `application/json` by name, and not for GraphQL's own media type, take 4xx for a failure of the
 * transport: GraphQL over HTTP answers them 200. Everybody else is told 400.
 */
function isForOlderClient(headers: HeaderMap | undefined): boolean {
  const accept = headers?.get('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('application/graphql-response+json');
}
