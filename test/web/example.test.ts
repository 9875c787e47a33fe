import { existsSync, globSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type SelectionSetNode,
  Kind,
  buildSchema,
  coerceInputValue,
  getOperationAST,
  isInputType,
  parse,
  typeFromAST,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';

/** The playground's operations against the committed schema: an example that does not run is worse than none. */
const WEB = new URL('../../web/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, WEB), 'utf8');
const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

const operations = globSync('{examples,src}/**/*.graphql', { cwd: WEB }).sort();
const examples = operations.filter((path) => path.startsWith('examples/') && !path.endsWith('.lookup.graphql'));

test.each(operations)('%s is valid', (path) => {
  const errors = validate(schema, parse(read(path)));
  expect(errors.map((error) => error.message)).toEqual([]);
});

describe.each(examples)('%s', (path) => {
  const document = parse(read(path));

  test('says first what it is, in one line', () => {
    expect(read(path)).toMatch(/^# \S.{4,58}\n/);
    expect(getOperationAST(document)?.name).toBeDefined();
  });

  test('brings the variables that it needs, and no others', () => {
    const variables = variablesOf(path, true);
    const definitions = getOperationAST(document)?.variableDefinitions ?? [];
    const names = definitions.map(({ variable }) => variable.name.value);
    expect(names).toEqual(expect.arrayContaining(Object.keys(variables)));
    for (const { type, variable, defaultValue } of definitions) {
      const value = variables[variable.name.value];
      if (value === undefined) {
        expect(type.kind === Kind.NON_NULL_TYPE && !defaultValue, `$${variable.name.value} is missing`).toBe(false);
        continue;
      }
      const input = typeFromAST(schema, type);
      if (isInputType(input)) coerceInputValue(value, input);
    }
  });

  test('looks up what its placeholders stand for', () => {
    const lookup = path.replace(/\.graphql$/, '.lookup.graphql');
    const placeholders = JSON.stringify(variablesOf(path, false)).match(/(?<="\$\.)[^"]+/g) ?? [];
    const found = existsSync(new URL(lookup, WEB)) ? parse(read(lookup)) : null;
    for (const placeholder of placeholders) expect(found && selects(found, placeholder), placeholder).toBe(true);
    expect(Boolean(found)).toBe(placeholders.length > 0);
  });
});

/** The variables of an example. Placeholders stay, and are good as ids and texts; `numbered` makes numbers of the others. */
function variablesOf(path: string, numbered: boolean): Record<string, unknown> {
  const file = path.replace(/\.graphql$/, '.variables.json');
  if (!existsSync(new URL(file, WEB))) return {};
  return JSON.parse(read(file), (name, value: unknown) => {
    if (value === '$now') return new Date().toISOString();
    return name === 'version' && numbered ? 1 : value;
  }) as Record<string, unknown>;
}

/** Whether an answer to the document would have something at the path. */
function selects(document: DocumentNode, path: string): boolean {
  let level: SelectionSetNode | undefined = getOperationAST(document)?.selectionSet;
  for (const step of path.split('.').filter((name) => !/^\d+$/.test(name))) {
    const field = level?.selections.find(
      (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === step,
    );
    if (field?.kind !== Kind.FIELD) return false;
    level = field.selectionSet;
  }
  return level === undefined;
}
