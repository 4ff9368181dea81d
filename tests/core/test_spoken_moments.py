from datetime import UTC, date, datetime

from service.kit.spoken_moments import spoken_day, spoken_moment


class TestMoments:
    def test_are_said_alike_wherever_they_are_said(self) -> None:
        assert spoken_day(date(2026, 8, 7)) == "7 Aug 2026"
        assert spoken_moment(datetime(2026, 8, 7, 8, 5, 59, tzinfo=UTC)) == "7 Aug 2026 08:05"
