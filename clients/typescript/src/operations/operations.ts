// Operations: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How } from "../asking.js";
import { plainly, told } from "../asking.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Operations. */
export class Operations {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * Is the process alive?
   *
   * Answer while the event loop turns; depends on nothing else.
   */
  async showLiveness(how: How = {}): Promise<shapes.Liveness> {
    return told(await this.#network.api.GET("/livez", {
      ...plainly(how),
    }));
  }

  /**
   * Can the process serve?
   *
   * Answer 200 when requests can be served and 503 when they cannot.
   */
  async showReadiness(how: How = {}): Promise<shapes.Readiness> {
    return told(await this.#network.api.GET("/readyz", {
      ...plainly(how),
    }));
  }
}
