"""What a declared event explains in an export: the days it brought people, and those of them who left again."""

from pathlib import Path

import pytest

from service.automation.declared_event import DeclaredEvent, EventKind
from service.checkups.picture import Picture, picture
from service.checkups.picture_events import with_events
from service.platforms.archives.reading import read_archive
from tests.core.archive_corpus import Form, World, instagram_files, save
from tests.core.declared import DAY, HOUR, MAY_3, an_event

DAY_SECONDS = 86_400
AT = MAY_3 + 30 * DAY


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """Two bursts of forty in a quiet year, of each of whom ten have left since the earlier export."""
    folder: Path = tmp_path_factory.mktemp("exports")
    begins = int(MAY_3.timestamp())
    quiet = [(f"calm_{day}", begins - day * DAY_SECONDS) for day in range(20, 300, 3)]
    came = [
        (f"{name}_{number}", begins + after + number * 600)
        for name, after in (("entrant", 3 * 3_600), ("bought", 15 * DAY_SECONDS))
        for number in range(40)
    ]
    left = [each for each in came if not each[0].endswith(("_1", "_2", "_3"))]
    now, then = (
        read_archive(save(folder / f"{place}.zip", instagram_files(World(followers=[*quiet, *people]), Form.NEW_JSON)))
        for place, people in enumerate((left, came))
    )
    return picture(now, at=AT, earlier=then)


def said(drawn: Picture, *events: DeclaredEvent) -> tuple[list[bool], dict[str, bool]]:
    """Which bursts, and which of those who left, are said to be explained."""
    told = with_events(drawn, events)
    assert told.change is not None
    bursts = ["Explained by a declared event (giveaway, " in burst.reason.text for burst in told.growth.shown]
    return bursts, {
        str(person.handle): any(reason.code == "declared_event" for reason in person.reasons)
        for person in told.change.left.shown
    }


class TestADeclaredGiveaway:
    def test_explains_its_burst_and_those_who_came_for_it_and_left(self, drawn: Picture) -> None:
        bursts, left = said(drawn, an_event(days=2))
        assert bursts == [True, False]
        assert left == {
            "entrant_1": True, "entrant_2": True, "entrant_3": True,
            "bought_1": False, "bought_2": False, "bought_3": False,
        }  # fmt: skip

    def test_explains_what_it_was_declared_for_alone(self, drawn: Picture) -> None:
        comments = an_event(days=2, kind=EventKind.GIVEAWAY, explains=frozenset({"copied_comments"}))
        elsewhere = an_event(since=MAY_3 + 6 * DAY, days=2)
        for event in (comments, elsewhere):
            bursts, left = said(drawn, event)
            assert not any(bursts)
            assert not any(left.values())

    def test_changes_no_number(self, drawn: Picture) -> None:
        told = with_events(drawn, [an_event(since=MAY_3 - HOUR, days=2)])
        assert with_events(drawn, []) == drawn
        assert told.growth.bursts == drawn.growth.bursts == 2
        assert told.change is not None
        assert drawn.change is not None
        assert told.change.left.total == drawn.change.left.total == 6
