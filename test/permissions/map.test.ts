/** Every root field has a written rule, and what has none is refused to everybody. */
import { extendSchema, parse, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/accounts/actor.js';
import type { DeskError } from '../../src/domain/errors.js';
import { permissions, putBehindPermissions } from '../../src/permissions/index.js';
import { deskSchema } from '../../src/server/schema.js';
import { personOf } from '../support/actor.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { executeAs } from '../support/execute.js';

const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;
const fieldsOf = (schema: GraphQLSchema, type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
const rootFields = ROOTS.flatMap((root) => Object.keys(fieldsOf(deskSchema(), root)).map((field) => ({ root, field })));

describe('the permission map', () => {
  it.each(rootFields)('has a written rule for $root.$field', ({ root, field }) => {
    expect(Object.keys(permissions[root])).toContain(field);
  });

  it('has no rule for a field that is not there', () => {
    const gone = Object.entries(permissions).flatMap(([type, rules]) =>
      Object.keys(rules)
        .filter((field) => !(field in fieldsOf(deskSchema(), type)))
        .map((field) => `${type}.${field}`),
    );
    expect(gone).toEqual([]);
  });
});

describe('a root field without a rule', () => {
  let desk: TestDesk;
  let admin: Actor;
  let schema: GraphQLSchema;
  const ran: string[] = [];

  beforeAll(async () => {
    desk = await startDesk();
    admin = await personOf(desk, 'admin');
    const extended = extendSchema(
      deskSchema(),
      parse(ROOTS.map((root) => `extend type ${root} { forgotten: String }`).join('\n')),
    );
    for (const root of ROOTS) {
      const field = fieldsOf(extended, root)['forgotten']!;
      field.resolve = () => void ran.push(root);
      if (root === 'Subscription')
        field.subscribe = async function* () {
          ran.push('subscribe');
          yield await Promise.resolve({});
        };
    }
    schema = putBehindPermissions(extended);
  });
  afterAll(() => desk.stop());

  it.each(ROOTS)('is refused to an ADMIN on %s, and does not run', async (root) => {
    const { errors } = await executeAs(desk, admin, `${root.toLowerCase()} { forgotten }`, {}, schema);
    expect(errors.map(({ originalError }) => (originalError as DeskError).code)).toEqual(['FORBIDDEN']);
    expect(ran).toEqual([]);
  });

  it.each(ROOTS)('is refused to nobody known on %s with the advice to sign in', async (root) => {
    const { errors } = await executeAs(desk, { kind: 'ANONYMOUS' }, `${root.toLowerCase()} { forgotten }`, {}, schema);
    expect(errors.map(({ originalError }) => (originalError as DeskError).code)).toEqual(['UNAUTHENTICATED']);
  });

  it('does not take the others with it', async () => {
    const { data, errors } = await executeAs(desk, admin, '{ me { role } }', {}, schema);
    expect({ data, errors }).toEqual({ data: { me: { role: 'ADMIN' } }, errors: [] });
  });
});
