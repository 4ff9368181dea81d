// A front end from discovery to the end of its tokens, by a strict library that somebody else wrote. Only what a person does
// in a browser is done by hand here. Told in the environment where to go and who people are; says each step in one JSON object.

import * as oauth from "oauth4webapi";

const { ISSUER, OWNER_TOKEN, EMAIL, PASSWORD } = process.env;
const CALLBACK = "https://coachboard.example/callback";
const SCOPE = "clients:read audience:read";
const insecure = { [oauth.allowInsecureRequests]: true };
const steps = {};

const issuer = new URL(ISSUER);
const server = await oauth.processDiscoveryResponse(
  issuer,
  await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure }),
);

for (const way of ["client_secret_basic", "client_secret_post", "none"]) {
  steps[way] = await journey(way);
}
steps.machine = await machine();
console.log(JSON.stringify(steps));

async function registered(metadata) {
  const answer = await oauth.dynamicClientRegistrationRequest(server, metadata, {
    initialAccessToken: OWNER_TOKEN,
    ...insecure,
  });
  return oauth.processDynamicClientRegistrationResponse(answer);
}

function proof(way, secret) {
  if (way === "none") return oauth.None();
  return way === "client_secret_post" ? oauth.ClientSecretPost(secret) : oauth.ClientSecretBasic(secret);
}

async function journey(way) {
  const client = await registered({
    client_name: `Coach Board ${way}`,
    redirect_uris: [CALLBACK],
    token_endpoint_auth_method: way,
    grant_types: ["authorization_code", "refresh_token"],
    scope: SCOPE,
  });
  const proven = proof(way, client.client_secret);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const question = new URL(server.authorization_endpoint);
  question.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: SCOPE,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const callback = await agreed(question);
  const parameters = oauth.validateAuthResponse(server, client, callback, state);
  const redeemed = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, proven, parameters, CALLBACK, verifier, insecure),
  );
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, proven, redeemed.refresh_token, insecure),
  );
  const seen = await read(refreshed.access_token);
  const told = way === "none" ? null : await introspected(client, proven, refreshed.access_token);
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, client, proven, refreshed.refresh_token, insecure),
  );
  const gone = await read(refreshed.access_token).catch((refused) => refused);
  return {
    scope: redeemed.scope,
    rotated: redeemed.refresh_token !== refreshed.refresh_token,
    seen: seen.status,
    active: told && told.active,
    told_scope: told && told.scope,
    gone: gone.status,
    challenge: gone.cause[0].parameters.error,
  };
}

async function introspected(client, proven, token) {
  return oauth.processIntrospectionResponse(
    server,
    client,
    await oauth.introspectionRequest(server, client, proven, token, insecure),
  );
}

async function machine() {
  const client = await registered({
    client_name: "Night job",
    grant_types: ["client_credentials"],
    response_types: [],
    scope: "clients:read",
  });
  const given = await oauth.processClientCredentialsResponse(
    server,
    client,
    await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(client.client_secret),
      new URLSearchParams(),
      insecure,
    ),
  );
  return { scope: given.scope, seen: (await read(given.access_token)).status };
}

async function read(token) {
  return oauth.protectedResourceRequest(token, "GET", new URL("/v1/clients", issuer), undefined, undefined, insecure);
}

// What the person does: signs in where asked, and allows.
async function agreed(question) {
  const page = await (await fetch(question)).text();
  const signedIn = await send("/oauth/sign-in", { ...fields(page), email: EMAIL, password: PASSWORD });
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  const consent = await (
    await fetch(new URL(signedIn.headers.get("location"), issuer), { headers: { cookie } })
  ).text();
  const answer = await send("/oauth/authorize", { ...fields(consent), decision: "allow" }, cookie);
  return new URL(answer.headers.get("location"));
}

function send(path, form, cookie = "") {
  return fetch(new URL(path, issuer), {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { cookie },
    redirect: "manual",
  });
}

function fields(page) {
  const found = page.matchAll(/name="(question|ticket)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value.replaceAll("&amp;", "&")]));
}
