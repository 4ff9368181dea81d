// Views: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, Query, StreamHow } from "../asking.js";
import { plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";
import { Stream } from "../streams.js";

/** Views. */
export class Views {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Answers that contradict each other, or what else is known.
   *
   * Followers sorted differently at two times, declined though in the circle, or confirmed against their profile's class.
   *
   * The newest answer counts. Members see who they are once the client agrees; that look is noted.
   */
  async listContradictions(accountId: string, how: How = {}): Promise<shapes.Contradiction[]> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/sorting/contradictions", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * What changed since?
   *
   * Clients, accounts, checkups, findings and tasks in reach that changed or went since you asked the last time.
   *
   * For lists that are kept elsewhere, such as on a phone. Each is told once with its newest state, by its id; read it at its
   * own door, and drop what answers 404: that lies out of your reach by now.
   */
  async listChanges(query: Query<"listChanges"> = {}, how: How = {}): Promise<shapes.Changes> {
    return told(await this.#network.api.GET("/v1/changes", {
      params: { query },
      ...plainly(how),
    }));
  }

  /**
   * Be told what changes.
   *
   * Server-sent events: each names what changed (`client`, `account`, `checkup`, `finding`, `task`) and holds the same as
   * an item of `GET /v1/changes`.
   *
   * It begins after `Last-Event-ID`, ends after an hour, and with an event `ended` once the token does; come again with the
   * newest id. A browser's `EventSource` sends no token: read it with `fetch`.
   */
  streamChanges(how: StreamHow = {}): Stream<shapes.Changed> {
    return new Stream(this.#network, "/v1/changes/stream", how);
  }

  /**
   * What happened since the last call?
   *
   * A client on one page: quality followers, what changed them, people, days, and what is new about their own account.
   */
  async showBrief(clientId: string, query: Query<"showBrief"> = {}, how: How = {}): Promise<shapes.Brief> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/brief", {
      params: { path: { client_id: clientId }, query },
      ...plainly(how),
    }));
  }

  /**
   * The same as text, to paste.
   *
   * The brief as Markdown, in English.
   */
  async showBriefAsMarkdown(clientId: string, query: Query<"showBriefAsMarkdown"> = {}, how: How = {}): Promise<Blob> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/brief.md", {
      params: { path: { client_id: clientId }, query },
      parseAs: "blob",
      ...plainly(how),
    }));
  }

  /**
   * The same as a page to print.
   *
   * The brief as PDF, with a curve of quality followers.
   */
  async showBriefAsPdf(clientId: string, query: Query<"showBriefAsPdf"> = {}, how: How = {}): Promise<Blob> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/brief.pdf", {
      params: { path: { client_id: clientId }, query },
      parseAs: "blob",
      ...plainly(how),
    }));
  }

  /**
   * A client in one look.
   *
   * Where the client stands on the road to their goal, each account with its newest report, findings, people who wait
   * and history, what today still holds, and what would help the most now. Members are told counts, and no names.
   */
  async showOverview(clientId: string, how: How = {}): Promise<shapes.Overview> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/overview", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    }));
  }

  /**
   * Whom to call first, and about what?
   *
   * Everybody in reach whose coaching goes on: who rises, stalls or declines within four weeks, how each stands among accounts
   * of their size, and what a call could change. Always one page.
   */
  async showCohort(how: How = {}): Promise<shapes.Cohort> {
    return told(await this.#network.api.GET("/v1/cohort", {
      ...plainly(how),
    }));
  }

  /**
   * Who needs what today?
   *
   * Every client in reach at a glance: accounts to reconnect, new findings, people who wait, tasks still to do.
   */
  listToday(query: Query<"listToday"> = {}, how: How = {}): Listed<shapes.TodayPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/today", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * How much of the tier is used?
   *
   * What the practice's tier gives and how much of it is taken. What is spent is refused with 402, calls with 429.
   */
  async showUsage(how: How = {}): Promise<shapes.Usage> {
    return told(await this.#network.api.GET("/v1/usage", {
      ...plainly(how),
    }));
  }
}
