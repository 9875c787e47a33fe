/** Operations by their text, parsed once. */
import { getOperationAST, GraphQLError, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { MAX_TEXT, MAX_TOKENS } from './limits/bounds.js';
import { hashIn, unknownDocument, type TrustedDocuments } from './trusted-documents.js';

export interface Prepared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** An operation by its text, or by the hash of a trusted document in place of the text. */
export interface AskedByText {
  query: string;
  operationName?: string | null;
  extensions?: Record<string, unknown> | null;
}

export interface Documents {
  /** The operation, or why it cannot be. Nothing has judged it yet. */
  prepare(asked: AskedByText): Prepared | readonly GraphQLError[];
}

/** Characters of text kept at the most, at each door. */
const KEPT_TEXT = 16 * 1024 * 1024;

/** Documents that are kept weigh as much as their text; those that are refused for its length are not kept. */
const keptDocuments = () =>
  new LRUCache<string, DocumentNode>({
    maxSize: KEPT_TEXT,
    maxEntrySize: MAX_TEXT,
    sizeCalculation: ({ loc }) => loc!.source.body.length + 1,
  });

/** For the WebSocket door. */
export function createDocuments(trusted: TrustedDocuments): Documents {
  const kept = keptDocuments();

  const read = (query: string): DocumentNode => {
    if (query.length > MAX_TEXT) throw new GraphQLError(`The operation has more than ${MAX_TEXT} characters.`);
    return parse(query, { maxTokens: MAX_TOKENS });
  };

  return {
    prepare({ query: said, operationName, extensions }) {
      const hash = said === '' ? hashIn(extensions) : null;
      const query = hash ? trusted.textOf(hash) : said;
      if (query === undefined) return [unknownDocument()];
      let document = kept.get(query);
      if (!document) {
        try {
          document = read(query);
        } catch (error) {
          return [asUnreadable(error as Error)];
        }
        kept.set(query, document);
      }
      const operation = getOperationAST(document, operationName);
      return operation ? { document, operation } : [new GraphQLError('Unable to identify operation')];
    },
  };
}

/** Besides faults of syntax: text so deep that the parser has no room left for it. */
const asUnreadable = (error: Error): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error instanceof GraphQLError && { source: error.source, positions: error.positions }),
    originalError: error,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  });

/** For Apollo, which asks by the hash of the text. Its own store would write each document as JSON to weigh it. */
export function apolloDocuments() {
  const kept = keptDocuments();
  return {
    get: (hash: string) => Promise.resolve(kept.get(hash)),
    set: (hash: string, document: DocumentNode) => Promise.resolve(void kept.set(hash, document)),
    delete: (hash: string) => Promise.resolve(kept.delete(hash)),
  };
}
