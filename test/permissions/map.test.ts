/** Every root field has a written rule, what has none is refused to everybody, and no edge is left open. */
import { extendSchema, GraphQLSchema, parse, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/accounts/actor.js';
import type { DeskError } from '../../src/domain/errors.js';
import { putBehindPermissions } from '../../src/permissions/index.js';
import { permissions } from '../../src/permissions/map.js';
import { deskSchema } from '../../src/server/schema.js';
import { personOf, serviceWith } from '../support/actor.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { executeAs } from '../support/execute.js';

const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;
const fieldsOf = (schema: GraphQLSchema, type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
const rootFields = ROOTS.flatMap((root) => Object.keys(fieldsOf(deskSchema(), root)).map((field) => ({ root, field })));

describe('the permission map', () => {
  it.each(rootFields)('has a written rule for $root.$field', ({ root, field }) => {
    expect(Object.keys(permissions[root] ?? {})).toContain(field);
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

describe('an edge that nobody wrote a rule for', () => {
  let desk: TestDesk;
  beforeAll(async () => void (desk = await startDesk()));
  afterAll(() => desk.stop());

  it('is authorised like the field that would show the thing', async () => {
    const extended = extendSchema(deskSchema(), parse('extend type Robot { owner: Client, owners: [Client!]! }'));
    const ran: string[] = [];
    const { owner, owners } = fieldsOf(extended, 'Robot');
    owner!.resolve = () => void ran.push('owner');
    owners!.resolve = () => (ran.push('owners'), []);
    const robot = new GraphQLSchema({
      query: putBehindPermissions(extended).getType('Robot') as GraphQLObjectType,
    });
    const ask = (actor: Actor, field: string) => executeAs(desk, actor, `{ ${field} { id } }`, {}, robot);
    const key = serviceWith(['robots:read']);
    expect(await ask(key, 'owner')).toEqual({ data: { owner: null }, errors: [] });
    expect((await ask(key, 'owners')).errors).toMatchObject([{ originalError: { code: 'FORBIDDEN' } }]);
    expect(ran).toEqual([]);
    for (const actor of [serviceWith(['clients:read']), await personOf(desk, 'client')]) {
      expect((await ask(actor, 'owner')).errors).toEqual([]);
      expect(await ask(actor, 'owners')).toEqual({ data: { owners: [] }, errors: [] });
    }
    expect(ran).toEqual(['owner', 'owners', 'owner', 'owners']);
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
