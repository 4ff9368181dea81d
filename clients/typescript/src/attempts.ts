// How often a question is asked: what was certainly not done, or may be done twice, is asked again.

import { BY_NAME, RequestStillRunning, TokenRefused } from "./refusals.js";
import { isRecord, Refused } from "./refused.js";

const MOST = 4;
const LONGEST_WAIT_S = 60;
const FIRST_WAIT_S = 0.5;

/** Not DELETE: where the first answer was lost, the second one says 404. */
const SAME_TWICE = new Set(["GET", "PUT"]);

/** Faults before the first byte was sent, as Node tells them; browsers never tell. */
const NOT_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

/** The API was not reached, or what it answered was lost on the way; `cause` says more. */
export class NotAnswered extends Error {
  override readonly name: string = "NotAnswered";
  /** Whether the request was certainly never sent. */
  readonly isUnsent: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.isUnsent = isUnsent(cause);
  }
}

/** What came of one attempt. */
export type Outcome = Response | Refused | NotAnswered;

/**
 * The attempts at one question.
 *
 * A refusal with 429 and a server that was not reached did nothing, so any question is asked again. After 503, and after faults
 * of the network on the way, only what may be done twice is: GET, PUT, and what carries an `Idempotency-Key`, which stays the
 * same. Waits are as long as `Retry-After` says; where that is more than a minute, the caller decides.
 */
export class Attempts {
  readonly #again: boolean;
  readonly #isKeyed: boolean;
  #left = MOST;
  #otherToken = true;

  constructor(question: { readonly method: string; readonly headers: Headers }) {
    this.#isKeyed = question.headers.has("Idempotency-Key");
    this.#again = this.#isKeyed || SAME_TWICE.has(question.method);
  }

  /** Whether the token was why nothing was done; another one is tried once. */
  worthAnotherToken(outcome: Outcome): boolean {
    const first = this.#otherToken && outcome instanceof TokenRefused;
    if (first) this.#otherToken = false;
    return first;
  }

  /** Seconds to wait before the next attempt; undefined when this outcome is the last. */
  pause(outcome: Outcome): number | undefined {
    this.#left -= 1;
    if (this.#left === 0 || !this.#worthAnother(outcome)) return undefined;
    const said = outcome instanceof Refused ? outcome.retryAfter : undefined;
    if (said !== undefined) return said <= LONGEST_WAIT_S ? said : undefined;
    const doubled = FIRST_WAIT_S * 2 ** (MOST - 1 - this.#left);
    return doubled * (0.5 + Math.random() / 2); // so that many callers do not come back at once
  }

  #worthAnother(outcome: Outcome): boolean {
    if (outcome instanceof NotAnswered) return this.#again || outcome.isUnsent;
    if (!(outcome instanceof Refused)) return false;
    if (outcome.status === 429) return true;
    return this.#again && (outcome.status === 503 || (this.#isKeyed && outcome instanceof RequestStillRunning));
  }
}

/** What the API said no with; a body of any other shape tells its status alone. */
export async function refusal(answer: Response): Promise<Refused> {
  const said: unknown = await answer.json().catch(() => undefined);
  const problem = isRecord(said) ? said : {};
  const name = String(problem["type"]).split("/").at(-1) ?? "";
  const Named = Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? Refused) : Refused;
  return new Named(answer.status, problem, retryAfter(answer.headers));
}

/** Seconds to wait as told, in either form of RFC 9110 section 10.2.3. */
export function retryAfter(headers: Headers): number | undefined {
  const said = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(said)) return Number(said);
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}

function isUnsent(fault: unknown): boolean {
  if (!isRecord(fault)) return false;
  return NOT_REACHED.has(String(fault["code"])) || isUnsent(fault["cause"]);
}
