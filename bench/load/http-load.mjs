/** Load over HTTP, by autocannon: a number of connections, each of which sends its next request when it has its answer. */
import autocannon from 'autocannon';
import { spread } from '../lib/statistics.mjs';

/**
 * @typedef {{ path: string, headers?: Record<string, string>, body: string, make?: () => string }} Request `make`, when
 *   each request needs a body of its own
 * @typedef {{ perSecond: number, p50: number, p99: number, answers: number, failed: number, failure: string | null }} Load
 */

/**
 * @param {{ url: string, connections: number, seconds: number, requestsOf: (connection: number) => Request[] }} given
 * @returns {Promise<Load>} latencies in ms
 */
export async function loadHttp({ url, connections, seconds, requestsOf }) {
  const latencies = [];
  let connection = 0;
  let failed = 0;
  let failure = null;
  const fail = (why) => {
    failed += 1;
    failure ??= String(why).slice(0, 500);
  };
  const run = autocannon({
    url,
    connections,
    // A little longer than what is counted: it stops at the next of its own ticks.
    duration: seconds + 1,
    sampleInt: 100,
    timeout: 30,
    method: 'POST',
    setupClient(client) {
      client.setRequests(
        requestsOf(connection++).map(({ make, ...request }) => ({
          method: 'POST',
          ...request,
          headers: { 'content-type': 'application/json', ...request.headers },
          ...(make && { setupRequest: (built) => ({ ...built, body: make() }) }),
        })),
      );
    },
    // GraphQL errors come with status 200; the payload's `errors` of a mutation is empty when all went well.
    verifyBody: (body) => !body.includes('"errors":[{'),
  });
  const from = performance.now();
  const until = from + seconds * 1_000;
  let last = from;
  run.on('response', (_, status, __, latency) => {
    const now = performance.now();
    if (now > until) return run.stop();
    last = now;
    if (status === 200) latencies.push(latency);
    else fail(`status ${status}`);
  });
  run.on('reqError', fail);
  run.on('reqMismatch', fail);
  await run;
  return {
    perSecond: latencies.length / ((last - from) / 1_000),
    ...spread(latencies),
    answers: latencies.length,
    failed,
    failure,
  };
}
