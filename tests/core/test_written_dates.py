"""Dates as people write them, in the languages that networks offer; each as the Unicode CLDR 48 would write it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms.archives.dated_names import UNDATED
from service.platforms.archives.written_dates import written_moment
from service.platforms.archives.written_months import MONTH, TABLES

NOON = datetime(2025, 10, 19, 13, 47, tzinfo=UTC)
AFTERNOON = {
    "English": "Oct 19, 2025, 1:47 PM",
    "German": "19. Okt. 2025, 13:47",
    "French": "19 octobre 2025 à 13:47",
    "Spanish": "19 de octubre de 2025, 1:47 p. m.",
    "Turkish": "19 Eki 2025 ÖS 1:47",
    "Swedish": "19 oktober 2025 kl. 1:47 em",
    "Czech": "19. října 2025 v 1:47 odp.",
    "Czech, short": "19. říj 2025 13:47",
    "Finnish": "19. lokakuuta 2025 klo 1.47 ip.",
    "Finnish, in numbers": "19.10.2025 klo 13.47",
    "Hungarian": "2025. okt. 19. 13:47",
    "Hungarian, by halves": "2025. október 19. du. 1:47",
    "Greek": "19 Οκτ 2025, 1:47 μ.μ.",
    "Greek, long": "19 Οκτωβρίου 2025 στις 1:47 μ.μ.",
    "Vietnamese": "13:47 19 thg 10, 2025",
    "Vietnamese, long": "lúc 01:47 CH 19 tháng 10, 2025",
    "Arabic": "19 أكتوبر 2025، 1:47 م",
    "Arabic, in its own digits": "١٩ أكتوبر ٢٠٢٥ في ١:٤٧ م",  # noqa: RUF001 (Arabic digits)
    "Hindi": "19 अक्टू॰ 2025, 1:47 pm",
    "Hindi, long": "19 अक्टूबर 2025 को 1:47 pm बजे",
    "Thai": "19 ต.ค. 2568 13:47",
    "Thai, long": "19 ตุลาคม 2568 เวลา 13:47",
    "Japanese": "2025/10/19 午後1:47",
    "Chinese": "2025年10月19日 下午1:47",
}


PARTS = {
    "19. Okt. 2025, 0:42 nachts": 0, "19. Okt. 2025, 6:42 morgens": 6, "19. Okt. 2025, 10:42 vorm.": 10,
    "19. Okt. 2025, 12:42 mittags": 12, "19. Oktober 2025 um 3:42 nachm.": 15, "Okt 19, 2025 3:42 nachmittags": 15,
    "19. Okt. 2025, 9:42 abends": 21, "19. Okt. 2025, 3:42 PM": 15,
    "19 Eki 2025 ÖÖ 12:42": 0, "19 Eki 2025 gece 3:42": 3, "19 Eki 2025 sabah 9:42": 9, "19 Eki 2025 öğleden önce 11:42": 11,
    "19 Eki 2025 öğleden sonra 3:42": 15, "19 Ekim 2025 akşamüstü 6:42": 18, "19 Eki 2025 akşam 8:42": 20,
    "19 Eki 2025 gece 11:42": 23,
    "19 paź 2025, 12:42 w nocy": 0, "19 paź 2025, 5:42 w nocy": 5, "19 paź 2025, 9:42 rano": 9,
    "19 paź 2025, 10:42 przed południem": 10, "19 paź 2025, 12:42 po południu": 12, "19 października 2025, 3:42 po poł.": 15,
    "19 paź 2025, 6:42 wieczorem": 18, "19 paź 2025, 9:42 w nocy": 21,
}  # fmt: skip
"""By the half or the part of the day, as the Unicode CLDR 48 has them."""


class TestADate:
    @pytest.mark.parametrize("written", AFTERNOON.values(), ids=AFTERNOON)
    def test_is_read_in_its_language(self, written: str) -> None:
        assert written_moment(written) == NOON.timestamp()

    @pytest.mark.parametrize(("written", "hour"), PARTS.items(), ids=PARTS)
    def test_keeps_its_hour_by_the_part_of_the_day(self, written: str, hour: int) -> None:
        assert datetime.fromtimestamp(written_moment(written), UTC) == datetime(2025, 10, 19, hour, 42, tzinfo=UTC)

    @pytest.mark.parametrize("written", ["12/11/2025 13:47", "19 Blah 2025", "31. února 2025", "2568", "ต.ค."])
    def test_that_is_none_or_may_be_another_is_left_open(self, written: str) -> None:
        assert written_moment(written) == UNDATED


class TestAMonthsName:
    def test_stands_for_one_month_in_every_language(self) -> None:
        pairs = {(word, number) for table in TABLES for number, words in enumerate(table, 1) for word in words.split()}
        assert len({word for word, _ in pairs}) == len(pairs)
        assert set(MONTH.values()) == set(range(1, 13))


class TestWhateverStandsThere:
    @settings(max_examples=300, deadline=None)
    @given(
        st.text(max_size=70)
        | st.lists(
            st.sampled_from([*AFTERNOON.values(), "31", "99", "2025", "0", ":", " ", "PM", "ÖS", "Feb", "/", "٣", "."]),
            max_size=6,
        ).map("".join)
    )
    def test_is_a_moment_or_none(self, text: str) -> None:
        moment = written_moment(text)
        assert moment == UNDATED or datetime(1, 1, 1, tzinfo=UTC) <= datetime.fromtimestamp(moment, UTC)
