import { describe, expect, it } from 'vitest';
import { readAnswer, retryAfter } from '../../scripts/support/answer.js';

const NOW = Date.UTC(2026, 10, 20, 8);

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnswer({ status, headers: new Headers(headers), body: text }, NOW);
}

const refused = (code: string, message = 'no') => ({ errors: [{ message, extensions: { code } }] });

describe('reading an answer', () => {
  it('reads a result; what a desk leaves out is zero', () => {
    const said = { accepted: 3, rejected: [{ index: 1, list: 'vda5050', code: 'MALFORMED', message: 'why' }] };
    expect(answer(200, { data: { ingestDiagnostics: said } })).toEqual({
      result: { ...said, duplicates: 0, faultsRaised: 0, faultsCleared: 0, ticketsOpened: 0, errors: [] },
    });
  });

  it.each([
    ['a server error', 503, 'Bad gateway', 'SERVER_ERROR', 'BACK_OFF'],
    ['a masked fault', 200, refused('INTERNAL'), 'INTERNAL', 'BACK_OFF'],
    ['a batch whose first try still runs', 200, refused('CONFLICT'), 'CONFLICT', 'BACK_OFF'],
    ['a limit told by GraphQL', 200, refused('RATE_LIMITED'), 'RATE_LIMITED', 'WHEN_TOLD'],
    ['a limit told by HTTP', 429, 'slow down', 'RATE_LIMITED', 'WHEN_TOLD'],
    ['an unknown key', 200, refused('UNAUTHENTICATED'), 'UNAUTHENTICATED', 'NEVER'],
    ['an unknown key at a gateway', 401, '', 'UNAUTHENTICATED', 'NEVER'],
    ['a missing scope', 200, refused('FORBIDDEN'), 'FORBIDDEN', 'NEVER'],
    ['a request too large', 413, '', 'TOO_LARGE', 'NEVER'],
    ['another schema', 400, refused('GRAPHQL_VALIDATION_FAILED'), 'GRAPHQL_VALIDATION_FAILED', 'NEVER'],
    ['an error without a code', 200, { errors: [{ message: 'hm' }] }, 'REFUSED', 'NEVER'],
    ['a web page', 200, '<html>', 'NOT_A_DESK', 'NEVER'],
    ['another address', 404, '', 'NOT_A_DESK', 'NEVER'],
  ])('knows %s', (_, status, body, code, retry) => {
    expect(answer(status, body)).toMatchObject({ failure: { code, retry } });
  });

  it('takes a refusal in the payload for a refusal', () => {
    const errors = [{ code: 'IDEMPOTENCY_MISMATCH', message: 'Other input.' }];
    expect(answer(200, { data: { ingestDiagnostics: { errors } } })).toEqual({
      failure: { code: 'IDEMPOTENCY_MISMATCH', detail: 'Other input', retry: 'NEVER', retryAfterMs: null },
    });
  });
});

describe('how long the desk asks to wait', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': new Date(NOW + 12_000).toUTCString() }, 12_000],
    [{ 'retry-after': new Date(NOW - 12_000).toUTCString() }, 0],
    [{ ratelimit: '"ingest";r=0;t=30' }, 30_000],
    [{ ratelimit: 'limit=100, remaining=0, reset=9' }, 9_000],
    [{ 'retry-after': '7', ratelimit: '"ingest";r=0;t=30' }, 7_000],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('%j', (headers, expected) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
  });
});
