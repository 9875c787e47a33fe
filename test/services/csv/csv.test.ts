/** CSV as it comes out of spreadsheets, and as it goes back into them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choice,
  column,
  decimal,
  guarded,
  integer,
  list,
  PROBLEMS_MAX,
  readTable,
  ROWS_MAX,
  text,
  unguarded,
  writeTable,
  yesOrNo,
  type Columns,
} from '../../../src/services/csv/index.js';

interface Thing {
  name: string;
  price: string;
  count: number;
  kind: 'A' | 'B';
  active: boolean;
  tags: string[];
}
const COLUMNS: Columns<Thing> = {
  name: column('Dénomination', 'Name', text),
  price: column('Prix (€)', 'Price', decimal),
  count: column('Nombre', 'Count', integer),
  kind: column('Type', 'Kind', choice<'A' | 'B'>({ A: ['Équipement', 'Equipment'], B: ['Pièce', 'Part'] })),
  active: column('Actif', 'Active', yesOrNo),
  tags: column('Étiquettes', 'Tags', list),
};
const read = (csv: string) => readTable(csv, COLUMNS, ['name']);
const values = (csv: string) => read(csv).rows.map((row) => row.values);
const problems = (csv: string) =>
  read(csv)
    .problems.told('en')
    .map(({ row, line, column: name, message }) => [row, line, name, message]);

describe('reading', () => {
  it.each([
    ['a BOM and semicolons', '\uFEFFDénomination;Prix (€)\r\nVis;12,50\r\n'],
    ['commas', 'Name,Price\nVis,12.50\n'],
    ['commas, and a decimal comma in quotes', 'Name,Price\nVis,"12,50"'],
    ['headers without accents and in capitals', 'DENOMINATION ; PRIX\nVis;12,50'],
    ['a header with the other separator in it', '"Dénomination";"Prix (€)"\nVis;12,50'],
    ['empty lines and empty cells at the end', '\nDénomination;Prix (€);;\n\nVis;12,50;;\n;;;\n\n'],
  ])('finds its way by itself: %s', (_, csv) =>
    expect(values(csv.replace('PRIX', 'Price'))).toEqual([{ name: 'Vis', price: '12.50' }]),
  );

  it('reads words and numbers as people write them', () => {
    const csv = `Dénomination;Prix (€);Nombre;Type;Actif;Étiquettes
Vis;1 890,5;1 200;piece;OUI;rouge | \\| | bleu
Clou;12;-3;Equipment;0;
Écrou;;;A;x;un\\\\deux|
`;
    expect(values(csv)).toEqual([
      { name: 'Vis', price: '1890.5', count: 1200, kind: 'B', active: true, tags: ['rouge', '|', 'bleu'] },
      { name: 'Clou', price: '12', count: -3, kind: 'A', active: false, tags: null },
      { name: 'Écrou', price: null, count: null, kind: 'A', active: true, tags: ['un\\deux'] },
    ]);
  });

  it('keeps line breaks in cells, and tells lines as an editor counts them', () => {
    const csv = 'Name;Count\r\n"a\r\nb\r\nc";1\r\n\r\n"d\ne";x\r\nf;y\r\n';
    expect(values(csv)[0]).toEqual({ name: 'a\nb\nc', count: 1 });
    expect(problems(csv).map(([row, line]) => [row, line])).toEqual([
      [2, 6],
      [3, 8],
    ]);
  });

  it('tells every problem with its row, line and column', () => {
    const csv = 'Name;Prix (€);Nombre;Type;Actif\na;1,2,3;1;A;oui\nb;1.234,5;2,5;C;peut-être\nc;1\nd;1;1;A;oui;e';
    expect(problems(csv)).toEqual([
      [1, 2, 'Prix (€)', 'Give a number, like “1890.50”.'],
      [2, 3, 'Prix (€)', 'Give a number, like “1890.50”.'],
      [2, 3, 'Nombre', 'Give a whole number, like “24”.'],
      [2, 3, 'Type', 'Give one of these values: Équipement, Pièce.'],
      [2, 3, 'Actif', 'Answer yes or no.'],
      [3, 4, null, 'This row has 2 cells instead of 5.'],
      [4, 5, null, 'This row has 6 cells instead of 5.'],
    ]);
    expect(read(csv)).toMatchObject({ count: 4, rows: { length: 2 } });
    expect([...read(csv).rows[1]!.refused]).toEqual(['price', 'count', 'kind', 'active']);
  });

  it.each([
    ['', [null, null, null, 'This file is empty.']],
    ['\n;;\n', [null, null, null, 'This file is empty.']],
    ['Price\n1', [null, 1, null, 'The column “Dénomination” is missing.']],
    ['Name;name\na;b', [null, 1, 'name', 'The column “name” is there twice.']],
    ['Name\na\nb\uFFFD', [null, 3, null, 'This file is not UTF-8; save it as “CSV UTF-8”.']],
    ['Name;Count\na;1\n"b;2\nc;3', [null, expect.any(Number), null, expect.stringContaining('quotation marks')]],
    ['Name;Count\na"b";1', [null, 2, null, expect.stringContaining('quotation marks')]],
  ])('refuses the file %j', (csv, problem) => {
    expect(problems(csv)).toEqual([problem]);
    expect(read(csv).rows).toEqual([]);
  });

  it('refuses a column that it does not know, and says which it does', () => {
    const [, , , message] = problems('Name;Colour\na;b')[0]!;
    expect(message).toBe(
      'Unknown column: “Colour”. Possible columns: Dénomination, Prix (€), Nombre, Type, Actif, Étiquettes.',
    );
  });

  it('stops at its limits', () => {
    const rows = (count: number) => `Name\n${'a\n'.repeat(count)}`;
    expect(read(rows(ROWS_MAX)).problems.count).toBe(0);
    expect(problems(rows(ROWS_MAX + 1))).toEqual([[null, null, null, 'At most 5000 rows; cut the file up.']]);
    const bad = read(`Name;Count\n${'a;b\n'.repeat(PROBLEMS_MAX + 20)}`).problems;
    expect([bad.count, bad.told('fr').length]).toEqual([PROBLEMS_MAX + 20, PROBLEMS_MAX]);
  });
});

describe('writing', () => {
  const thing: Thing = { name: 'Vis', price: '12.50', count: 3, kind: 'B', active: true, tags: ['a|b', 'c'] };

  it('is in the words of the language', () => {
    expect(writeTable([thing], COLUMNS, 'fr')).toBe(
      '\uFEFFDénomination;Prix (€);Nombre;Type;Actif;Étiquettes\r\nVis;12,50;3;Pièce;oui;a\\|b | c\r\n',
    );
    expect(writeTable([thing], COLUMNS, 'en')).toBe(
      '\uFEFFName,Price,Count,Kind,Active,Tags\r\nVis,12.50,3,Part,yes,a\\|b | c\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\tx', '＝1', "'=1"])(
    'lets no spreadsheet take %j for a formula',
    (name) => {
      const cell = guarded(name);
      expect(cell).toBe(`'${name}`);
      expect(unguarded(cell)).toBe(name);
    },
  );

  it.each(["'quoted'", "l'eau", '-12,5', '-3', 'a=b', ''])('leaves %j as it is', (name) => {
    expect(guarded(name)).toBe(name);
    expect(unguarded(name)).toBe(name);
  });

  it('reads back as what was written, whatever it is', () => {
    // As services store texts: trimmed, with one kind of line break, and nothing that cannot be stored.
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((given) =>
        given
          .replace(/\r\n?/g, '\n')
          .replace(/[\0\uFFFD]/g, '')
          .trim(),
      )
      .filter((given) => given !== '');
    const nasty = fc
      .array(fc.constantFrom('"', ';', ',', '\n', '=', '+', '-', '@', "'", '|', '\\', ' ', 'a', '1'), { maxLength: 12 })
      .map((parts) => parts.join('').trim())
      .filter((given) => given !== '');
    const name = fc.oneof(words, nasty);
    const things = fc.array(
      fc.record({
        name,
        price: fc.option(fc.integer({ min: 0, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2))),
        count: fc.option(fc.integer({ min: -1_000, max: 1_000 })),
        kind: fc.constantFrom('A' as const, 'B' as const),
        active: fc.boolean(),
        tags: fc.array(name, { maxLength: 4 }).map((tags) => (tags.length > 0 ? tags : null)),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(things, fc.constantFrom('fr' as const, 'en' as const), (given, locale) => {
        const back = read(writeTable(given, COLUMNS, locale));
        expect(back.problems.told('en')).toEqual([]);
        expect(back.rows.map((row) => row.values)).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
});
