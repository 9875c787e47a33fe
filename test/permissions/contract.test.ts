/**
 * Gate one against the table of operations: the map says the table's words, and each operation that is built is asked
 * by every role, by nobody known, and by service accounts with and without the scope. What is not built yet is listed.
 */
import { GraphQLSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, ROLES, SCOPES, type Actor, type Role } from '../../src/domain/accounts/actor.js';
import { DeskError } from '../../src/domain/errors.js';
import { encodeId, NO_ID } from '../../src/domain/ids.js';
import { TICKET_STATUSES } from '../../src/domain/tickets/ticket-words.js';
import { permissions } from '../../src/permissions/map.js';
import { deskSchema } from '../../src/server/schema.js';
import { personOf, serviceWith } from '../support/actor.js';
import type { Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { executeAs } from '../support/execute.js';
import { minimalOperation } from '../support/minimal.js';
import { BUILT, COLUMNS, fieldOf, NOT_BUILT, TABLE, type TableRow } from './table.js';

const schema = deskSchema();
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** Rules that the table does not speak of: conventions of the API, and fields withheld or given on their own. */
const BESIDE_THE_TABLE = Object.entries(permissions).flatMap(([type, rules]) =>
  Object.entries(rules)
    .filter(([field]) => !TABLE.some(({ operation }) => operation === `${type}.${field}`))
    .map(([field, { row }]): TableRow => {
      const words = Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? '-'])) as TableRow['words'];
      return { operation: `${type}.${field}`, type, field, words };
    }),
);
/** Those on root types: each is here for a reason. */
const CONVENTIONS: Record<string, string> = {
  'Mutation.importClients': 'createClient, updateClient, upsertSite and upsertContact, many at once',
  'Mutation.importProducts': 'createProduct and updateProduct, many at once',
  'Query.exportProducts': 'products as a file, for those who import them',
  'Query.slaCalendars': 'policies are reckoned in calendars',
  'Query.simulateSla': 'for those who draw up policies',
  'Mutation.upsertSlaCalendar': 'the same',
  'Query.node': 'authorised like the field that would show the thing',
  'Query.nodes': 'the same',
  'Query.savedViews': 'each person’s own views, which the table leaves to the pages',
  'Mutation.upsertSavedView': 'the same',
  'Mutation.deleteSavedView': 'the same',
  'Mutation.markTicketRead': 'belongs to reading messages, like posting them',
  'Mutation.retractTicketMessage': 'taking back what one has posted oneself',
  'Query.rateLimit': 'each caller may know their own budget',
  'Query.stockLocations': 'the places that `stock` names, for those who see stock',
  'Query.stockMovements': 'what the statistics are made of, for those who see these',
  'Mutation.upsertStockLocation': 'places are made before there is stock at them',
  'Mutation.setStockThreshold': 'below which the statistics tell of a level',
  'Mutation.rejectRequiredPart': 'the other answer of whoever approves',
  'Mutation.withdrawRequiredPart': 'whoever asked for a part, or approved it, may take that back',
  'Mutation.useRequiredPart': 'how a required part leaves the stock',
  'Mutation.archiveClient': 'nothing is erased; it is put away by those who may enter others’ clients',
  'Mutation.archiveSite': 'the same, by those who may enter one',
  'Mutation.archiveContact': 'the same',
  'Mutation.archiveContract': 'the same',
  'Mutation.archiveDevice': 'the same',
  'Mutation.changeTicketPriority': 'a priority is proposed by the desk, and decided by a person',
  'Mutation.changeTickets': 'the same steps for many tickets at once',
  'Mutation.linkTickets': 'tickets have to do with each other',
  'Mutation.splitTicket': 'the opposite of merging',
  'Mutation.tagTicket': 'words of the house’s own',
  'Mutation.unassignTicket': 'the opposite of assigning',
  'Mutation.unlinkTickets': 'the opposite of linking',
  'Mutation.unwatchTicket': 'the opposite of watching',
  'Mutation.updateTicket': 'corrections of what a ticket says',
  'Mutation.watchTicket': 'who wants to hear of a ticket',
  'Mutation.removeTicketAttachment': 'what was put on a ticket can be taken off by whoever did it, and by the staff',
  'Mutation.removeProductImage': 'what can be added can be taken off again',
  'Mutation.requestUpload': 'the first step of whatever takes a file; who may take the second one is in the table',
};

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
  const missing = NOT_BUILT.map(({ operation }) => operation).join(', ');
  console.info(
    `Contract of operations: ${checks} checks on ${BUILT.length} of ${TABLE.length} rows, and ${BESIDE_THE_TABLE.length} rules beside it.\nNot built yet (${NOT_BUILT.length}): ${missing}`,
  );
  await desk.stop();
});

/**
 * What gate one says: LET IN, or the code of its refusal. Anything that is no refusal at all fails the test. A field that
 * is on no root is asked as if its type were one, of a thing that is not there.
 */
async function verdictOf(row: TableRow, actor: Actor, input: Record<string, unknown> = {}): Promise<string> {
  checks += 1;
  const isOnRoot = ROOTS.includes(row.type);
  const { operation, variables } = minimalOperation(isOnRoot ? row.type : 'Query', fieldOf(row)!, input);
  const asked = isOnRoot ? schema : new GraphQLSchema({ query: schema.getType(row.type) as GraphQLObjectType });
  const { errors } = await executeAs(desk, actor, operation, variables, asked, { id: NO_ID });
  for (const { message, originalError } of errors)
    if (!(originalError instanceof DeskError))
      throw new Error(`${row.operation}: ${message}`, { cause: originalError });
  const codes = errors.map(({ originalError }) => (originalError as DeskError).code);
  return codes.find((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') ?? 'LET IN';
}

const IN_WORDS = (words: TableRow['words']) => COLUMNS.map((column) => `${column}: ${words[column]}`).join(', ');

describe('the map', () => {
  it.each(BUILT)('says of $operation what the table says', ({ type, field, words }) => {
    const row = permissions[type]?.[field]?.row;
    // No row at all: the field wants one under its type in src/permissions/<domain>.permissions.ts.
    expect(row, `${type}.${field} has no rule in src/permissions`).toBeDefined();
    const said = Object.fromEntries(COLUMNS.map((column) => [column, row![column] ?? '-'])) as TableRow['words'];
    expect(IN_WORDS(said)).toBe(IN_WORDS(words));
  });

  it('has a word for every word of the table whose rule narrows it', () => {
    const silent = BUILT.filter(({ type, field, words }) => {
      const isNarrow = Object.values(words).some((word) =>
        ['limited', 'clients', 'availability', 'IN_PROGRESS'].includes(word),
      );
      return isNarrow && !permissions[type]?.[field]?.narrowed;
    });
    // Say it as the second argument of `may`: what a `limited` caller sees is read in docs/permissions.md.
    expect(silent.map(({ operation }) => operation)).toEqual([]);
  });
});

describe.each([...BUILT, ...BESIDE_THE_TABLE])('$operation', (row) => {
  it('is refused when anonymous, unless it is open to anyone', async () => {
    const isOpen = ROLES.some((role) => row.words[role] === 'anyone');
    expect(await verdictOf(row, ANONYMOUS)).toBe(isOpen ? 'LET IN' : 'UNAUTHENTICATED');
  });

  it.each(ROLES)('answers a %s as the table says', async (role) => {
    const word = row.words[role];
    const actor = people.get(role)!;
    if (word !== 'IN_PROGRESS') expect(await verdictOf(row, actor)).toBe(word === '-' ? 'FORBIDDEN' : 'LET IN');
    else
      for (const status of TICKET_STATUSES)
        expect([status, await verdictOf(row, actor, { status })]).toEqual([
          status,
          status === 'IN_PROGRESS' ? 'LET IN' : 'FORBIDDEN',
        ]);
  });

  it('answers service accounts by their scopes', async () => {
    const word = row.words.SERVICE;
    if (word === 'any scope') return expect(await verdictOf(row, serviceWith([]))).toBe('LET IN');
    const scope = SCOPES.find((one) => one === word);
    // A word that is neither a known scope nor a refusal would make this test ask nothing.
    expect(scope ?? '-').toBe(word);
    const others = SCOPES.filter((one) => one !== scope);
    expect(await verdictOf(row, serviceWith([]))).toBe('FORBIDDEN');
    expect(await verdictOf(row, serviceWith(others))).toBe('FORBIDDEN');
    if (scope) expect(await verdictOf(row, serviceWith([scope]))).toBe('LET IN');
  });
});

/** Words that narrow an operation to some rows: what each means, shown on the demo desk. `all` … `self` is the crossing test's. */
const PROOFS: Record<string, () => Promise<void>> = {
  // Asked with every status above.
  'Mutation.changeTicketStatus IN_PROGRESS': () => Promise.resolve(),
  'Query.stock availability': async () => {
    const ask = (role: Role, fields: string) =>
      executeAs(desk, people.get(role)!, `{ stock(first: 1) { nodes { ${fields} } } }`);
    const { data, errors } = await ask('TECHNICIAN', 'onHand available product { name } location { name }');
    expect(errors).toEqual([]);
    expect((data as Loose).stock.nodes[0]).toMatchObject({ product: { name: expect.any(String) as string } });
    for (const field of ['averageCost', 'value']) {
      const withheld = await ask('TECHNICIAN', `onHand ${field} { amount }`);
      expect(withheld.errors).toMatchObject([{ originalError: { code: 'FORBIDDEN' } }]);
      expect((withheld.data as Loose).stock.nodes[0]).toMatchObject({
        onHand: expect.any(Number) as number,
        [field]: null,
      });
      const shown = await ask('SAV_MANAGER', `${field} { amount }`);
      expect((shown.data as Loose).stock.nodes[0][field].amount).toMatch(/^[1-9]\d*\.\d+$/);
    }
  },
  'Query.users limited': async () => {
    const rolesFor = async (role: Role) => {
      const { data } = await executeAs(desk, people.get(role)!, '{ users(first: 100) { nodes { role } } }');
      return [...new Set((data as Loose).users.nodes.map((node: Loose) => node.role))].sort();
    };
    expect(await rolesFor('SAV_MANAGER')).toEqual(['CLIENT', 'TECHNICIAN']);
    expect(await rolesFor('ADMIN')).toEqual([...ROLES].sort());
  },
  'Mutation.setUserActive clients': async () => {
    const codesFor = async (role: Role) => {
      const account = people.get(role) as { accountId: string };
      const field = fieldOf({ type: 'Mutation', field: 'setUserActive' })!;
      const { operation, variables } = minimalOperation('Mutation', field, { active: true });
      const input = variables['input'] as Record<string, unknown>;
      for (const name of Object.keys(input))
        if (input[name] === 'nothing') input[name] = encodeId('Account', account.accountId);
      const errors = operation.replace('{ __typename }', '{ errors { code } }');
      const answer = await executeAs(desk, people.get('SAV_MANAGER')!, errors, variables);
      return answer.errors.length + ((answer.data as Loose)?.setUserActive.errors.length ?? 0);
    };
    expect(await codesFor('CLIENT')).toBe(0);
    for (const role of ['TECHNICIAN', 'SAV_MANAGER', 'ADMIN'] as const) expect(await codesFor(role)).toBe(1);
  },
};
const EXTENTS_OF_ROWS = ['-', 'all', 'own', 'assigned', 'self', 'anyone'];
const narrowed = BUILT.flatMap(({ operation, words }) =>
  ROLES.filter((role) => !EXTENTS_OF_ROWS.includes(words[role])).map((role) => ({
    name: `${operation} ${words[role]}`,
  })),
);

describe('a word of its own', () => {
  it.each(narrowed)('$name is proven', async ({ name }) => {
    expect(
      PROOFS[name],
      `Show what “${name}” means: add it to PROOFS in test/permissions/contract.test.ts`,
    ).toBeDefined();
    checks += 1;
    await PROOFS[name]!();
  });
});

describe('the table', () => {
  it('knows every operation of the schema', () => {
    const operations = ROOTS.flatMap((type) =>
      Object.keys((schema.getType(type) as GraphQLObjectType).getFields()).map((field) => `${type}.${field}`),
    );
    const known = [...TABLE.map(({ operation }) => operation), ...Object.keys(CONVENTIONS)];
    // What is new here wants a row in the table, or a reason in CONVENTIONS.
    expect(operations.filter((operation) => !known.includes(operation))).toEqual([]);
  });

  it('names fields beside the root fields, which have rules of their own when they are built', () => {
    const beside = TABLE.filter(({ type }) => !ROOTS.includes(type)).map(({ operation }) => operation);
    expect(beside).toEqual(expect.arrayContaining(['Ticket.attachments', 'Intervention.solution', 'Invoice.payments']));
    for (const { operation, type } of TABLE)
      if (!ROOTS.includes(type) && schema.getType(type))
        expect(isObjectType(schema.getType(type)), operation).toBe(true);
  });
});

describe('not built yet', () => {
  it('is at most what it was: an operation that is gone does not become one to do', () => {
    expect(BUILT.length).toBeGreaterThanOrEqual(48);
  });

  for (const { operation } of NOT_BUILT) it.todo(operation);
});
