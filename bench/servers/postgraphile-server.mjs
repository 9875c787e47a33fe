// The peer: PostGraphile 5 on the desk's tables, as its guide sets it up (Amber preset, grafserv on node:http). It asks
// nobody who they are; the desk does.
import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition } from 'postgraphile/utils';
import { OPEN_STATUSES } from './open-statuses.mjs';

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL']),
  idleTimeoutMillis: 0,
});

/** Equality is all that its conditions have; "open" is one of several statuses, so it is added as the guide shows. */
const openTickets = addPgTableCondition({ schemaName: 'public', tableName: 'ticket' }, 'open', (build) => ({
  type: build.graphql.GraphQLBoolean,
  apply(condition, open) {
    const words = OPEN_STATUSES.map((word) => build.sql.literal(word));
    if (open) condition.where(build.sql`${condition.alias}.status in (${build.sql.join(words, ', ')})`);
  },
}));

/** Conditions are offered for indexed columns; this one is in the condition of its index instead. */
const activeFaults = addPgTableCondition({ schemaName: 'public', tableName: 'fault' }, 'active', (build) => ({
  type: build.graphql.GraphQLBoolean,
  apply(condition, active) {
    if (active) condition.where(build.sql`${condition.alias}.active`);
  },
}));

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [openTickets, activeFaults],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
  grafast: { explain: false },
});

const server = createServer();
await pgl.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
