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
  /** The operation, when its document has been read before. */
  known(asked: AskedByText): Prepared | null;
  /** The operation, or why it cannot be. Nothing has judged it yet. */
  prepare(asked: AskedByText): Prepared | readonly GraphQLError[];
  /** For Apollo, which reads documents itself and asks by the hash of the text. */
  store: {
    get(hash: string): Promise<DocumentNode | undefined>;
    set(hash: string, document: DocumentNode): Promise<void>;
    delete(hash: string): Promise<boolean>;
  };
}

/** Characters of text kept at the most. */
const KEPT_TEXT = 16 * 1024 * 1024;

/** Documents that are kept weigh as much as their text; those that are refused for its length are not kept. */
const keptDocuments = () =>
  new LRUCache<string, DocumentNode>({
    maxSize: KEPT_TEXT,
    maxEntrySize: MAX_TEXT,
    sizeCalculation: ({ loc }) => loc!.source.body.length + 1,
  });

/** The documents of both doors: read at one, known at the other. */
export function createDocuments(trusted: TrustedDocuments): Documents {
  const kept = keptDocuments();
  const byHash = keptDocuments();
  const textOf = ({ query, extensions }: AskedByText): string | undefined => {
    const hash = query === '' ? hashIn(extensions) : null;
    return hash ? trusted.textOf(hash) : query;
  };

  const read = (query: string): DocumentNode => {
    if (query.length > MAX_TEXT) throw new GraphQLError(`The operation has more than ${MAX_TEXT} characters.`);
    return parse(query, { maxTokens: MAX_TOKENS });
  };

  return {
    known(asked) {
      const document = kept.get(textOf(asked) ?? '');
      const operation = document && getOperationAST(document, asked.operationName);
      return operation ? { document, operation } : null;
    },
    prepare(asked) {
      const query = textOf(asked);
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
      const operation = getOperationAST(document, asked.operationName);
      return operation ? { document, operation } : [new GraphQLError('Unable to identify operation')];
    },
    store: {
      get: (hash) => Promise.resolve(byHash.get(hash)),
      set(hash, document) {
        byHash.set(hash, document);
        kept.set(document.loc!.source.body, document);
        return Promise.resolve();
      },
      delete: (hash) => Promise.resolve(byHash.delete(hash)),
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
