import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operations } from '../src/generated/operations.js';

const ROOT = join(import.meta.dirname, '../..');
const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
const written: DocumentNode = {
  kind: Kind.DOCUMENT,
  definitions: globSync('sdk/operations/**/*.graphql', { cwd: ROOT }).flatMap(
    (path) => parse(readFileSync(join(ROOT, path), 'utf8')).definitions,
  ),
};
const byName = new Map(
  written.definitions
    .filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => [operation.name!.value, operation]),
);
const rootFields = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ kind: type.name.toLowerCase(), name: field.name, field })),
);

describe('the operations', () => {
  it('leave no root field of the schema out', () => {
    const listed = Object.entries(operations).map(([name, { kind }]) => `${kind} ${name}`);
    expect(listed.sort()).toEqual(rootFields.map(({ kind, name }) => `${kind} ${name}`).sort());
  });

  it.each(rootFields)('of $kind $name pass every argument on', ({ name, field }) => {
    const operation = byName.get(name.charAt(0).toUpperCase() + name.slice(1))!;
    const passed: string[] = [];
    const [selection] = operation.selectionSet.selections;
    if (selection?.kind === Kind.FIELD)
      for (const { name: argument } of selection.arguments ?? []) passed.push(argument.value);
    expect(passed.sort()).toEqual(field.args.map((argument) => argument.name).sort());
  });

  it('are sent with the fragments that they use, and no others', () => {
    for (const { document } of Object.values(operations)) {
      const { definitions } = parse(String(document));
      const spread = new Set<string>();
      definitions.forEach((definition) =>
        visit(definition, { FragmentSpread: ({ name }) => void spread.add(name.value) }),
      );
      const sent = definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one.name.value] : []));
      expect(sent.sort()).toEqual([...spread].sort());
    }
  });

  it('name every kind of thing that `node` may answer', () => {
    const kinds = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    const named: string[] = [];
    visit(written, {
      FragmentDefinition: (fragment) => {
        if (fragment.name.value !== 'Thing') return;
        for (const part of fragment.selectionSet.selections)
          if (part.kind === Kind.INLINE_FRAGMENT) named.push(part.typeCondition!.name.value);
      },
    });
    expect(named.sort()).toEqual(kinds.sort());
  });

  it('know which mutations take an idempotency key', () => {
    const keyed = Object.entries(operations).filter(([, operation]) => 'takesKey' in operation && operation.takesKey);
    const inputs = Object.values(schema.getTypeMap()).filter(
      (type) => 'getFields' in type && type.name.endsWith('Input') && 'idempotencyKey' in type.getFields(),
    );
    expect(keyed.map(([field]) => `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`).sort()).toEqual(
      inputs.map(({ name }) => name).sort(),
    );
  });
});
