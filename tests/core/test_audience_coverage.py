from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from service.audience.coverage import Coverage, Sampling, Source
from service.audience.reasons import Reason

TODAY = datetime(2026, 5, 1, 12, tzinfo=UTC)


def a_coverage(read: int, total: int | None, *, sampling: Sampling = Sampling.FULL, complete: bool = True) -> Coverage:
    return Coverage(source=Source.API, sampling=sampling, read=read, total=total, taken_at=TODAY, complete=complete)


class TestCoverage:
    def test_says_in_plain_words_what_was_read(self) -> None:
        coverage = a_coverage(1_240, 4_000, sampling=Sampling.NEWEST_FIRST, complete=False)
        text = coverage.text(at=TODAY + timedelta(days=3))
        assert text == "Read 1,240 of 4,000 people (31%), newest first, from the network's API, 3 days ago."

    def test_never_rounds_nearly_all_to_all(self) -> None:
        assert "(99%)" in a_coverage(3_999, 4_000, complete=False).text(at=TODAY)

    def test_names_what_cannot_be_seen(self) -> None:
        blind = Reason("boomerangs", {}, "Who came and left: one export shows survivors only.")
        coverage = msgspec.structs.replace(a_coverage(10, 10), not_observable=(blind,))
        assert coverage.text(at=TODAY).endswith("Not observable: Who came and left: one export shows survivors only.")

    def test_of_an_audience_of_unknown_size_has_no_share(self) -> None:
        assert a_coverage(10, None).share is None

    def test_survives_being_written_down(self) -> None:
        coverage = a_coverage(10, 20, sampling=Sampling.RANDOM, complete=False)
        assert msgspec.json.decode(msgspec.json.encode(coverage), type=Coverage) == coverage

    def test_refuses_a_moment_without_a_zone(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            msgspec.structs.replace(a_coverage(1, 1), taken_at=datetime(2026, 5, 1))  # noqa: DTZ001 -- that is the case
