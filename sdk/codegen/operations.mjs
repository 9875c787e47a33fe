/**
 * A plugin of graphql-codegen: lists every document by the root field that it is about, with what the runtime must know
 * of it. The functions of `Desk` are derived from this list, so a new `.graphql` file is all that a new function needs.
 */
import { Kind, visit } from 'graphql';
import { trustedDocuments } from './trusted.mjs';

/** @type {import('@graphql-codegen/plugin-helpers').PluginFunction<{ importDocumentsFrom: string }>} */
export const plugin = (schema, files, { importDocumentsFrom }) => {
  const entries = trustedDocuments(files)
    .map(({ operation, hash }) => entryOf(schema, operation, hash))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
  return {
    prepend: ['// Made by graphql-codegen, see codegen.yml.', `import * as documents from '${importDocumentsFrom}';`],
    content: [
      '',
      '/** Every operation of the desk, by its root field. */',
      'export const operations = {',
      ...entries.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
      '} as const;',
      '',
    ].join('\n'),
  };
};

/**
 * @param {import('graphql').GraphQLSchema} schema
 * @param {import('graphql').OperationDefinitionNode} operation
 * @param {string} hash
 */
function entryOf(schema, operation, hash) {
  const name = operation.name?.value ?? 'an operation without a name';
  const [selection, ...others] = operation.selectionSet.selections;
  if (selection?.kind !== Kind.FIELD || selection.alias || others.length > 0)
    throw new Error(`${name}: an operation of the SDK asks for one root field, under its own name.`);
  const field = selection.name.value;
  if (name !== field[0].toUpperCase() + field.slice(1)) throw new Error(`${name}: name it after its field, ${field}.`);
  const definition = schema.getRootType(operation.operation)?.getFields()[field];
  if (operation.operation === 'subscription' && !usesVariable(operation, 'after'))
    throw new Error(`${name}: a stream that takes no $after cannot be resumed.`);

  const facts = [`kind: '${operation.operation}'`, `document: documents.${name}Document`, `hash: '${hash}'`];
  if (operation.operation === 'mutation') facts.push(`takesKey: ${takesKey(definition)}`);
  const description = (definition?.description ?? '').replaceAll('*/', '* /').replace(/\s*\n\s*/g, ' ');
  return { field, lines: [`/** ${description} */`, `${field}: { ${facts.join(', ')} },`] };
}

/** Whether the mutation's input has a place for an idempotency key. */
function takesKey(definition) {
  const input = definition?.args.find(({ name }) => name === 'input')?.type;
  const type = input && 'ofType' in input ? input.ofType : input;
  return Boolean(type && 'getFields' in type && type.getFields().idempotencyKey);
}

function usesVariable(operation, wanted) {
  let used = false;
  visit(operation.selectionSet, { Variable: ({ name }) => void (used ||= name.value === wanted) });
  return used;
}
