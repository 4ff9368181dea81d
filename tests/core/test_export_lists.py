"""Long lists of an export in files."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.checkups.export_lists import write_list
from service.platforms.archives.dated_names import dated_names


class Everybody:
    """Knows everybody as one and the same."""

    def read(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.full_like(ids, 7)


class TestAListOfWhichTwoTurnOutToBeOne:
    def test_has_them_once_in_its_order_of_ids(self, tmp_path: Path) -> None:
        listed = write_list(dated_names([("bob", 1), ("bobby", 2)]), len, tmp_path / "following")
        assert listed.sorted_ids.tolist() == [3, 5]
        assert listed.as_known(Everybody()).sorted_ids.tolist() == [7]
