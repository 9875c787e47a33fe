/** The limit of ingestion: rows that are ready, 500 a transaction, in one `insert … select from unnest` each. */
import pg from 'pg';

const ROWS = 500;
const INSERT = {
  name: 'insert',
  text: `insert into diagnostic (id, batch_id, robot_id, source, component, code, level, message, "values", key,
      observed_at, received_at)
    select uuidv7(), $1::uuid, robot_id, 'VDA5050', 'vehicle', 'state', 'OK', '', "values"::jsonb, key, observed_at, now()
    from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as line (robot_id, "values", key, observed_at)
    on conflict do nothing`,
};
/** The measures that the desk keeps of a state message. */
const VALUES = JSON.stringify({
  batteryCharge: 71.5,
  batteryVoltage: 48.2,
  charging: false,
  driving: true,
  eStop: 'NONE',
  fieldViolation: false,
  velocity: 0.8,
  operatingMode: 'AUTOMATIC',
});

/**
 * @param {string} connectionString
 * @param {{ seconds: number, connections: number, robotIds: string[] }} given
 * @returns {Promise<{ rows: number, seconds: number }>}
 */
export async function ingestFor(connectionString, { seconds, connections, robotIds }) {
  const started = performance.now();
  const until = started + seconds * 1_000;
  let rows = 0;
  let batch = 0;
  const run = async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    while (performance.now() < until) {
      const at = new Date();
      const first = batch++ * ROWS;
      const each = (make) => Array.from({ length: ROWS }, (_, i) => make(first + i));
      const { rowCount } = await client.query({
        ...INSERT,
        values: [
          crypto.randomUUID(),
          each((i) => robotIds[i % robotIds.length]),
          each(() => VALUES),
          each((i) => `limit:${process.pid}:${i}`),
          each(() => at),
        ],
      });
      rows += rowCount;
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: connections }, run));
  return { rows, seconds: (performance.now() - started) / 1_000 };
}
