import { createRequire } from 'node:module';

/** The little that is used of the `pg` client, which brings no types of its own. */
interface Client {
  connect(): Promise<void>;
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rowCount: number | null }>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
}

type ClientModule = { readonly Client: new (options: { connectionString: string }) => Client };

/**
 * Creates a database unless it is there.
 * @param adminUrl a database that always exists, such as `postgres`
 */
export async function createDatabaseIfAbsent(adminUrl: string, name: string): Promise<void> {
  const { Client } = createRequire(import.meta.url)('pg') as ClientModule;
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined); // a server that dies meanwhile also fails the query, which is awaited
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database "${name.replaceAll('"', '""')}"`);
  } finally {
    await client.end();
  }
}
