// Front ends: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Front ends. */
export class FrontEnds {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * List what may act for you.
   *
   * The front ends that may act for you, oldest first; an owner sees everybody's in the practice.
   */
  listApprovals(query: Query<"listApprovals"> = {}, how: How = {}): Listed<shapes.ApprovalPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/approvals", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * End an approval.
   *
   * End what a front end may do for you, at once; an owner may end anybody's.
   */
  async endApproval(approvalId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/approvals/{approval_id}", {
      params: { path: { approval_id: approvalId } },
      ...plainly(how),
    });
  }

  /**
   * List front ends.
   *
   * Those that this practice registered and did not retire, oldest first.
   */
  listFrontEnds(query: Query<"listFrontEnds"> = {}, how: How = {}): Listed<shapes.FrontEndPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/front-ends", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Retire a front end.
   *
   * Let a front end in no longer: all its tokens, for people of any practice, are dead at once. There is no way back.
   */
  async retireFrontEnd(frontEndId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/front-ends/{front_end_id}", {
      params: { path: { front_end_id: frontEndId } },
      ...plainly(how),
    });
  }

  /**
   * Let somebody register a front end.
   *
   * A token for a developer outside the practice, good for one registration within 7 days.
   */
  async giveLeaveToRegister(how: KeyedHow = {}): Promise<shapes.LeaveToRegister> {
    return told(await this.#network.api.POST("/v1/registration-tokens", {
      ...keyed(how),
    }));
  }
}
