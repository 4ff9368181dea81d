// Access: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Access. */
export class Access {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * List API keys.
   *
   * Your keys that are not revoked; an owner sees everyone's. Tokens are never shown again.
   */
  listApiKeys(query: Query<"listApiKeys"> = {}, how: How = {}): Listed<shapes.ApiKeyPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/api-keys", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Make an API key.
   *
   * Make a key that acts as you, with your role and reach. It ends with your membership.
   */
  async makeApiKey(body: shapes.NewApiKey, how: KeyedHow = {}): Promise<shapes.ApiKeyMade> {
    return told(await this.#network.api.POST("/v1/api-keys", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Revoke an API key.
   *
   * Revoke one of your keys, at once; an owner may revoke anyone's.
   */
  async revokeApiKey(apiKeyId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/api-keys/{api_key_id}", {
      params: { path: { api_key_id: apiKeyId } },
      ...plainly(how),
    });
  }

  /**
   * Add an authenticator app.
   *
   * A secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). It counts once it has shown a code.
   *
   * An older app counts until then. What has shown no code within an hour is forgotten.
   */
  async beginAuthenticatorApp(how: KeyedHow = {}): Promise<shapes.AppBegun> {
    return told(await this.#network.api.POST("/v1/authenticator-app-registrations", {
      ...keyed(how),
    }));
  }

  /**
   * Remove an authenticator app.
   *
   * Have its codes count no more. Recovery codes go with your last factor.
   */
  async removeAuthenticatorApp(authenticatorAppId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/authenticator-apps/{authenticator_app_id}", {
      params: { path: { authenticator_app_id: authenticatorAppId } },
      ...plainly(how),
    });
  }

  /**
   * Confirm an authenticator app.
   *
   * Have the app count from now on, by a code of it. Your first factor brings recovery codes with it.
   *
   * Sessions that stand elsewhere stay, and have to show the factor before anything dangerous.
   */
  async confirmAuthenticatorApp(authenticatorAppId: string, body: shapes.AppConfirmation, how: KeyedHow = {}): Promise<shapes.RecoveryCodes> {
    return told(await this.#network.api.POST("/v1/authenticator-apps/{authenticator_app_id}/confirmations", {
      params: { path: { authenticator_app_id: authenticatorAppId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * List identity providers.
   *
   * The practice's identity providers, oldest first; their secrets are never shown.
   */
  listIdentityProviders(query: Query<"listIdentityProviders"> = {}, how: How = {}): Listed<shapes.IdentityProviderPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/identity-providers", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Add an identity provider.
   *
   * Let people sign in by an OpenID provider, each once they have tied their sign-in there. Nothing is asked of it yet.
   */
  async addIdentityProvider(body: shapes.NewIdentityProvider, how: KeyedHow = {}): Promise<shapes.IdentityProviderView> {
    return told(await this.#network.api.POST("/v1/identity-providers", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Remove an identity provider.
   *
   * Remove it with everything that is tied to it. Sessions that it opened stay until they end or are ended.
   */
  async removeIdentityProvider(identityProviderId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/identity-providers/{identity_provider_id}", {
      params: { path: { identity_provider_id: identityProviderId } },
      ...plainly(how),
    });
  }

  /**
   * Change an identity provider.
   *
   * Change its name, registration, domains or return addresses. Its issuer stays: another issuer is another provider.
   */
  async changeIdentityProvider(identityProviderId: string, body: shapes.ProviderChange, how: How = {}): Promise<shapes.IdentityProviderView> {
    return told(await this.#network.api.PATCH("/v1/identity-providers/{identity_provider_id}", {
      params: { path: { identity_provider_id: identityProviderId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Test an identity provider.
   *
   * Read its discovery document and keys now, and say what keeps people from signing in. Its secret is not tried.
   */
  async testIdentityProvider(identityProviderId: string, how: KeyedHow = {}): Promise<shapes.ProviderTest> {
    return told(await this.#network.api.POST("/v1/identity-providers/{identity_provider_id}/tests", {
      params: { path: { identity_provider_id: identityProviderId } },
      ...keyed(how),
    }));
  }

  /**
   * Accept an invitation.
   *
   * Enter the practice on an invitation: makes the sign-in where there is none, and opens a session.
   */
  async acceptInvitation(body: shapes.Acceptance, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/invitation-acceptances", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * List open invitations.
   *
   * Invitations that can still be accepted, oldest first.
   */
  listInvitations(query: Query<"listInvitations"> = {}, how: How = {}): Listed<shapes.InvitationPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/invitations", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Invite a member.
   *
   * Invite someone to work in the practice. The token opens for 7 days and for one person.
   */
  async inviteMember(body: shapes.NewInvitation, how: KeyedHow = {}): Promise<shapes.InvitationMade> {
    return told(await this.#network.api.POST("/v1/invitations", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Take an invitation back.
   *
   * Close an invitation that nobody has accepted.
   */
  async takeBackInvitation(invitationId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/invitations/{invitation_id}", {
      params: { path: { invitation_id: invitationId } },
      ...plainly(how),
    });
  }

  /**
   * Who am I?
   *
   * The person, practice, role and permissions behind the token of this request, and the front end that sent it.
   */
  async showMe(how: How = {}): Promise<shapes.Me> {
    return told(await this.#network.api.GET("/v1/me", {
      ...plainly(how),
    }));
  }

  /**
   * List the practice's members.
   *
   * Everyone who works in the practice now, in the order they joined.
   */
  listMembers(query: Query<"listMembers"> = {}, how: How = {}): Listed<shapes.MemberPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/members", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * End a membership.
   *
   * End a membership together with all of its sessions and API keys, at once.
   */
  async endMembership(memberId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/members/{member_id}", {
      params: { path: { member_id: memberId } },
      ...plainly(how),
    });
  }

  /**
   * Change a member's role.
   *
   * Give a member another role; it holds from their next request on.
   */
  async changeMemberRole(memberId: string, body: shapes.RoleChange, how: How = {}): Promise<shapes.MemberView> {
    return told(await this.#network.api.PATCH("/v1/members/{member_id}", {
      params: { path: { member_id: memberId } },
      body,
      ...plainly(how),
    }));
  }

  /**
   * Free a member of lost factors.
   *
   * Forget a member's authenticator app, passkeys and recovery codes, and end their sessions: the password is left.
   *
   * Make sure first that it is really them who ask.
   */
  async freeMemberOfFactors(memberId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/members/{member_id}/second-factors", {
      params: { path: { member_id: memberId } },
      ...plainly(how),
    });
  }

  /**
   * Ask a passkey to sign in.
   *
   * What `navigator.credentials.get` needs. The answer is good once, for five minutes; it is the same for everybody.
   *
   * Passkeys belong to our public address: a browser uses them on our own pages alone, an app where it is tied to our domain.
   */
  async askPasskey(body: shapes.PasskeyQuestion, how: KeyedHow = {}): Promise<shapes.PasskeyAsked> {
    return told(await this.#network.api.POST("/v1/passkey-challenges", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Make a passkey.
   *
   * What `navigator.credentials.create` needs. What comes of it is sent to POST /v1/passkeys, once, within five minutes.
   *
   * Passkeys belong to our public address: browsers make them on our own pages alone (`/apps/second-factors`), an app where it is tied
   * to our domain.
   */
  async beginPasskey(how: KeyedHow = {}): Promise<shapes.PasskeyWanted> {
    return told(await this.#network.api.POST("/v1/passkey-registrations", {
      ...keyed(how),
    }));
  }

  /**
   * Sign in with a passkey.
   *
   * Exchange a passkey's answer to `askPasskey` for a session token, which is shown this once. No second step follows.
   */
  async signInByPasskey(body: shapes.PasskeySignIn, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/passkey-sessions", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Add a passkey.
   *
   * Keep a passkey that was just made. Your first factor brings recovery codes with it.
   */
  async addPasskey(body: shapes.NewPasskey, how: KeyedHow = {}): Promise<shapes.PasskeyAdded> {
    return told(await this.#network.api.POST("/v1/passkeys", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Remove a passkey.
   *
   * Have it count no more. Recovery codes go with your last factor.
   */
  async removePasskey(passkeyId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/passkeys/{passkey_id}", {
      params: { path: { passkey_id: passkeyId } },
      ...plainly(how),
    });
  }

  /**
   * How does the practice work?
   *
   * Its name, who is told of findings first, and whether members approve weed-outs.
   */
  async showPractice(how: How = {}): Promise<shapes.PracticeView> {
    return told(await this.#network.api.GET("/v1/practice", {
      ...plainly(how),
    }));
  }

  /**
   * Change how the practice works.
   *
   * Holds from the next finding and the next weed-out on; what was told or drafted before stays as it is.
   */
  async changePractice(body: shapes.PracticeChange, how: How = {}): Promise<shapes.PracticeView> {
    return told(await this.#network.api.PATCH("/v1/practice", {
      body,
      ...plainly(how),
    }));
  }

  /**
   * Move a sandbox practice's time.
   *
   * Move the practice's time on; move its sandbox network's clock by as much, or tokens and limits disagree.
   */
  async moveClock(body: shapes.ClockStep, how: KeyedHow = {}): Promise<shapes.ClockView> {
    return told(await this.#network.api.POST("/v1/practice/clock-steps", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Open a practice.
   *
   * Sign up: makes the practice with its owner and a sample client, and opens a session.
   */
  async openPractice(body: shapes.NewPractice, how: KeyedHow = {}): Promise<shapes.PracticeOpened> {
    return told(await this.#network.api.POST("/v1/practices", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Accept an invitation by a provider.
   *
   * Enter the practice without a password: the invited address is the one that the provider has verified, and is tied to it.
   */
  async acceptInvitationByProvider(body: shapes.ProviderAcceptance, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/provider-acceptances", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Sign in by a provider.
   *
   * Exchange a provider's proof for a session token, which is shown this once. It opens this practice alone.
   *
   * To get a proof, send the person's browser to the provider's `start` with `return_to` (one of its return addresses), an S256
   * `code_challenge`, a `state` of your own, and `fresh=true` to have them prove themselves anew. They come back to `return_to`
   * with `code`, `state` and `iss`, or with `error` (`declined`, or `provider_failed` and an `error_description`).
   *
   * Whoever has a second factor here gets 202, as at POST /v1/sessions, unless the provider says (`amr` with `mfa`, or `acr` of
   * `phr` or `phrh`) that it asked for several.
   */
  async signInByProvider(body: shapes.ProviderSignIn, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/provider-sessions", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * List who signs in by a provider.
   *
   * Your own ties, oldest first; an owner sees everybody's.
   */
  listProviderTies(query: Query<"listProviderTies"> = {}, how: How = {}): Listed<shapes.ProviderTiePage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/provider-ties", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Tie one's sign-in to a provider.
   *
   * From now on, whoever the proof is about signs in as you. It takes your password; an e-mail address ties nobody.
   */
  async tieProvider(body: shapes.NewTie, how: KeyedHow = {}): Promise<shapes.TieMade> {
    return told(await this.#network.api.POST("/v1/provider-ties", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Untie a sign-in.
   *
   * End one of your ties; an owner may end anybody's. Sessions that were opened by it stay until they are ended.
   */
  async untieProvider(providerTieId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/provider-ties/{provider_tie_id}", {
      params: { path: { provider_tie_id: providerTieId } },
      ...plainly(how),
    });
  }

  /**
   * Make new recovery codes.
   *
   * Ten new codes in place of all that were left; each stands in once for a factor that is lost.
   */
  async renewRecoveryCodes(how: KeyedHow = {}): Promise<shapes.RecoveryCodes> {
    return told(await this.#network.api.POST("/v1/recovery-codes", {
      ...keyed(how),
    }));
  }

  /**
   * Demand second factors.
   *
   * Say of whom the practice demands a second factor. Who has none can do nothing but set one up from now on.
   *
   * Sessions alone are held up: API keys and front ends go on with what they were let do.
   */
  async demandSecondFactors(body: shapes.FactorPolicy, how: How = {}): Promise<shapes.FactorPolicy> {
    return told(await this.#network.api.PUT("/v1/second-factor-policy", {
      body,
      ...plainly(how),
    }));
  }

  /**
   * What can I show besides a password?
   *
   * Your own authenticator app, passkeys and recovery codes in this practice; no secret is shown again.
   */
  async showSecondFactors(how: How = {}): Promise<shapes.SecondFactors> {
    return told(await this.#network.api.GET("/v1/second-factors", {
      ...plainly(how),
    }));
  }

  /**
   * Sign in: the second step.
   *
   * Exchange what signing in answered, and a second factor, for a session token, which is shown this once.
   */
  async finishSignIn(body: shapes.SecondStep, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/second-steps", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * List where you are signed in.
   *
   * Your own sessions in this practice that have not ended, oldest first; API keys are listed by themselves.
   */
  listSessions(query: Query<"listSessions"> = {}, how: How = {}): Listed<shapes.OpenSessionPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/sessions", {
      params: { query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Sign in.
   *
   * Exchange an e-mail address and a password for a session token, which is shown this once and lasts 30 days.
   *
   * Under one `Idempotency-Key`, however often and at once it is sent, it opens one session and shows that one again for a
   * day; we keep it sealed. Without a key, each sign-in opens a session of its own.
   *
   * Whoever has a second factor gets 202 and no session yet: POST /v1/second-steps takes what is answered, and the factor.
   */
  async signIn(body: shapes.SignIn, how: KeyedHow = {}): Promise<shapes.SessionView> {
    return told(await this.#network.api.POST("/v1/sessions", {
      body,
      ...keyed(how),
    }));
  }

  /**
   * Sign out.
   *
   * Revoke the token this request is sent with, at once.
   */
  async signOut(how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/sessions/current", {
      ...plainly(how),
    });
  }

  /**
   * Sign out elsewhere.
   *
   * End one of your own sessions, at once.
   */
  async endSession(sessionId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/sessions/{session_id}", {
      params: { path: { session_id: sessionId } },
      ...plainly(how),
    });
  }

  /**
   * Ask a passkey to step up.
   *
   * What `navigator.credentials.get` needs to show in this session that it is you. The answer is good once, here alone.
   */
  async askPasskeyToStepUp(how: KeyedHow = {}): Promise<shapes.PasskeyAsked> {
    return told(await this.#network.api.POST("/v1/step-up-challenges", {
      ...keyed(how),
    }));
  }

  /**
   * Show that it is you.
   *
   * Show anew that it is you: what is dangerous then opens to this session for 15 minutes.
   *
   * A password will do for who has no second factor here, and for nobody else.
   */
  async stepUp(body: shapes.NewStepUp, how: KeyedHow = {}): Promise<shapes.SteppedUp> {
    return told(await this.#network.api.POST("/v1/step-ups", {
      body,
      ...keyed(how),
    }));
  }
}
