/** Operations by their text: parsed and validated once, the same way for whoever sends them over a socket. */
import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { MAX_TOKENS } from './limits.js';

export interface Prepared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

export interface Documents {
  /** The operation, or why it cannot be. */
  prepare(query: string, operationName: string | null | undefined): Prepared | readonly GraphQLError[];
}

/** Bytes of text kept at the most. */
const KEPT_BYTES = 16 * 1024 * 1024;

export function createDocuments(schema: GraphQLSchema, given: { introspection: boolean }): Documents {
  const rules = given.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (_, text) => text.length + 1,
  });

  const read = (query: string): DocumentNode | readonly GraphQLError[] => {
    try {
      const document = parse(query, { maxTokens: MAX_TOKENS });
      const errors = validate(schema, document, rules);
      return errors.length > 0 ? (given.introspection ? errors : errors.map(withoutSuggestion)) : document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  };

  return {
    prepare(query, operationName) {
      let document = kept.get(query);
      if (!document) {
        const found = read(query);
        if (isRefused(found)) return found;
        kept.set(query, (document = found));
      }
      const operation = getOperationAST(document, operationName);
      return operation ? { document, operation } : [new GraphQLError('Unable to identify operation')];
    },
  };
}

const isRefused = (found: DocumentNode | readonly GraphQLError[]): found is readonly GraphQLError[] =>
  Array.isArray(found);

/** "Did you mean …?" tells a stranger what the schema has. */
const withoutSuggestion = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message.replace(/ ?Did you mean(.+?)\?$/, ''), error);
