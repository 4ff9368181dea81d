// What the API can be asked, by what it is about. Generated from the contract by `make sdks`; changes here are lost.

import type { Network } from "../network.js";
import { Access } from "./access.js";
import { Accounts } from "./accounts.js";
import { Alerts } from "./alerts.js";
import { Audience } from "./audience.js";
import { Automation } from "./automation.js";
import { Checkups } from "./checkups.js";
import { Clients } from "./clients.js";
import { Engagement } from "./engagement.js";
import { FrontEnds } from "./front-ends.js";
import { Operations } from "./operations.js";
import { Privacy } from "./privacy.js";
import { Views } from "./views.js";

/** Everything the API can be asked. */
export class Doors {
  readonly access: Access;
  readonly accounts: Accounts;
  readonly alerts: Alerts;
  readonly audience: Audience;
  readonly automation: Automation;
  readonly checkups: Checkups;
  readonly clients: Clients;
  readonly engagement: Engagement;
  readonly frontEnds: FrontEnds;
  readonly operations: Operations;
  readonly privacy: Privacy;
  readonly views: Views;

  /** @internal */
  constructor(network: Network) {
    this.access = new Access(network);
    this.accounts = new Accounts(network);
    this.alerts = new Alerts(network);
    this.audience = new Audience(network);
    this.automation = new Automation(network);
    this.checkups = new Checkups(network);
    this.clients = new Clients(network);
    this.engagement = new Engagement(network);
    this.frontEnds = new FrontEnds(network);
    this.operations = new Operations(network);
    this.privacy = new Privacy(network);
    this.views = new Views(network);
  }
}
