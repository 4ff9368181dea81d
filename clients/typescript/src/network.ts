// The way to the API: each question is signed, asked as often as is safe, and its answer read.

import createClient, { type Client } from "openapi-fetch";
import { Attempts, NotAnswered, type Outcome, refusal } from "./attempts.js";
import { Remembered } from "./remembered.js";
import type { paths } from "./shapes.js";
import type { TokenSource } from "./tokens.js";

const TIMEOUT_MS = 30_000;

/** Sends one request; the platform's `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Waits so many seconds; rejects when the signal says so. */
export type Wait = (seconds: number, signal: AbortSignal) => Promise<void>;

/** Asks, and waits for the answer. */
export class Network {
  /** The contract's paths; what they answer is good, and everything else is thrown. */
  readonly api: Client<paths>;
  readonly wait: Wait;
  readonly #fetch: Fetch;
  readonly #tokens: TokenSource;
  readonly #address: string;
  readonly #remembered = new Remembered();

  constructor(fetch: Fetch, address: string, tokens: TokenSource, wait: Wait) {
    this.#fetch = fetch;
    this.#tokens = tokens;
    this.#address = address;
    this.wait = wait;
    this.api = createClient<paths>({ baseUrl: address, fetch: (request) => this.#asked(request) });
  }

  /**
   * A good answer, whose body is still to be read.
   *
   * @throws Refused when the API said no; NotAnswered when it was not reached; SignInNeeded when the person has to be asked again.
   */
  async listen(path: string, headers: HeadersInit, signal: AbortSignal): Promise<Response> {
    return this.#tried(new Request(this.#address + path, { headers, signal }), signal);
  }

  async #asked(request: Request): Promise<Response> {
    const kept = request.method === "GET" ? this.#remembered.last(request.url) : undefined;
    if (kept !== undefined) request.headers.set("If-None-Match", kept.tag);
    const answer = await this.#tried(request, undefined);
    if (answer.status === 304 && kept !== undefined) return new Response(kept.body);
    const tag = request.method === "GET" ? answer.headers.get("ETag") : null;
    if (tag === null) return answer;
    const body = await answer.text();
    this.#remembered.keep(request.url, { tag, body });
    return new Response(body, { status: answer.status });
  }

  async #tried(request: Request, streaming: AbortSignal | undefined): Promise<Response> {
    const attempts = new Attempts(request);
    let token = await this.#token();
    for (;;) {
      const outcome = await this.#sent(request, token, streaming);
      if (attempts.worthAnotherToken(outcome)) {
        const other = await this.#tokens.fetch(token);
        if (other !== token) {
          token = other;
          continue;
        }
      }
      const pause = attempts.pause(outcome);
      if (outcome instanceof Response) return outcome;
      if (pause === undefined) throw outcome;
      await this.wait(pause, request.signal);
    }
  }

  async #token(): Promise<string> {
    return this.#tokens.ready() ?? (await this.#tokens.fetch(undefined));
  }

  async #sent(request: Request, token: string, streaming: AbortSignal | undefined): Promise<Outcome> {
    request.signal.throwIfAborted();
    const signal = streaming ?? AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const attempt = new Request(request.clone(), { signal });
    if (token !== "") attempt.headers.set("Authorization", `Bearer ${token}`);
    try {
      const answer = await this.#fetch(attempt);
      return answer.ok || answer.status === 304 ? await whole(answer, streaming) : await refusal(answer);
    } catch (fault) {
      request.signal.throwIfAborted();
      return new NotAnswered(fault);
    }
  }
}

/** The answer with all of its body, so that a body cut short is a fault of this attempt; a stream is handed on as it comes. */
async function whole(answer: Response, streaming: AbortSignal | undefined): Promise<Response> {
  if (streaming !== undefined || answer.body === null) return answer;
  const body = await answer.arrayBuffer();
  const { status, headers } = answer;
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}
