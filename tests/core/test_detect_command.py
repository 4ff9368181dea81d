import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from service.automation.observations import Look
from service.commands.detect import detect
from tests.core.follow_worlds import HOUR, World, a_person, a_tool


def as_lines(account: str, looks: list[Look]) -> Iterator[str]:
    for look in looks:
        yield json.dumps(
            {
                "account": account,
                "taken_at": look.taken_at.isoformat(),
                "complete": look.complete,
                "followers": [str(each) for each in look.followers.tolist()],
                "following": [str(each) for each in ([] if look.following is None else look.following.tolist())],
            }
        )


def run(folder: Path, lines: list[str]) -> Result:
    (folder / "seen.jsonl").write_text("\n".join(lines))
    return CliRunner().invoke(detect, [str(folder / "seen.jsonl"), "--out", str(folder / "found.json")])


def found(folder: Path, lines: list[str]) -> dict[str, Any]:
    ended = run(folder, lines)
    assert ended.exit_code == 0, ended.output
    return {each["account"]: each for each in json.loads((folder / "found.json").read_text())}


class TestDetect:
    def test_tells_a_tool_from_a_person_and_lists_both(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(1)
        tool, person = a_tool(rng, hours_delay=30, a_day=60).looks(hours=4), a_person(rng).looks(hours=4)
        told = found(tmp_path, [*as_lines("tool", tool), *as_lines("person", person)])
        assert told["tool"]["auto_follow_probability"] > 0.9
        assert [(each["kind"], each["subject"]) for each in told["tool"]["findings"]] == [("own_automation", "tool")]
        assert told["tool"]["findings"][0]["evidence"]
        assert told["person"]["auto_follow_probability"] < 0.5
        assert told["person"]["findings"] == []

    def test_names_boomerangs_with_both_intervals(self, tmp_path: Path) -> None:
        world = World(np.random.default_rng(2))
        world.settle(100)
        world.followers.append((7_777_777, 50.5 * HOUR, 60.5 * HOUR))
        [stay] = found(tmp_path, list(as_lines("ana", world.looks(hours=2))))["ana"]["boomerangs"]
        assert stay["profile"] == "7777777"
        assert stay["followed_between"] == sorted(stay["followed_between"])
        assert stay["followed_between"][1] < stay["left_between"][0]

    def test_tells_of_comments_that_are_copied_from_post_to_post(self, tmp_path: Path) -> None:
        [first, *_] = as_lines("ana", a_person(np.random.default_rng(3)).looks(hours=6))
        words = "What a wonderful feed you have, I enjoy every single post"
        comments = [
            {"text": text, "author": author, "posted_at": f"2026-05-0{day}T12:00:00Z", "post": f"p{day}"}
            for day in range(1, 6)
            for author, text in (("zed", words), ("mia", "Love this!"))
        ]
        told = found(tmp_path, [json.dumps(json.loads(first) | {"comments": comments})] * 3)
        [finding] = told["ana"]["findings"]
        assert (finding["kind"], finding["subject"]) == ("copied_comments", "zed")
        assert finding["evidence"][0]["params"]["times"] == 5

    def test_says_what_two_looks_cannot_show(self, tmp_path: Path) -> None:
        looks = a_person(np.random.default_rng(3)).looks(hours=6)[:2]
        ana = found(tmp_path, list(as_lines("ana", looks)))["ana"]
        assert ana["auto_follow_probability"] is None
        assert {each["code"] for each in ana["not_observable"]} == {
            "churn.too_few_looks",
            "boomerangs.too_few_looks",
            "auto_follow_back.too_few_newcomers",
        }

    def test_tells_of_follow_back_language_with_its_words_and_who_wrote_it(self, tmp_path: Path) -> None:
        seen = {
            "account": "ana",
            "taken_at": "2026-03-02T10:00:00Z",
            "complete": True,
            "followers": [],
            "following": [],
        }
        said = {"comments": [{"text": "Nice! I follow back :)", "author": "zed"}, "follow for follow"]}
        [finding] = found(tmp_path, [json.dumps(seen | said)])["ana"]["findings"]
        assert (finding["kind"], finding["subject"]) == ("follow_back_language", "zed")
        assert "follow back" in finding["evidence"][1]["text"]

    @pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
    @pytest.mark.parametrize("where", ["taken_at", "posted_at"])
    def test_refuses_moments_beyond_the_calendar_in_one_line(self, tmp_path: Path, moment: str, where: str) -> None:
        seen = {
            "account": "ana",
            "taken_at": "2026-03-01T06:00:00Z",
            "complete": True,
            "followers": [],
            "following": [],
        }
        late = {"taken_at": moment} if where == "taken_at" else {"posts": [{"text": "hello", "posted_at": moment}]}
        ended = run(tmp_path, [json.dumps(seen | late)])
        assert (ended.exit_code, ended.output.count("\n")) == (2, 1)
        assert "no moment of the calendar" in ended.output

    @pytest.mark.parametrize("lines", [["nonsense"], ['{"account": "ana"}']])
    def test_refuses_what_is_no_observation_in_one_line_and_writes_nothing(
        self, tmp_path: Path, lines: list[str]
    ) -> None:
        ended = run(tmp_path, lines)
        assert ended.exit_code == 2
        assert ended.output.startswith("rapport detect: line 1 is no observation")
        assert ended.output.count("\n") == 1
        assert {each.name for each in tmp_path.iterdir()} == {"seen.jsonl"}

    def test_leaves_an_earlier_answer_alone_when_the_file_is_broken(self, tmp_path: Path) -> None:
        (tmp_path / "found.json").write_text("earlier")
        assert run(tmp_path, ["nonsense"]).exit_code == 2
        assert (tmp_path / "found.json").read_text() == "earlier"

    def test_never_writes_over_its_input(self, tmp_path: Path) -> None:
        (tmp_path / "seen.jsonl").write_text("kept")
        ended = CliRunner().invoke(detect, [str(tmp_path / "seen.jsonl"), "--out", str(tmp_path / "seen.jsonl")])
        assert (ended.exit_code, ended.output.count("\n")) == (2, 1)
        assert ended.output.startswith("rapport detect: OBSERVATIONS and --out are the same file; ")
        assert (tmp_path / "seen.jsonl").read_text() == "kept"

    def test_of_a_file_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        ended = CliRunner().invoke(detect, [str(tmp_path / "none"), "--out", str(tmp_path / "found.json")])
        assert (ended.exit_code, ended.output) == (2, f"rapport detect: {tmp_path}/none: No such file or directory\n")
