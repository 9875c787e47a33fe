/** Entering, editing and taking away products, over the API. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeId } from '../../../src/domain/ids.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const PRODUCT = `product { id reference name description kind category price { amount currency } vatRate warrantyMonths
  warrantyExclusions compatibleModels serialTracked archivedAt updatedAt version } errors { code message path details }`;
const CREATE = `mutation ($input: CreateProductInput!) { done: createProduct(input: $input) { ${PRODUCT} } }`;
const UPDATE = `mutation ($input: UpdateProductInput!) { done: updateProduct(input: $input) { ${PRODUCT} } }`;
const DELETE = `mutation ($input: DeleteProductInput!) { done: deleteProduct(input: $input) { outcome ${PRODUCT} } }`;

let desk: TestDesk;
let manager: TestClient;
beforeAll(async () => {
  desk = await startDesk();
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());

const done = async (mutation: string, input: object): Promise<Loose> => (await manager.data(mutation, { input })).done;
const errorsOf = async (mutation: string, input: object): Promise<Loose> => (await done(mutation, input)).errors;
let made = 0;
const create = async (given: object = {}): Promise<Loose> => {
  made += 1;
  const { product, errors } = await done(CREATE, { reference: `N-${made}`, name: 'Roue', kind: 'PART', ...given });
  expect(errors).toEqual([]);
  return product;
};

it.each([
  [CREATE, { reference: 'A', name: 'B', kind: 'PART' }],
  [UPDATE, { productId: 'product_x' }],
  [DELETE, { productId: 'product_x' }],
])('is refused when anonymous', async (mutation, input) => {
  const { errors } = await clientOf(desk.url).ask(mutation, { input });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('createProduct', () => {
  it('enters what is said, and says the rest itself', async () => {
    expect(await create({ reference: ' R-1 ' })).toMatchObject({
      ...{ reference: 'R-1', description: '', category: null, price: null, vatRate: '20.00', warrantyMonths: 24 },
      ...{ warrantyExclusions: [], compatibleModels: [], serialTracked: false, archivedAt: null, version: 1 },
    });
    const product = await create({
      ...{ price: { amount: '12.5', currency: 'CHF' }, vatRate: '5.5', warrantyMonths: 0, serialTracked: true },
      ...{ warrantyExclusions: ['Usure', ' ', 'Usure'], compatibleModels: ['Atlas T3'], description: 'a\r\nb' },
    });
    expect(product).toMatchObject({
      ...{ price: { amount: '12.50', currency: 'CHF' }, vatRate: '5.50', warrantyMonths: 0, serialTracked: true },
      ...{ warrantyExclusions: ['Usure'], compatibleModels: ['Atlas T3'], description: 'a\nb' },
    });
  });

  it.each([
    [{ name: ' ' }, ['name']],
    [{ reference: 'x'.repeat(101) }, ['reference']],
    [{ price: { amount: '1.005' } }, ['price', 'amount']],
    [{ price: { amount: '-1' } }, ['price', 'amount']],
    [{ price: { amount: '1', currency: 'EURO' } }, ['price', 'currency']],
    [{ vatRate: '100.01' }, ['vatRate']],
    [{ warrantyMonths: 601 }, ['warrantyMonths']],
    [{ warrantyMonths: -1 }, ['warrantyMonths']],
    [{ compatibleModels: ['x', 'y'.repeat(101)] }, ['compatibleModels', '1']],
    [{ warrantyExclusions: Array.from({ length: 51 }, (_, index) => `${index}`) }, ['warrantyExclusions']],
  ])('refuses %o, and names it', async (given, path) => {
    const errors = await errorsOf(CREATE, { reference: 'BAD', name: 'Roue', kind: 'PART', ...given });
    expect(errors).toMatchObject([{ code: 'VALIDATION', path }]);
    expect((await manager.data('{ product(reference: "BAD") { id } }')).product).toBeNull();
  });

  it('refuses a reference that is taken, also by an archived one', async () => {
    await makeProduct(desk.call, { reference: 'OLD', archivedAt: new Date() });
    expect(await errorsOf(CREATE, { reference: 'OLD', name: 'Roue', kind: 'PART' })).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['reference'] },
    ]);
  });

  it('answers the first result to the same key, and refuses it with another input', async () => {
    const given = { reference: 'ONCE', idempotencyKey: 'once' };
    const first = await create(given);
    expect(await create(given)).toEqual(first);
    const input = { reference: 'TWICE', name: 'Roue', kind: 'PART', idempotencyKey: 'once' };
    expect(await errorsOf(CREATE, input)).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
  });
});

describe('updateProduct', () => {
  it('changes what is said, and nothing else', async () => {
    const before = await create({ price: { amount: '10', currency: 'CHF' }, category: 'Roues', vatRate: '10' });
    const { product } = await done(UPDATE, { productId: before.id, version: 1, name: 'Roue folle' });
    expect(product).toEqual({ ...before, name: 'Roue folle', version: 2, updatedAt: product.updatedAt });
    const back = await done(UPDATE, { productId: before.id, category: null, price: null, vatRate: null });
    expect(back.product).toMatchObject({ category: null, price: null, vatRate: '20.00', version: 3 });
    const priced = await done(UPDATE, { productId: before.id, price: { amount: '11' } });
    expect(priced.product.price).toEqual({ amount: '11.00', currency: 'EUR' });
  });

  it('leaves the version when nothing changes', async () => {
    const before = await create({ price: { amount: '10' }, compatibleModels: ['A'] });
    const same = { name: 'Roue', price: { amount: '10.0' }, compatibleModels: ['A'], vatRate: '20', archived: false };
    expect((await done(UPDATE, { productId: before.id, ...same })).product).toEqual(before);
  });

  it('takes it off offer, and offers it again', async () => {
    const { id } = await create();
    expect((await done(UPDATE, { productId: id, archived: true })).product.archivedAt).not.toBeNull();
    expect((await done(UPDATE, { productId: id, archived: false })).product).toMatchObject({ archivedAt: null });
  });

  it('refuses an older version, a reference that is taken, and what is not there', async () => {
    const { id } = await create();
    const other = await create();
    expect(await errorsOf(UPDATE, { productId: id, version: 7 })).toMatchObject([
      { code: 'CONFLICT', details: { current: { version: 1 } } },
    ]);
    expect(await errorsOf(UPDATE, { productId: id, reference: other.reference })).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['reference'] },
    ]);
    expect(await errorsOf(UPDATE, { productId: id, name: null })).toMatchObject([{ path: ['name'] }]);
    expect(await errorsOf(UPDATE, { productId: 'product_nothing' })).toMatchObject([
      { code: 'NOT_FOUND', message: 'Cet article n’existe pas.', path: ['productId'] },
    ]);
  });

  it('is in the audit log, before and after', async () => {
    const { id } = await create({ name: 'Avant' });
    await done(UPDATE, { productId: id, name: 'Après' });
    const admin = await signIn(desk.url, 'admin');
    const { auditLog } = await admin.data('{ auditLog(first: 1) { nodes { operation before after } } }');
    expect(auditLog.nodes).toMatchObject([
      { operation: 'updateProduct', before: { name: 'Avant' }, after: { name: 'Après' } },
    ]);
  });
});

describe('deleteProduct', () => {
  it('erases what nothing refers to', async () => {
    const { id } = await create();
    expect(await done(DELETE, { productId: id, version: 1 })).toEqual({ outcome: 'ERASED', product: null, errors: [] });
    expect(await errorsOf(DELETE, { productId: id })).toMatchObject([{ code: 'NOT_FOUND', path: ['productId'] }]);
  });

  it('archives what is in use, and says so; a second time as well', async () => {
    const { id } = await create();
    await makeRobot(desk.call, { productId: decodeId('Product', id) });
    const first = await done(DELETE, { productId: id });
    expect(first).toMatchObject({ outcome: 'ARCHIVED', product: { id, version: 2 }, errors: [] });
    expect(await done(DELETE, { productId: id })).toEqual(first);
  });

  it('refuses an older version', async () => {
    const { id } = await create();
    expect(await errorsOf(DELETE, { productId: id, version: 9 })).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('looks again when something has come to refer to it meanwhile', async () => {
    const { db } = desk.desk;
    // The first time only: what a sequence has given is not taken back with the transaction.
    for (const statement of [
      sql`create sequence first_time`,
      sql`create function refer_to_it() returns trigger language plpgsql as $$ begin
        if nextval('first_time') = 1 then update robot set product_id = old.id; end if; return old; end $$`,
      sql`create trigger refer_to_it before delete on product for each row execute function refer_to_it()`,
    ])
      await statement.execute(db);
    const { id } = await create();
    expect(await done(DELETE, { productId: id })).toMatchObject({ outcome: 'ERASED' });
    const { rows } = await sql<{ times: string }>`select last_value as times from first_time`.execute(db);
    expect(Number(rows[0]!.times)).toBe(2);
    await sql`drop trigger refer_to_it on product`.execute(db);
  });
});
