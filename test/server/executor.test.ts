import { Kind, parse, typeFromAST, type GraphQLInputType, type OperationDefinitionNode } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations as sdk } from '../../sdk/src/generated/operations.js';
import { createContext } from '../../src/context.js';
import { createExecutor, interpret } from '../../src/server/executor.js';
import { deskSchema } from '../../src/server/schema.js';
import { accounts } from '../../src/services/index.js';
import { signIn, withKey, type DemoName } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { held, heldExecutor, wire } from '../support/held-executor.js';
import { minimalValue } from '../support/minimal.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  const lines = readFileSync('test/fixtures/vda5050/fleet.jsonl', 'utf8').trim().split('\n');
  const vda5050 = lines
    .map((line) => JSON.parse(line) as { topic: string; t: string; payload: unknown })
    .map(({ topic, t, payload }) => ({ topic, receivedAt: t, payload }));
  await withKey(desk.url, 'hyperion').data(
    'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }',
    { input: { vda5050 } },
  );
});
afterAll(() => desk.stop());

interface Asked {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** The playground's examples, and some that fail in their ways. */
function* operations(): Generator<Asked> {
  for (const folder of ['web/examples'])
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.graphql')) yield { name: file, query: readFileSync(join(folder, file), 'utf8') };
  yield {
    name: 'fragments, aliases, directives',
    query: `query ($yes: Boolean! = true) { a: robots(first: 2) { ...page } b: robots(last: 1) { ...page }
      tickets(first: 5) { nodes { id timeline(last: 2) { at kind actor { __typename name } data }
        ... on Node { id } assignee @include(if: $yes) { name } client @skip(if: $yes) { name } } } }
      fragment page on RobotConnection { __typename totalCount pageInfo { hasNextPage endCursor } nodes { id site { name } } }`,
  };
  yield {
    name: 'an abstract type',
    query: '{ node(id: "ticket_00000000000000000000000000000000") { id ... on Ticket { number } } }',
  };
  yield { name: 'a withheld field', query: '{ tickets { nodes { number evidence { lines } } } }' };
  yield { name: 'a denied field', query: '{ detectionRules { name } me { name } }' };
  yield { name: 'a bad page', query: '{ robots(first: 1000) { nodes { id } } me { name } }' };
  yield { name: 'a bad cursor', query: '{ robots(after: "nonsense") { nodes { id } } }' };
  yield {
    name: 'a bad variable',
    query: 'query ($n: Int!) { robots(first: $n) { nodes { id } } }',
    variables: { n: 'two' },
  };
  yield { name: 'a missing variable', query: 'query ($n: Int!) { robots(first: $n) { nodes { id } } }', variables: {} };
}

/** Variables that name nothing: what is refused must be refused the same. */
function variablesOf(query: string): Record<string, unknown> {
  const [definition] = parse(query).definitions as OperationDefinitionNode[];
  const required = (definition!.variableDefinitions ?? []).filter(({ type }) => type.kind === Kind.NON_NULL_TYPE);
  const values = required.map(({ variable, type }) => [
    variable.name.value,
    minimalValue(typeFromAST(deskSchema(), type as never)! as GraphQLInputType),
  ]);
  return Object.fromEntries(values) as Record<string, unknown>;
}

const ofTheSdk = () => Object.entries(sdk).map(([name, { document }]) => ({ name, query: String(document) }));

async function contextsAs(who: DemoName) {
  const { token } = await signIn(desk.url, who);
  const { actor } = await accounts.authenticate(desk.desk, `Bearer ${token}`);
  return () => createContext({ ...desk.call, actor }, {} as never);
}

const ROLES = ['manager', 'technician', 'client', 'admin'] as const;

it.each(ROLES)('answers the same through the compiled executor and through graphql-js, as %s', async (who) => {
  const context = await contextsAs(who);
  const before = { ...held };
  const executor = heldExecutor(deskSchema());
  const executed: string[] = [];
  const unfit: string[] = [];
  for (const { name, query, variables = variablesOf(query) } of [...operations(), ...ofTheSdk()] as Asked[]) {
    const document = parse(query);
    const [definition] = document.definitions as OperationDefinitionNode[];
    // Streams are opened by their doors; their events are held in the tests of streams.
    if (definition!.operation === 'subscription') continue;
    const run = () => executor.run({ document, operationName: null, variables, context: context() });
    const isExecuted = 'data' in (await run());
    // Asked again it goes on the same compiled operation.
    expect('data' in (await run()), name).toBe(isExecuted);
    (isExecuted ? executed : unfit).push(name);
  }
  expect(unfit).toEqual(['a bad variable', 'a missing variable']);
  expect(held.queries + held.mutations - before.queries - before.mutations).toBe(2 * executed.length);
});

it('what does not fit is refused in the words of graphql-js', async () => {
  const context = await contextsAs('manager');
  const executor = createExecutor(deskSchema(), 1);
  for (const { query, variables } of [...operations()].filter(({ name }) => name.endsWith('variable'))) {
    const operation = () => ({ document: parse(query), operationName: null, variables, context: context() });
    expect(wire(await executor.run(operation()))).toEqual(wire(await interpret(deskSchema(), operation())));
  }
});

it('what is asked once is not compiled, and answers the same', async () => {
  const context = await contextsAs('manager');
  const operation = { document: parse('{ me { email } }'), operationName: null, variables: {}, context: context() };
  const executor = createExecutor(deskSchema());
  const answers = [await executor.run(operation), await executor.run(operation), await executor.run(operation)];
  expect(answers.map(wire)).toEqual(Array(3).fill({ data: { me: { email: 'manager@demo.ouranos.test' } } }));
});

describe('the holding itself', () => {
  it('catches an executor that answers otherwise', async () => {
    const context = await contextsAs('manager');
    const wrong = heldExecutor(deskSchema(), () => ({ run: () => ({ data: { me: { email: 'somebody@else' } } }) }));
    const run = wrong.run({
      document: parse('{ me { email } }'),
      operationName: null,
      variables: {},
      context: context(),
    });
    await expect(run).rejects.toThrow('differs');
  });

  it('does what a mutation does once', async () => {
    const context = await contextsAs('manager');
    const { clients } = await (await signIn(desk.url, 'manager')).data('{ clients(first: 1) { nodes { id } } }');
    const count = async () => (await desk.desk.db.selectFrom('ticket').select('id').execute()).length;
    const before = await count();
    const result = await heldExecutor(deskSchema()).run({
      document: parse(
        'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { number client { name } } } }',
      ),
      operationName: null,
      variables: {
        input: {
          ...(minimalValue(deskSchema().getType('CreateTicketInput') as never) as object),
          clientId: clients.nodes[0].id,
        },
      },
      context: context(),
    });
    expect(result.errors).toBeUndefined();
    expect(result.data).toMatchObject({ createTicket: { ticket: { number: expect.any(String) as string } } });
    expect(await count()).toBe(before + 1);
  });
});
