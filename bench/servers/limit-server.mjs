// The limit: plain node:http and one prepared statement an operation. A server for this application cannot be faster
// on this driver and this database; it only does less (no sign-in, no rights, no validation, no log).
import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';
import { ingestFor } from './limit-ingest.mjs';
import { STATEMENTS } from './limit-statements.mjs';

const connectionString = process.env['DATABASE_URL'];
const pool = new pg.Pool({
  connectionString,
  max: Number(process.env['DATABASE_POOL']),
  idleTimeoutMillis: 0,
  options: '-c timezone=UTC -c intervalstyle=iso_8601',
});

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const name = request.url.slice(1);
    const values = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : [];
    pool.query({ name, text: STATEMENTS[name], values, rowMode: 'array' }, (error, result) => {
      response.writeHead(error ? 500 : 200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(error ? JSON.stringify({ errors: [{ message: error.message }] }) : result.rows[0]?.[0]);
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', (message) => {
  if (!message.ingest) return;
  ingestFor(connectionString, message.ingest).then(
    (ingested) => process.send({ ingested }),
    (error) => process.send({ ingested: { failed: error.message } }),
  );
});
