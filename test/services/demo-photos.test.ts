/** The photos of the demo desk: drawn at load, sent the way that people send theirs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demo } from '../../src/services/index.js';
import { signIn } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await demo.attachDemoPhotos(desk.call);
});
afterAll(() => desk.stop());

it('are on two tickets, and can be looked at', async () => {
  const manager = await signIn(desk.url, 'manager');
  const { tickets } = await manager.data(
    '{ tickets { nodes { attachments { createdBy { name } file { width url(size: PREVIEW) } } } } }',
  );
  const photos = (tickets.nodes as { attachments: { createdBy: { name: string }; file: { url: string } }[] }[]).flatMap(
    ({ attachments }) => attachments,
  );
  expect(photos.map(({ createdBy }) => createdBy.name).sort()).toEqual(['Claire Dubois', 'Inès Moreau']);
  for (const { file } of photos) expect((await fetch(file.url)).headers.get('content-type')).toBe('image/webp');
});
