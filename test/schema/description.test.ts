/** The schema explains itself: every word in it has a description, and the committed file is what the code says. */
import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { ID_PREFIXES } from '../../src/domain/ids.js';
import { deskSchema } from '../../src/server/schema.js';

const schema = deskSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Word {
  name: string;
  description: string | null | undefined;
}

function wordsOf(type: GraphQLNamedType): Word[] {
  const own = { name: type.name, description: type.description };
  const root = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type as never);
  const words: Word[] = root ? [] : [own];
  const at = (name: string, { description }: { description?: string | null | undefined }): Word => ({
    name: `${type.name}.${name}`,
    description,
  });
  if (isEnumType(type)) words.push(...type.getValues().map((value) => at(value.name, value)));
  if (isInputObjectType(type)) words.push(...Object.values(type.getFields()).map((field) => at(field.name, field)));
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      words.push(at(field.name, field));
      words.push(...field.args.map((arg) => at(`${field.name}(${arg.name})`, arg)));
    }
  return words;
}
const words = types.flatMap(wordsOf);

describe('the schema', () => {
  it('describes every type, field, argument, enum value and input field', () => {
    // Fewer words than these, and this test would not have looked at them.
    expect(words.length).toBeGreaterThan(500);
    expect(words.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it('describes them in sentences', () => {
    const odd = words.filter(({ description }) => !/^[A-Z0-9`…].*[.…]$/su.test(description ?? ''));
    expect(odd.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
  });

  it('is what is committed', () => {
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  it('gives every thing with an id its prefix, and ids only to those', () => {
    // A provider of single sign-on goes by its name in the settings, which is a text.
    const hasId = (type: GraphQLNamedType) => isObjectType(type) && String(type.getFields()['id']?.type) === 'ID!';
    const withId = types.filter(hasId).map(({ name }) => name);
    expect(withId.toSorted()).toEqual(Object.keys(ID_PREFIXES).toSorted());
  });

  it('has no scalar for what GraphQL knows better, and says what the others hold', () => {
    const scalars = types.filter((type) => isScalarType(type)).map(({ name }) => name);
    expect(scalars.toSorted()).toEqual([
      'Cursor',
      'Date',
      'DateTime',
      'Decimal',
      'Duration',
      'JSON',
      'ReportedInteger',
      'ReportedLevel',
      'ReportedText',
      'ReportedTime',
    ]);
  });

  it('lets every mutation take one input and answer its errors', () => {
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      expect(field.args.map(({ name, type }) => [field.name, name, String(type)])).toEqual([
        [field.name, 'input', expect.stringMatching(/^\w+Input!$/)],
      ]);
      const payload = schema.getType(String(field.type).replace('!', ''));
      expect(isObjectType(payload) && String(payload.getFields()['errors']?.type)).toBe('[UserError!]!');
    }
  });

  it('lets every stream be resumed, and every event say where', () => {
    for (const field of Object.values(schema.getSubscriptionType()!.getFields())) {
      expect(String(field.args.find(({ name }) => name === 'after')?.type)).toBe('Cursor');
      const event = schema.getType(String(field.type).replace('!', ''));
      expect(isObjectType(event) && String(event.getFields()['cursor']?.type)).toBe('Cursor!');
    }
  });
});
