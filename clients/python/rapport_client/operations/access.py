"""Access: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost."""

from rapport_client import shapes
from rapport_client.asking import Asker, AsyncAsker, Question, at
from rapport_client.lists import AsyncListed, Listed


class Access:
    """Access."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def list_api_keys(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ApiKeyPage, shapes.ApiKeyView]:
        """List API keys."""
        return Listed(
            self._asker, shapes.ApiKeyPage, Question("GET", "/v1/api-keys", query={"cursor": cursor, "limit": limit})
        )

    def make_api_key(self, body: shapes.NewApiKey, *, idempotency_key: str | None = None) -> shapes.ApiKeyMade:
        """Make an API key."""
        return self._asker.ask(
            shapes.ApiKeyMade, Question("POST", "/v1/api-keys", body=body, keyed=True, key=idempotency_key)
        )

    def revoke_api_key(self, api_key_id: str) -> None:
        """Revoke an API key."""
        self._asker.tell(Question("DELETE", f"/v1/api-keys/{at(api_key_id)}"))

    def begin_authenticator_app(self, *, idempotency_key: str | None = None) -> shapes.AppBegun:
        """Add an authenticator app."""
        return self._asker.ask(
            shapes.AppBegun, Question("POST", "/v1/authenticator-app-registrations", keyed=True, key=idempotency_key)
        )

    def remove_authenticator_app(self, authenticator_app_id: str) -> None:
        """Remove an authenticator app."""
        self._asker.tell(Question("DELETE", f"/v1/authenticator-apps/{at(authenticator_app_id)}"))

    def confirm_authenticator_app(
        self, authenticator_app_id: str, body: shapes.AppConfirmation, *, idempotency_key: str | None = None
    ) -> shapes.RecoveryCodes:
        """Confirm an authenticator app."""
        return self._asker.ask(
            shapes.RecoveryCodes,
            Question(
                "POST",
                f"/v1/authenticator-apps/{at(authenticator_app_id)}/confirmations",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_identity_providers(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.IdentityProviderPage, shapes.IdentityProviderView]:
        """List identity providers."""
        return Listed(
            self._asker,
            shapes.IdentityProviderPage,
            Question("GET", "/v1/identity-providers", query={"cursor": cursor, "limit": limit}),
        )

    def add_identity_provider(
        self, body: shapes.NewIdentityProvider, *, idempotency_key: str | None = None
    ) -> shapes.IdentityProviderView:
        """Add an identity provider."""
        return self._asker.ask(
            shapes.IdentityProviderView,
            Question("POST", "/v1/identity-providers", body=body, keyed=True, key=idempotency_key),
        )

    def remove_identity_provider(self, identity_provider_id: str) -> None:
        """Remove an identity provider."""
        self._asker.tell(Question("DELETE", f"/v1/identity-providers/{at(identity_provider_id)}"))

    def change_identity_provider(
        self, identity_provider_id: str, body: shapes.ProviderChange
    ) -> shapes.IdentityProviderView:
        """Change an identity provider."""
        return self._asker.ask(
            shapes.IdentityProviderView,
            Question("PATCH", f"/v1/identity-providers/{at(identity_provider_id)}", body=body),
        )

    def test_identity_provider(
        self, identity_provider_id: str, *, idempotency_key: str | None = None
    ) -> shapes.ProviderTest:
        """Test an identity provider."""
        return self._asker.ask(
            shapes.ProviderTest,
            Question(
                "POST", f"/v1/identity-providers/{at(identity_provider_id)}/tests", keyed=True, key=idempotency_key
            ),
        )

    def accept_invitation(self, body: shapes.Acceptance, *, idempotency_key: str | None = None) -> shapes.SessionView:
        """Accept an invitation."""
        return self._asker.ask(
            shapes.SessionView,
            Question("POST", "/v1/invitation-acceptances", body=body, keyed=True, key=idempotency_key),
        )

    def list_invitations(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.InvitationPage, shapes.InvitationView]:
        """List open invitations."""
        return Listed(
            self._asker,
            shapes.InvitationPage,
            Question("GET", "/v1/invitations", query={"cursor": cursor, "limit": limit}),
        )

    def invite_member(self, body: shapes.NewInvitation, *, idempotency_key: str | None = None) -> shapes.InvitationMade:
        """Invite a member."""
        return self._asker.ask(
            shapes.InvitationMade, Question("POST", "/v1/invitations", body=body, keyed=True, key=idempotency_key)
        )

    def take_back_invitation(self, invitation_id: str) -> None:
        """Take an invitation back."""
        self._asker.tell(Question("DELETE", f"/v1/invitations/{at(invitation_id)}"))

    def show_me(self) -> shapes.Me:
        """Who am I?"""
        return self._asker.ask(shapes.Me, Question("GET", "/v1/me"))

    def list_members(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.MemberPage, shapes.MemberView]:
        """List the practice's members."""
        return Listed(
            self._asker, shapes.MemberPage, Question("GET", "/v1/members", query={"cursor": cursor, "limit": limit})
        )

    def end_membership(self, member_id: str) -> None:
        """End a membership."""
        self._asker.tell(Question("DELETE", f"/v1/members/{at(member_id)}"))

    def change_member_role(self, member_id: str, body: shapes.RoleChange) -> shapes.MemberView:
        """Change a member's role."""
        return self._asker.ask(shapes.MemberView, Question("PATCH", f"/v1/members/{at(member_id)}", body=body))

    def free_member_of_factors(self, member_id: str) -> None:
        """Free a member of lost factors."""
        self._asker.tell(Question("DELETE", f"/v1/members/{at(member_id)}/second-factors"))

    def ask_passkey(self, body: shapes.PasskeyQuestion, *, idempotency_key: str | None = None) -> shapes.PasskeyAsked:
        """Ask a passkey to sign in."""
        return self._asker.ask(
            shapes.PasskeyAsked, Question("POST", "/v1/passkey-challenges", body=body, keyed=True, key=idempotency_key)
        )

    def begin_passkey(self, *, idempotency_key: str | None = None) -> shapes.PasskeyWanted:
        """Make a passkey."""
        return self._asker.ask(
            shapes.PasskeyWanted, Question("POST", "/v1/passkey-registrations", keyed=True, key=idempotency_key)
        )

    def sign_in_by_passkey(
        self, body: shapes.PasskeySignIn, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Sign in with a passkey."""
        return self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/passkey-sessions", body=body, keyed=True, key=idempotency_key)
        )

    def add_passkey(self, body: shapes.NewPasskey, *, idempotency_key: str | None = None) -> shapes.PasskeyAdded:
        """Add a passkey."""
        return self._asker.ask(
            shapes.PasskeyAdded, Question("POST", "/v1/passkeys", body=body, keyed=True, key=idempotency_key)
        )

    def remove_passkey(self, passkey_id: str) -> None:
        """Remove a passkey."""
        self._asker.tell(Question("DELETE", f"/v1/passkeys/{at(passkey_id)}"))

    def show_practice(self) -> shapes.PracticeView:
        """How does the practice work?"""
        return self._asker.ask(shapes.PracticeView, Question("GET", "/v1/practice"))

    def change_practice(self, body: shapes.PracticeChange) -> shapes.PracticeView:
        """Change how the practice works."""
        return self._asker.ask(shapes.PracticeView, Question("PATCH", "/v1/practice", body=body))

    def move_clock(self, body: shapes.ClockStep, *, idempotency_key: str | None = None) -> shapes.ClockView:
        """Move a sandbox practice's time."""
        return self._asker.ask(
            shapes.ClockView, Question("POST", "/v1/practice/clock-steps", body=body, keyed=True, key=idempotency_key)
        )

    def open_practice(self, body: shapes.NewPractice, *, idempotency_key: str | None = None) -> shapes.PracticeOpened:
        """Open a practice."""
        return self._asker.ask(
            shapes.PracticeOpened, Question("POST", "/v1/practices", body=body, keyed=True, key=idempotency_key)
        )

    def accept_invitation_by_provider(
        self, body: shapes.ProviderAcceptance, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Accept an invitation by a provider."""
        return self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/provider-acceptances", body=body, keyed=True, key=idempotency_key)
        )

    def sign_in_by_provider(
        self, body: shapes.ProviderSignIn, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Sign in by a provider."""
        return self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/provider-sessions", body=body, keyed=True, key=idempotency_key)
        )

    def list_provider_ties(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.ProviderTiePage, shapes.ProviderTieView]:
        """List who signs in by a provider."""
        return Listed(
            self._asker,
            shapes.ProviderTiePage,
            Question("GET", "/v1/provider-ties", query={"cursor": cursor, "limit": limit}),
        )

    def tie_provider(self, body: shapes.NewTie, *, idempotency_key: str | None = None) -> shapes.TieMade:
        """Tie one's sign-in to a provider."""
        return self._asker.ask(
            shapes.TieMade, Question("POST", "/v1/provider-ties", body=body, keyed=True, key=idempotency_key)
        )

    def untie_provider(self, provider_tie_id: str) -> None:
        """Untie a sign-in."""
        self._asker.tell(Question("DELETE", f"/v1/provider-ties/{at(provider_tie_id)}"))

    def renew_recovery_codes(self, *, idempotency_key: str | None = None) -> shapes.RecoveryCodes:
        """Make new recovery codes."""
        return self._asker.ask(
            shapes.RecoveryCodes, Question("POST", "/v1/recovery-codes", keyed=True, key=idempotency_key)
        )

    def demand_second_factors(self, body: shapes.FactorPolicy) -> shapes.FactorPolicy:
        """Demand second factors."""
        return self._asker.ask(shapes.FactorPolicy, Question("PUT", "/v1/second-factor-policy", body=body))

    def show_second_factors(self) -> shapes.SecondFactors:
        """What can I show besides a password?"""
        return self._asker.ask(shapes.SecondFactors, Question("GET", "/v1/second-factors"))

    def finish_sign_in(self, body: shapes.SecondStep, *, idempotency_key: str | None = None) -> shapes.SessionView:
        """Sign in: the second step."""
        return self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/second-steps", body=body, keyed=True, key=idempotency_key)
        )

    def list_sessions(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> Listed[shapes.OpenSessionPage, shapes.OpenSession]:
        """List where you are signed in."""
        return Listed(
            self._asker,
            shapes.OpenSessionPage,
            Question("GET", "/v1/sessions", query={"cursor": cursor, "limit": limit}),
        )

    def sign_in(self, body: shapes.SignIn, *, idempotency_key: str | None = None) -> shapes.SessionView:
        """Sign in."""
        return self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/sessions", body=body, keyed=True, key=idempotency_key)
        )

    def sign_out(self) -> None:
        """Sign out."""
        self._asker.tell(Question("DELETE", "/v1/sessions/current"))

    def end_session(self, session_id: str) -> None:
        """Sign out elsewhere."""
        self._asker.tell(Question("DELETE", f"/v1/sessions/{at(session_id)}"))

    def ask_passkey_to_step_up(self, *, idempotency_key: str | None = None) -> shapes.PasskeyAsked:
        """Ask a passkey to step up."""
        return self._asker.ask(
            shapes.PasskeyAsked, Question("POST", "/v1/step-up-challenges", keyed=True, key=idempotency_key)
        )

    def step_up(self, body: shapes.NewStepUp, *, idempotency_key: str | None = None) -> shapes.SteppedUp:
        """Show that it is you."""
        return self._asker.ask(
            shapes.SteppedUp, Question("POST", "/v1/step-ups", body=body, keyed=True, key=idempotency_key)
        )


class AsyncAccess:
    """Access, asked without waiting in a thread."""

    def __init__(self, asker: AsyncAsker) -> None:
        self._asker = asker

    def list_api_keys(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ApiKeyPage, shapes.ApiKeyView]:
        """List API keys."""
        return AsyncListed(
            self._asker, shapes.ApiKeyPage, Question("GET", "/v1/api-keys", query={"cursor": cursor, "limit": limit})
        )

    async def make_api_key(self, body: shapes.NewApiKey, *, idempotency_key: str | None = None) -> shapes.ApiKeyMade:
        """Make an API key."""
        return await self._asker.ask(
            shapes.ApiKeyMade, Question("POST", "/v1/api-keys", body=body, keyed=True, key=idempotency_key)
        )

    async def revoke_api_key(self, api_key_id: str) -> None:
        """Revoke an API key."""
        await self._asker.tell(Question("DELETE", f"/v1/api-keys/{at(api_key_id)}"))

    async def begin_authenticator_app(self, *, idempotency_key: str | None = None) -> shapes.AppBegun:
        """Add an authenticator app."""
        return await self._asker.ask(
            shapes.AppBegun, Question("POST", "/v1/authenticator-app-registrations", keyed=True, key=idempotency_key)
        )

    async def remove_authenticator_app(self, authenticator_app_id: str) -> None:
        """Remove an authenticator app."""
        await self._asker.tell(Question("DELETE", f"/v1/authenticator-apps/{at(authenticator_app_id)}"))

    async def confirm_authenticator_app(
        self, authenticator_app_id: str, body: shapes.AppConfirmation, *, idempotency_key: str | None = None
    ) -> shapes.RecoveryCodes:
        """Confirm an authenticator app."""
        return await self._asker.ask(
            shapes.RecoveryCodes,
            Question(
                "POST",
                f"/v1/authenticator-apps/{at(authenticator_app_id)}/confirmations",
                body=body,
                keyed=True,
                key=idempotency_key,
            ),
        )

    def list_identity_providers(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.IdentityProviderPage, shapes.IdentityProviderView]:
        """List identity providers."""
        return AsyncListed(
            self._asker,
            shapes.IdentityProviderPage,
            Question("GET", "/v1/identity-providers", query={"cursor": cursor, "limit": limit}),
        )

    async def add_identity_provider(
        self, body: shapes.NewIdentityProvider, *, idempotency_key: str | None = None
    ) -> shapes.IdentityProviderView:
        """Add an identity provider."""
        return await self._asker.ask(
            shapes.IdentityProviderView,
            Question("POST", "/v1/identity-providers", body=body, keyed=True, key=idempotency_key),
        )

    async def remove_identity_provider(self, identity_provider_id: str) -> None:
        """Remove an identity provider."""
        await self._asker.tell(Question("DELETE", f"/v1/identity-providers/{at(identity_provider_id)}"))

    async def change_identity_provider(
        self, identity_provider_id: str, body: shapes.ProviderChange
    ) -> shapes.IdentityProviderView:
        """Change an identity provider."""
        return await self._asker.ask(
            shapes.IdentityProviderView,
            Question("PATCH", f"/v1/identity-providers/{at(identity_provider_id)}", body=body),
        )

    async def test_identity_provider(
        self, identity_provider_id: str, *, idempotency_key: str | None = None
    ) -> shapes.ProviderTest:
        """Test an identity provider."""
        return await self._asker.ask(
            shapes.ProviderTest,
            Question(
                "POST", f"/v1/identity-providers/{at(identity_provider_id)}/tests", keyed=True, key=idempotency_key
            ),
        )

    async def accept_invitation(
        self, body: shapes.Acceptance, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Accept an invitation."""
        return await self._asker.ask(
            shapes.SessionView,
            Question("POST", "/v1/invitation-acceptances", body=body, keyed=True, key=idempotency_key),
        )

    def list_invitations(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.InvitationPage, shapes.InvitationView]:
        """List open invitations."""
        return AsyncListed(
            self._asker,
            shapes.InvitationPage,
            Question("GET", "/v1/invitations", query={"cursor": cursor, "limit": limit}),
        )

    async def invite_member(
        self, body: shapes.NewInvitation, *, idempotency_key: str | None = None
    ) -> shapes.InvitationMade:
        """Invite a member."""
        return await self._asker.ask(
            shapes.InvitationMade, Question("POST", "/v1/invitations", body=body, keyed=True, key=idempotency_key)
        )

    async def take_back_invitation(self, invitation_id: str) -> None:
        """Take an invitation back."""
        await self._asker.tell(Question("DELETE", f"/v1/invitations/{at(invitation_id)}"))

    async def show_me(self) -> shapes.Me:
        """Who am I?"""
        return await self._asker.ask(shapes.Me, Question("GET", "/v1/me"))

    def list_members(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.MemberPage, shapes.MemberView]:
        """List the practice's members."""
        return AsyncListed(
            self._asker, shapes.MemberPage, Question("GET", "/v1/members", query={"cursor": cursor, "limit": limit})
        )

    async def end_membership(self, member_id: str) -> None:
        """End a membership."""
        await self._asker.tell(Question("DELETE", f"/v1/members/{at(member_id)}"))

    async def change_member_role(self, member_id: str, body: shapes.RoleChange) -> shapes.MemberView:
        """Change a member's role."""
        return await self._asker.ask(shapes.MemberView, Question("PATCH", f"/v1/members/{at(member_id)}", body=body))

    async def free_member_of_factors(self, member_id: str) -> None:
        """Free a member of lost factors."""
        await self._asker.tell(Question("DELETE", f"/v1/members/{at(member_id)}/second-factors"))

    async def ask_passkey(
        self, body: shapes.PasskeyQuestion, *, idempotency_key: str | None = None
    ) -> shapes.PasskeyAsked:
        """Ask a passkey to sign in."""
        return await self._asker.ask(
            shapes.PasskeyAsked, Question("POST", "/v1/passkey-challenges", body=body, keyed=True, key=idempotency_key)
        )

    async def begin_passkey(self, *, idempotency_key: str | None = None) -> shapes.PasskeyWanted:
        """Make a passkey."""
        return await self._asker.ask(
            shapes.PasskeyWanted, Question("POST", "/v1/passkey-registrations", keyed=True, key=idempotency_key)
        )

    async def sign_in_by_passkey(
        self, body: shapes.PasskeySignIn, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Sign in with a passkey."""
        return await self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/passkey-sessions", body=body, keyed=True, key=idempotency_key)
        )

    async def add_passkey(self, body: shapes.NewPasskey, *, idempotency_key: str | None = None) -> shapes.PasskeyAdded:
        """Add a passkey."""
        return await self._asker.ask(
            shapes.PasskeyAdded, Question("POST", "/v1/passkeys", body=body, keyed=True, key=idempotency_key)
        )

    async def remove_passkey(self, passkey_id: str) -> None:
        """Remove a passkey."""
        await self._asker.tell(Question("DELETE", f"/v1/passkeys/{at(passkey_id)}"))

    async def show_practice(self) -> shapes.PracticeView:
        """How does the practice work?"""
        return await self._asker.ask(shapes.PracticeView, Question("GET", "/v1/practice"))

    async def change_practice(self, body: shapes.PracticeChange) -> shapes.PracticeView:
        """Change how the practice works."""
        return await self._asker.ask(shapes.PracticeView, Question("PATCH", "/v1/practice", body=body))

    async def move_clock(self, body: shapes.ClockStep, *, idempotency_key: str | None = None) -> shapes.ClockView:
        """Move a sandbox practice's time."""
        return await self._asker.ask(
            shapes.ClockView, Question("POST", "/v1/practice/clock-steps", body=body, keyed=True, key=idempotency_key)
        )

    async def open_practice(
        self, body: shapes.NewPractice, *, idempotency_key: str | None = None
    ) -> shapes.PracticeOpened:
        """Open a practice."""
        return await self._asker.ask(
            shapes.PracticeOpened, Question("POST", "/v1/practices", body=body, keyed=True, key=idempotency_key)
        )

    async def accept_invitation_by_provider(
        self, body: shapes.ProviderAcceptance, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Accept an invitation by a provider."""
        return await self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/provider-acceptances", body=body, keyed=True, key=idempotency_key)
        )

    async def sign_in_by_provider(
        self, body: shapes.ProviderSignIn, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Sign in by a provider."""
        return await self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/provider-sessions", body=body, keyed=True, key=idempotency_key)
        )

    def list_provider_ties(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.ProviderTiePage, shapes.ProviderTieView]:
        """List who signs in by a provider."""
        return AsyncListed(
            self._asker,
            shapes.ProviderTiePage,
            Question("GET", "/v1/provider-ties", query={"cursor": cursor, "limit": limit}),
        )

    async def tie_provider(self, body: shapes.NewTie, *, idempotency_key: str | None = None) -> shapes.TieMade:
        """Tie one's sign-in to a provider."""
        return await self._asker.ask(
            shapes.TieMade, Question("POST", "/v1/provider-ties", body=body, keyed=True, key=idempotency_key)
        )

    async def untie_provider(self, provider_tie_id: str) -> None:
        """Untie a sign-in."""
        await self._asker.tell(Question("DELETE", f"/v1/provider-ties/{at(provider_tie_id)}"))

    async def renew_recovery_codes(self, *, idempotency_key: str | None = None) -> shapes.RecoveryCodes:
        """Make new recovery codes."""
        return await self._asker.ask(
            shapes.RecoveryCodes, Question("POST", "/v1/recovery-codes", keyed=True, key=idempotency_key)
        )

    async def demand_second_factors(self, body: shapes.FactorPolicy) -> shapes.FactorPolicy:
        """Demand second factors."""
        return await self._asker.ask(shapes.FactorPolicy, Question("PUT", "/v1/second-factor-policy", body=body))

    async def show_second_factors(self) -> shapes.SecondFactors:
        """What can I show besides a password?"""
        return await self._asker.ask(shapes.SecondFactors, Question("GET", "/v1/second-factors"))

    async def finish_sign_in(
        self, body: shapes.SecondStep, *, idempotency_key: str | None = None
    ) -> shapes.SessionView:
        """Sign in: the second step."""
        return await self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/second-steps", body=body, keyed=True, key=idempotency_key)
        )

    def list_sessions(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> AsyncListed[shapes.OpenSessionPage, shapes.OpenSession]:
        """List where you are signed in."""
        return AsyncListed(
            self._asker,
            shapes.OpenSessionPage,
            Question("GET", "/v1/sessions", query={"cursor": cursor, "limit": limit}),
        )

    async def sign_in(self, body: shapes.SignIn, *, idempotency_key: str | None = None) -> shapes.SessionView:
        """Sign in."""
        return await self._asker.ask(
            shapes.SessionView, Question("POST", "/v1/sessions", body=body, keyed=True, key=idempotency_key)
        )

    async def sign_out(self) -> None:
        """Sign out."""
        await self._asker.tell(Question("DELETE", "/v1/sessions/current"))

    async def end_session(self, session_id: str) -> None:
        """Sign out elsewhere."""
        await self._asker.tell(Question("DELETE", f"/v1/sessions/{at(session_id)}"))

    async def ask_passkey_to_step_up(self, *, idempotency_key: str | None = None) -> shapes.PasskeyAsked:
        """Ask a passkey to step up."""
        return await self._asker.ask(
            shapes.PasskeyAsked, Question("POST", "/v1/step-up-challenges", keyed=True, key=idempotency_key)
        )

    async def step_up(self, body: shapes.NewStepUp, *, idempotency_key: str | None = None) -> shapes.SteppedUp:
        """Show that it is you."""
        return await self._asker.ask(
            shapes.SteppedUp, Question("POST", "/v1/step-ups", body=body, keyed=True, key=idempotency_key)
        )
