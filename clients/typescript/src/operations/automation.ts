// Automation: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Automation. */
export class Automation {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Which posts are passed on?
   *
   * Which posts of the last 30 days are on another account of the client as well, as programs pass them on.
   */
  async showCrossPosting(accountId: string, how: How = {}): Promise<shapes.CrossPostingView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/cross-posting", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * List declared events.
   *
   * What is declared of the account and not withdrawn, the newest declaration first.
   */
  listDeclaredEvents(accountId: string, query: Query<"listDeclaredEvents"> = {}, how: How = {}): Listed<shapes.DeclaredEventPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/declared-events", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Declare a giveaway, a challenge, press or a starter pack.
   *
   * Say what brought many followers. Open findings that it explains are cleared at once, later ones when they are seen.
   */
  async declareEvent(accountId: string, body: shapes.NewDeclaredEvent, how: KeyedHow = {}): Promise<shapes.DeclaredEventView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/declared-events", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Are posts planned?
   *
   * Whether the account's posts of the last 30 days went out at set times, as programs send what people planned.
   */
  async showScheduledPosting(accountId: string, how: How = {}): Promise<shapes.ScheduledPostingView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/scheduled-posting", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * List what was stated of an account's settings.
   *
   * What counts of each setting, against what was seen since; what was said before; and which programs have access.
   */
  async listSettingsAttestations(accountId: string, query: Query<"listSettingsAttestations"> = {}, how: How = {}): Promise<shapes.SettingsAttestations> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/settings-attestations", {
      params: { path: { account_id: accountId }, query },
      ...plainly(how),
    }));
  }

  /**
   * State how a setting of an account stands.
   *
   * Say whether auto-follow and the like are on, off, or that nobody is sure; a member says so on the client's word.
   */
  async attestSetting(accountId: string, body: shapes.NewSettingsAttestation, how: KeyedHow = {}): Promise<shapes.SettingsAttestationView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/settings-attestations", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * List findings about a client.
   *
   * Findings about the client's accounts and their followers, newest first.
   *
   * Members see which followers once the client agrees to show names; that look is noted.
   */
  listFindings(clientId: string, query: Query<"listFindings"> = {}, how: How = {}): Listed<shapes.FindingPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/findings", {
      params: { path: { client_id: clientId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Withdraw a declared event.
   *
   * It explains nothing any more. What it explained is judged anew by the next look, and opened again if it still shows.
   */
  async withdrawEvent(declaredEventId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/declared-events/{declared_event_id}", {
      params: { path: { declared_event_id: declaredEventId } },
      ...plainly(how),
    });
  }

  /**
   * Set a threshold back to the published one.
   *
   * Begin anew with one kind: what is told from now on is as published, until new answers move it.
   */
  async resetDetector(body: shapes.NewReset, how: KeyedHow = {}): Promise<shapes.ResetView> {
    return told(await this.#network.api.POST("/v1/detector-resets", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * From which strength are we told of findings?
   *
   * Every kind of finding with its threshold in this practice; always one page.
   */
  listDetectors(how: How = {}): Listed<shapes.DetectorPage> {
    return new Listed(async () =>
      told(await this.#network.api.GET("/v1/detectors", {
      ...plainly(how),
    })),
    );
  }

  /**
   * Show a finding.
   *
   * What was seen, and the evidence for it. Members see which follower once the client agrees; that look is noted.
   */
  async showFinding(findingId: string, how: How = {}): Promise<shapes.FindingView> {
    return told(await this.#network.api.GET("/v1/findings/{finding_id}", {
      params: { path: { finding_id: findingId } },
      ...plainly(how),
    }));
  }

  /**
   * Say whether a finding is right.
   *
   * Say what you know of it. It clears the finding or opens it again, and moves only this practice's thresholds.
   */
  async answerFinding(findingId: string, body: shapes.NewAnswer, how: KeyedHow = {}): Promise<shapes.AnswerView> {
    return told(await this.#network.api.POST("/v1/findings/{finding_id}/answers", {
      params: { path: { finding_id: findingId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Set a finding aside.
   *
   * Say why the finding does not matter. It stays aside when the same is seen again, and no threshold moves.
   *
   * Whether it is right is an answer of its own.
   */
  async dismissFinding(findingId: string, body: shapes.Dismissal, how: KeyedHow = {}): Promise<void> {
    await this.#network.api.POST("/v1/findings/{finding_id}/dismissal", {
      params: { path: { finding_id: findingId } },
      body,
      ...keyed(how),
    });
  }

  /**
   * Show the evidence card of a finding.
   *
   * What was seen, over which looks, what it rests on, what else it might have been, and what was said of it.
   */
  async showEvidence(findingId: string, how: How = {}): Promise<shapes.EvidenceCard> {
    return told(await this.#network.api.GET("/v1/findings/{finding_id}/evidence", {
      params: { path: { finding_id: findingId } },
      ...plainly(how),
    }));
  }
}
