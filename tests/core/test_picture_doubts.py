"""What a picture says of records it cannot read, and of two exports whose order nobody knows."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.checkups.picture import Picture, picture
from service.checkups.picture_leavers import require_order
from service.platforms.archives.contents import Export
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import OrderReversed
from tests.core.archive_corpus import Form, World, instagram_files, save

NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)
DAY = 86_400
START = int(NOON.timestamp()) - 90 * DAY
FOLLOWERS = "connections/followers_and_following/followers_1.json"


def export_of(path: Path, followers: int, *more: Mapping[str, object]) -> Export:
    people = [(f"p{n}", START + n * DAY) for n in range(followers)]
    files = instagram_files(World(followers=people, following=people[:1]), Form.NEW_JSON)
    listed = json.loads(files[FOLLOWERS])
    return read_archive(save(path, files | {FOLLOWERS: json.dumps([*listed, *more])}))


def codes(shown: Picture) -> set[str]:
    return {reason.code for reason in shown.not_observable}


class TestNamelessRecords:
    def test_are_counted_beside_those_who_were_read(self, tmp_path: Path) -> None:
        nameless = {"title": "", "string_list_data": [{"href": "", "value": "no handle\x1b[31m", "timestamp": START}]}
        shown = picture(export_of(tmp_path / "a.zip", 4, nameless, nameless), at=NOON)
        assert (shown.followers, shown.coverage.read, shown.coverage.total) == (4, 4, 6)
        [said] = [reason for reason in shown.not_observable if reason.code == "records_nameless"]
        assert said.params == {"followers": 2, "following": 0}
        assert "2 in the list of followers." in said.text

    def test_are_not_spoken_of_where_there_are_none(self, tmp_path: Path) -> None:
        shown = picture(export_of(tmp_path / "a.zip", 4), at=NOON)
        assert shown.coverage.total == 4
        assert "records_nameless" not in codes(shown)


class TestTheOrderOfTwoExports:
    def test_is_doubted_where_only_their_records_tell_it(self, tmp_path: Path) -> None:
        short, long = export_of(tmp_path / "a.zip", 4), export_of(tmp_path / "b.zip", 9)
        require_order(short, long)
        assert "order_uncertain" in codes(picture(short, at=NOON, earlier=long))
        assert "order_uncertain" not in codes(picture(long, at=NOON, earlier=short))
        assert "order_uncertain" not in codes(picture(long, at=NOON, earlier=long))

    def test_is_refused_where_a_file_name_proves_it_wrong(self, tmp_path: Path) -> None:
        dated = export_of(tmp_path / "instagram-anna.coach-2025-10-20-abc.zip", 4)
        younger = export_of(tmp_path / "b.zip", 60)
        with pytest.raises(OrderReversed, match=r"after the other from 20 Oct 2025"):
            require_order(dated, younger)
        require_order(younger, dated)


class TestALaterListOfNobody:
    @pytest.mark.parametrize(("before", "left"), [(19, 19), (20, None)])
    def test_is_taken_for_a_short_date_range_where_many_were_there(
        self, tmp_path: Path, before: int, left: int | None
    ) -> None:
        then, now = export_of(tmp_path / "a.zip", before), export_of(tmp_path / "b.zip", 0)
        change = picture(now, at=NOON, earlier=then).change
        assert change is not None
        assert change.left.total == left
