/**
 * Gate two on everything at once: every list with every edge, every cursor and every stream, with rows of one side that
 * refer to the other's. Whose a text was is written in it: no answer bears one that its reader may not see.
 */
import { isRequiredArgument, type GraphQLEnumType, getNamedType, isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Actor } from '../../src/domain/accounts/actor.js';
import type { IdKind } from '../../src/domain/ids.js';
import { edgesOf } from '../../src/permissions/edges.js';
import { EDGE_ROWS, permissions } from '../../src/permissions/map.js';
import { lets } from '../../src/permissions/rules.js';
import { deskSchema } from '../../src/server/schema.js';
import { serviceWith } from '../support/actor.js';
import { startTwoClients, type TwoClients } from '../support/two-clients.js';
import { crossReferences, kindOfTable, plantSecrets, publicIds, tableOf, worldOf } from '../support/world.js';
import { ask, type Answered } from './ask.js';
import { answeredBy, asking, handlesOf, kindsInPayload, placesOf, type Handle, type Place } from './handles.js';
import { COLUMN_OF_EDGE, OWNERSHIP, PART_OF, OF_NO_ROWS } from './hints.js';
import { selectionOf, shownIn } from './selection.js';

const schema = deskSchema();
const EDGES = edgesOf(schema);
const CALLERS = ['client', 'technician', 'key'] as const;
type Caller = (typeof CALLERS)[number];
type Side = 0 | 1;
const cases = ([0, 1] as const).flatMap((side) => CALLERS.map((caller) => ({ side, caller })));

let two: TwoClients;
const ids: Map<IdKind, string[]>[] = [];
let crossed: string[];
let checks = 0;

beforeAll(async () => {
  two = await startTwoClients();
  const { db } = two.desk.desk;
  const worlds = () => Promise.all(two.sides.map(({ roots }) => worldOf(db, roots)));
  for (const [index, world] of (await worlds()).entries()) {
    ids.push(publicIds(world));
    await plantSecrets(two.desk, world, `zq${index}`);
  }
  const [first, second] = await worlds();
  crossed = [
    ...(await crossReferences(two.desk, first!, second!, OWNERSHIP)),
    ...(await crossReferences(two.desk, second!, first!, OWNERSHIP)),
  ];
});
afterAll(async () => {
  const references = [...new Set(crossed)].join(', ');
  console.info(
    `Sight: ${checks} checks, over ${EDGES.length} edges. References that lead to the other: ${references}.`,
  );
  await two.desk.stop();
});

const actorOf = (side: Side, caller: Caller): Actor => two.sides[side][caller];

/** Whether a role is given all things of a kind by the table, whosever they are; a key bound to a client sees what it does. */
function isShared(actor: Actor, kind: IdKind | null): boolean {
  const role = actor.kind === 'PERSON' ? actor.role : 'CLIENT';
  return kind !== null && EDGE_ROWS[kind]?.[role] === 'all';
}

/** Everything of a side that is to be seen in an answer, but for what the table gives to all. */
function seenOf(side: Side, actor: Actor, { text }: Answered): string[] {
  checks += 1;
  const marks = text.match(side === 0 ? /zq0\.\w+/g : /zq1\.\w+/g) ?? [];
  const things = [...ids[side]!].flatMap(([kind, some]) => (isShared(actor, kind) ? [] : some));
  return [
    ...new Set(marks.filter((mark) => !isShared(actor, kindOfTable(mark.slice(4))))),
    ...things.filter((id) => text.includes(id)),
  ];
}

/** One query a field: all of it, with everything that it leads to. */
const QUERIES = Object.values(schema.getQueryType()!.getFields())
  .filter((field) => !field.args.some(isRequiredArgument))
  .map((field) => {
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 100)' : '';
    return {
      name: field.name,
      operation: `query { ${field.name}${page}${selectionOf(field.type, 3)} }`,
      variables: {},
    };
  });

/** Fields that must be told what they are asked of, and those questions. */
const OF_ONE = handlesOf(schema).filter(
  ({ place, path }) =>
    place.root === 'Query' &&
    path.length === 1 &&
    place.field.args.some((argument) => argument.name === path[0] && isRequiredArgument(argument)),
);
function askedOfOne(handle: Handle) {
  const own = (kind: IdKind) => ids[0]!.get(kind)?.[0] ?? 'nothing';
  return (ids[0]!.get(handle.kind!) ?? []).slice(0, 1).map((id) => asking(handle, id, own, 3));
}

describe.each(cases)('the $caller of side $side', ({ side, caller }) => {
  const other = (1 - side) as Side;

  it.each(QUERIES)('sees nothing of the other in $name, by whatever edge', async (query) => {
    const actor = actorOf(side, caller);
    expect(seenOf(other, actor, await ask(two.desk, actor, query))).toEqual([]);
  });

  it('sees its own', async () => {
    const actor = actorOf(side, caller);
    const answers = await Promise.all(QUERIES.map((query) => ask(two.desk, actor, query)));
    const seen = new Set(answers.flatMap((answer) => seenOf(side, actor, answer)));
    for (const table of ['client', 'site', 'robot', 'ticket', 'fault', 'timeline_entry'])
      expect([...seen]).toContain(`zq${side}.${table}`);
  });
});

describe('the edges', () => {
  it('are all shown to somebody: none is left out here', async () => {
    const shown = new Set<string>();
    const questions = [...QUERIES, ...OF_ONE.flatMap(askedOfOne)];
    for (const query of questions) shownIn((await ask(two.desk, two.staff.admin, query)).data, shown);
    // Results are answered by mutations, and by no query.
    const asked = EDGES.filter(({ type }) => !type.endsWith('Result'));
    const missing = asked.map(({ type, field }) => `${type}.${field.name}`).filter((edge) => !shown.has(edge));
    // What is missing wants a thing that has it, in test/support/two-clients.ts.
    expect(missing).toEqual([]);
  });

  it('lead to the other side wherever a row may refer there', () => {
    // What everybody may see is nobody's.
    const columns = EDGES.filter(({ row }) => row.CLIENT !== 'all').map(
      ({ type, field }) => `${tableOf(type)}.${COLUMN_OF_EDGE[field.name] ?? `${tableOf(field.name)}_id`}`,
    );
    const lists = EDGES.filter(({ field }) => String(field.type).startsWith('[') || field.args.length > 0);
    const ofLists = new Set(lists.map(({ type, field }) => `${tableOf(type)}.${tableOf(field.name)}_id`));
    // What is missing is a reference that gives its row away (OWNERSHIP in hints.ts), or wants a row that has one.
    expect(columns.filter((one) => !crossed.includes(one) && !OWNERSHIP.test(one) && !ofLists.has(one))).toEqual([]);
  });

  it('that may not be null are authorised like what they are on', () => {
    const strict = EDGES.filter(({ field, type, row }) => {
      const own = EDGE_ROWS[type];
      return String(field.type).endsWith('!') && JSON.stringify(own) !== JSON.stringify(row);
    });
    // Make the edge nullable: one that is withheld would take the thing with it.
    expect(strict.map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
  });
});

describe.each(SCOPES)('a key with the scope %s alone', (scope) => {
  const key = serviceWith([scope]);
  const mayShow = (table: string): boolean => {
    const row = EDGE_ROWS[kindOfTable(table) ?? ''] ?? PART_OF[table];
    return row !== undefined && lets(row, key);
  };
  const tablesIn = ({ text }: Answered): string[] => {
    checks += 1;
    return [...new Set((text.match(/zq\d\.\w+/g) ?? []).map((mark) => mark.slice(4)))];
  };

  it.each(QUERIES)('is shown by $name only what the scope is for', async (query) => {
    const answer = await ask(two.desk, key, query);
    expect(tablesIn(answer).filter((table) => !mayShow(table))).toEqual([]);
    const isOpen = lets(permissions['Query']![query.name]!.row, key);
    expect(answer.isRefused).toBe(!isOpen);
    // A list that shows nothing at all would pass for one that withholds.
    const isList = !['product', 'robot', 'ticket', ...OF_NO_ROWS].includes(query.name);
    if (isOpen && isList) expect(tablesIn(answer)).not.toEqual([]);
  });

  const mutations = handlesOf(schema).filter(
    ({ place, type }) =>
      place.root === 'Mutation' && type === 'ID' && lets(permissions['Mutation']![place.field.name]!.row, key),
  );
  // Not every scope lets anything be done.
  if (mutations.length > 0)
    it('is shown by mutations their own thing, and no other', async () => {
      for (const handle of mutations) {
        const own = (kind: IdKind) => ids[0]!.get(kind)?.[0] ?? 'nothing';
        const answer = await ask(two.desk, key, asking(handle, own(handle.kind!), own, 2));
        const things = kindsInPayload(handle.place.field, schema).map(tableOf);
        const others = tablesIn(answer).filter(
          (table) => !mayShow(table) && !things.includes(table) && table !== 'timeline_entry',
        );
        expect([handle.name, others]).toEqual([handle.name, []]);
      }
    });
});

/** Every list with pages, in each of its orders. */
const PAGED = placesOf(schema)
  .filter(({ root, field }) => root === 'Query' && field.args.some(({ name }) => name === 'after'))
  .flatMap((place) => {
    const by = place.field.args.find(({ name }) => name === 'orderBy');
    const named = by && getNamedType(by.type);
    const orders = named && isEnumType(named) ? (named as GraphQLEnumType).getValues().map(({ name }) => name) : [null];
    return orders.map((order) => ({ place, order, name: `${place.name} ${order ?? ''}` }));
  });

describe.each(PAGED)('a cursor of the other’s in $name', ({ place, order }) => {
  it.each(CALLERS)('shows a %s nothing, as one that was made up', async (caller) => {
    const actor = actorOf(0, caller);
    const theirs = await cursorsOf(place, order);
    expect(theirs.length).toBeGreaterThan(0);
    for (const cursor of theirs.slice(0, 6))
      for (const argument of ['after', 'before']) {
        const [real, madeUp] = [await page(actor, argument, cursor), await page(actor, argument, besideCursor(cursor))];
        expect(seenOf(1, actor, real)).toEqual([]);
        if (!isShared(actor, answeredBy(place.field))) expect(real.text).toBe(madeUp.text);
      }
  });

  const page = (actor: Actor, argument: string, cursor: string) =>
    ask(two.desk, actor, {
      operation: `query ($cursor: Cursor) { ${inPlace(place, order, `${argument}: $cursor`)} }`,
      variables: { cursor },
    });
});

/** The selection of a paged field by the way to it. */
function inPlace({ way, field }: Place, order: string | null, argument: string): string {
  const args = [order && `orderBy: ${order}`, argument].filter(Boolean).join(', ');
  const inner = `${field.name}(${args})${selectionOf(field.type, 1)}`;
  return [...way].reverse().reduce((text, name) => `${name} { ${text} }`, inner);
}

const partsOf = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];

/** Cursors of the other side's rows, as its own pages have them, or the staff's. */
async function cursorsOf(place: Place, order: string | null): Promise<string[]> {
  const operation = `query { ${inPlace(place, order, 'first: 100')} }`;
  const readers = [two.staff.admin, ...CALLERS.map((caller) => actorOf(1, caller))];
  const pages = await Promise.all(readers.map((reader) => ask(two.desk, reader, { operation, variables: {} })));
  const text = pages.map((one) => one.text).join('');
  const cursors = [...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor!);
  const theirs = new Set([...ids[1]!.values()].flat().map((id) => id.split('_')[1]));
  return [...new Set(cursors)].filter((cursor) => theirs.has(partsOf(cursor)[2].replaceAll('-', '')));
}

function besideCursor(cursor: string): string {
  const [order, key, id] = partsOf(cursor);
  const last = (Number.parseInt(id.at(-1)!, 16) + 1) % 16;
  return Buffer.from(JSON.stringify([order, key, id.slice(0, -1) + last.toString(16)])).toString('base64url');
}

const STREAMS = Object.values(schema.getSubscriptionType()!.getFields());
const BEGINNING = Buffer.from('e0').toString('base64url');

describe.each(STREAMS)('the stream $name', (field) => {
  const from = (after: string) => ({
    operation: `subscription ($after: Cursor) { ${field.name}(after: $after)${selectionOf(field.type, 3)} }`,
    variables: { after },
  });
  const cursorsIn = ({ text }: Answered) => [...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor!);

  it.each(cases)(
    'resumed by the $caller of side $side from any place, shows nothing of the other',
    async ({ side, caller }) => {
      const actor = actorOf(side, caller);
      const other = (1 - side) as Side;
      // The places that the other side has seen, and the very beginning.
      const theirs = await Promise.all(CALLERS.map((one) => ask(two.desk, actorOf(other, one), from(BEGINNING))));
      for (const cursor of [BEGINNING, ...theirs.flatMap(cursorsIn).slice(0, 5)])
        expect(seenOf(other, actor, await ask(two.desk, actor, from(cursor)))).toEqual([]);
    },
  );

  if (field.args.some(({ name }) => name === 'initial'))
    it('begins with nothing of the other', async () => {
      const operation = `subscription { ${field.name}(initial: true)${selectionOf(field.type, 3)} }`;
      for (const { side, caller } of cases) {
        const actor = actorOf(side, caller);
        const answer = await ask(two.desk, actor, { operation, variables: {} });
        expect(seenOf((1 - side) as Side, actor, answer)).toEqual([]);
      }
    });

  it('shows each side its own', async () => {
    for (const side of [0, 1] as const) {
      const answers = await Promise.all(CALLERS.map((one) => ask(two.desk, actorOf(side, one), from(BEGINNING))));
      const seen = answers.flatMap((answer, index) => seenOf(side, actorOf(side, CALLERS[index]!), answer));
      // Nothing comes on it here: let something happen in test/support/two-clients.ts.
      expect(seen).not.toEqual([]);
    }
  });

  it.each(SCOPES)('shows a key with the scope %s alone only what the scope is for', async (scope) => {
    const key = serviceWith([scope]);
    const row = permissions['Subscription']![field.name]!.row;
    const answer = await ask(two.desk, key, from(BEGINNING));
    expect(answer.isRefused).toBe(!lets(row, key));
    const tables = new Set((answer.text.match(/zq\d\.\w+/g) ?? []).map((mark) => mark.slice(4)));
    tables.delete('event');
    const others = [...tables].filter((table) => {
      const shown = EDGE_ROWS[kindOfTable(table) ?? ''] ?? PART_OF[table];
      return !shown || !lets(shown, key);
    });
    expect(others).toEqual([]);
    checks += 1;
  });
});
