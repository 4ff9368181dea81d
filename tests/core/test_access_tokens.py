from hypothesis import given
from hypothesis import strategies as st

from service.access.tokens import TokenKind, hash_of, is_well_formed, new_token
from service.kit.secrets import Secret


class TestTokens:
    @given(st.sampled_from(TokenKind))
    def test_are_well_formed_for_their_own_kind_alone(self, kind: TokenKind) -> None:
        token = new_token(kind).reveal()

        assert token.startswith(kind)
        assert len(token) == 54
        assert [other for other in TokenKind if is_well_formed(token, other)] == [kind]

    @given(st.data())
    def test_with_one_changed_character_are_refused_unseen(self, data: st.DataObject) -> None:
        token = new_token(TokenKind.SESSION).reveal()
        place = data.draw(st.integers(0, len(token) - 1))
        other = data.draw(st.characters(codec="utf-8").filter(lambda each: each != token[place]))

        assert not is_well_formed(token[:place] + other + token[place + 1 :], *TokenKind)

    @given(st.text())
    def test_are_not_any_text(self, text: str) -> None:
        assert not is_well_formed(text, *TokenKind)

    def test_never_show_themselves(self) -> None:
        assert "rp_" not in repr(new_token(TokenKind.API_KEY))

    def test_are_kept_as_sha256(self) -> None:
        assert hash_of(Secret("abc")).hex().startswith("ba7816bf8f01cfea")
