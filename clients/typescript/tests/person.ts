// A person who signs in on the consent page over real HTTP, as a browser would.

const { EMAIL = "", PASSWORD = "" } = process.env;

/** Where the browser is sent in the end, before it goes there. */
export async function cameBack(address: string, decision = "allow"): Promise<string> {
  const page = await (await fetch(address)).text();
  const signedIn = await send(address, "/oauth/sign-in", { ...fields(page), email: EMAIL, password: PASSWORD });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const consent = await fetch(new URL(signedIn.headers.get("location") ?? "", address), { headers: { cookie } });
  const decided = await send(address, "/oauth/authorize", { ...fields(await consent.text()), decision }, cookie);
  return decided.headers.get("location") ?? "";
}

/** The whole way, and back to the program that asked. */
export async function look(address: string): Promise<void> {
  await fetch(await cameBack(address));
}

function send(address: string, path: string, form: Record<string, string>, cookie = ""): Promise<Response> {
  return fetch(new URL(path, address), { method: "POST", body: new URLSearchParams(form), headers: { cookie }, redirect: "manual" });
}

function fields(page: string): Record<string, string> {
  const found = page.matchAll(/name="(question|ticket|approval)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")]));
}
