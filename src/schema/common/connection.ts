/** Relay connections: a page of things with cursors, and their number when it is asked for. */
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Cursor } from './scalars.js';

/** A page as the read road makes it. */
interface SourcePage<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorOf(row: Row): string;
}

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => Cursor, { nullable: true, description: 'Cursor of the first item of the page.' })
  startCursor!: string | null;

  @Field(() => Cursor, { nullable: true, description: 'Cursor of the last item of the page; hand it on as `after`.' })
  endCursor!: string | null;
}

/** A connection as resolvers answer it. */
export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: PageInfo;
  /** Counts only when the field is selected; see `build-schema`. */
  count: () => Promise<number>;
}

/** Makes the connection and edge types of a node type. */
export function connectionOf(name: string, node: () => ClassType<object>): ClassType<object> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => Cursor, { description: 'Its place in the list.' })
    cursor!: string;

    @Field(() => node(), { description: 'The thing itself.' })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} things.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [Edge], { description: 'The items of the page, with their cursors.' })
    edges!: unknown[];

    @Field(() => [node()], { description: 'The items of the page, without their cursors.' })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in the whole list; counted only when it is asked for.' })
    totalCount!: number;
  }
  return ConnectionType;
}

/** The connection of a page. */
export function connection<Row>(page: SourcePage<Row>, count: () => Promise<number>): Connection<Row> {
  const edges = page.rows.map((node) => ({ cursor: page.cursorOf(node), node }));
  return {
    edges,
    nodes: page.rows,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count,
  };
}
