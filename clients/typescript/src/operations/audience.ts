// Audience: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Audience. */
export class Audience {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * List comments that stand out.
   *
   * Who wrote offensive words to the account within ninety days, masked, the latest to be found first.
   *
   * Members see who and which words once the client agrees to show names; that look is noted.
   */
  listCommentFlags(accountId: string, query: Query<"listCommentFlags"> = {}, how: How = {}): Listed<shapes.CommentFlagPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/comment-flags", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * How large the account was, day by day.
   *
   * Each day on which the account was looked at, newest first; of several looks the last one stands.
   */
  listCounts(accountId: string, query: Query<"listCounts"> = {}, how: How = {}): Listed<shapes.CountPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/counts", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * List who engages with an account.
   *
   * Everybody who was seen to engage, where the network names no followers; who said something last comes first.
   *
   * Members see who they are once the client agrees; that look is noted.
   */
  listEngagers(accountId: string, query: Query<"listEngagers"> = {}, how: How = {}): Listed<shapes.EngagerPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/engagers", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Count what stands out in people's words.
   *
   * How many followers and commenters have each kind of flag, and of how many texts that tells.
   */
  async showFlags(accountId: string, how: How = {}): Promise<shapes.FlagsView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/flags", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * List followers with their reasons.
   *
   * Followers, best first, each with why. Members see who they are once the client agrees; that look is noted.
   */
  listFollowers(accountId: string, query: Query<"listFollowers"> = {}, how: How = {}): Listed<shapes.FollowerPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/followers", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Who came each month, and what became of them?
   *
   * In numbers, the newest month first. Whoever was there at the first look came before it, and is in none.
   */
  listNewcomers(accountId: string, query: Query<"listNewcomers"> = {}, how: How = {}): Listed<shapes.NewcomersPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/newcomers", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * How good the followers are now.
   *
   * The newest report: quality followers on the road to 500, shares by class, and what they rest on.
   *
   * Where the network names no followers, `engagers` tells of those who engage instead. Both stand where an official export
   * named the followers of such an account.
   *
   * An export's picture names people only to the client, and to members while the client agrees; that look is noted.
   */
  async showQuality(accountId: string, how: How = {}): Promise<shapes.QualityView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/quality", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * How good the followers were over time.
   *
   * One point for each finished checkup, newest first.
   */
  listQuality(accountId: string, query: Query<"listQuality"> = {}, how: How = {}): Listed<shapes.QualityPointPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/quality/history", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Why there are more or fewer quality followers than before.
   *
   * What each checkup found changed since the one before, newest first: causes that add up to the difference.
   */
  listLedger(accountId: string, query: Query<"listLedger"> = {}, how: How = {}): Listed<shapes.LedgerPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/quality/ledger", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * What the client's sorting shows.
   *
   * What the answers show of everybody, with intervals, and how many more it takes. The cards are the client's own.
   */
  async showSorting(accountId: string, how: How = {}): Promise<shapes.SortingView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/sorting", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * Deal followers to sort.
   *
   * Draw so many followers whom the client has not been dealt before; fewer when fewer are left.
   *
   * More are drawn where less is known, and within that everybody is as likely as any other: by chance alone, so that the
   * answers tell of all.
   */
  async dealCards(accountId: string, body: shapes.Deal, how: KeyedHow = {}): Promise<shapes.CardView[]> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/sorting/cards", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Sort one follower.
   *
   * Say how one dealt follower stands; null clears the answer. The last answer counts, and those before it are kept.
   */
  async sortFollower(accountId: string, profileId: string, body: shapes.CardAnswer, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/accounts/{account_id}/sorting/cards/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      body,
      ...plainly(how),
    });
  }

  /**
   * Take the last answer back.
   *
   * One tap back: the card of the last answer, as it was before. Repeated under one idempotency key it goes back once.
   */
  async undoSorting(accountId: string, how: KeyedHow = {}): Promise<shapes.CardView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/sorting/undo", {
      params: { path: { account_id: accountId } },
      ...keyed(how),
    }));
  }

  /**
   * Take back that a flag is fine.
   *
   * It stands again as it did before.
   */
  async restoreFlag(flagId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/flags/{flag_id}/dismissal", {
      params: { path: { flag_id: flagId } },
      ...plainly(how),
    });
  }

  /**
   * Say that a flag is fine.
   *
   * Set this one aside, for this person alone, until their text changes or they write such words anew.
   */
  async dismissFlag(flagId: string, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/flags/{flag_id}/dismissal", {
      params: { path: { flag_id: flagId } },
      ...plainly(how),
    });
  }

  /**
   * How are followers judged?
   *
   * Definitions, formulas, thresholds with their sources, every learned number, what it was learned from and on which terms,
   * accuracy by group with intervals, known failures, and what each version changed. Anyone may read it.
   */
  async showQualityModel(how: How = {}): Promise<shapes.QualityModel> {
    return told(await this.#network.api.GET("/v1/quality-model", {
      ...plainly(how),
    }));
  }
}
