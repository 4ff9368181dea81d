// Signing a person in from a program on their own machine (RFC 8252): their browser comes back to a loopback address.

import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrontEnd } from "./front-end.js";
import type { Tokens } from "./oauth-words.js";

const LOOPBACK = "127.0.0.1";
const SEEN = "<!doctype html><meta charset=utf-8><title>Done</title><p>You can close this window and go on in the program.";

/** The browser did not come back in time. */
export class NobodyCameBack extends Error {
  override readonly name: string = "NobodyCameBack";
}

/** What `signInHere` may be told. */
export interface SignInSettings {
  /** Where the browser comes back to; `/callback` if left out. */
  readonly path?: string;
  /** Opens an address in the person's browser. */
  readonly show?: (address: string) => unknown;
  /** So many seconds are waited; 300 if left out. */
  readonly within?: number;
}

/**
 * Show a person the consent page, and wait for their answer.
 *
 * @param frontEnd Registered with the redirect address `http://127.0.0.1` and this path; the port is free.
 * @param scopes What it asks for.
 * @throws NobodyCameBack when they passed.
 * @throws OAuthRefused when the person said no.
 */
export async function signInHere(
  frontEnd: FrontEnd,
  scopes: readonly string[],
  settings: SignInSettings = {},
): Promise<Tokens> {
  const { path = "/callback", show = openBrowser, within = 300 } = settings;
  let heard: (address: string) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const server = await listening(path, (address) => heard(address));
  try {
    const asking = await frontEnd.begin(`http://${LOOPBACK}:${(server.address() as AddressInfo).port}${path}`, scopes);
    const cameBack = new Promise<string>((resolve, reject) => {
      timer = setTimeout(() => reject(new NobodyCameBack("nobody came back in time")), within * 1000);
      heard = (address) => {
        // Any page in the browser can call this port; only ours knows the state.
        if (new URL(address, asking.redirectUri).searchParams.get("state") !== asking.state) return;
        resolve(address);
      };
    });
    const [address] = await Promise.all([cameBack, show(asking.address)]);
    return await frontEnd.redeem(asking, address);
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
  }
}

function listening(path: string, heard: (address: string) => void): Promise<Server> {
  const server = createServer((request, answer) => {
    const address = request.url ?? "/";
    const isOurs = new URL(address, `http://${LOOPBACK}`).pathname === path;
    answer.writeHead(isOurs ? 200 : 404, { "Content-Type": "text/html", "Referrer-Policy": "no-referrer", Connection: "close" });
    answer.end(isOurs ? SEEN : "", () => isOurs && heard(address));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => resolve(server));
  });
}

function openBrowser(address: string): void {
  const ways: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ["open"],
    win32: ["rundll32", "url.dll,FileProtocolHandler"],
  };
  const [program, ...said] = ways[process.platform] ?? ["xdg-open"];
  const opened = spawn(program, [...said, address], { stdio: "ignore", detached: true });
  const ask = () => console.error(`Open this address in your browser:\n${address}`);
  opened.once("error", ask);
  opened.once("exit", (code) => code && ask());
  opened.unref();
}
