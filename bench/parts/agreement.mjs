/** Before anything is measured: the servers answer the same, or the comparison is worth nothing. */
import assert from 'node:assert/strict';

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Takes away what may differ: how an id or a time is written, and the desk's words for the kinds of a timeline. */
function plain(value, key) {
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]));
  if (typeof value !== 'string') return value;
  if (key === 'kind') return value.replace('ticket.', '').toUpperCase();
  if (TIME.test(value)) return new Date(value).getTime();
  const id = value.slice(value.lastIndexOf('_') + 1);
  return UUID.test(id) ? id.replaceAll('-', '') : value;
}

/** @param {string} url @param {{ path: string, headers?: object, body: string }} request */
export async function answerOf(url, { path, headers, body }) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 1_000)}`);
  const answer = JSON.parse(text);
  if (answer.errors) throw new Error(`${path} answered with errors: ${text.slice(0, 1_000)}`);
  return answer;
}

/**
 * The desk's answer is the limit's, value for value; PostGraphile's shows the same things in the same order. What the
 * desk tells beside its answer (what it cost) has no counterpart.
 */
export function mustAgree(answers) {
  const [desk, limit] = [plain(answers.desk.data), plain(answers.limit.data)];
  assert.deepEqual(desk, limit, 'The desk and the limit answer differently.');
  if (!answers.postgraphile) return;
  const shown = (answer) => {
    const [thing] = Object.values(answer.data);
    return (thing.edges ?? [{ node: thing }]).map(({ node }) => plain(node.id));
  };
  assert.deepEqual(shown(answers.postgraphile), shown(answers.desk), 'PostGraphile shows other things.');
}
