"""What was tried against second factors: replay, foreign questions, foreign sites, foreign passkeys, guessing, telling people apart."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from service.kit.settings import Settings
from service.kit.work import Works
from tests.at_once import sharing_the_loop
from tests.authenticators import PasskeyInHand, Told, packed, unpacked
from tests.callers import PASSWORD, MovableClock, a_house, an_email, web
from tests.second_factors import adds, first_step, freshly, kind, public, with_app, with_passkey

TWINS = 50


class TestAmongFiftyTwins:
    async def test_one_code_opens_one_session(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            steps = [await first_step(network, theirs.caller) for _ in range(3)]
        shown = theirs.code(clock)
        async with sharing_the_loop(settings) as session:
            answers = await asyncio.gather(
                *[
                    session.post("/v1/second-steps", json={"token": steps[twin % 3]["token"], "code": shown})
                    for twin in range(TWINS)
                ]
            )

        assert [each.status_code for each in answers].count(201) == 1
        assert {each.status_code for each in answers} <= {201, 401, 403}

    async def test_one_recovery_code_opens_one_session(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            steps = [await first_step(network, theirs.caller) for _ in range(3)]
        said = {"recovery_code": theirs.recovery_codes[3]}
        async with sharing_the_loop(settings) as session:
            answers = await asyncio.gather(
                *[
                    session.post("/v1/second-steps", json=said | {"token": steps[twin % 3]["token"]})
                    for twin in range(TWINS)
                ]
            )

        assert [each.status_code for each in answers].count(201) == 1
        assert {each.status_code for each in answers} <= {201, 401, 403}

    async def test_one_answer_of_a_passkey_opens_one_session(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach, counts=False)
            asked = (await network.post("/v1/passkey-challenges", json={})).json()
        said = {"passkey": passkey.answer(asked)}
        async with sharing_the_loop(public(settings)) as session:
            answers = await asyncio.gather(*[session.post("/v1/passkey-sessions", json=said) for _ in range(TWINS)])

        assert [each.status_code for each in answers].count(201) == 1
        assert {each.status_code for each in answers} == {201, 403}


class TestACode:
    async def test_is_not_taken_again_nor_one_before_it(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            clock.move(timedelta(minutes=5))
            answers = []
            for steps in (0, 0, -1):
                owed = await first_step(network, theirs.caller)
                given = {"token": owed["token"], "code": theirs.code(clock, steps=steps)}
                answers.append(await network.post("/v1/second-steps", json=given))

        assert [each.status_code for each in answers] == [201, 403, 403]

    async def test_of_another_person_opens_nothing(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            thief = await with_app(network, works, house.assistant, clock)
            owed = await first_step(network, theirs.caller)
            answers = [
                await network.post("/v1/second-steps", json={"token": owed["token"]} | given)
                for given in ({"code": thief.code(clock)}, {"recovery_code": thief.recovery_codes[0]})
            ]

        assert [each.status_code for each in answers] == [403, 403]

    async def test_cannot_be_guessed_from_many_places_nor_by_beginning_anew(
        self, settings: Settings, works: Works
    ) -> None:
        """Of the first ten tries each is judged; from then on even the right code waits."""
        house, clock = await a_house(works), MovableClock()
        limited = replace(settings, limit_codes=10, trusted_proxies="10.0.0.0/8")
        async with web(limited, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            answers = []
            for source in range(12):
                owed = await first_step(network, theirs.caller)
                given = {"token": owed["token"], "code": theirs.code(clock) if source > 9 else f"00000{source % 10}"}
                headers = {"X-Forwarded-For": f"198.51.100.{source}"}
                answers.append(await network.post("/v1/second-steps", json=given, headers=headers))
            another = await with_app(network, works, house.assistant, clock)
            owed = await first_step(network, another.caller)
            free = await network.post("/v1/second-steps", json={"token": owed["token"], "code": another.code(clock)})

        assert [each.status_code for each in answers] == [403] * 10 + [429] * 2
        assert "retry-after" in answers[-1].headers
        assert free.status_code == 201

    async def test_is_not_tried_without_the_first_step(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            bearer = house.coach.token
            answers = [
                await network.post("/v1/second-steps", json={"token": token, "code": theirs.code(clock)})
                for token in (bearer, "rp_t_x", "")
            ]

        assert [(each.status_code, kind(each)) for each in answers] == [(401, "second-step-closed")] * 3


class TestASignIn:
    async def test_tells_nobody_without_the_password_who_has_a_factor(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(public(settings), clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            answers = [
                await network.post("/v1/sessions", json={"email": email, "password": "not this one"})
                for email in (theirs.caller.email, house.assistant.email, an_email())
            ]
            _, passkey = await with_passkey(network, works, house.owner)
            asked = [(await network.post("/v1/passkey-challenges", json={})).json() for _ in range(2)]
            unknown = PasskeyInHand(handle=passkey.handle)
            known = PasskeyInHand(handle=passkey.handle, credential_id=passkey.credential_id)
            passkeys = [
                await network.post("/v1/passkey-sessions", json={"passkey": each.answer(challenge)})
                for each, challenge in zip((unknown, known), asked, strict=True)
            ]

        for told in (answers, passkeys):
            assert len({str(each.json() | {"request_id": ""}) for each in told}) == 1
        assert {each.status_code for each in passkeys} == {403}

    async def test_leaves_a_removed_factor_no_way_in_by_an_older_first_step(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            owed = await first_step(network, theirs.caller)
            where = f"/v1/authenticator-apps/{theirs.app_id}"
            await network.delete(where, headers=theirs.caller.headers)
            given = {"token": owed["token"], "code": theirs.code(clock)}
            refused = await network.post("/v1/second-steps", json=given)

        assert refused.status_code == 403


def _other_site(passkey: PasskeyInHand, asked: Told) -> Told:
    return replace(passkey, origin="https://rapport.example.evil.example").answer(asked)


def _no_person(passkey: PasskeyInHand, asked: Told) -> Told:
    return replace(passkey, asks_who_holds_it=False).answer(asked)


def _other_domain(passkey: PasskeyInHand, asked: Told) -> Told:
    return passkey.answer(asked, rpId="evil.example")


def _own_challenge(passkey: PasskeyInHand, asked: Told) -> Told:
    return passkey.answer(asked, challenge=packed(bytes(64)))


def _longer_challenge(passkey: PasskeyInHand, asked: Told) -> Told:
    """Good for an hour more, with the seal of the one that was given."""
    given = unpacked(asked["challenge"])
    until = (int.from_bytes(given[16:24], "big") + 3600).to_bytes(8, "big")
    return passkey.answer(asked, challenge=packed(given[:16] + until + given[24:]))


def _other_key(passkey: PasskeyInHand, asked: Told) -> Told:
    return PasskeyInHand(handle=passkey.handle, credential_id=passkey.credential_id, used=5).answer(asked)


def _copied_passkey(passkey: PasskeyInHand, asked: Told) -> Told:
    return replace(passkey, used=0).answer(asked)


def _other_bytes_signed(passkey: PasskeyInHand, asked: Told) -> Told:
    answer = passkey.answer(asked)
    data = bytearray(unpacked(answer["response"]["authenticatorData"]))
    data[-1] ^= 1
    answer["response"]["authenticatorData"] = packed(bytes(data))
    return answer


def _other_ceremony(passkey: PasskeyInHand, asked: Told) -> Told:
    answer = passkey.answer(asked)
    said = unpacked(answer["response"]["clientDataJSON"]).replace(b"webauthn.get", b"webauthn.create")
    answer["response"]["clientDataJSON"] = packed(said)
    return answer


def _garbage(passkey: PasskeyInHand, asked: Told) -> Told:
    answer = passkey.answer(asked)
    answer["response"] |= {"authenticatorData": "AAAA", "signature": "AAAA"}
    return answer


class TestAPasskey:
    @pytest.mark.parametrize(
        "forged",
        [
            _other_site, _no_person, _other_domain, _own_challenge, _longer_challenge, _other_key, _copied_passkey,
            _other_bytes_signed, _other_ceremony, _garbage,
        ],
    )  # fmt: skip
    async def test_is_not_believed(
        self, settings: Settings, works: Works, forged: Callable[[PasskeyInHand, Told], Told]
    ) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach)
            for _ in range(2):
                asked = (await network.post("/v1/passkey-challenges", json={})).json()
                sound = await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)})
                assert sound.status_code == 201, sound.text
            asked = (await network.post("/v1/passkey-challenges", json={})).json()
            answer = await network.post("/v1/passkey-sessions", json={"passkey": forged(passkey, asked)})

        assert (answer.status_code, kind(answer)) == (403, "factor-refused"), answer.text

    async def test_answers_once_and_within_five_minutes(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(public(settings), clock) as network:
            _, passkey = await with_passkey(network, works, house.coach, counts=False)
            asked = (await network.post("/v1/passkey-challenges", json={})).json()
            once = await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)})
            twice = await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)})
            late = (await network.post("/v1/passkey-challenges", json={})).json()
            clock.move(timedelta(minutes=5))
            over = await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(late)})

        assert [each.status_code for each in (once, twice, over)] == [201, 403, 403]

    async def test_answers_what_this_session_was_asked_and_no_other(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, passkey = await with_passkey(network, works, house.coach)
            elsewhere = await freshly(works, house.coach)
            owed = await first_step(network, coach)
            questions = {
                "session": await network.post("/v1/step-up-challenges", headers=coach.headers),
                "elsewhere": await network.post("/v1/step-up-challenges", headers=elsewhere.headers),
                "sign-in": await network.post("/v1/passkey-challenges", json={}),
                "step": await network.post("/v1/passkey-challenges", json={"token": owed["token"]}),
            }
            taken = {}
            for name, asked in questions.items():
                answer = passkey.answer(asked.json())
                taken[name] = [
                    (await network.post("/v1/step-ups", json={"passkey": answer}, headers=coach.headers)).status_code,
                    (await network.post("/v1/passkey-sessions", json={"passkey": answer})).status_code,
                ]

        assert taken == {
            "session": [201, 403],
            "elsewhere": [403, 403],
            "sign-in": [403, 201],
            "step": [403, 403],
        }

    async def test_of_another_person_neither_steps_up_nor_finishes_a_sign_in(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, _ = await with_passkey(network, works, house.coach)
            _, thiefs = await with_passkey(network, works, house.assistant)
            asked = (await network.post("/v1/step-up-challenges", headers=coach.headers)).json()
            up = await network.post("/v1/step-ups", json={"passkey": thiefs.answer(asked)}, headers=coach.headers)
            owed = await first_step(network, coach)
            asked = (await network.post("/v1/passkey-challenges", json={"token": owed["token"]})).json()
            given = {"token": owed["token"], "passkey": thiefs.answer(asked)}
            step = await network.post("/v1/second-steps", json=given)

        assert (up.status_code, step.status_code) == (403, 403)

    async def test_opens_no_other_practice_that_keeps_one_of_the_same_name(
        self, settings: Settings, works: Works
    ) -> None:
        """Whoever learns a passkey's number adds one of the same number elsewhere; neither stands in for the other."""
        house, other = await a_house(works), await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach)
            _, copy = await with_passkey(network, works, other.coach, credential_id=passkey.credential_id)
            opened = []
            for each in (passkey, copy, replace(copy, handle=passkey.handle), replace(copy, handle=b"")):
                asked = (await network.post("/v1/passkey-challenges", json={})).json()
                answer = await network.post("/v1/passkey-sessions", json={"passkey": each.answer(asked)})
                opened.append(answer.json().get("practice_id"))

        assert opened == [str(house.practice_id), str(other.practice_id), None, None]

    @pytest.mark.parametrize(
        ("traits", "changed"),
        [
            ({"origin": "https://evil.example"}, {}),
            ({"asks_who_holds_it": False}, {}),
            ({}, {"rp": {"id": "evil.example"}}),
            ({}, {"challenge": packed(bytes(56))}),
        ],
        ids=["other site", "no person", "other domain", "own challenge"],
    )
    async def test_is_not_added(
        self, settings: Settings, works: Works, traits: dict[str, Any], changed: dict[str, Any]
    ) -> None:
        house = await a_house(works)
        coach = await freshly(works, house.coach)
        async with web(public(settings)) as network:
            refused = await adds(network, coach, PasskeyInHand(**traits), **changed)
            known = (await network.get("/v1/second-factors", headers=coach.headers)).json()

        assert (refused.status_code, kind(refused), known["passkeys"]) == (403, "factor-refused", [])

    async def test_is_not_added_in_another_session_than_asked_nor_twice(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        coach, elsewhere = await freshly(works, house.coach), await freshly(works, house.coach)
        async with web(public(settings)) as network:
            wanted = (await network.post("/v1/passkey-registrations", headers=coach.headers)).json()
            said = {"name": "Phone", "credential": PasskeyInHand().make(wanted)}
            foreign = await network.post("/v1/passkeys", json=said, headers=elsewhere.headers)
            once = await network.post("/v1/passkeys", json=said, headers=coach.headers)
            again = {"name": "Phone", "credential": PasskeyInHand().make(wanted)}
            twice = await network.post("/v1/passkeys", json=again, headers=coach.headers)

        assert [each.status_code for each in (foreign, once, twice)] == [403, 201, 403]


class TestAStolenSession:
    async def test_brings_no_factor_of_its_own(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        owner = await freshly(works, house.owner)
        async with web(public(settings), clock) as network:
            clock.move(timedelta(minutes=15))
            answers = [
                await network.post("/v1/authenticator-app-registrations", headers=owner.headers),
                await network.post("/v1/passkey-registrations", headers=owner.headers),
                await network.post("/v1/step-ups", json={"password": PASSWORD[:-1]}, headers=owner.headers),
            ]

        assert [each.status_code for each in answers] == [403, 403, 403]
