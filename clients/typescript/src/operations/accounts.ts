// Accounts: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Accounts. */
export class Accounts {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Show an account.
   *
   * Whether the account can be read, why not and what mends it, and what can be known of it at all.
   */
  async showAccount(accountId: string, how: How = {}): Promise<shapes.AccountView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * Change an account's budget.
   *
   * Say what reading this account may cost in a month.
   */
  async changeAccount(accountId: string, body: shapes.AccountChange, how: How = {}): Promise<shapes.AccountView> {
    return told(await this.#network.api.PATCH("/v1/accounts/{account_id}", {
      params: { path: { account_id: accountId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Disconnect an account.
   *
   * Stop reading the account at once; the network is told and its tokens are destroyed. What is known stays.
   */
  async disconnectAccount(accountId: string, how: KeyedHow = {}): Promise<shapes.AccountView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/disconnection", {
      params: { path: { account_id: accountId } },
      ...keyed(how),
    }));
  }

  /**
   * List a client's accounts.
   *
   * The client's accounts, first known first, connected or not.
   */
  listAccounts(clientId: string, query: Query<"listAccounts"> = {}, how: How = {}): Listed<shapes.AccountPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/accounts", {
      params: { path: { client_id: clientId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Add an account for exports.
   *
   * Add an account that will be known from official data exports alone, so that one can be handed in.
   */
  async addExportAccount(clientId: string, body: shapes.NewExportAccount, how: KeyedHow = {}): Promise<shapes.AccountView> {
    return told(await this.#network.api.POST("/v1/clients/{client_id}/accounts", {
      params: { path: { client_id: clientId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Make a connect link.
   *
   * Make an address to send to the client, good once and for seven days.
   *
   * It says what will be read and what never is, and leads to handing in an export too, on networks without an app here
   * to nothing else. A `return_to` leads back from its last page. It ends before with the coaching, and once whoever made it could no longer make it.
   */
  async makeConnectLink(clientId: string, body: shapes.LinkWanted, how: KeyedHow = {}): Promise<shapes.ConnectLinkMade> {
    return told(await this.#network.api.POST("/v1/clients/{client_id}/connect-links", {
      params: { path: { client_id: clientId } },
      body,
      ...keyed(how),
    }));
  }
}
