// Where the token of each request comes from.

import { NotAnswered } from "./attempts.js";
import type { FrontEnd } from "./front-end.js";
import { OAuthRefused, type Tokens } from "./oauth-words.js";

/** An access token is replaced that long before its end, so that it outlives the request. */
const SOON_MS = 30_000;

/** The approval has ended, or its next tokens were lost on the way: the person has to be asked again. */
export class SignInNeeded extends Error {
  override readonly name: string = "SignInNeeded";
}

/** Gives each request its token. */
export interface TokenSource {
  /** The token, if it is at hand; empty where none is needed. */
  ready(): string | undefined;
  /** The token, asking for a fresh one unless another than the `refused` one is at hand by now. */
  fetch(refused: string | undefined): Promise<string>;
}

/** An API key or a session's token, which nothing renews. */
export class FixedToken implements TokenSource {
  readonly #said: string;

  constructor(said: string) {
    this.#said = said;
  }

  /** The token. */
  ready(): string {
    return this.#said;
  }

  /** The same token; there is no other. */
  async fetch(): Promise<string> {
    return this.#said;
  }
}

/**
 * What a person let a front end do, for as long as it lasts.
 *
 * A refresh token is good once, and a second use ends the approval. So however many calls find that the access token has ended,
 * one asks and the others wait for it; and it never asks twice with the same token, unless that was certainly not sent. Two
 * processes, or two tabs of a browser, must not share an approval.
 */
export class Approval implements TokenSource {
  readonly #frontEnd: FrontEnd;
  readonly #keep: (tokens: Tokens) => void | Promise<void>;
  readonly #clock: () => number;
  #tokens: Tokens;
  #ended: string | undefined;
  #unkept: Tokens | undefined;
  #underWay: Promise<string> | undefined;

  /**
   * @param frontEnd To whom it was given.
   * @param tokens The newest tokens.
   * @param keep Stores the next tokens durably; they are used only once it has returned.
   * @param clock Tells the time in milliseconds since 1970.
   */
  constructor(
    frontEnd: FrontEnd,
    tokens: Tokens,
    keep: (tokens: Tokens) => void | Promise<void>,
    clock: () => number = Date.now,
  ) {
    this.#frontEnd = frontEnd;
    this.#tokens = tokens;
    this.#keep = keep;
    this.#clock = clock;
  }

  /** The access token, while it lasts. */
  ready(): string | undefined {
    if (this.#ended !== undefined || this.#unkept !== undefined) return undefined;
    return lasting(this.#tokens, this.#clock());
  }

  /**
   * The access token after this one.
   *
   * @throws SignInNeeded when there is none.
   * @throws NotAnswered when the server was not reached; asking again later is safe.
   */
  async fetch(refused: string | undefined): Promise<string> {
    if (this.#underWay === undefined) {
      const ready = this.ready();
      if (ready !== undefined && ready !== refused) return ready;
      this.#underWay = this.#refreshed().finally(() => {
        this.#underWay = undefined;
      });
    }
    return this.#underWay;
  }

  /** Give the approval back: its tokens are good for nothing from now on. */
  async end(): Promise<void> {
    await this.#underWay?.catch(() => undefined);
    await this.#frontEnd.revoke(this.#unkept ?? this.#tokens);
    this.#ended = "it was given back";
  }

  async #refreshed(): Promise<string> {
    this.#unkept ??= await this.#following();
    await this.#keep(this.#unkept);
    this.#tokens = this.#unkept;
    this.#unkept = undefined;
    return this.#tokens.accessToken;
  }

  async #following(): Promise<Tokens> {
    if (this.#tokens.refreshToken === undefined) this.#ended ??= "there is no refresh token";
    if (this.#ended !== undefined) throw new SignInNeeded(this.#ended);
    await this.#frontEnd.discover();
    // From here on the refresh token counts as spent, whatever interrupts us, unless it certainly was not read.
    this.#ended = "the next tokens were lost on the way";
    try {
      const following = await this.#frontEnd.refresh(this.#tokens);
      this.#ended = undefined;
      return following;
    } catch (fault) {
      if (fault instanceof NotAnswered ? fault.isUnsent : fault instanceof OAuthRefused && fault.status === 429) {
        this.#ended = undefined;
        throw fault;
      }
      if (fault instanceof OAuthRefused) this.#ended = fault.message;
      throw new SignInNeeded(this.#ended, { cause: fault });
    }
  }
}

/** A practice's own machine, which acts by itself within these scopes. */
export class Machine implements TokenSource {
  readonly #frontEnd: FrontEnd;
  readonly #scopes: readonly string[];
  readonly #clock: () => number;
  #tokens: Tokens | undefined;
  #underWay: Promise<string> | undefined;

  constructor(frontEnd: FrontEnd, scopes: readonly string[], clock: () => number = Date.now) {
    this.#frontEnd = frontEnd;
    this.#scopes = scopes;
    this.#clock = clock;
  }

  /** The access token, while it lasts. */
  ready(): string | undefined {
    return this.#tokens && lasting(this.#tokens, this.#clock());
  }

  /**
   * An access token other than this one.
   *
   * @throws OAuthRefused when the machine is not let in.
   */
  async fetch(refused: string | undefined): Promise<string> {
    if (this.#underWay === undefined) {
      const ready = this.ready();
      if (ready !== undefined && ready !== refused) return ready;
      this.#underWay = this.#entered().finally(() => {
        this.#underWay = undefined;
      });
    }
    return this.#underWay;
  }

  async #entered(): Promise<string> {
    this.#tokens = await this.#frontEnd.enter(this.#scopes);
    return this.#tokens.accessToken;
  }
}

function lasting(tokens: Tokens, at: number): string | undefined {
  return tokens.expiresAt - SOON_MS > at ? tokens.accessToken : undefined;
}
