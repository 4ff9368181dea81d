// Engagement: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Engagement. */
export class Engagement {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Whom does the client know well through this account?
   *
   * The people the client chose, longest first; always one page. Members need the client's agreement to show names.
   */
  listCircle(accountId: string, how: How = {}): Listed<shapes.CirclePage> {
    return new Listed(async () =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/circle", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Take a person out of the circle.
   *
   * Take a person out; safe to repeat.
   */
  async takeOutOfCircle(accountId: string, profileId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/accounts/{account_id}/circle/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      ...plainly(how),
    });
  }

  /**
   * Take a person into the circle.
   *
   * Choose a current follower, or somebody the account has spoken with; at most 60 people for one client.
   */
  async chooseForCircle(accountId: string, profileId: string, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/accounts/{account_id}/circle/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      ...plainly(how),
    });
  }

  /**
   * Whom does the client want to know, and how does it stand?
   *
   * Everybody in the circle, and everybody of whom something was written down. Members need the client's agreement to show
   * names, and to show notes for what the client wrote; each look is noted.
   */
  listContacts(accountId: string, query: Query<"listContacts"> = {}, how: How = {}): Listed<shapes.ContactSummaryPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/contacts", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * What is known of this person?
   *
   * Somebody whom the account meets: how it stands with them, and every touch that was noted.
   */
  async showContact(accountId: string, profileId: string, how: How = {}): Promise<shapes.ContactView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/contacts/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      ...plainly(how),
    }));
  }

  /**
   * Say how often to be in touch, what they are, and what was learned.
   *
   * Keep this of somebody whom the account meets, in place of what was said before.
   */
  async keepContact(accountId: string, profileId: string, body: shapes.ContactFacts, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/accounts/{account_id}/contacts/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      body,
      ...plainly(how),
    });
  }

  /**
   * Note a touch, or something to remember.
   *
   * Note what the network cannot show, or what is to be remembered. Talk on the network is seen without it.
   */
  async addTouch(accountId: string, profileId: string, body: shapes.NewTouch, how: KeyedHow = {}): Promise<shapes.TouchView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/contacts/{profile_id}/touches", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Whom does no weed-out propose?
   *
   * The newest first. Members need the client's agreement to show names; the look is noted.
   */
  listKept(accountId: string, query: Query<"listKept"> = {}, how: How = {}): Listed<shapes.KeptPersonPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/keep-list", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Take somebody off the keep-list.
   *
   * They may be proposed again; safe to repeat.
   */
  async takeOffKeepList(accountId: string, profileId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/accounts/{account_id}/keep-list/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      ...plainly(how),
    });
  }

  /**
   * Keep somebody, whatever is seen of them.
   *
   * Put somebody whom the account meets on the keep-list; safe to repeat.
   */
  async keepPerson(accountId: string, profileId: string, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/accounts/{account_id}/keep-list/{profile_id}", {
      params: { path: { account_id: accountId, profile_id: profileId } },
      ...plainly(how),
    });
  }

  /**
   * Who is followed on trial, and what was seen of them?
   *
   * Try-outs, the longest due first, each with its evidence card. Members see who they are once the client agrees; that
   * look is noted.
   */
  listTryOuts(accountId: string, query: Query<"listTryOuts"> = {}, how: How = {}): Listed<shapes.TryOutPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/try-outs", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Give somebody a try-out.
   *
   * Open a try-out of a follower, or of somebody the account has spoken with. One that is open already is answered as it is.
   *
   * Whom the client follows anew gets a try-out without asking, from the next look on.
   */
  async openTryOut(accountId: string, body: shapes.NewTryOut, how: KeyedHow = {}): Promise<shapes.VerdictView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/try-outs", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * What was weeded out, month by month?
   *
   * The account's weed-outs in numbers, the newest month first. A month's is drafted on its first morning with a reason.
   */
  listWeedOuts(accountId: string, query: Query<"listWeedOuts"> = {}, how: How = {}): Listed<shapes.WeedOutPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/weed-outs", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * How many of their followers does the client really know?
   *
   * In numbers alone, for each account: followers known by one personal fact, touched lately, and in conversation.
   */
  async listAcquaintance(clientId: string, how: How = {}): Promise<shapes.Acquaintance[]> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/acquaintance", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    }));
  }

  /**
   * What is worth a few minutes today?
   *
   * The client's day, within the minutes they set aside: what is still open from before, then today's tasks.
   *
   * Members of the practice see whom a task is about only while the client agrees to show names; each such look is noted.
   */
  async showPlan(clientId: string, how: How = {}): Promise<shapes.PlanView> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}/plan", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    }));
  }

  /**
   * What became of earlier tasks?
   *
   * Every task the client was offered, the newest day first.
   */
  listTasks(clientId: string, query: Query<"listTasks"> = {}, how: How = {}): Listed<shapes.TaskPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/tasks", {
      params: { path: { client_id: clientId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Accept a task, put it off, or mark it done or skipped.
   *
   * Say what became of a task. The same decision again changes nothing; done and skipped are final.
   */
  async decideTask(taskId: string, body: shapes.Decision, how: How = {}): Promise<shapes.DecisionView> {
    return told(await this.#network.api.PUT("/v1/tasks/{task_id}/decision", {
      params: { path: { task_id: taskId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Take back a touch that was noted.
   *
   * It is deleted with its words.
   */
  async takeBackTouch(touchId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/touches/{touch_id}", {
      params: { path: { touch_id: touchId } },
      ...plainly(how),
    });
  }

  /**
   * Keep, drop, or a little longer?
   *
   * End a try-out, or let it go on from the day it was due. The same verdict again changes nothing.
   */
  async giveVerdict(tryOutId: string, body: shapes.Verdict, how: How = {}): Promise<shapes.VerdictView> {
    return told(await this.#network.api.PUT("/v1/try-outs/{try_out_id}/verdict", {
      params: { path: { try_out_id: tryOutId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * How far is this weed-out, and what does it lead to?
   *
   * A weed-out in numbers, with what becomes of followers and quality if it is done.
   */
  async showWeedOut(weedOutId: string, how: How = {}): Promise<shapes.WeedOutView> {
    return told(await this.#network.api.GET("/v1/weed-outs/{weed_out_id}", {
      params: { path: { weed_out_id: weedOutId } },
      ...plainly(how),
    }));
  }

  /**
   * Approve a weed-out.
   *
   * Let its steps come into the client's plan. Approving again changes nothing.
   */
  async approveWeedOut(weedOutId: string, how: KeyedHow = {}): Promise<void> {
    await this.#network.api.POST("/v1/weed-outs/{weed_out_id}/approval", {
      params: { path: { weed_out_id: weedOutId } },
      ...keyed(how),
    });
  }

  /**
   * Whom does it propose to unfollow, and why?
   *
   * Step by step. Members see who they are once the client agrees; that look is noted.
   */
  listWeeds(weedOutId: string, query: Query<"listWeeds"> = {}, how: How = {}): Listed<shapes.WeedOutPersonPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/weed-outs/{weed_out_id}/people", {
      params: { path: { weed_out_id: weedOutId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Spare somebody, or say that they were unfollowed.
   *
   * Whoever is spared is on the keep-list, and never proposed again. What a look sees stands over what is said.
   */
  async decideWeed(weedOutId: string, profileId: string, body: shapes.PersonDecision, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/weed-outs/{weed_out_id}/people/{profile_id}/decision", {
      params: { path: { weed_out_id: weedOutId, profile_id: profileId } },
      body,
      ...plainly(how),
    });
  }
}
