import msgspec
from hypothesis import given
from hypothesis import strategies as st
from webauthn.helpers import encode_cbor

from service.access.factors import ceremonies
from service.access.factors.ceremonies import Site
from service.access.factors.passkey_shapes import PasskeyAnswer, PasskeyMade
from service.kit.settings import Settings
from tests.authenticators import PasskeyInHand, Told, packed, unpacked

SITE = Site.of(Settings(public_url="https://rapport.example"))
CHALLENGE = b"a challenge of ours"
WANTED: Told = {
    "rp": {"id": "rapport.example"},
    "user": {"id": packed(b"dana")},
    "challenge": packed(CHALLENGE),
}
ASKED: Told = {"rpId": "rapport.example", "challenge": packed(CHALLENGE)}
PASSKEY = PasskeyInHand()
MADE, ANSWER = PASSKEY.make(WANTED), PASSKEY.answer(ASKED)
PUBLIC = ceremonies.made(SITE, msgspec.convert(MADE, PasskeyMade), CHALLENGE)

Bytes = st.binary(max_size=400) | st.recursive(
    st.none() | st.integers() | st.text() | st.binary() | st.floats(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
).map(encode_cbor)


@st.composite
def bent(draw: st.DrawFn, sound: str) -> str:
    """A sound answer's bytes with some of them changed, cut off or put in."""
    data = bytearray(unpacked(sound))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 8)))
    data[start:end] = draw(st.binary(max_size=8))
    return packed(bytes(data))


def test_a_sound_passkey_is_made_and_used() -> None:
    assert PUBLIC is not None
    answer = msgspec.convert(ANSWER, PasskeyAnswer)
    used = ceremonies.sign_count_of(SITE, answer, CHALLENGE, public_key=PUBLIC.public_key, sign_count=0)
    assert (PUBLIC.credential_id, used) == (PASSKEY.credential_id, 1)


def test_a_name_longer_than_a_passkeys_is_refused() -> None:
    for length, taken in ((1023, True), (1024, False)):
        made = PasskeyInHand(credential_id=b"x" * length).make(WANTED)
        assert (ceremonies.made(SITE, msgspec.convert(made, PasskeyMade), CHALLENGE) is not None) is taken


@given(
    bent(MADE["response"]["attestationObject"]) | Bytes.map(packed),
    st.just(MADE["response"]["clientDataJSON"]) | bent(MADE["response"]["clientDataJSON"]),
)
def test_no_bytes_of_a_new_passkey_break_us(attestation: str, client_data: str) -> None:
    said = MADE | {"response": {"attestationObject": attestation, "clientDataJSON": client_data}}
    made = msgspec.convert(said, PasskeyMade)
    ceremonies.challenge_in(made)
    believed = ceremonies.made(SITE, made, CHALLENGE)
    if believed is not None:
        answer = msgspec.convert(ANSWER, PasskeyAnswer)
        ceremonies.sign_count_of(SITE, answer, CHALLENGE, public_key=believed.public_key, sign_count=0)


@given(
    bent(ANSWER["response"]["authenticatorData"]) | Bytes.map(packed),
    bent(ANSWER["response"]["signature"]) | Bytes.map(packed),
    bent(ANSWER["response"]["clientDataJSON"]),
)
def test_no_other_bytes_are_believed_of_a_used_one(data: str, signature: str, client_data: str) -> None:
    assert PUBLIC is not None
    sound = ANSWER["response"]
    for changed in ({"authenticatorData": data}, {"signature": signature}, {"clientDataJSON": client_data}):
        if any(unpacked(changed[name]) != unpacked(sound[name]) for name in changed):
            answer = msgspec.convert(ANSWER | {"response": sound | changed}, PasskeyAnswer)
            used = ceremonies.sign_count_of(SITE, answer, CHALLENGE, public_key=PUBLIC.public_key, sign_count=0)
            assert used is None
