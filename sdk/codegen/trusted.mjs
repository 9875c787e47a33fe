/**
 * Trusted documents: each operation of the SDK with its fragments as one text, known by the SHA-256 of it. The text is
 * listed in a manifest that the desk reads; the SDK sends the hash.
 */
import { createHash } from 'node:crypto';
import { Kind, print, visit } from 'graphql';

/**
 * @param {import('@graphql-codegen/plugin-helpers').Types.DocumentFile[]} files
 * @returns {{ operation: import('graphql').OperationDefinitionNode, hash: string, text: string }[]} by name
 */
export function trustedDocuments(files) {
  const definitions = files.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  );
  return definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const text = [operation, ...usedBy(operation, fragments)].map(print).join('\n\n');
      return { operation, text, hash: createHash('sha256').update(text).digest('hex') };
    })
    .sort((a, b) => (a.operation.name.value < b.operation.name.value ? -1 : 1));
}

/** The fragments that a definition spreads, and those that they spread, each once. */
function usedBy(definition, fragments, seen = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment || seen.has(fragment)) return;
      seen.add(fragment);
      usedBy(fragment, fragments, seen);
    },
  });
  return seen;
}

/** A plugin of graphql-codegen: the manifest, in the form that Apollo's tools write and read. */
export const plugin = (_, files) => {
  const operations = trustedDocuments(files).map(({ operation, hash, text }) => ({
    id: hash,
    name: operation.name.value,
    type: operation.operation,
    body: text,
  }));
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`;
};
