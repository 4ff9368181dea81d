// Alerts: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Alerts. */
export class Alerts {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * List alerts.
   *
   * What the practice was told, newest first; of clients, only those in your reach.
   */
  listAlerts(query: Query<"listAlerts"> = {}, how: How = {}): Listed<shapes.AlertPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/alerts", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Show a delivery.
   *
   * One delivery with every attempt and what the receiver answered.
   */
  async showDelivery(deliveryId: string, how: How = {}): Promise<shapes.DeliveryInFull> {
    return told(await this.#network.api.GET("/v1/deliveries/{delivery_id}", {
      params: { path: { delivery_id: deliveryId } },
      ...plainly(how),
    }));
  }

  /**
   * Send a delivery again.
   *
   * Send the same message to the same receiver again, under the same `webhook-id`, as a new delivery.
   */
  async replayDelivery(deliveryId: string, how: KeyedHow = {}): Promise<shapes.DeliveryView> {
    return told(await this.#network.api.POST("/v1/deliveries/{delivery_id}/replay", {
      params: { path: { delivery_id: deliveryId } },
      ...keyed(how),
    }));
  }

  /**
   * List event types.
   *
   * Everything a receiver can be told of, by name; always one page.
   *
   * Within a version fields may join, and none goes or changes its meaning: leave alone what you do not know.
   */
  listEventTypes(how: How = {}): Listed<shapes.EventTypePage> {
    return new Listed(async () =>
      told(await this.#network.api.GET("/v1/event-types", {
      ...plainly(how),
    })),
    );
  }

  /**
   * List receivers.
   *
   * Every receiver of the practice, in the order they were added. Secrets are never shown again.
   */
  listReceivers(query: Query<"listReceivers"> = {}, how: How = {}): Listed<shapes.ReceiverPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/receivers", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Add a receiver.
   *
   * Have your own system told of what happens. Its signing secret is shown this once.
   *
   * Messages follow Standard Webhooks 1.0. Anything but a 2xx answer within 20 seconds is tried again: after 5 seconds,
   * 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours and 10 hours, give or take a fifth. A receiver that answers 410, or
   * takes nothing for five days, is disabled.
   */
  async addReceiver(body: shapes.NewReceiver, how: KeyedHow = {}): Promise<shapes.ReceiverAdded> {
    return told(await this.#network.api.POST("/v1/receivers", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Remove a receiver.
   *
   * Remove a receiver and destroy its secret. What is still pending is not sent; what was sent stays on record.
   */
  async removeReceiver(receiverId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/receivers/{receiver_id}", {
      params: { path: { receiver_id: receiverId } },
      ...plainly(how),
    });
  }

  /**
   * Show a receiver.
   *
   * One receiver and how it fares.
   */
  async showReceiver(receiverId: string, how: How = {}): Promise<shapes.ReceiverView> {
    return told(await this.#network.api.GET("/v1/receivers/{receiver_id}", {
      params: { path: { receiver_id: receiverId } },
      ...plainly(how),
    }));
  }

  /**
   * Change a receiver.
   *
   * Change a receiver, or switch it off and on. Switched on, it starts with a clean record; replay what it missed.
   */
  async changeReceiver(receiverId: string, body: shapes.ReceiverChange, how: How = {}): Promise<shapes.ReceiverView> {
    return told(await this.#network.api.PATCH("/v1/receivers/{receiver_id}", {
      params: { path: { receiver_id: receiverId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * List a receiver's deliveries.
   *
   * What was and will be sent to this receiver, newest first, with the last attempt of each.
   */
  listDeliveries(receiverId: string, query: Query<"listDeliveries"> = {}, how: How = {}): Listed<shapes.DeliveryInListPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/receivers/{receiver_id}/deliveries", {
      params: { path: { receiver_id: receiverId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * End a receiver's former secrets.
   *
   * Destroy the secrets that were replaced, at once: for when one is known to others. Only the newest signs from now on.
   */
  async endFormerSecrets(receiverId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/receivers/{receiver_id}/former-secrets", {
      params: { path: { receiver_id: receiverId } },
      ...plainly(how),
    });
  }

  /**
   * List a receiver's replays.
   *
   * The ranges that this receiver was sent again, newest first, with what came of them.
   */
  listReplays(receiverId: string, query: Query<"listReplays"> = {}, how: How = {}): Listed<shapes.ReplayPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/receivers/{receiver_id}/replays", {
      params: { path: { receiver_id: receiverId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Send a receiver again what it missed.
   *
   * Send everything of a range of time that this receiver has not taken, what it was never sent included.
   *
   * Messages keep their `webhook-id`, and no message is sent twice by one replay. They leave in the order in which you were
   * told, a hundred at a time, each on the schedule of any delivery. Tests are left out.
   */
  async replayRange(receiverId: string, body: shapes.NewReplay, how: KeyedHow = {}): Promise<shapes.ReplayView> {
    return told(await this.#network.api.POST("/v1/receivers/{receiver_id}/replays", {
      params: { path: { receiver_id: receiverId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Change a receiver's secret.
   *
   * Give a receiver a new signing secret, shown this once. For 24 hours every message carries a signature of each.
   *
   * `webhook-signature` then holds several, with spaces between, as Standard Webhooks 1.0 says: a message is ours when one of
   * them fits. Asked again within the 24 hours, each secret that was replaced keeps its own 24 hours; of those there are at
   * most four.
   */
  async rotateReceiverSecret(receiverId: string, how: KeyedHow = {}): Promise<shapes.SecretRotated> {
    return told(await this.#network.api.POST("/v1/receivers/{receiver_id}/secret-rotations", {
      params: { path: { receiver_id: receiverId } },
      ...keyed(how),
    }));
  }

  /**
   * Send a test.
   *
   * Send this receiver a `receiver.test`, whatever events it wants. Follow its delivery to see what came of it.
   */
  async testReceiver(receiverId: string, how: KeyedHow = {}): Promise<shapes.DeliveryView> {
    return told(await this.#network.api.POST("/v1/receivers/{receiver_id}/tests", {
      params: { path: { receiver_id: receiverId } },
      ...keyed(how),
    }));
  }

  /**
   * Show a replay.
   *
   * One replay and how far it has come.
   */
  async showReplay(replayId: string, how: How = {}): Promise<shapes.ReplayView> {
    return told(await this.#network.api.GET("/v1/replays/{replay_id}", {
      params: { path: { replay_id: replayId } },
      ...plainly(how),
    }));
  }
}
