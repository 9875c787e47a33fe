/** Products from files and into them, over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProduct } from '../../factories/product.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const IMPORT = `mutation ($input: ImportProductsInput!) { importProducts(input: $input) {
  report { dryRun rows created updated unchanged problems { row line column code message } problemsLeftOut }
  errors { code message path } } }`;
const EXPORT = `query ($where: ProductWhere) { exportProducts(where: $where) { csv rows } }`;
const PRODUCT = `query ($reference: String!) { product(reference: $reference) {
  name kind category price { amount currency } vatRate warrantyMonths compatibleModels archivedAt version } }`;

let desk: TestDesk;
let manager: TestClient;
beforeAll(async () => {
  desk = await startDesk({ held: false });
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

const load = async (csv: string, more: object = {}): Promise<Loose> =>
  (await manager.data(IMPORT, { input: { csv, ...more } })).importProducts;
const product = async (reference: string): Promise<Loose> => (await manager.data(PRODUCT, { reference })).product;
const counted = (created: number, updated: number, unchanged: number, dryRun = false) => ({
  report: {
    ...{ dryRun, rows: created + updated + unchanged, created, updated, unchanged },
    ...{ problems: [], problemsLeftOut: 0 },
  },
  errors: [],
});

it.each([
  [IMPORT, { input: { csv: '' } }],
  [EXPORT, {}],
])('is refused when anonymous', async (operation, variables) => {
  const { errors } = await clientOf(desk.url).ask(operation, variables);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('importProducts', () => {
  const FILE = `Référence;Nom;Type;Prix HT;Garantie (mois);Modèles compatibles
I-1;Roue;Pièce;12,50;12;Atlas T3 | Titan L
I-2;Robot;Équipement;;;
`;

  it('tries, then enters, then finds everything as it is', async () => {
    expect(await load(FILE, { dryRun: true })).toEqual(counted(2, 0, 0, true));
    expect(await product('I-1')).toBeNull();
    expect(await load(FILE)).toEqual(counted(2, 0, 0));
    expect(await product('I-1')).toMatchObject({
      ...{ name: 'Roue', kind: 'PART', price: { amount: '12.50', currency: 'EUR' }, vatRate: '20.00' },
      ...{ warrantyMonths: 12, compatibleModels: ['Atlas T3', 'Titan L'], archivedAt: null, version: 1 },
    });
    expect(await product('I-2')).toMatchObject({ kind: 'EQUIPMENT', price: null, warrantyMonths: 24 });
    expect(await load(FILE)).toEqual(counted(0, 0, 2));
    expect(await product('I-1')).toMatchObject({ version: 1 });
  });

  it('changes what the file has columns for, and leaves the rest', async () => {
    await makeProduct(desk.call, {
      ...{ reference: 'U-1', name: 'Avant', category: 'Roues', priceAmount: '10.00', priceCurrency: 'CHF' },
      archivedAt: new Date(),
    });
    const csv = 'reference,price without vat\nU-1,11.00';
    expect(await load(csv, { dryRun: true })).toEqual(counted(0, 1, 0, true));
    expect(await product('U-1')).toMatchObject({ price: { amount: '10.00' }, version: 1 });
    expect(await load(csv)).toEqual(counted(0, 1, 0));
    const after = await product('U-1');
    expect(after).toMatchObject({ name: 'Avant', category: 'Roues', price: { amount: '11.00', currency: 'CHF' } });
    expect(after.archivedAt).not.toBeNull();
    expect(await load('Référence;Archivé\nU-1;non')).toEqual(counted(0, 1, 0));
    expect(await product('U-1')).toMatchObject({ archivedAt: null });
  });

  it('takes all of a file or nothing, and tells each problem in the caller’s language', async () => {
    const csv = `Référence;Nom;Type;TVA (%);Garantie (mois)
B-1;Bonne;Pièce;20;12
I-1;;Pièce;20;12
B-2;"Deux
lignes";Vis;120;700
B-1;Encore;Pièce;20;1,5
;Sans;Pièce;20;12
`;
    const refused = await load(csv, { dryRun: true });
    expect(refused.errors).toEqual([
      {
        code: 'VALIDATION',
        path: ['csv'],
        message: 'Rien n’a été importé. Problèmes à corriger dans le fichier : 7.',
      },
    ]);
    expect(refused.report).toMatchObject({ dryRun: true, rows: 5, created: 0, updated: 0, problemsLeftOut: 0 });
    expect(refused.report.problems.map(({ row, line, column }: Loose) => [row, line, column])).toEqual([
      [2, 3, 'Nom'],
      [3, 4, 'Type'],
      [3, 4, 'TVA (%)'],
      [3, 4, 'Garantie (mois)'],
      [4, 6, 'Garantie (mois)'],
      [4, 6, 'Référence'],
      [5, 7, 'Référence'],
    ]);
    expect(refused.report.problems[0]).toMatchObject({ code: 'VALIDATION', message: 'Ce champ est obligatoire.' });
    expect(refused.report.problems[5]).toMatchObject({ message: 'La ligne 2 parle déjà de « B-1 ».' });
    expect(await load(csv)).toEqual({ ...refused, report: { ...refused.report, dryRun: false } });
    expect(await product('B-1')).toBeNull();
  });

  it('wants name and kind of what is new, by the columns that the file has not', async () => {
    const { report } = await load('Référence;Prix HT\nNEW-1;3');
    expect(report.problems.map(({ row, column }: Loose) => [row, column])).toEqual([
      [1, 'Nom'],
      [1, 'Type'],
    ]);
  });

  it('refuses a file that it cannot read at all', async () => {
    const { report, errors } = await load('Couleur\nrouge');
    expect(errors).toMatchObject([{ code: 'VALIDATION', path: ['csv'] }]);
    expect(report.problems).toMatchObject([
      { row: null, line: 1, column: 'Couleur' },
      { row: null, line: 1, column: null, message: 'La colonne « Référence » manque.' },
    ]);
  });

  it('answers the first result to the same key; a refused file leaves the key free', async () => {
    const idempotencyKey = 'import-1';
    const bad = await load('Référence;Nom;Type\nK-1;Roue;Chose', { idempotencyKey });
    expect(bad.errors).toMatchObject([{ code: 'VALIDATION' }]);
    const good = 'Référence;Nom;Type\nK-1;Roue;Pièce';
    expect(await load(good, { idempotencyKey })).toEqual(counted(1, 0, 0));
    expect(await load(good, { idempotencyKey })).toEqual(counted(1, 0, 0));
    expect((await load(`${good}\n`, { idempotencyKey })).errors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
  });

  it('reads and writes a thousand products in a handful of statements', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => `M-${index};Vis ${index};Pièce`);
    const csv = ['Référence;Nom;Type', ...rows].join('\n');
    const said = await spokenDuring(async () => expect(await load(csv)).toEqual(counted(1_000, 0, 0)));
    expect(said.length, said.map((one) => one.slice(0, 60)).join('\n')).toBeLessThan(20);
  });
});

describe('exportProducts', () => {
  it('finds what products finds, in the order of references', async () => {
    const { exportProducts } = await manager.data(EXPORT, { where: { category: { eq: 'Batteries' } } });
    expect(exportProducts.rows).toBe(3);
    const lines = exportProducts.csv.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFRéférence;Nom;Type;/);
    expect(lines[2]).toMatch(
      /^BAT-48-100;Batterie LiFePO4 48 V 100 Ah;Pièce;Batteries;Voltéa;;.*;2890,00;EUR;20,00;24;/,
    );
  });

  it('is in the caller’s language', async () => {
    const { data } = await manager.ask(
      EXPORT,
      { where: { reference: { eq: 'BAT-48-100' } } },
      { 'accept-language': 'en' },
    );
    expect(data.exportProducts.csv).toMatch(/^\uFEFFReference,Name,Kind,[^\n]*\r\nBAT-48-100,.*,2890.00,EUR,20.00,24,/);
  });

  it('imports back unchanged, formulas, quotes and lists included', async () => {
    await makeProduct(desk.call, {
      ...{ reference: '=1+1', name: '"-x;y"', description: '@une\nligne, et\tune autre', brand: "'=déjà" },
      ...{
        warrantyExclusions: ['a | b', 'c\\d', '+e'],
        compatibleModels: ['=f'],
        priceAmount: '0.05',
        vatRate: '5.50',
      },
      ...{ category: 'l’eau; "vive"', warrantyMonths: 0, serialTracked: true, priceCurrency: 'CHF' },
    });
    await makeProduct(desk.call, { reference: 'GONE', archivedAt: new Date() });
    for (const where of [{}, { archived: true }]) {
      const { exportProducts } = await manager.data(EXPORT, { where });
      expect(exportProducts.csv).not.toMatch(/(^|;|\n)"?[=+@]/);
      expect(await load(exportProducts.csv)).toEqual(counted(0, 0, exportProducts.rows));
    }
  });
});
