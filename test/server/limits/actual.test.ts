import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCount } from '../../../src/server/limits/actual.js';

const count = createCount();
const things = (query: string, data: Record<string, unknown> | null, name?: string) => count(parse(query), name, data);

describe('what an answer held', () => {
  it('is its things, not its values', () => {
    expect(things('{ me { email } }', { me: { email: 'a' } })).toBe(1);
    expect(
      things('{ robot { serialNumber client { name } } }', { robot: { serialNumber: '1', client: { name: 'C' } } }),
    ).toBe(2);
  });

  it('is what came: null is nothing, and so is what was skipped', () => {
    const query = '{ robot { client { name } site @include(if: false) { name } } }';
    expect(things(query, { robot: { client: null } })).toBe(1);
    expect(things(query, { robot: null })).toBe(0);
    expect(things(query, null)).toBe(0);
  });

  it('is each item of a list, and lists in lists', () => {
    const data = { rules: [{ parts: [{}, {}] }, { parts: [] }, null] };
    expect(things('{ rules { parts { name } } }', data)).toBe(4);
  });

  it.each([
    ['edges', '{ tickets { edges { cursor node { robot { id } } } pageInfo { hasNextPage } } }'],
    ['nodes', '{ tickets { nodes { robot { id } } pageInfo { hasNextPage } } }'],
  ])('is the things of a page, by %s, and not their wrapping', (_, query) => {
    const nodes = [{ robot: { id: '1' } }, { robot: null }];
    const pageInfo = { hasNextPage: false };
    const data = { tickets: { nodes, edges: nodes.map((node) => ({ cursor: 'c', node })), pageInfo } };
    expect(things(query, data)).toBe(3);
  });

  it('finds things behind aliases and fragments, and each once', () => {
    const query = `query { a: robot { ...F client { name } } } fragment F on Robot { c: client { id } client { id } ... on Robot { site { id } } }`;
    expect(things(query, { a: { client: {}, c: {}, site: {} } })).toBe(4);
  });

  it('is of the operation that was meant', () => {
    const query = 'query A { me { id } } query B { robots { nodes { id } } }';
    expect(things(query, { me: {} }, 'A')).toBe(1);
    expect(things(query, { robots: { nodes: [{}, {}] } }, 'B')).toBe(2);
  });

  it('is not asked of a write, whose work is done', () => {
    expect(things('mutation { a { id } }', { a: {} })).toBe(Infinity);
  });
});
