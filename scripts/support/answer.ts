/**
 * Reading what came back over HTTP: a result, or a failure with the one question that matters, whether to try again.
 * Pure: no network here.
 */
import { z } from 'zod';

const number = z
  .number()
  .nullish()
  .transform((n) => n ?? 0);

const rejection = z.object({ index: z.number(), list: z.string().nullish(), code: z.string(), message: z.string() });

const ingestResult = z.object({
  accepted: number,
  duplicates: number,
  rejected: z
    .array(rejection)
    .nullish()
    .transform((list) => list ?? []),
  faultsRaised: number,
  faultsCleared: number,
  ticketsOpened: number,
  errors: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .nullish()
    .transform((list) => list ?? []),
});

const answerBody = z.object({
  data: z.object({ ingestDiagnostics: ingestResult.nullish() }).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).loose().optional() }))
    .nullish(),
});

/** One message the desk refused; `index` counts within the batch, from 0. */
export type Rejection = z.infer<typeof rejection>;

/** What the desk made of one batch. */
export type IngestResult = z.infer<typeof ingestResult>;

/** Why one attempt brought no result. */
export interface Failure {
  /** The desk's own code, or UNREACHABLE, SERVER_ERROR, NOT_A_DESK. */
  code: string;
  detail: string;
  /** BACK_OFF: it may work soon. WHEN_TOLD: the desk limits us and usually says for how long. */
  retry: 'NEVER' | 'BACK_OFF' | 'WHEN_TOLD';
  /** How long the desk asked us to wait, in milliseconds; null when it did not say. */
  retryAfterMs: number | null;
}

export type Answer = { result: IngestResult } | { failure: Failure };

/** The parts of an HTTP answer that are read. */
export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** INTERNAL is the desk's masked fault. CONFLICT: an earlier attempt with the same key, whose answer was lost, still runs. */
const WORTH_RETRYING = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'CONFLICT']);

/** Turns an HTTP answer into a result or a failure. `now` (ms) is needed where `Retry-After` is a date. */
export function readAnswer({ status, headers, body }: HttpAnswer, now: number): Answer {
  const parsed = answerBody.safeParse(parseJson(body));
  const refusal = parsed.data?.errors?.[0];
  const result = parsed.data?.data?.ingestDiagnostics;
  const code = refusal?.extensions?.code ?? result?.errors[0]?.code;
  const detail = (refusal?.message ?? result?.errors[0]?.message ?? `HTTP ${status}`).replace(/\.$/, '');
  const fail = (failure: Partial<Failure>): Answer => ({
    failure: {
      code: code ?? 'SERVER_ERROR',
      detail,
      retry: 'NEVER',
      retryAfterMs: retryAfter(headers, now),
      ...failure,
    },
  });

  if (status === 429 || code === 'RATE_LIMITED') return fail({ code: 'RATE_LIMITED', retry: 'WHEN_TOLD' });
  if (status === 401 || code === 'UNAUTHENTICATED') return fail({ code: 'UNAUTHENTICATED' });
  if (status === 403 || code === 'FORBIDDEN') return fail({ code: 'FORBIDDEN' });
  if (status === 413) return fail({ code: 'TOO_LARGE' });
  if (status >= 500 || (code && WORTH_RETRYING.has(code))) return fail({ retry: 'BACK_OFF' });
  if (code || refusal) return fail({ code: code ?? 'REFUSED' });
  if (result) return { result };
  return fail({ code: 'NOT_A_DESK' });
}

/**
 * How long to wait, from `Retry-After` (seconds or a date, RFC 9110) or else from the IETF `RateLimit` header's `t`,
 * the seconds until the budget is refilled. Null when neither says.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const said = headers.get('retry-after')?.trim();
  if (said) {
    if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1_000);
    const date = Date.parse(said);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const reset = /(?:^|[;,\s])(?:t|reset)=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  return reset === undefined ? null : Number(reset) * 1_000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
