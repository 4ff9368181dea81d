// Streams of events that go on by themselves where they were interrupted.

import { EventSourceParserStream } from "eventsource-parser/stream";
import type { StreamHow } from "./asking.js";
import { Attempts, NotAnswered } from "./attempts.js";
import type { Network } from "./network.js";

/** Between one connection's end and the next. */
const PAUSE_S = 1;

/** A stream says something every 15 seconds; one that is silent for longer was cut. */
const SILENT_MS = 45_000;

/** The event with which the API says that the token has ended; the next connection brings another. */
const ENDED = "ended";

/** What was heard, and its place: given as `lastEventId`, the stream goes on after it, another day too. */
export interface Heard<Item> {
  readonly id: string;
  readonly item: Item;
}

/** What happens, as it happens, until the loop is left; connections that end are made again. */
export class Stream<Item> implements AsyncIterable<Heard<Item>> {
  readonly #network: Network;
  readonly #path: string;
  readonly #how: StreamHow;

  /** @internal */
  constructor(network: Network, path: string, how: StreamHow) {
    this.#network = network;
    this.#path = path;
    this.#how = how;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Heard<Item>, void, undefined> {
    const left = new AbortController();
    const given = this.#how.signal === undefined ? left.signal : AbortSignal.any([left.signal, this.#how.signal]);
    const question = { method: "GET", headers: new Headers() };
    let place = this.#how.lastEventId ?? "";
    let attempts = new Attempts(question);
    try {
      for (;;) {
        let pause: number | undefined = PAUSE_S;
        try {
          for await (const event of this.#connection(place, given)) {
            if (event.id) place = event.id;
            attempts = new Attempts(question);
            // An event without data only tells a place; the HTML Standard passes none such on.
            if (event.data !== "" && event.event !== ENDED) yield { id: place, item: JSON.parse(event.data) as Item };
          }
        } catch (fault) {
          given.throwIfAborted();
          if (!(fault instanceof Cut)) throw fault;
          pause = attempts.pause(new NotAnswered(fault.cause));
          if (pause === undefined) throw new NotAnswered(fault.cause);
        }
        await this.#network.wait(pause, given);
      }
    } finally {
      left.abort();
    }
  }

  async *#connection(place: string, given: AbortSignal) {
    const silent = new AbortController();
    const signal = AbortSignal.any([given, silent.signal]);
    const cut = () => silent.abort(new Error("the stream fell silent"));
    let timer = setTimeout(cut, SILENT_MS);
    const said = { Accept: "text/event-stream", "Cache-Control": "no-store", ...(place && { "Last-Event-ID": place }) };
    try {
      const answer = await this.#network.listen(this.#path, said, signal);
      const alive = new TransformStream<Uint8Array<ArrayBuffer>, BufferSource>({
        transform(bytes, onward) {
          clearTimeout(timer);
          timer = setTimeout(cut, SILENT_MS);
          onward.enqueue(bytes);
        },
      });
      const events = answer.body?.pipeThrough(alive).pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
      const reader = events?.getReader();
      try {
        for (let next = await read(reader); next !== undefined; next = await read(reader)) yield next;
      } finally {
        await reader?.cancel().catch(() => undefined);
      }
    } catch (fault) {
      if (silent.signal.aborted) throw new Cut("cut", { cause: silent.signal.reason });
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A connection that ended in the middle. */
class Cut extends Error {}

async function read<Event>(reader: ReadableStreamDefaultReader<Event> | undefined): Promise<Event | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch (cause) {
    throw new Cut("cut", { cause });
  }
}
