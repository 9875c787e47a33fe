import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../sdk/src/generated/operations.js';
import { readTrustedDocuments } from '../../src/server/trusted-documents.js';
import { signIn, type Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { signedInSocket } from '../support/live.js';

const folder = mkdtempSync(join(tmpdir(), 'desk-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OWN = 'query Own { me { email role } }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
function manifestOf(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const manifest = manifestOf('own.json', {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: hashOf(OWN), name: 'Own', type: 'query', body: OWN }],
});

async function post(desk: TestDesk, body: object): Promise<Loose> {
  const { token } = await signIn(desk.url, 'manager');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(`${desk.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

/** The first message that answers an operation on a socket. */
async function onSocket(desk: TestDesk, payload: object): Promise<Loose> {
  const { token } = await signIn(desk.url, 'manager');
  const socket = await signedInSocket(desk.url, token);
  socket.send({ id: '1', type: 'subscribe', payload: { query: '', ...payload } });
  const answer = await socket.next();
  socket.ws.close();
  return answer;
}
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const ME = { data: { me: { email: 'manager@demo.ouranos.test', role: 'SAV_MANAGER' } } };

describe('a desk that is given a manifest', () => {
  let desk: TestDesk;
  beforeAll(async () => void (desk = await startDesk({ env: { TRUSTED_DOCUMENTS: manifest } })));
  afterAll(() => desk.stop());

  it('answers its documents by their hash, at both doors', async () => {
    expect(await post(desk, byHash(hashOf(OWN)))).toMatchObject(ME);
    expect(await onSocket(desk, byHash(hashOf(OWN)))).toMatchObject({ type: 'next', payload: ME });
  });

  it('answers those of the SDK', async () => {
    expect(await post(desk, byHash(operations.me.hash))).toMatchObject({ data: { me: { role: 'SAV_MANAGER' } } });
  });

  it('does not know others, also when they have been sent with their text before', async () => {
    const text = '{ me { name } }';
    expect(await post(desk, { query: text, ...byHash(hashOf(text)) })).toHaveProperty('data.me.name');
    const unknown = [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }];
    expect(await post(desk, byHash(hashOf(text)))).toMatchObject({ errors: unknown });
    expect(await onSocket(desk, byHash(hashOf(text)))).toMatchObject({ type: 'error', payload: unknown });
  });

  it('still answers what anybody writes', async () => {
    expect(await post(desk, { query: '{ me { email role } }' })).toMatchObject(ME);
  });
});

describe('a desk that answers nothing else', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }';
    const more = manifestOf('login.json', {
      format: 'apollo-persisted-query-manifest',
      operations: [{ id: hashOf(login), body: login }],
    });
    const env = { TRUSTED_DOCUMENTS: `${manifest},${more}`, ONLY_TRUSTED_DOCUMENTS: 'true' };
    desk = await startDesk({ env });
  });
  afterAll(() => desk.stop());

  it('refuses a document of one’s own at both doors', async () => {
    const query = '{ me { email role } }';
    const refused = [{ message: expect.stringContaining('trusted documents only') as string }];
    expect(await post(desk, { query })).toEqual({ errors: [expect.objectContaining(refused[0]!)] });
    expect(await onSocket(desk, { query })).toMatchObject({ type: 'error', payload: refused });
  });

  it('takes a trusted one by its hash, and by its text in any layout', async () => {
    for (const body of [byHash(hashOf(OWN)), { query: OWN }, { query: print(parse(OWN)) }])
      expect(await post(desk, body)).toMatchObject(ME);
  });

  it('takes every document of the SDK as the SDK writes it', () => {
    const trusted = readTrustedDocuments(['sdk/src/generated/trusted-documents.json'], true);
    for (const [name, { document, hash }] of Object.entries(operations)) {
      expect(trusted.lets(parse(String(document))), name).toBe(true);
      expect(trusted.textOf(hash), name).toBeDefined();
    }
  });
});

describe('a manifest that is none', () => {
  let started: Promise<TestDesk> | null = null;
  afterEach(async () => (await started?.catch(() => null))?.stop());

  it.each([
    ['is not there', join(folder, 'nowhere.json'), 'cannot be read'],
    ['is of another form', manifestOf('other.json', { documents: [] }), 'is not a manifest'],
  ])('stops the start, by name, when it %s', async (_, file, why) => {
    started = startDesk({ demo: false, env: { TRUSTED_DOCUMENTS: file } });
    await expect(started).rejects.toThrow(`${file} ${why}`);
  });
});
