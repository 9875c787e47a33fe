import { buildSchema, parse, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCosts } from './cost.js';

const schema = buildSchema(`
  type Query { me: Person robots(first: Int, last: Int): Robots! rules: [Person!]! nodes(ids: [ID!]!): [Node]! tags: [String!]! }
  type Mutation { a: Person b: Person }
  interface Node { id: ID! }
  type Person implements Node { id: ID! name: String friend: Person robots(first: Int = 5, last: Int): Robots! timeline(last: Int): [Person!]! }
  type Robots { edges: [RobotEdge!]! nodes: [Person!]! pageInfo: PageInfo! totalCount: Int! }
  type RobotEdge { node: Person! cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
`);
const costs = createCosts(schema);
const nodes = (text: string, variables?: Record<string, unknown>, name?: string) =>
  costs.nodes(parse(text), name, variables);
const points = (text: string, variables?: Record<string, unknown>, name?: string) =>
  costs.of(parse(text), name, variables);

describe('what an operation may come to', () => {
  it.each([
    ['plain values', '{ __typename tags }', 0],
    ['a thing', '{ me { id name } }', 1],
    ['things in things', '{ me { friend { friend { id } } } }', 3],
    ['one thing under two names', '{ a: me { id } b: me { id } }', 2],
    ['a page that says nothing', '{ robots { nodes { id } } }', 20],
    [
      'a page with its wrappers',
      '{ robots(first: 3) { totalCount pageInfo { hasNextPage } edges { node { id } } } }',
      3,
    ],
    ['what is on a page', '{ robots(first: 3) { nodes { friend { id } } } }', 6],
    [
      'the same thing by both ways',
      '{ robots(first: 3) { nodes { friend { id } } edges { node { friend { id } } } } }',
      9,
    ],
    ['pages on pages', '{ robots(first: 10) { nodes { robots(last: 10) { nodes { friend { id } } } } } }', 210],
    ['the default of an argument', '{ me { robots { nodes { id } } } }', 6],
    ['an argument that is null', '{ robots(first: null, last: 4) { nodes { id } } }', 4],
    ['the larger one of two sizes', '{ robots(first: 1, last: 50) { nodes { id } } }', 50],
    ['a list with its size', '{ me { timeline(last: 3) { id } } }', 4],
    ['a list of which nothing is known', '{ rules { friend { id } } }', 20],
    ['things by their ids', '{ nodes(ids: ["a", "b", "c"]) { id ... on Person { friend { id } } } }', 6],
    ['a look at the schema', '{ __schema { types { fields { name } } } }', 500],
    [
      'a fragment',
      '{ robots(first: 2) { ...F } } fragment F on Robots { nodes { friend { ...G } } } fragment G on Person { id }',
      4,
    ],
  ])('counts %s', (_, text, count) => {
    expect(nodes(text)).toBe(count);
  });

  const BY_VARIABLE = 'query ($n: Int = 7, $m: Int) { robots(first: $n, last: $m) { nodes { friend { id } } } }';
  it.each([
    [{ n: 3 }, 6],
    [{}, 14],
    [{ n: null, m: 4 }, 8],
    [{ n: null }, 40],
    [undefined, 14],
    // Refused by their types later on; nothing is made of them here.
    [{ n: -1 }, 40],
    [{ n: 'x' }, 40],
    [{ n: 2 ** 31 }, 40],
  ])('takes sizes out of the variables %j', (variables, count) => {
    expect(nodes(BY_VARIABLE, variables)).toBe(count);
  });

  it('counts ids in variables, and multiplies through fragments', () => {
    const text = `query ($ids: [ID!]!, $n: Int!) { nodes(ids: $ids) { ...F ...F } }
      fragment F on Person { friend { robots(first: $n) { nodes { id } } robots2: robots(first: $n) { nodes { id } } } }`;
    expect(nodes(text, { ids: ['a', 'b'], n: 10 })).toBe(2 * (1 + 2 * (1 + 20)));
  });

  it('names the operation that is meant', () => {
    const text = 'query A { me { id } } query B { robots { nodes { id } } }';
    expect([nodes(text, {}, 'A'), nodes(text, {}, 'B'), nodes(text, {}, 'C'), nodes(text)]).toEqual([1, 20, 0, 0]);
  });
});

describe('points', () => {
  it('are one for each hundred things, and never none', () => {
    expect(points('{ __typename }')).toBe(1);
    expect(points('{ robots(first: 100) { nodes { id } } }')).toBe(1);
    expect(points('{ robots(first: 100) { nodes { friend { id } } } }')).toBe(2);
    expect(points('{ robots(first: 100) { nodes { friend { id friend { id } } } } }')).toBe(3);
    expect(points('query A { me { id } } query B { me { id } }')).toBe(1);
  });

  it('are ten more for each mutation', () => {
    expect(points('mutation { a { id } }')).toBe(11);
    expect(points('mutation { a { id } ...F } fragment F on Mutation { b { id } c: b { id } }')).toBe(31);
  });
});

describe('work', () => {
  const busy = buildSchema('type Query { sums: Sums tags: [String!]! } type Sums { small: Int large: Int }');
  const { small, large } = (busy.getType('Sums') as GraphQLObjectType).getFields();
  small!.extensions = { points: 3 };
  large!.extensions = { points: 40 };
  const { of, work } = createCosts(busy);

  it.each([
    ['{ tags }', 1, 0],
    ['{ sums { small } }', 4, 3],
    ['{ sums { small large } }', 44, 43],
    ['{ a: sums { ...F } b: sums { ...F } } fragment F on Sums { large }', 81, 80],
  ])('in %s makes it cost %i', (text, cost, points) => {
    expect([of(parse(text), null, null), work(parse(text), null)]).toEqual([cost, points]);
  });
});

describe('measuring', () => {
  const doubling = (count: number, argument = '') =>
    `query ($n: Int) { me { ...F0 } } fragment F${count} on Person { id }` +
    Array.from(
      { length: count },
      (_, n) =>
        `fragment F${n} on Person { a: robots${argument} { nodes { ...F${n + 1} } } b: robots${argument} { nodes { ...F${n + 1} } } }`,
    ).join('\n');

  it('takes each fragment once, however often it is spread', () => {
    const [operation] = costs.measure(parse(doubling(300))).operations;
    expect(operation!.fields).toBeGreaterThan(2 ** 300);
    expect(operation!.depth).toBe(302);
    expect(nodes(doubling(300))).toBeGreaterThan(10 ** 300);
  });

  it('does not follow what is too large to be asked', () => {
    expect(points(doubling(300, '(first: $n)'), { n: 1 })).toBe(Infinity);
  });

  it('survives fragments that spread themselves, and names one', () => {
    const text = '{ me { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { friend { ...A } }';
    expect(costs.measure(parse(text)).operations[0]!.cycle).toBe('A');
  });

  it('survives what the schema does not have', () => {
    const text = '{ nothing(first: 3) { at { all } } ...on Nowhere { x { y } } ...Missing }';
    expect(costs.measure(parse(text)).operations[0]).toMatchObject({ depth: 3, fields: 5 });
  });

  it('does not count the wrappers of connections as levels', () => {
    const text = '{ robots { edges { node { robots { nodes { friend { id } } } } } } }';
    expect(costs.measure(parse(text)).operations[0]!.depth).toBe(4);
  });
});
