// A front end as OAuth knows it: it asks people, redeems what they answer, refreshes, and gives back.

import * as oauth from "oauth4webapi";
import { NotAnswered } from "./attempts.js";
import { type Asking, inOurWords, type Tokens } from "./oauth-words.js";

const TIMEOUT_MS = 30_000;

/** What a front end says of itself when it is registered (RFC 7591). */
export interface Registration {
  /** What people read on the consent page. */
  readonly client_name: string;
  /** The most it will ever ask for, with spaces between. */
  readonly scope: string;
  readonly redirect_uris?: string[];
  readonly grant_types?: ("authorization_code" | "refresh_token" | "client_credentials")[];
  readonly response_types?: "code"[];
  /** `none` for those who can keep no secret. */
  readonly token_endpoint_auth_method?: "client_secret_basic" | "none";
}

/** What a front end may be made with. */
export interface FrontEndSettings {
  /** Its secret, where it can keep one. */
  readonly secret?: string;
  /** Sends the requests, in place of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** Tells the time in milliseconds since 1970. */
  readonly clock?: () => number;
}

/** One registered front end. Whatever it asks throws `NotAnswered` when the server was not reached. */
export class FrontEnd {
  readonly clientId: string;
  /** What proves who it is; keep it from everybody. */
  readonly secret: string | undefined;
  readonly #issuer: URL;
  readonly #settings: FrontEndSettings;
  #server: Promise<oauth.AuthorizationServer> | undefined;

  /**
   * @param address Where the API is, without a path; it is also the issuer.
   * @param clientId What it is registered as.
   */
  constructor(address: string, clientId: string, settings: FrontEndSettings = {}) {
    this.clientId = clientId;
    this.secret = settings.secret;
    this.#issuer = new URL(address);
    this.#settings = settings;
  }

  /**
   * Register a front end (RFC 7591), by an owner's token or one that an owner made for it.
   *
   * @throws OAuthRefused when it is not registered so.
   */
  static async register(
    address: string,
    token: string,
    said: Registration,
    settings: FrontEndSettings = {},
  ): Promise<FrontEnd> {
    const unknown = new FrontEnd(address, "", settings);
    const told = await unknown.#told(async (server, options) =>
      oauth.processDynamicClientRegistrationResponse(
        await oauth.dynamicClientRegistrationRequest(server, { ...said } as Partial<oauth.Client>, { ...options, initialAccessToken: token }),
      ),
    );
    const secret = told["client_secret"];
    return new FrontEnd(address, told.client_id, typeof secret === "string" ? { ...settings, secret } : settings);
  }

  /**
   * Learn what the server tells of itself (RFC 8414); it is asked once.
   *
   * @throws AnswerNotOurs when it says that it is another.
   */
  async discover(): Promise<oauth.AuthorizationServer> {
    this.#server ??= this.#discovered();
    return this.#server;
  }

  /** Begin to ask a person: a fresh `state` and verifier, and the address to open. */
  async begin(redirectUri: string, scopes: readonly string[]): Promise<Asking> {
    const server = await this.discover();
    const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
    const question = {
      response_type: "code",
      client_id: this.clientId,
      redirect_uri: redirectUri,
      scope: scopes.join(" "),
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    // Spaces as %20: the server takes scopes apart at those.
    const said = Object.entries(question).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return { address: `${server.authorization_endpoint}?${said.join("&")}`, redirectUri, state, verifier };
  }

  /**
   * The tokens for what the person allowed.
   *
   * @param asking What was begun; use it once.
   * @param cameBack The address at which the browser came back, with its query.
   * @throws AnswerNotOurs when it answers another question, or another server answered (RFC 9207).
   * @throws OAuthRefused when the person said no, or the code is not good.
   */
  async redeem(asking: Asking, cameBack: string): Promise<Tokens> {
    return this.#given(async (server, options) => {
      const said = oauth.validateAuthResponse(server, this.#client, new URL(cameBack, asking.redirectUri), asking.state);
      const { redirectUri, verifier } = asking;
      return oauth.processAuthorizationCodeResponse(
        server,
        this.#client,
        await oauth.authorizationCodeGrantRequest(server, this.#client, this.#proof, said, redirectUri, verifier, options),
      );
    });
  }

  /**
   * The next tokens; these are spent. Let an `Approval` do it, which never does it twice.
   *
   * @throws OAuthRefused when the approval has ended.
   */
  async refresh(tokens: Tokens): Promise<Tokens> {
    return this.#given(async (server, options) =>
      oauth.processRefreshTokenResponse(
        server,
        this.#client,
        await oauth.refreshTokenGrantRequest(server, this.#client, this.#proof, tokens.refreshToken ?? "", options),
      ),
    );
  }

  /**
   * Tokens for a practice's own machine. Let a `Machine` do it, which does it when it is time.
   *
   * @throws OAuthRefused when it is not let in.
   */
  async enter(scopes: readonly string[]): Promise<Tokens> {
    return this.#given(async (server, options) =>
      oauth.processClientCredentialsResponse(
        server,
        this.#client,
        await oauth.clientCredentialsGrantRequest(server, this.#client, this.#proof, { scope: scopes.join(" ") }, options),
      ),
    );
  }

  /** Give back what was allowed (RFC 7009): everything that came of the approval ends. */
  async revoke(tokens: Tokens): Promise<void> {
    await this.#told(async (server, options) =>
      oauth.processRevocationResponse(
        await oauth.revocationRequest(server, this.#client, this.#proof, tokens.refreshToken ?? tokens.accessToken, options),
      ),
    );
  }

  get #client(): oauth.Client {
    return { client_id: this.clientId };
  }

  get #proof(): oauth.ClientAuth {
    return this.secret === undefined ? oauth.None() : oauth.ClientSecretBasic(this.secret);
  }

  get #options() {
    const fetch = this.#settings.fetch ?? globalThis.fetch;
    const send = async (address: string, said: object) => {
      try {
        return await fetch(address, { ...said, signal: AbortSignal.timeout(TIMEOUT_MS) });
      } catch (fault) {
        throw new NotAnswered(fault);
      }
    };
    return {
      [oauth.allowInsecureRequests]: this.#issuer.protocol === "http:" && isThisMachine(this.#issuer.hostname),
      [oauth.customFetch]: send,
    };
  }

  async #discovered(): Promise<oauth.AuthorizationServer> {
    try {
      const answer = await oauth.discoveryRequest(this.#issuer, { algorithm: "oauth2", ...this.#options });
      return await oauth.processDiscoveryResponse(this.#issuer, answer);
    } catch (fault) {
      this.#server = undefined;
      throw inOurWords(fault);
    }
  }

  async #given(
    ask: (server: oauth.AuthorizationServer, options: object) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<Tokens> {
    const at = (this.#settings.clock ?? Date.now)();
    const said = await this.#told(ask);
    return {
      accessToken: said.access_token,
      expiresAt: at + (said.expires_in ?? 0) * 1000,
      ...(said.refresh_token !== undefined && { refreshToken: said.refresh_token }),
      scopes: said.scope?.split(" ") ?? [],
    };
  }

  async #told<Said>(ask: (server: oauth.AuthorizationServer, options: object) => Promise<Said>): Promise<Said> {
    const server = await this.discover();
    try {
      return await ask(server, this.#options);
    } catch (fault) {
      throw inOurWords(fault);
    }
  }
}

function isThisMachine(host: string): boolean {
  return host === "127.0.0.1" || host === "[::1]" || host === "localhost";
}
