/** What the limits let in: everything that an honest client asks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, parse, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../src/config/package.js';
import { createAdmission, type Admission } from '../../../src/server/limits/admission.js';
import { MAX_TOKENS } from '../../../src/server/limits/bounds.js';
import { readTrustedDocuments } from '../../../src/server/trusted-documents.js';
import { createCosts } from '../../../src/server/limits/cost.js';
import { deskSchema } from '../../../src/server/schema.js';
import { clientOf, signIn, withKey, type Loose } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { signedInSocket } from '../../support/live.js';

const FULL_INTROSPECTION = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

const textsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.graphql'))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

let desk: TestDesk;
let admission: Admission;
beforeAll(async () => {
  desk = await startDesk({ env: { NODE_ENV: 'production' } });
  admission = createAdmission(deskSchema(), createCosts(deskSchema()), readTrustedDocuments([], false));
});
afterAll(() => desk.stop());

const refusals = (document: DocumentNode) =>
  document.definitions.flatMap((one) =>
    one.kind === 'OperationDefinition'
      ? (admission.refusal({ document, operationName: one.name?.value, variables: {} }, desk.call) ?? [])
      : [],
  );

async function overSocket(token: string | null, query: string): Promise<Loose> {
  const socket = await signedInSocket(desk.url, token);
  socket.send({ id: '1', type: 'subscribe', payload: { query } });
  const { payload } = await socket.next();
  socket.ws.terminate();
  return payload;
}

describe('let in', () => {
  it('are all operations of the SDK', () => {
    const { operations } = JSON.parse(readFileSync(join(ROOT, 'sdk/src/generated/trusted-documents.json'), 'utf8')) as {
      operations: { body: string }[];
    };
    expect(operations.length).toBeGreaterThan(100);
    for (const { body } of operations) expect(refusals(parse(body, { maxTokens: MAX_TOKENS }))).toEqual([]);
  });

  it('are all examples of the playground', () => {
    const texts = textsIn('web/examples');
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(refusals(parse(text, { maxTokens: MAX_TOKENS }))).toEqual([]);
  });

  it('are 30 aliases, and 14 levels of things through connections, at both doors', async () => {
    const admin = await signIn(desk.url, 'admin');
    const aliases = Array.from({ length: 30 }, (_, n) => `a${n}: tickets(first: 10) { nodes { id number title } }`);
    const hops = Array.from({ length: 6 }).reduce<string>(
      (inner) => `robot { faults(first: 1) { edges { node { ${inner} } } } }`,
      'code',
    );
    for (const query of [`{ ${aliases.join(' ')} }`, `{ faults(first: 1) { edges { node { ${hops} } } } }`]) {
      expect((await admin.ask(query)).errors).toBeUndefined();
      expect((await overSocket(admin.token, query)).errors).toBeUndefined();
    }
    const plain = `{ tickets { edges { node { robot { faults { edges { node { robot { faults { edges { node { ticket { number } } } } } } } } } } } } }`;
    expect((await admin.ask(plain)).errors).toBeUndefined();
  });
});

describe('refused', () => {
  it.each([
    ['16 levels', `{ ticket(number: "x") ${'{ previous '.repeat(14)} { id } ${'}'.repeat(14)} }`, '15 levels'],
    ['51 root fields', `{ ${Array.from({ length: 51 }, () => '__typename').join(' ')} }`, '50 root fields'],
    ['72 times the same field', `{ me { ${'id '.repeat(72)} } }`, 'repeats'],
    [
      'the same fields in many fragments',
      `{ me { ${Array.from({ length: 80 }, (_, n) => `...F${n}`).join(' ')} } }
       ${Array.from({ length: 80 }, (_, n) => `fragment F${n} on Account { id name }`).join(' ')}`,
      'repeats',
    ],
    [
      'two fragments of one name',
      '{ me { ...F } } fragment F on Account { id } fragment F on Account { name }',
      'only one',
    ],
    [
      'a fragment that nobody spreads and that is too large',
      `{ me { id } } fragment F on Account { ${'id '.repeat(1_100)} }`,
      '1000 fields',
    ],
    ['101 definitions', Array.from({ length: 101 }, (_, n) => `query Q${n} { me { id } }`).join(' '), '100 operations'],
    [
      'six questions about the schema',
      `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: __schema { queryType { name } }`).join(' ')} }`,
      '5 questions',
    ],
    ['text beyond 100,000 characters', `{ me { id } } # ${'x'.repeat(100_000)}`, '100000 characters'],
  ])('are %s', (_, text, says) => {
    const document = parse(text, { maxTokens: MAX_TOKENS });
    const [error] = admission.refusal({ document, operationName: 'Q1', variables: {} }, desk.call) ?? [];
    expect(error?.message).toContain(says);
    expect(error?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is not one less', () => {
    for (const text of [
      `{ ticket(number: "x") ${'{ previous '.repeat(13)} { id } ${'}'.repeat(13)} }`,
      `{ me { ${'id '.repeat(71)} } }`,
      `{ ${Array.from({ length: 50 }, () => '__typename').join(' ')} }`,
    ])
      expect(refusals(parse(text))).toEqual([]);
  });
});

describe('the schema in production', () => {
  it('is shown to whoever is signed in, at both doors, and to nobody else', async () => {
    for (const query of [
      FULL_INTROSPECTION,
      '{ __type(name: "Ticket") { name } }',
      '{ me { id } ...F } fragment F on Query { __schema { queryType { name } } }',
    ]) {
      for (const { token } of [await signIn(desk.url, 'client'), withKey(desk.url, 'hyperion')]) {
        const told = [(await clientOf(desk.url, token).ask(query)).data, (await overSocket(token, query)).data];
        for (const data of told) expect(data.__schema ?? data.__type).toBeTruthy();
      }
      const answer = await clientOf(desk.url).ask(query);
      expect([answer.status, answer.data ?? null]).toEqual([400, null]);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(await overSocket(null, query)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });

  it('is not guessed at by suggestions, in the operation or in its variables', async () => {
    const admin = await signIn(desk.url, 'admin');
    const answers = [
      await admin.ask('{ ticketz { totalCount } }'),
      await admin.ask('query ($w: TicketWhere) { tickets(where: $w) { totalCount } }', { w: { serch: 'x' } }),
      await admin.ask('query ($o: TicketOrder!) { tickets(orderBy: $o) { totalCount } }', { o: 'CREATED_AT_DES' }),
      { errors: await overSocket(admin.token, '{ ticketz { totalCount } }') },
    ];
    for (const { errors } of answers) {
      expect(errors[0].message).toMatch(/ticketz|serch|CREATED_AT_DES/);
      expect(JSON.stringify(errors)).not.toContain('Did you mean');
    }
  });

  it('is shown to everybody elsewhere, suggestions and all', async () => {
    const open = await startDesk({ demo: false });
    const anyone = clientOf(open.url);
    expect((await anyone.data(FULL_INTROSPECTION)).__schema.types.length).toBeGreaterThan(50);
    expect((await anyone.ask('{ ticketz { totalCount } }')).errors![0]!.message).toContain('Did you mean');
    await open.stop();
  });
});

describe('a large body', () => {
  const ingest = (size: number) => ({
    query:
      'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted rejected { code } errors { code } } }',
    variables: { input: { source: 'test', entries: [{ serialNumber: 'x'.repeat(size), message: 'x' }] } },
  });
  const SIZE = 2 * 1024 * 1024;
  const post = (token: string | null, body: string | ReadableStream) =>
    fetch(`${desk.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body,
      ...(typeof body !== 'string' && { duplex: 'half' }),
    } as RequestInit);

  it('is taken from a service account that writes', async () => {
    const response = await post(withKey(desk.url, 'hyperion').token, JSON.stringify(ingest(SIZE)));
    expect(response.status).toBe(200);
    expect(((await response.json()) as Loose).data.ingestDiagnostics.rejected).toHaveLength(1);
  });

  it('is taken from nobody else, and for no query', async () => {
    const admin = await signIn(desk.url, 'admin');
    const query = { query: '{ me { id } }', variables: { x: 'x'.repeat(SIZE) } };
    const key = withKey(desk.url, 'hyperion').token;
    for (const [token, body, status] of [
      [admin.token, ingest(SIZE), 413],
      [null, ingest(SIZE), 413],
      ['odk_guess', ingest(SIZE), 401],
      [key, query, 400],
    ] as const) {
      const response = await post(token, JSON.stringify(body));
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
    }
  });

  it('that does not tell its length is cut off', async () => {
    const text = JSON.stringify(ingest(SIZE));
    const stream = (length: number) => new Blob([text.slice(0, length)]).stream();
    expect((await post(withKey(desk.url, 'hyperion').token, stream(text.length))).status).toBe(413);
    // A small one is read like any other.
    const small = new Blob([JSON.stringify({ query: '{ __typename }' })]).stream();
    expect((await post(null, small)).status).toBe(200);
  });
});

describe('values', () => {
  it('of a filter are bounded', async () => {
    const admin = await signIn(desk.url, 'admin');
    const query = 'query ($where: TicketWhere) { tickets(where: $where) { totalCount } }';
    const codes = async (where: object) =>
      (await admin.ask(query, { where })).errors?.map((one) => one.extensions['code']);
    expect(await codes({ search: 'x'.repeat(200) })).toBeUndefined();
    expect(await codes({ search: 'x'.repeat(201) })).toEqual(['VALIDATION']);
    const ids = (count: number) => ({ clientId: { in: Array.from({ length: count }, (_, n) => `client_${n}`) } });
    expect(await codes(ids(1_000))).toBeUndefined();
    expect(await codes(ids(1_001))).toEqual(['VALIDATION']);
  });
});
