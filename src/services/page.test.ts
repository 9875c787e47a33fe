import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DeskError } from '../domain/errors.js';
import { keyset, mapPage, PAGE_DEFAULT, PAGE_MAX, type Order, type PageArgs } from './page.js';

const TIME: Order = { name: 'at', column: sql`t.at`, type: 'timestamptz', direction: 'DESC' };
const TEXT: Order = { name: 'name', column: sql`t.name`, type: 'text', direction: 'ASC' };
const ID = '0192f000-7d8a-7000-8000-00000000000a';
const of = (args: PageArgs, order: Order = TEXT) => keyset(args, order, sql`t.id`);
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: ID, pageKey: `k${index}` }));
const refusalOf = (args: PageArgs, order?: Order): DeskError => {
  try {
    of(args, order);
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
  return expect.fail('it was taken');
};

describe('the size of a page', () => {
  it('is 20 when nothing is said, and one more is read to see whether there is more', () => {
    for (const args of [{}, { first: null, last: null }, { before: cursor('name', 'x', ID) }])
      expect(of(args).limit).toBe(PAGE_DEFAULT + 1);
    for (const size of [1, 2, PAGE_MAX]) {
      expect(of({ first: size }).limit).toBe(size + 1);
      expect(of({ last: size }).limit).toBe(size + 1);
    }
  });

  it.each([0, -1, PAGE_MAX + 1])('is refused as %i', (size) => {
    expect(refusalOf({ first: size })).toMatchObject({ key: 'page_size', input: ['first'], params: { max: PAGE_MAX } });
    expect(refusalOf({ last: size })).toMatchObject({ key: 'page_size', input: ['last'] });
  });

  it('is refused from both ends', () => {
    expect(refusalOf({ first: 1, last: 1 })).toMatchObject({ code: 'VALIDATION', key: 'page_direction' });
  });
});

describe('a finished page', () => {
  it('knows of more after it, or before it when it is read backwards', () => {
    expect(of({ first: 2 }).finish(rows(3))).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(of({ first: 2 }).finish(rows(2))).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(of({ last: 2 }).finish(rows(3))).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const after = cursor('name', 'x', ID);
    expect(of({ first: 2, after }).finish(rows(1))).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('is in the order asked for, also when it is read backwards', () => {
    const keys = (args: PageArgs) =>
      of(args)
        .finish(rows(3))
        .rows.map(({ pageKey }) => pageKey);
    expect(keys({ first: 2 })).toEqual(['k0', 'k1']);
    expect(keys({ last: 2 })).toEqual(['k1', 'k0']);
  });

  it('keeps its cursors when its rows are shown as something else', () => {
    const page = of({ first: 3 }).finish(rows(2));
    const shown = mapPage(page, ({ pageKey }) => ({ shown: pageKey }));
    expect(shown.rows.map((row) => shown.cursorOf(row))).toEqual(page.rows.map((row) => page.cursorOf(row)));
  });
});

describe('a cursor', () => {
  it('is taken back as it was given, whatever the key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((key) => !key.includes('\0') && key.isWellFormed()),
        fc.uuid(),
        (pageKey, id) => {
          const [row] = of({ first: 1 }).finish([{ id, pageKey }]).rows;
          const given = of({ first: 1 }).finish([row!]).cursorOf(row!);
          expect(of({ after: given }).where).toHaveLength(1);
          expect(of({ first: 1, before: given }).where).toHaveLength(1);
        },
      ),
    );
  });

  it('of an instant is one that PostgreSQL wrote', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
        fc.constantFrom('', '.1', '.123456'),
        (date, fraction) => {
          const [day, time] = [date.toISOString().slice(0, 10), date.toISOString().slice(11, 19)];
          expect(of({ after: cursor('at', `${day} ${time}${fraction}+00`, ID) }, TIME).where).toHaveLength(1);
        },
      ),
    );
  });

  it('that is not one of ours is refused as such, and nothing worse', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (after) => {
          expect(refusalOf({ after }, TIME)).toMatchObject({
            code: 'VALIDATION',
            key: 'invalid_cursor',
            input: ['after'],
          });
        },
      ),
    );
  });

  it.each([
    ['2026-02-29 00:00:00+00'],
    ['2026-00-10 00:00:00+00'],
    ['0000-01-01 00:00:00+00'],
    ['2026-11-20 24:00:00+00'],
    ['2026-11-20 08:60:00+00'],
    ['2026-11-20T08:00:00Z'],
    ['infinity'],
    ['now'],
  ])('with the instant %s is refused', (key) => {
    expect(refusalOf({ before: cursor('at', key, ID) }, TIME)).toMatchObject({ input: ['before'] });
  });
});
