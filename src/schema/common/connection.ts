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

/** An item of a page. Its cursor is made when it is asked for, which it seldom is. */
class PageItem<Row> {
  constructor(
    readonly page: SourcePage<Row>,
    readonly node: Row,
  ) {}
  get cursor(): string {
    return this.page.cursorOf(this.node);
  }
}

/** Where a page stands; the same of its cursors. */
class PagePlace<Row> implements PageInfo {
  constructor(readonly page: SourcePage<Row>) {}
  get hasNextPage(): boolean {
    return this.page.hasNextPage;
  }
  get hasPreviousPage(): boolean {
    return this.page.hasPreviousPage;
  }
  get startCursor(): string | null {
    return this.#cursorAt(0);
  }
  get endCursor(): string | null {
    return this.#cursorAt(-1);
  }
  #cursorAt(place: number): string | null {
    const row = this.page.rows.at(place);
    return row === undefined ? null : this.page.cursorOf(row);
  }
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
  return {
    edges: page.rows.map((node) => new PageItem(page, node)),
    nodes: page.rows,
    pageInfo: new PagePlace(page),
    count,
  };
}
