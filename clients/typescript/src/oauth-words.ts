// What OAuth gives and says, in this package's words.

import * as oauth from "oauth4webapi";

/** What a front end is given. All of it is secret, and plain JSON, so that it can be kept anywhere. */
export interface Tokens {
  /** Opens what was allowed, until `expiresAt`. */
  readonly accessToken: string;
  /** When that ends, in milliseconds since 1970, as `Date.now()` counts. */
  readonly expiresAt: number;
  /** Brings the next tokens, once; undefined for machines. */
  readonly refreshToken?: string;
  /** What was allowed. */
  readonly scopes: readonly string[];
}

/** A person is being asked: open `address` in their browser, and keep the rest until they come back. */
export interface Asking {
  readonly address: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
}

/** The server refused as OAuth does (RFC 6749 sections 4.1.2.1 and 5.2): a code, and what it says of it. */
export class OAuthRefused extends Error {
  override readonly name: string = "OAuthRefused";
  readonly code: string;
  readonly description: string;
  /** The HTTP status; undefined where the refusal came by way of the browser. */
  readonly status: number | undefined;

  constructor(code: string, description: string, status: number | undefined, cause: unknown) {
    super(description ? `${code}: ${description}` : code, { cause });
    this.code = code;
    this.description = description;
    this.status = status;
  }
}

/** What came back is not the answer to the question: its `state` or `iss` is another, or it is no answer at all. */
export class AnswerNotOurs extends Error {
  override readonly name: string = "AnswerNotOurs";
}

/** What the OAuth library threw, as this package says it. */
export function inOurWords(fault: unknown): unknown {
  if (fault instanceof oauth.ResponseBodyError) {
    return new OAuthRefused(fault.error, fault.error_description ?? "", fault.status, fault);
  }
  if (fault instanceof oauth.AuthorizationResponseError) {
    return new OAuthRefused(fault.error, fault.error_description ?? "", undefined, fault);
  }
  if (fault instanceof oauth.WWWAuthenticateChallengeError) {
    const said = fault.cause[0]?.parameters;
    return new OAuthRefused(said?.error ?? String(fault.status), said?.error_description ?? "", fault.status, fault);
  }
  if (!(fault instanceof oauth.OperationProcessingError)) return fault;
  const answer: unknown = fault.cause;
  return answer instanceof Response && !answer.ok
    ? new OAuthRefused(String(answer.status), fault.message, answer.status, fault)
    : new AnswerNotOurs(fault.message, { cause: fault });
}
