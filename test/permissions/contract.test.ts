/**
 * Gate one against the table of operations: each row whose operation is built is asked by every role, by nobody known,
 * and by service accounts with and without the scope. What is not built yet is listed.
 */
import { readFileSync } from 'node:fs';
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, ROLES, SCOPES, type Actor, type Role } from '../../src/domain/accounts/actor.js';
import { DeskError } from '../../src/domain/errors.js';
import { TICKET_STATUSES } from '../../src/domain/tickets/ticket-words.js';
import { deskSchema } from '../../src/server/schema.js';
import { personOf, serviceWith } from '../support/actor.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { executeAs } from '../support/execute.js';
import { minimalOperation } from '../support/minimal.js';

interface Row {
  operation: string;
  type: string;
  field: string;
  words: Record<Role | 'SERVICE', string>;
}

const CONTRACT = new URL('../fixtures/contract/operations.csv', import.meta.url);
const [header, ...lines] = readFileSync(CONTRACT, 'utf8').trim().split('\n');
const columns = header!.split(',');
const rows: Row[] = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[columns.indexOf(name)]!;
  const [type = '', field = ''] = cell('operation').split('.');
  const words = Object.fromEntries([...ROLES, 'SERVICE' as const].map((name) => [name, cell(name)])) as Row['words'];
  return { operation: cell('operation'), type, field, words };
});

const schema = deskSchema();
const fieldOf = ({ type, field }: Row) => (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field];
const built = rows.filter(fieldOf);
const notBuilt = rows.filter((row) => !fieldOf(row));

/**
 * Part of the conventions, not of the table: node lookups are authorised like the field that would show the thing, and
 * each caller may know their own budget.
 */
const BESIDE_THE_TABLE = ['Query.node', 'Query.nodes', 'Query.rateLimit'];

const ACCOUNT_OF: Record<Role, 'client' | 'technician' | 'manager' | 'admin'> = {
  CLIENT: 'client',
  TECHNICIAN: 'technician',
  SAV_MANAGER: 'manager',
  ADMIN: 'admin',
};

let desk: TestDesk;
const people = new Map<Role, Actor>();
let checks = 0;

beforeAll(async () => {
  desk = await startDesk();
  for (const role of ROLES) people.set(role, await personOf(desk, ACCOUNT_OF[role]));
});
afterAll(async () => {
  console.info(
    `Contract of operations: ${checks} checks on ${built.length} of ${rows.length} rows.\nNot built yet (${notBuilt.length}): ${notBuilt.map(({ operation }) => operation).join(', ')}`,
  );
  await desk.stop();
});

/** What gate one says: LET IN, or the code of its refusal. Anything that is no refusal at all fails the test. */
async function verdictOf(row: Row, actor: Actor, input: Record<string, unknown> = {}): Promise<string> {
  checks += 1;
  const { operation, variables } = minimalOperation(row.type, fieldOf(row)!, input);
  const { errors } = await executeAs(desk, actor, operation, variables);
  for (const { message, originalError } of errors)
    if (!(originalError instanceof DeskError))
      throw new Error(`${row.operation}: ${message}`, { cause: originalError });
  const codes = errors.map(({ originalError }) => (originalError as DeskError).code);
  return codes.find((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') ?? 'LET IN';
}

describe.each(built)('$operation', (row) => {
  it('is on a root type, where this test can ask it', () => {
    expect(['Query', 'Mutation', 'Subscription']).toContain(row.type);
  });

  it('is refused when anonymous, unless it is open to anyone', async () => {
    const isOpen = ROLES.some((role) => row.words[role] === 'anyone');
    expect(await verdictOf(row, ANONYMOUS)).toBe(isOpen ? 'LET IN' : 'UNAUTHENTICATED');
  });

  it.each(ROLES)('answers a %s as the table says', async (role) => {
    const word = row.words[role];
    const actor = people.get(role)!;
    if (word === 'IN_PROGRESS') {
      for (const status of TICKET_STATUSES)
        expect([status, await verdictOf(row, actor, { status })]).toEqual([
          status,
          status === 'IN_PROGRESS' ? 'LET IN' : 'FORBIDDEN',
        ]);
    } else expect(await verdictOf(row, actor)).toBe(word === '-' ? 'FORBIDDEN' : 'LET IN');
  });

  it('answers service accounts by their scopes', async () => {
    const scope = SCOPES.find((one) => one === row.words.SERVICE);
    // A word that is neither a known scope nor a refusal would make this test ask nothing.
    expect(scope ?? '-').toBe(row.words.SERVICE);
    const others = SCOPES.filter((one) => one !== scope);
    expect(await verdictOf(row, serviceWith([]))).toBe('FORBIDDEN');
    expect(await verdictOf(row, serviceWith(others))).toBe('FORBIDDEN');
    if (scope) expect(await verdictOf(row, serviceWith([scope]))).toBe('LET IN');
  });
});

describe('the table', () => {
  it('knows every operation of the schema', () => {
    const operations = ['Query', 'Mutation', 'Subscription'].flatMap((type) =>
      Object.keys((schema.getType(type) as GraphQLObjectType).getFields()).map((field) => `${type}.${field}`),
    );
    const known = [...rows.map(({ operation }) => operation), ...BESIDE_THE_TABLE];
    expect(operations.filter((operation) => !known.includes(operation))).toEqual([]);
  });

  it.each(BESIDE_THE_TABLE)('%s is refused when anonymous', async (operation) => {
    const [type = '', field = ''] = operation.split('.');
    const row = { operation, type, field, words: {} as Row['words'] };
    expect(await verdictOf(row, ANONYMOUS)).toBe('UNAUTHENTICATED');
    expect(await verdictOf(row, people.get('CLIENT')!)).toBe('LET IN');
  });
});

describe('not built yet', () => {
  it('is at most what it was: an operation that is gone does not become one to do', () => {
    expect(built.length).toBeGreaterThanOrEqual(31);
  });

  for (const { operation } of notBuilt) it.todo(operation);
});
