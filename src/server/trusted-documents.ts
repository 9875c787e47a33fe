/**
 * Documents that the desk knows by their SHA-256, from manifests in the form of Apollo's tools: those of the SDK, and of
 * front-ends that bring their own. A client sends the hash instead of the text; and a desk may answer nothing else.
 */
import { readFileSync } from 'node:fs';
import { GraphQLError, parse, print, type DocumentNode } from 'graphql';

export interface TrustedDocuments {
  /** The text of a document. */
  textOf(hash: string): string | undefined;
  /** Whether the document may be asked: nothing else than these, if the desk is told so. */
  lets(document: DocumentNode): boolean;
}

interface Manifest {
  format: string;
  operations: { id: string; body: string }[];
}

/** Reads manifests. @throws Error naming the file that is none */
export function readTrustedDocuments(files: readonly string[], only: boolean): TrustedDocuments {
  const texts = new Map(files.flatMap(operationsOf).map(({ id, body }) => [id, body]));
  const known = new Set(only ? [...texts.values()].map((text) => wordsOf(parse(text))) : []);
  return {
    textOf: (hash) => texts.get(hash),
    lets: (document) => !only || known.has(wordsOf(document)),
  };
}

function operationsOf(file: string): Manifest['operations'] {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (error) {
    throw new Error(`TRUSTED_DOCUMENTS: ${file} cannot be read as JSON.`, { cause: error });
  }
  if (manifest.format !== 'apollo-persisted-query-manifest' || !Array.isArray(manifest.operations))
    throw new Error(`TRUSTED_DOCUMENTS: ${file} is not a manifest of persisted queries.`);
  return manifest.operations;
}

/** What a document says, however it is laid out and in whichever order. */
const wordsOf = ({ definitions }: DocumentNode): string => definitions.map(print).sort().join('\n');

/** The hash that a client sends in place of the text. */
export function hashIn(extensions: Record<string, unknown> | null | undefined): string | null {
  const asked = extensions?.['persistedQuery'] as { sha256Hash?: unknown } | null | undefined;
  return typeof asked?.sha256Hash === 'string' ? asked.sha256Hash : null;
}

/** In the words that clients of persisted queries know. */
export const unknownDocument = (): GraphQLError =>
  new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });

/** For Apollo. Nobody adds a document by sending it. */
export const apolloPersistedQueries = ({ textOf }: TrustedDocuments) => ({
  cache: {
    get: (key: string) => Promise.resolve(textOf(key.replace(/^apq:/, ''))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  },
});
