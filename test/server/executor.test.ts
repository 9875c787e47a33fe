import { type GraphQLError, parse, type ExecutionResult } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContext } from '../../src/context.js';
import { createExecutor, interpret } from '../../src/server/executor.js';
import { deskSchema } from '../../src/server/schema.js';
import { accounts } from '../../src/services/index.js';
import { signIn, withKey } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

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

/** Queries of the playground's examples and of the SDK, and some that fail in their ways. */
function* operations(): Generator<{ name: string; query: string; variables?: Record<string, unknown> }> {
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
  yield { name: 'a missing variable', query: 'query ($n: Int!) { robots(first: $n) { nodes { id } } }' };
}

/** An answer as it goes over the wire; the order of errors is nobody's promise. */
function wire(result: ExecutionResult): unknown {
  const errors = result.errors?.map(({ message, path, originalError }: GraphQLError) => ({
    message,
    path,
    code: (originalError as { code?: string } | undefined)?.code,
  }));
  return JSON.parse(
    JSON.stringify({ data: result.data, errors: errors?.sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1)) }),
  );
}

it('answers the same through the compiled executor and through graphql-js', async () => {
  let held = 0;
  for (const who of ['manager', 'technician', 'client', 'admin'] as const) {
    const { token } = await signIn(desk.url, who);
    const { actor } = await accounts.authenticate(desk.desk, `Bearer ${token}`);
    const context = () => createContext({ ...desk.call, actor }, {} as never);
    for (const { name, query, variables } of operations()) {
      const document = parse(query);
      if (document.definitions.some((part) => part.kind === 'OperationDefinition' && part.operation !== 'query'))
        continue;
      const executor = createExecutor(deskSchema());
      const run = () => executor.run({ document, operationName: null, variables, context: context() });
      const first = wire(await run());
      const compiled = wire(await run());
      const again = wire(await run());
      const interpreted = wire(
        await interpret(deskSchema(), { document, operationName: null, variables, context: context() }),
      );
      expect(compiled, `${name} as ${who}`).toEqual(interpreted);
      expect([first, again]).toEqual([interpreted, interpreted]);
      held += 1;
    }
  }
  expect(held).toBeGreaterThan(50);
});
