// Clients: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Clients. */
export class Clients {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * List clients in reach.
   *
   * The clients you may see, in the order they were taken on: an owner all, others those they coach.
   */
  listClients(query: Query<"listClients"> = {}, how: How = {}): Listed<shapes.ClientPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/clients", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Take on a client.
   *
   * Take on a client. A coach who does so coaches them; an owner assigns a coach afterwards.
   */
  async addClient(body: shapes.Portrait, how: KeyedHow = {}): Promise<shapes.ClientView> {
    return told(await this.#network.api.POST("/v1/clients", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Show a client.
   *
   * The client's goal, minutes, interests and target market.
   */
  async showClient(clientId: string, how: How = {}): Promise<shapes.ClientView> {
    return told(await this.#network.api.GET("/v1/clients/{client_id}", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    }));
  }

  /**
   * Change a client.
   *
   * Change what is known of a client, or end the coaching; what is left out stays.
   *
   * The end of the coaching closes the client's open invitations and connect links for good; the client's own view stays.
   * Only the practice takes a coaching up again.
   */
  async changeClient(clientId: string, body: shapes.ClientChange, how: How = {}): Promise<shapes.ClientView> {
    return told(await this.#network.api.PATCH("/v1/clients/{client_id}", {
      params: { path: { client_id: clientId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Who coaches this client?
   *
   * The members who coach this client, longest first; always one page.
   */
  listAssignments(clientId: string, how: How = {}): Listed<shapes.AssignmentPage> {
    return new Listed(async () =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/assignments", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Have a member no longer coach this client.
   *
   * Take the client out of a coach's or assistant's reach, from their next request on.
   */
  async unassignMember(clientId: string, memberId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/clients/{client_id}/assignments/{member_id}", {
      params: { path: { client_id: clientId, member_id: memberId } },
      ...plainly(how),
    });
  }

  /**
   * Have a member coach this client.
   *
   * Put the client into a coach's or assistant's reach.
   */
  async assignMember(clientId: string, memberId: string, how: How = {}): Promise<void> {
    await this.#network.api.PUT("/v1/clients/{client_id}/assignments/{member_id}", {
      params: { path: { client_id: clientId, member_id: memberId } },
      ...plainly(how),
    });
  }

  /**
   * Note that a call was held.
   *
   * The next brief tells what happened since the last call.
   */
  async noteCall(clientId: string, body: shapes.NewCall, how: KeyedHow = {}): Promise<shapes.CallView> {
    return told(await this.#network.api.POST("/v1/clients/{client_id}/calls", {
      params: { path: { client_id: clientId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * What does this client agree to show?
   *
   * Each kind of data that needs the client's agreement, and whether it stands; always one page.
   */
  listConsents(clientId: string, how: How = {}): Listed<shapes.ConsentPage> {
    return new Listed(async () =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/consents", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Agree to show something, or take it back.
   *
   * The client agrees, or takes it back from the practice's next look on.
   */
  async decideConsent(clientId: string, kind: shapes.ConsentKind, body: shapes.ConsentDecision, how: How = {}): Promise<shapes.ConsentView> {
    return told(await this.#network.api.PUT("/v1/clients/{client_id}/consents/{kind}", {
      params: { path: { client_id: clientId, kind } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Invite a client to their own view.
   *
   * Invite the client to see their own picture, do their tasks and decide what to show.
   */
  async inviteClient(clientId: string, body: shapes.ClientInvitation, how: KeyedHow = {}): Promise<shapes.ClientInvited> {
    return told(await this.#network.api.POST("/v1/clients/{client_id}/invitations", {
      params: { path: { client_id: clientId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Close a client's own view.
   *
   * End the client's own way in, its sessions and open invitations, at once; what was kept stays.
   */
  async closeOwnView(clientId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/clients/{client_id}/own-view", {
      params: { path: { client_id: clientId } },
      ...plainly(how),
    });
  }
}
