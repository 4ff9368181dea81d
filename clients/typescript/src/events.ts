// What receivers are told. Generated from the contract by `make sdks`; changes here are lost.

import type * as shapes from "./shapes.js";

/** The events, by their names. */
export interface Events {
  "account.access_ends_soon": shapes.AccountAccessEndsSoonEvent;
  "account.needs_reconnect": shapes.AccountNeedsReconnectEvent;
  "account.reconnected": shapes.AccountReconnectedEvent;
  "account.trouble": shapes.AccountTroubleEvent;
  "account.trouble_over": shapes.AccountTroubleOverEvent;
  "automation.cleared": shapes.AutomationClearedEvent;
  "automation.detected": shapes.AutomationDetectedEvent;
  "receiver.disabled": shapes.ReceiverDisabledEvent;
  "receiver.test": shapes.ReceiverTestEvent;
}

/** One event; its `type` says which, and thereby what its `data` holds. */
export type Event = Events[keyof Events];
