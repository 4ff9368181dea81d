// Privacy: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Privacy. */
export class Privacy {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Erase an account.
   *
   * Delete the account and everything known of it and of the people seen only there; it cannot be undone.
   */
  async eraseAccount(accountId: string, how: KeyedHow = {}): Promise<shapes.ErasureAsked> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/erasures", {
      params: { path: { account_id: accountId } },
      ...keyed(how),
    }));
  }

  /**
   * Erase a client.
   *
   * Delete the client with every account, plan, consent and way in of theirs; it cannot be undone.
   */
  async eraseClient(clientId: string, how: KeyedHow = {}): Promise<shapes.ErasureAsked> {
    return told(await this.#network.api.POST("/v1/clients/{client_id}/erasures", {
      params: { path: { client_id: clientId } },
      ...keyed(how),
    }));
  }

  /**
   * Follow an erasure.
   *
   * How far the erasure is, and once it is done, what was deleted when.
   */
  async showErasure(erasureId: string, how: How = {}): Promise<shapes.ErasureView> {
    return told(await this.#network.api.GET("/v1/erasures/{erasure_id}", {
      params: { path: { erasure_id: erasureId } },
      ...plainly(how),
    }));
  }

  /**
   * Forget somebody around an account.
   *
   * Delete everything kept of this person around the practice's accounts, and keep them out of every later look.
   *
   * What remains is a keyed mark that knows them again and names nobody.
   */
  async suppressPerson(body: shapes.PersonToForget, how: KeyedHow = {}): Promise<shapes.SuppressionView> {
    return told(await this.#network.api.POST("/v1/suppressions", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Follow how somebody is forgotten.
   *
   * How far it is, and once it is done, what was deleted when.
   */
  async showSuppression(suppressionId: string, how: How = {}): Promise<shapes.SuppressionView> {
    return told(await this.#network.api.GET("/v1/suppressions/{suppression_id}", {
      params: { path: { suppression_id: suppressionId } },
      ...plainly(how),
    }));
  }
}
