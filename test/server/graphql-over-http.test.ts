/** GraphQL over HTTP as its specification has it, held against the audits of graphql-http. */
import { serverAudits, type AuditResult } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk({ demo: false });
});
afterAll(() => desk.stop());

describe('GraphQL over HTTP', () => {
  it('is spoken without an error or a warning', async () => {
    const results: AuditResult[] = [];
    for (const audit of serverAudits({ url: `${desk.url}/graphql` })) results.push(await audit.fn());
    const by = (status: string) => results.filter((one) => one.status === status);
    console.info(
      `GraphQL over HTTP: ${by('ok').length} of ${results.length} audits ok, ${by('error').length} errors, ` +
        `${by('warn').length} warnings, ${by('notice').length} notices`,
    );
    for (const one of results)
      if (one.status !== 'ok') console.info(`  ${one.status} ${one.id} ${one.name}: ${one.reason}`);
    expect([...by('error'), ...by('warn')]).toEqual([]);
    expect(by('ok').length).toBeGreaterThanOrEqual(58);
  });

  it.each([
    ['application/graphql-response+json', 400],
    ['application/graphql-response+json, application/json;q=0.9', 400],
    ['*/*', 400],
    ['application/json', 200],
  ])('answers what it refuses to a client that accepts %s with %i', async (accept, status) => {
    for (const query of ['{', '{ nothing }', 'query ($id: ID!) { node(id: $id) { id } }']) {
      const headers = { 'content-type': 'application/json', accept };
      const response = await fetch(`${desk.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
    }
  });
});

describe('a request that is no GraphQL', () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${desk.url}/graphql`, { method: 'POST', headers, body });

  it.each([
    ['is no JSON', '{"query": ', { 'content-type': 'application/json' }, 400],
    ['is of another media type', '<query/>', { 'content-type': 'application/xml' }, 415],
    ['is compressed', '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 400],
    ['is a form of another site', '{"query":"{ me { id } }"}', { 'content-type': 'text/plain' }, 400],
    ['is a batch', '[{"query":"{ me { id } }"}]', { 'content-type': 'application/json' }, 400],
  ])('because it %s is refused in the form of an error of GraphQL', async (_, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }]);
  });
});
