// What the compiler tells a front end's author; it does not compile where a type has become too loose.

import type { Event, Events, Rapport, shapes } from "@rapport/client";

/** An event narrows by its name. */
export function findingOf(event: Event): string {
  // @ts-expect-error: not every event is about a finding.
  event.data.finding_id.trim();
  return event.type === "automation.detected" ? event.data.finding_id : "";
}

/** And can be had by it. */
export const detected = (event: Events["automation.detected"]): string => event.data.finding_id;

/** What is asked and answered is the contract's. */
export async function asked(rapport: Rapport): Promise<shapes.FollowerView[]> {
  // @ts-expect-error: a client has a time zone.
  await rapport.clients.addClient({ name: "Maya Lindqvist" });
  // @ts-expect-error: there is no such class.
  rapport.audience.listFollowers("id", { klass: "nonsense" });
  // @ts-expect-error: PATCH takes no key.
  await rapport.clients.changeClient("id", { daily_minutes: 20 }, { idempotencyKey: "mine" });
  // @ts-expect-error: a client has no such field.
  (await rapport.clients.showClient("id")).nonsense;
  const followers: shapes.FollowerView[] = [];
  for await (const follower of rapport.audience.listFollowers("id", { klass: "genuine", limit: 5 })) followers.push(follower);
  return followers;
}
