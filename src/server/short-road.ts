/**
 * The short road over HTTP. A request that brings JSON and a document which Apollo has read before needs nothing of
 * Apollo any more: what it would do for it is looking the document up. Everything else goes by Apollo: the first time of
 * a document, GET, other media types, and what is not as it should be. Both end in `answer`.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { answer, isForOlderClient, type Road } from './answer.js';
import type { Documents, Prepared } from './documents.js';
import type { Operations } from './operations.js';

export interface ShortRoadGiven extends Road {
  documents: Documents;
  operations: Operations;
}

/** What a request asks for, when the short road can be taken. */
export interface Shortcut {
  prepared: Prepared;
  operationName: string | null | undefined;
  variables: Record<string, unknown> | null | undefined;
  mediaType: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
/** By the `accept` of clients that are common. Others are told apart by Apollo. */
const MEDIA_TYPES: Record<string, string> = {
  '': JSON_TYPE,
  '*/*': JSON_TYPE,
  'application/json': JSON_TYPE,
  'application/graphql-response+json': GRAPHQL_TYPE,
  'application/graphql-response+json, application/json': GRAPHQL_TYPE,
};

/** Whether the short road can be taken. */
export function shortcutOf(documents: Documents, { method, headers, body }: FastifyRequest): Shortcut | null {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return null;
  const mediaType = MEDIA_TYPES[headers.accept ?? ''];
  if (!mediaType || !isRecord(body)) return null;
  const { query, operationName, variables, extensions } = body;
  if (!isTextOrNothing(query) || !isTextOrNothing(operationName)) return null;
  if (!isRecordOrNothing(variables) || !isRecordOrNothing(extensions)) return null;
  const prepared = documents.known({ query: query ?? '', operationName, extensions });
  if (!prepared || prepared.operation.operation === 'subscription') return null;
  return { prepared, operationName, variables, mediaType };
}

/** Answers by the short road. */
export async function answerShortly(
  { operations, ...road }: ShortRoadGiven,
  { prepared, operationName, variables, mediaType }: Shortcut,
  context: Context,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { document, operation } = prepared;
  const http = { status: 200, headers: { set: (name: string, value: string) => void reply.header(name, value) } };
  const contentLength = headers['content-length'];
  const asked = { document, operation, operationName, variables, contentLength };
  const { errors, data, extensions } = await answer(road, asked, context, http);
  if (context.record) operations.end(context.record, { document, operation, errors });
  reply.header('content-type', mediaType);
  reply.code(http.status === 400 && isForOlderClient(headers.accept) ? 200 : http.status);
  return JSON.stringify({ errors, data, extensions });
}

type Record_ = Record<string, unknown>;
const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecordOrNothing = (value: unknown): value is Record_ | null | undefined => value == null || isRecord(value);
const isTextOrNothing = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string';
