/**
 * Gate two from outside. By every place in the schema where a row can be named (`handles.ts` finds them), one side of
 * the desk asks for what is the other's: by another client, a technician who is not on it, a service account that is
 * bound to another client, and one without scopes. Nothing of it comes back, nothing of it is changed, and the answer is
 * that for an id that never existed, in as many statements.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Actor } from '../../src/domain/accounts/actor.js';
import { decodeAnyId, type IdKind } from '../../src/domain/ids.js';
import { EDGE_ROWS } from '../../src/permissions/map.js';
import { deskSchema } from '../../src/server/schema.js';
import { serviceWith } from '../support/actor.js';
import { startTwoClients, type TwoClients } from '../support/two-clients.js';
import { digestOf, kindOfTable, plantSecrets, publicIds, tableOf, worldOf, type Secrets } from '../support/world.js';
import { ask, medianOf, type Answered } from './ask.js';
import { asking, handlesOf, nameOf, type Handle } from './handles.js';
import { CLOSED_TEXTS, COLUMN_OF_TEXT, GIVEN_ONCE, NOTED, UNPLANTABLE } from './hints.js';

const HANDLES = handlesOf(deskSchema());
const STRANGERS = ['client', 'technician', 'key', 'key without scopes'] as const;
type Stranger = (typeof STRANGERS)[number];

let two: TwoClients;
const ids: Map<IdKind, string[]>[] = [];
const secrets: Secrets[] = [];
const known = new Set<string>();
let uniqueNames: Set<string>;
let digest: Record<string, string>;

beforeAll(async () => {
  two = await startTwoClients();
  const { db } = two.desk.desk;
  for (const [index, { roots }] of two.sides.entries()) {
    const world = await worldOf(db, roots);
    secrets.push(await plantSecrets(two.desk, world, `zq${index}`));
    ids.push(publicIds(world));
  }
  uniqueNames = await uniqueColumns();
  for (const id of ids.flatMap((kinds) => [...kinds.values()].flat())) known.add(id).add(id.split('_')[1]!);
  digest = await digestOf(db, othersOwn(), NOTED);
});

/** Texts that strangers have written into their own things: they come out again, and tell nothing. */
const handed: string[] = [];

let checks = 0;
const times = new Map<string, { theirs: number[]; never: number[] }>();
afterAll(async () => {
  const medians = [...times].map(
    ([what, { theirs, never }]) =>
      `${what} ${medianOf(theirs).toFixed(2)} against ${medianOf(never).toFixed(2)} ms (${theirs.length} pairs)`,
  );
  const mine = secrets[1]?.count;
  console.info(
    `Crossing: ${checks} checks by ${HANDLES.length} handles, over ${mine} planted texts.\nMedian for the other’s against never: ${medians.join('; ')}`,
  );
  await two.desk.stop();
});

/** The other's things, without the products: anybody may have a device of one. */
function othersOwn(): Record<string, string[]> {
  const { product: _product, ...own } = two.sides[1].roots;
  return own;
}

/** Text columns that bear a value once in the whole table, as the API calls them. */
async function uniqueColumns(): Promise<Set<string>> {
  const { rows } = await sql<{
    name: string;
  }>`select (regexp_match(indexdef, '\\((?:lower\\()?"?([a-z_]+)\\)?\\)'))[1] as name
    from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'`.execute(two.desk.desk.db);
  return new Set(
    rows.filter(({ name }) => name).map(({ name }) => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())),
  );
}

/** Its neighbour, which stands on the same side of every other value and never existed. */
function beside(value: string, handle: Handle): string {
  // A search passes over signs.
  if (handle.type === 'text') return nameOf(handle) === 'search' ? `${value}zz` : `${value}~`;
  const last = Number.parseInt(value.at(-1)!, 16);
  return value.slice(0, -1) + ((last + 1) % 16).toString(16);
}

const IS_PLAIN = (handle: Handle): boolean => !['in', 'gt', 'gte', 'lt', 'lte'].includes(handle.path.at(-1)!);

/** What of the other side a handle is asked for: by id what its name says, and one of each other kind; by text what is called so. */
function valuesFor(handle: Handle): string[] {
  const [, theirs] = ids as [unknown, Map<IdKind, string[]>];
  if (handle.type === 'ID') {
    const named = handle.kind ? (theirs.get(handle.kind) ?? []).slice(0, 8) : [];
    const others =
      IS_PLAIN(handle) || !handle.kind
        ? [...theirs.values()].flatMap((some) => some.slice(0, handle.kind ? 1 : 2))
        : [];
    return [...new Set([...named, ...others])];
  }
  const { byName, samples } = secrets[1]!;
  const name = nameOf(handle);
  if (name === 'search') return samples;
  if (handle.place.root === 'Mutation' && !uniqueNames.has(name)) return [];
  const values = byName.get(COLUMN_OF_TEXT[name] ?? name) ?? [];
  // Several tables may call a column so; those of what is asked for come first.
  const isOfThing = (value: string) => handle.answers !== null && value.includes(`.${tableOf(handle.answers)}.`);
  return [...values.filter(isOfThing), ...values.filter((value) => !isOfThing(value))].slice(0, 8);
}

const strangerOf = (name: Stranger): Actor => (name === 'key without scopes' ? serviceWith([]) : two.sides[0][name]);
const ownOf = (side: 0 | 1) => (kind: IdKind) => ids[side]!.get(kind)?.[0] ?? 'nothing';

/** The id of the row that a page's cursor stands at, as `known` has it too. */
const idIn = (cursor: string): string =>
  /"([0-9a-f-]{36})"\]$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]?.replaceAll('-', '') ?? '';

/** The answer without the words that were asked with, and without what every new thing has of its own. */
const plain = ({ text }: Answered, ...asked: string[]): string =>
  asked
    .reduce((left, word) => left.replaceAll(word, '<asked>'), text)
    .replace(/"[a-z]+_[0-9a-f]{32}"/g, (id) => (known.has(id.slice(1, -1)) ? id : '<new>'))
    .replace(/T-\d{4}-\d{6,}/g, '<number>')
    .replace(/"20\d\d-[^"]*Z"/g, '<time>')
    .replace(/"((?:start|end)?[cC]ursor)":"([^"]+)"/g, (said, name: string, cursor: string) =>
      known.has(idIn(cursor)) ? said : `"${name}":<new>`,
    )
    // How often a thing of one's own was changed.
    .replace(/"version":\d+/g, '"version":<number>')
    // Links, which are signed anew each time.
    .replace(/expires=\d+&signature=[\w-]+/g, '<signed>')
    // Ages, which grow while one asks.
    .replace(/"PT[0-9HMS.]+"/g, '<duration>')
    // What a caller changes of its own, it changes once more each time.
    .replace(/"version":\d+/g, '"version":<version>');

/**
 * Things that the table gives to all of a role, whosever they are: a technician sees every fleet alert. A key that is
 * bound to a client sees what the client does.
 */
function isShared(stranger: Stranger, kind: IdKind | null): boolean {
  const role = stranger === 'technician' ? 'TECHNICIAN' : stranger === 'key without scopes' ? null : 'CLIENT';
  return kind !== null && role !== null && EDGE_ROWS[kind]?.[role] === 'all';
}

/** Everything of the other side that is to be seen in an answer. */
function leaksIn(stranger: Stranger, text: string): string[] {
  const marks = (text.match(/zq1\.\w+/g) ?? []).filter((mark) => !isShared(stranger, kindOfTable(mark.slice(4))));
  const seen = [...ids[1]!].flatMap(([kind, some]) =>
    isShared(stranger, kind) ? [] : some.filter((id) => text.includes(id)),
  );
  return [...marks, ...seen];
}

describe.each(HANDLES)('$name', (handle) => {
  it.each(STRANGERS)('shows a %s nothing of the other’s, as if it never existed', async (stranger) => {
    const actor = strangerOf(stranger);
    const asked = async (value: string, depth: number) => {
      // Who tries too often is told to wait, whatever they ask for; here each asks for the first time.
      await two.desk.desk.db.deleteFrom('throttle').execute();
      return ask(two.desk, actor, asking(handle, value, ownOf(0), depth));
    };
    // What is made shows in the lists of what it hangs on: there it is looked for less deep.
    const depth = handle.place.root === 'Mutation' ? 1 : 2;
    for (const value of valuesFor(handle)) {
      checks += 1;
      const never = beside(value, handle);
      if (handle.place.root === 'Mutation' && handle.type === 'text') handed.unshift(never, value);
      const theirs = await asked(value, depth);
      const answer = plain(theirs, never, value, ...handed);
      expect(leaksIn(stranger, answer)).toEqual([]);
      const taken = GIVEN_ONCE[handle.name];
      if ((taken && theirs.codes[0] === taken) || isShared(stranger, handle.answers)) continue;
      if (isShared(stranger, decodeAnyId(value)?.kind ?? null)) continue;
      const nothing = await asked(never, depth);
      expect(answer).toBe(plain(nothing, never, value, ...handed));
      if (!theirs.isRefused && IS_PLAIN(handle)) await comparePrices(handle, asked, value, never);
    }
  });
});

/** The price is compared of what is asked for alone: how its edges are batched is a matter of moments. */
async function comparePrices(
  { place, name }: Handle,
  asked: (value: string, depth: number) => Promise<Answered>,
  ...pair: [string, string]
): Promise<void> {
  const [theirs, nothing] = [await asked(pair[0], 0), await asked(pair[1], 0)];
  expect([name, theirs.statements]).toEqual([name, nothing.statements]);
  const measured = times.get(place.root) ?? { theirs: [], never: [] };
  times.set(place.root, measured);
  measured.theirs.push(theirs.time);
  measured.never.push(nothing.time);
}

describe('what is the other’s', () => {
  it('is as it was, after all that was tried', async () => {
    expect(await digestOf(two.desk.desk.db, othersOwn(), NOTED)).toEqual(digest);
  });
});

/** Handles by what they name: the operators of one condition together. */
const conditions = Map.groupBy(
  HANDLES.filter(({ place }) => !UNPLANTABLE.includes(place.name)).filter((handle) =>
    handle.type === 'ID' ? true : handle.place.root !== 'Mutation' && !CLOSED_TEXTS.includes(nameOf(handle)),
  ),
  ({ place, path, name }) =>
    path.includes('where') ? `${place.name} ${path.slice(0, path.indexOf('where') + 2).join('.')}` : name,
);

// Without this, an operation that answers nothing to anybody, or is never asked rightly, would pass.
describe('is there for those who may', () => {
  it.each([...conditions].map(([name, handles]) => ({ name, handles })))('$name', async ({ name, handles }) => {
    const [, side] = two.sides;
    const entitled = [side.client, side.technician, side.key, two.staff.manager, two.staff.admin, serviceWith(SCOPES)];
    let last = 'nothing: nobody may ask it';
    for (const version of [999, undefined])
      for (const actor of entitled)
        for (const handle of handles)
          for (const value of valuesFor(handle)) {
            const never = beside(value, handle);
            const theirs = await ask(two.desk, actor, asking(handle, value, ownOf(1), 1, version));
            if (theirs.isRefused) break;
            const nothing = await ask(two.desk, actor, asking(handle, never, ownOf(1), 1, version));
            last = plain(nothing, never, value);
            if (plain(theirs, never, value) !== last) return;
          }
    expect.fail(
      `Nobody gets another answer by ${name} for what exists than for what never did; the last one was ${last}. ` +
        'Say in test/permissions/hints.ts what it names (KIND_OF_NAME, COLUMN_OF_TEXT) or what it needs beside it ' +
        '(GIVEN), or give the two clients such a thing in test/support/two-clients.ts.',
    );
  });
});
