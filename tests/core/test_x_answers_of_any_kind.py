import contextlib

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms.contract import PostKind, Profile, ProfilePage
from service.platforms.failures import PlatformFailure
from service.platforms.x_answers import post_page_in, profile_in, profile_page_in, reaction_page_in
from tests.x_samples import ACCOUNT, NEW_REPLY, NEW_WORDS, OLD_REPLY, OLD_WORDS, Json, body


def people(*users: Json, **rest: Json) -> ProfilePage:
    return profile_page_in(
        body({"data": list(users), "meta": {"result_count": len(users)}, **rest}), account_id=ACCOUNT
    )


_anything: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec="utf-8")),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(max_size=8), deeper, max_size=3),
    max_leaves=8,
)
_fields = st.sampled_from(sorted({*OLD_WORDS, *NEW_WORDS, *OLD_REPLY, *NEW_REPLY}))


class TestWhateverArrives:
    @settings(max_examples=150, deadline=None)
    @given(answer=st.binary(max_size=200))
    def test_bytes_are_read_or_refused_by_name(self, answer: bytes) -> None:
        _read_or_refused(answer)

    @settings(max_examples=150, deadline=None)
    @given(changes=st.dictionaries(_fields, _anything, max_size=3), meta=_anything, errors=_anything)
    def test_a_changed_answer_is_read_or_refused_by_name(
        self, changes: dict[str, Json], meta: Json, errors: Json
    ) -> None:
        for item in (OLD_WORDS, NEW_REPLY):
            _read_or_refused(body({"data": [item | changes], "meta": meta, "errors": errors}))
            _read_or_refused(body({"data": [item | changes], "meta": {}}))

    @settings(max_examples=100, deadline=None)
    @given(names=st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=20))
    def test_every_person_stands_in_one_row_of_the_columns(self, names: list[str]) -> None:
        users: list[Json] = [{"id": str(n), "username": f"u{n}", "name": name} for n, name in enumerate(names, start=1)]
        page = people(*users)
        assert [page.profiles.row(place) for place in range(len(page.profiles))] == [
            Profile(id=n, handle=f"u{n}", name=name.replace("\x00", "")) for n, name in enumerate(names, start=1)
        ]
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(page.profiles), type=type(page.profiles)) == page.profiles


def _read_or_refused(answer: bytes) -> None:
    try:
        page = profile_page_in(answer, account_id=ACCOUNT)
        assert len(page.profiles) == len(page.profiles.handle)
    except PlatformFailure:
        pass
    try:
        post_page_in(answer, asked=ACCOUNT, kind=PostKind.POST)
        profile_in(answer)
    except PlatformFailure:
        pass
    with contextlib.suppress(PlatformFailure):
        reaction_page_in(answer, post_id=20, kind="like")
