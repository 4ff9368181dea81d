"""Long lists of an export in files."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.checkups.export_lists import Listed, id_by_name, write_list
from service.platforms.archives.dated_names import dated_names

TRICKY = "aAßẞsSiIİ\u0131éÉöÖçÇÅå\u03c3Σςǆǅﬁ\uff21\u0301\u0307\u0345\u030a\u1e9e\u212b\u212a .'"
"""Letters whose case or composition is not what it seems."""
names = st.text(
    st.sampled_from(TRICKY) | st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12
)


class Everybody:
    """Knows everybody as one and the same."""

    def read(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.full_like(ids, 7)


class TestAListOfWhichTwoTurnOutToBeOne:
    def test_has_them_once_in_its_order_of_ids(self, tmp_path: Path) -> None:
        listed = write_list(dated_names([("bob", 1), ("bobby", 2)]), len, tmp_path / "following")
        assert listed.sorted_ids.tolist() == [3, 5]
        assert listed.as_known(Everybody()).sorted_ids.tolist() == [7]


def listed(people: list[str], folder: str) -> Listed:
    distinct = dated_names((name, place) for place, name in enumerate(people)).distinct()
    return write_list(distinct, lambda name: id_by_name(name, b"key", 2**62), Path(folder) / "followers")


class TestNames:
    @given(st.lists(names, max_size=12))
    def test_give_every_id_once_however_they_are_spelled(self, people: list[str]) -> None:
        spelled = [each for name in people for each in (name, normalize("NFD", name), normalize("NFC", name).lower())]
        with TemporaryDirectory() as folder:
            found = listed(spelled, folder)
            assert len(set(found.ids.tolist())) == found.size
            assert set(found.ids.tolist()) == {id_by_name(name, b"key", 2**62) for name in spelled}

    @given(names)
    def test_are_one_however_their_letters_are_composed(self, name: str) -> None:
        spellings = {
            normalize(form, each) for form in ("NFC", "NFD") for each in (name, normalize("NFC", name).lower())
        }
        with TemporaryDirectory() as folder:
            assert listed([name, *spellings], folder).size == 1

    @pytest.mark.parametrize(
        "people",
        [
            ["Max Gro\u00df", "Max Gros"],
            ["İrem Iş\u0131k", "Irem Isik"],
            ["\uff25\uff4c\uff45\uff4e\uff41", "Elena"],
            ["José", "Jose"],
        ],
    )
    def test_of_two_people_stay_two(self, people: list[str], tmp_path: Path) -> None:
        assert listed(people, str(tmp_path)).size == 2

    def test_longer_than_any_are_known_by_their_beginning_wherever_they_stand(self, tmp_path: Path) -> None:
        long = "Éva " * 100
        assert listed([long, f"{long}!"], str(tmp_path)).ids.tolist() == [id_by_name(long, b"key", 2**62)]
