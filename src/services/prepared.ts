/** Prepared statements on the connections of the pool: the database parses and plans a statement once a connection. */

/** A client of `pg`, as far as is needed here. */
interface Client {
  query: (...args: unknown[]) => unknown;
}

/** Statements prepared on one connection at the most, and statements whose first use is remembered. */
const PREPARED_MAX = 300;
const SEEN_MAX = 3_000;

/**
 * Makes a connection prepare what it is asked for the second time with parameters. Statements that are asked once (a
 * filter nobody uses again) are not worth a place, and are sent as they are.
 */
export function prepareStatements(connection: object): void {
  const client = connection as Client;
  const query = client.query.bind(client);
  const names = new Map<string, string>();
  const seen = new Set<string>();
  client.query = (text, values, ...rest) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(text, values, ...rest);
    let name = names.get(text);
    if (name === undefined && seen.has(text) && names.size < PREPARED_MAX && !isSearch(text)) {
      name = `desk_${names.size}`;
      names.set(text, name);
    } else if (name === undefined && seen.size < SEEN_MAX) {
      seen.add(text);
    }
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
}

/** A search is planned for its words: a plan for any words would read the whole table to find rare ones. */
const isSearch = (text: string): boolean => text.includes(' @@ ');
