/** Hands batches in over one kept connection each. */
import { Agent, request } from 'node:http';
import { API_KEY } from '../data/fill.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** @param {string} url @param {string} body @returns {Promise<object>} the payload; throws when anything was refused */
export async function handIn(url, body) {
  const text = await send(url, body);
  const payload = JSON.parse(text).data?.ingestDiagnostics;
  if (!payload || payload.errors.length > 0 || payload.rejected.length > 0)
    throw new Error(`The desk did not take a batch: ${text.slice(0, 500)}`);
  return payload;
}

function send(url, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${API_KEY}`,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
