from hypothesis import given
from hypothesis import strategies as st

from service.platforms.archives.export_records import mended, storable, text


class TestTextsOfExports:
    def test_are_mended_where_metas_writer_broke_them(self) -> None:
        assert mended("JosÃ©") == "José"
        assert mended("José") == "José"

    def test_lose_what_no_database_keeps(self) -> None:
        assert text(" ma\x00ya ") == "maya"
        assert text("maya \ud83d") == "maya ?"
        assert text(7) == ""

    @given(st.text(st.characters(codec=None), max_size=40))
    def test_can_always_be_kept(self, written: str) -> None:
        for kept in (storable(written), mended(written)):
            kept.encode()
            assert "\x00" not in kept
