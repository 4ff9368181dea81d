// Rapport, for whoever a token belongs to.

import { type Fetch, Network, type Wait } from "./network.js";
import { Doors } from "./operations/index.js";
import { FixedToken, type TokenSource } from "./tokens.js";

/** What `Rapport` may be made with. */
export interface RapportSettings {
  /** Sends the requests, in place of the platform's `fetch`. */
  readonly fetch?: Fetch;
  /** Waits before a repeat. */
  readonly wait?: Wait;
}

/** What Rapport can be asked, by what it is about: `rapport.clients.listClients()`. */
export class Rapport extends Doors {
  /**
   * @param address Where the API is, without a path.
   * @param token An API key or a session's token; an `Approval` or a `Machine`; nothing where none is needed.
   */
  constructor(address: string, token: string | TokenSource = "", settings: RapportSettings = {}) {
    const source = typeof token === "string" ? new FixedToken(token) : token;
    const { fetch = (request: Request) => globalThis.fetch(request), wait = waited } = settings;
    super(new Network(fetch, address.replace(/\/+$/, ""), source, wait));
  }
}

function waited(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, refuse) => {
    const stop = () => {
      clearTimeout(timer);
      refuse(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      done();
    }, seconds * 1000);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
