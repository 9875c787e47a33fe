/** How an operation of the generated list becomes the type of a function. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { operations } from './generated/operations.js';
import type { Payload, Result } from './result.js';
import type { Stream } from './stream.js';

/** An operation at run time. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: { toString(): string };
  /** SHA-256 of its text as the desk's list of trusted documents has it. */
  readonly hash?: string;
  /** Whether a mutation's input has a place for an idempotency key. */
  readonly takesKey?: boolean;
}

export type Variables = Record<string, unknown>;

/** Operations are named after their field. */
export const nameOf = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

/** Options of a single call. */
export interface CallOptions {
  /** Gives the call up; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Options of a single stream. */
export interface StreamOptions {
  /** Ends the stream, as `break` does. */
  signal?: AbortSignal;
  /**
   * How many events may wait for a slow reader; 1,000 when nothing is said. At that many the socket is left, and taken
   * up again with the last cursor when half of them have been read: the desk's log waits instead of this process.
   */
  maxWaiting?: number;
}

/** An operation has one root field: its value is what a caller gets. */
type ValueOf<Document> =
  Document extends DocumentTypeDecoration<infer Data, infer _Variables> ? Data[keyof Data] : never;

type VariablesOf<Document> = Document extends DocumentTypeDecoration<infer _Data, infer Variables> ? Variables : never;

/** Variables may be left out where none is needed. */
type Arguments<V, Options> =
  Record<never, never> extends V ? [variables?: V, options?: Options] : [variables: V, options?: Options];

type ResultOf<Value> = Value extends Payload ? Result<Value> : never;

type FunctionOf<Kind, Document> = Kind extends 'query'
  ? (...given: Arguments<VariablesOf<Document>, CallOptions>) => Promise<ValueOf<Document>>
  : Kind extends 'mutation'
    ? (...given: Arguments<VariablesOf<Document>, CallOptions>) => Promise<ResultOf<ValueOf<Document>>>
    : (...given: Arguments<VariablesOf<Document>, StreamOptions>) => Stream<ValueOf<Document>>;

type Operations = typeof operations;

/** One function for every operation of the desk. */
export type Calls = {
  readonly [Field in keyof Operations]: FunctionOf<Operations[Field]['kind'], Operations[Field]['document']>;
};
