import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.account_facts import Columns
from service.audience.fact_table import TableUnreadable, csv_blocks, json_blocks


def from_csv(text: str) -> tuple[list[Columns], list[str]]:
    told: list[str] = []
    return list(csv_blocks(io.StringIO(text, newline=""), told.append)), told


def from_json(text: bytes) -> tuple[list[Columns], list[str]]:
    told: list[str] = []
    return list(json_blocks(io.BytesIO(text), told.append)), told


class TestATable:
    def test_is_read_by_whatever_name_a_source_has_for_a_fact(self) -> None:
        [block], told = from_csv("screen_name_digits,private,age_of_account_in_days\r\n3,TRUE,400\r\n")
        assert {name: column.tolist() for name, column in block.items()} == {
            "digits": [3], "protected": [1], "age_days": [400],
        }  # fmt: skip
        assert told == []

    def test_is_read_by_the_names_of_instagrams_open_accounts(self) -> None:
        [block], told = from_csv(
            "profile_pic,nums_length_username,bio_length,n_posts,n_followers,n_following\n1,0.2,42,7,8,9\n"
        )
        assert set(block) == {"has_pic", "username_digit_ratio", "bio_len", "posts", "followers", "following"}
        assert told == []

    def test_names_what_it_ignores_once(self) -> None:
        [block], told = from_csv("followers,zodiac\n1,leo\n2,aries\n")
        assert list(block) == ["followers"]
        assert told == ["ignored columns: 'zodiac' (not known here)"]

    def test_names_many_such_columns_in_one_short_line(self) -> None:
        names = [f"{number}\u202e{'x' * 5000}" for number in range(1000)]
        for _, told in (
            from_csv(f"followers,{','.join(names)}\n" + "," * 1000 + "\n"),
            from_json(b"\n".join(b'{"followers": 1, "%s": 2}' % name.encode() for name in names)),
        ):
            [line] = told
            assert line.startswith("ignored columns: '0\ufffdxxx")
            assert line.endswith(", and 992 more")
            assert len(line) < 600

    @pytest.mark.parametrize("cell", ["", " ", "nan", "None", "many", "-1", "inf", "1e999", "1e308", "9" * 20])
    def test_takes_what_is_no_number_as_not_said(self, cell: str) -> None:
        [block], _ = from_csv(f"followers,posts\n{cell},7\n")
        assert math.isnan(block["followers"][0])
        assert block["posts"].tolist() == [7]

    def test_that_says_a_fact_twice_is_believed_the_first_time(self) -> None:
        [block], told = from_csv("digits,screen_name_digits\n\n1,2\n")
        assert block["digits"].tolist() == [1]
        assert told == ["ignored columns: 'screen_name_digits' (tells digits a second time)"]
        [block], _ = from_json(b'{"digits": 1, "screen_name_digits": 2}')
        assert block["digits"].tolist() == [1]

    def test_speaks_of_odd_cells_once_a_column(self) -> None:
        _, told = from_csv("followers\nmany\nfew\n")
        assert told == ["followers: 'many' is no count or measure; such cells are taken as not said"]

    @pytest.mark.parametrize("text", ["", "zodiac\nleo\n", "followers,posts\n1\n"])
    def test_that_is_none_is_refused(self, text: str) -> None:
        with pytest.raises(TableUnreadable):
            from_csv(text)

    @given(rows=st.lists(st.tuples(st.integers(0, 10**9), st.one_of(st.none(), st.integers(0, 10**6))), min_size=1))
    def test_says_the_same_as_lines_of_json(self, rows: list[tuple[int, int | None]]) -> None:
        [cells], _ = from_csv(
            "followers,posts\n" + "".join(f"{few},{'' if many is None else many}\n" for few, many in rows)
        )
        lines = "".join(f'{{"posts": {"null" if many is None else many}, "followers": {few}}}\n' for few, many in rows)
        [objects], _ = from_json(lines.encode())
        for name in ("followers", "posts"):
            np.testing.assert_array_equal(cells[name], objects[name])

    def test_of_lines_keeps_rows_that_say_nothing(self) -> None:
        [block], _ = from_json(b'{}\n{"zodiac": "leo"}\n')
        assert np.isnan(block["followers"]).tolist() == [True, True]

    @pytest.mark.parametrize("line", [b"[1]", b"{", b"\xff", b"[" * 100_000])
    def test_of_other_lines_is_refused_by_number(self, line: bytes) -> None:
        with pytest.raises(TableUnreadable, match="line 2"):
            from_json(b'{"followers": 1}\n' + line)
