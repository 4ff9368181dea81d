// How the API is asked: what each call may be told beside what it asks, and what comes of its answer.

import type { operations } from "./shapes.js";

/** What any call may be told. */
export interface How {
  /** Gives the call up, between its repeats too. */
  signal?: AbortSignal;
}

/** What a call may be told that is done once, however often it is sent under one key. */
export interface KeyedHow extends How {
  /** That key; one is made when it is left out. */
  idempotencyKey?: string;
}

/** What a stream may be told. */
export interface StreamHow extends How {
  /** The id of the last event that was heard, here or another day: the stream goes on after it. */
  lastEventId?: string;
}

/** What an operation may be asked in its query, by the contract's names. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]["parameters"]["query"]>;

/** @internal */
export function plainly(how: How, kind?: string) {
  return { headers: kind === undefined ? {} : { "Content-Type": kind }, signal: how.signal ?? null };
}

/** @internal */
export function keyed(how: KeyedHow, kind?: string) {
  const { headers, signal } = plainly(how, kind);
  return { headers: { ...headers, "Idempotency-Key": how.idempotencyKey ?? crypto.randomUUID() }, signal };
}

/**
 * The answer; the network raises whatever is none.
 *
 * @internal
 */
export function told<Answer>(answered: { data?: Answer }): Answer {
  return answered.data as Answer;
}

/** @internal */
export function asIs<Body>(body: Body): Body {
  return body;
}
