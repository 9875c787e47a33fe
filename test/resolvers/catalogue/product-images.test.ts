/** Images of products: who adds them, who sees them, and who takes them off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { picture, upload } from '../../support/files.js';

let desk: TestDesk;
let manager: TestClient;
let claire: TestClient;
let productId: string;
beforeAll(async () => {
  desk = await startDesk();
  [manager, claire] = await Promise.all([signIn(desk.url, 'manager'), signIn(desk.url, 'client')]);
  productId = (await manager.data('{ products(first: 1) { nodes { id } } }')).products.nodes[0].id;
});
afterAll(() => desk.stop());

const ADD = `mutation ($input: AddProductImageInput!) { addProductImage(input: $input) {
  image { id caption file { contentType url } } errors { code path } } }`;
const add = async (given: object = {}): Promise<Loose> => {
  const fileId = await upload(manager, await picture(30, 30, 'png'), { purpose: 'PRODUCT_IMAGE' });
  return (await manager.data(ADD, { input: { productId, fileId, ...given } })).addProductImage;
};
const imagesFor = async (by: TestClient): Promise<Loose[]> =>
  (await by.data('query ($id: ID!) { product(id: $id) { images { id caption file { url } } } }', { id: productId }))
    .product.images;

describe('an image of a product', () => {
  it('is refused when anonymous, and to clients', async () => {
    const input = { productId, fileId: 'file_x' };
    expect((await clientOf(desk.url).ask(ADD, { input })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await claire.ask(ADD, { input })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is added by a manager, seen by everybody, and gone when it is taken off, with its links', async () => {
    const { image, errors } = await add({ caption: 'De face' });
    expect([errors, image]).toMatchObject([[], { caption: 'De face', file: { contentType: 'image/png' } }]);
    const [seen] = await imagesFor(claire);
    expect([seen.id, (await fetch(seen.file.url)).status]).toEqual([image.id, 200]);
    const query = `mutation ($id: ID!) { removeProductImage(input: { imageId: $id }) {
      product { images { id } } errors { code path } } }`;
    const { removeProductImage } = await manager.data(query, { id: image.id });
    expect(removeProductImage).toEqual({ product: { images: [] }, errors: [] });
    expect((await fetch(seen.file.url)).status).toBe(404);
    const again = await manager.data(query, { id: image.id });
    expect(again.removeProductImage.errors).toEqual([{ code: 'NOT_FOUND', path: ['imageId'] }]);
  });

  it('needs a product that there is, and a file that was sent for one', async () => {
    const nowhere = await add({ productId: `product_${'0'.repeat(32)}` });
    expect(nowhere.errors).toEqual([{ code: 'NOT_FOUND', path: ['productId'] }]);
    const forTicket = await add({ fileId: await upload(manager, await picture(9, 9)) });
    expect(forTicket.errors).toEqual([{ code: 'NOT_FOUND', path: ['fileId'] }]);
    const { errors } = await add({ caption: 'x'.repeat(501) });
    expect(errors).toEqual([{ code: 'VALIDATION', path: ['caption'] }]);
  });

  it('is one for a repetition', async () => {
    const fileId = await upload(manager, await picture(8, 8), { purpose: 'PRODUCT_IMAGE' });
    const given = { fileId, idempotencyKey: 'one image' };
    const [first, again] = [await add(given), await add(given)];
    expect(again.image.id).toBe(first.image.id);
    expect(await imagesFor(manager)).toHaveLength(1);
  });
});
