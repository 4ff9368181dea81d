// Signs a person in, and shows how good their client's followers are and who the best are.
//
// Register the front end as `/docs/guides/front-ends` says, then: `node tried/examples/read-quality.js http://127.0.0.1:8000 CLIENT_ID`.

import { pathToFileURL } from "node:url";
import { Approval, FrontEnd, Rapport, refusals } from "@rapport/client";
import { signInHere, type SignInSettings } from "@rapport/client/node";

const SCOPES = ["clients:read", "accounts:read", "audience:read"];

/** Sign in, read, and give the approval back. */
export async function main(
  address: string,
  clientId: string,
  settings: SignInSettings = {},
  tell: (line: string) => void = console.log,
): Promise<void> {
  const frontEnd = new FrontEnd(address, clientId);
  // Where a program runs for longer, keep each next pair of tokens where only this person's programs can read it.
  const approval = new Approval(frontEnd, await signInHere(frontEnd, SCOPES, settings), () => undefined);
  const rapport = new Rapport(address, approval);
  for await (const client of rapport.clients.listClients()) {
    for await (const account of rapport.accounts.listAccounts(client.id)) {
      tell(`${client.name} as ${account.handle} on ${account.platform}`);
      await showQuality(rapport, account.id, tell);
    }
  }
  await approval.end();
}

/** Tell how good the followers are, and the best ten. */
async function showQuality(rapport: Rapport, accountId: string, tell: (line: string) => void): Promise<void> {
  try {
    const { quality, coverage_text, engagers } = await rapport.audience.showQuality(accountId);
    if (coverage_text === null) {
      // Instagram and Facebook name no followers, but those who engage.
      tell(`  ${engagers?.coverage_text ?? "Nothing was read yet."}`);
      return;
    }
    tell(`  Quality followers: ${quality?.quality_followers ?? "not known"}. ${coverage_text}`);
  } catch (refused) {
    if (!(refused instanceof refusals.NotCheckedYet)) throw refused;
    tell(`  ${refused.title}: ${refused.remedy}`);
    return;
  }
  let left = 10;
  for await (const follower of rapport.audience.listFollowers(accountId, { limit: 5 })) {
    tell(`  ${follower.score ?? "not observable"} ${follower.klass}`);
    left -= 1;
    if (left === 0) break;
  }
}

const [, program = "", address = "", clientId = ""] = process.argv;
if (import.meta.url === pathToFileURL(program).href) await main(address, clientId);
