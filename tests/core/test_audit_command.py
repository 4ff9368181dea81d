import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.__main__ import rapport
from tests.core.archive_corpus import Form, Talk, World, instagram_files, save, x_files
from tests.core.broken_archives import broken_archives

CORPUS = list(broken_archives())
START = 1_760_000_000
WORLD = World(
    followers=[("bob", START), ("eva", START), ("new.fan", START + 86_400)],
    following=[("bob", START + 600), ("eva", START - 600), ("star", START)],
    talks=[Talk("eva", "Eva Li", [(False, START + 60)])],
    apps=[("Followerboost", START)],
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return save(tmp_path / "instagram-anna.coach-2026-01-09-abc.zip", instagram_files(WORLD, Form.NEW_JSON))


def audit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(rapport, ["audit", *map(str, arguments)])


class TestTheJson:
    def test_names_the_counts_plainly(self, export: Path) -> None:
        shown = json.loads(audit(export, "--format", "json").stdout)
        assert (shown["platform"], shown["owner"]) == ("instagram", "anna.coach")
        assert shown["taken_at"] == "2026-01-09T00:00:00Z"
        assert (shown["followers"], shown["following"], shown["mutuals"]) == (3, 3, 2)

    def test_holds_every_list_with_its_total_its_people_and_its_coverage(self, export: Path) -> None:
        shown = json.loads(audit(export, "--format", "json").stdout)
        courtesy = shown["courtesy_follows"]
        assert (courtesy["total"], courtesy["shown"][0]["handle"]) == (1, "bob")
        assert set(courtesy["shown"][0]["reasons"][0]) == {"code", "params", "text"}
        assert courtesy["coverage"]["source"] == "export"
        assert shown["waiting_for_answer"]["shown"][0]["who"] == "@eva"
        assert shown["own_automation"]["verdict"]["type"] == "not_observable"
        assert shown["own_automation"]["apps"][0]["revoke_page"].startswith("https://")
        assert shown["fake_share"]["estimate"] is None

    def test_of_an_x_archive_is_of_the_same_kind(self, tmp_path: Path) -> None:
        path = save(tmp_path / "x.zip", x_files([1, 2, 3], [2, 3, 4, 5]))
        shown = json.loads(audit(path, "--platform", "x", "--format", "json").stdout)
        assert (shown["platform"], shown["followers"], shown["following"], shown["mutuals"]) == ("x", 3, 4, 2)


class TestThePage:
    def test_says_what_a_coach_needs_in_plain_text(self, export: Path) -> None:
        page = audit(export).stdout
        assert page.startswith("Instagram · @anna.coach\n")
        for words in ("3  followers", "2  mutual", "@eva", "@bob", "Followerboost", "cannot be known"):
            assert words in page
        assert "\x1b" not in page
        assert all(line == line.rstrip() for line in page.splitlines())

    def test_shows_no_control_character_that_a_stranger_put_into_a_name(self, tmp_path: Path) -> None:
        world = World(followers=[("bob", START)], talks=[Talk("bad", "Bad\x1b]0;x\x07Guy", [(False, START)])])
        page = audit(save(tmp_path / "a.zip", instagram_files(world, Form.NEW_JSON))).stdout
        assert "Bad�]0;x�Guy" in page

    def test_shows_nothing_that_steers_a_terminal_or_turns_words_around_wherever_it_was_hidden(
        self, tmp_path: Path
    ) -> None:
        steering = "\u202e\x1b[31m\u2066\x85\x7f\u2028"
        handle = f"a{steering}z"
        world = World(
            handle=handle,
            name=handle,
            followers=[(handle, START), ("bob", START)],
            following=[(handle, START), ("eva", START)],
            talks=[Talk("eva", f"Eva {steering}", [(False, START)])],
            apps=[(f"Boost{steering}", START)],
        )
        path = save(tmp_path / "a.zip", instagram_files(world, Form.NEW_JSON))
        page = audit(path).stdout
        assert "@a\ufffd\ufffd[31m\ufffd\ufffd\ufffd\ufffdz" in page
        assert [line for line in page.split("\n") if not line.isprintable()] == []
        assert json.loads(audit(path, "--format", "json").stdout)["owner"] == handle

    def test_leaves_alone_what_joins_letters_and_emoji(self, tmp_path: Path) -> None:
        name = "می\u200cخواهم 👩\u200d🌾"  # noqa: RUF001 # as it is written
        world = World(followers=[("bob", START)], talks=[Talk("gul", name, [(False, START)])])
        assert name in audit(save(tmp_path / "a.zip", instagram_files(world, Form.NEW_JSON))).stdout

    def test_compares_with_an_earlier_export(self, export: Path, tmp_path: Path) -> None:
        before = World(followers=[("gone", START - 9), *WORLD.followers])
        earlier = save(tmp_path / "before.zip", instagram_files(before, Form.OLD_JSON))
        page = audit(export, "--earlier", earlier).stdout
        assert "Left since the earlier export: 1" in page
        assert "@gone" in page


class TestTheMarket:
    def test_may_be_a_list_of_words(self, export: Path, tmp_path: Path) -> None:
        words = tmp_path / "market.txt"
        words.write_text("# whom I like\nfan\n-star\n")
        shown = json.loads(audit(export, "--market", words, "--format", "json").stdout)
        assert [person["handle"] for person in shown["weed_outs"]["shown"]] == ["star"]

    def test_may_be_json(self, export: Path, tmp_path: Path) -> None:
        words = tmp_path / "market.json"
        words.write_text('{"interests": ["Evas", "Éva"], "places": ["Spain"]}')
        shown = json.loads(audit(export, "--market", words, "--format", "json").stdout)
        assert [person["handle"] for person in shown["market"]["in_handles"]["shown"]] == ["eva"]
        assert shown["market"]["fit"] is None

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "a\0b",
            "a\u202eb",
            '{"interests": 7}',
            "word\n" * 600,
            '{"interests": ["diabetes"]}',
            f"diabetes {'x' * 71}",
            "x" * 50_000,
            f'{{"{"x" * 50_000}": 7}}',
            '{"in\u202eterests": 7}',
            f'{{"languages": ["{"x" * 80}"]}}',
        ],
    )
    def test_that_cannot_be_used_is_refused_in_one_line(self, export: Path, tmp_path: Path, text: str) -> None:
        words = tmp_path / "market.txt"
        words.write_text(text)
        result = audit(export, "--market", words)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert len(result.stderr) < 300
        assert result.stderr[:-1].isprintable()


class TestRefusals:
    @pytest.mark.parametrize(("data", "word"), [pytest.param(data, word, id=name) for name, data, word in CORPUS])
    def test_end_with_status_2_and_one_clear_line(self, tmp_path: Path, data: bytes, word: str) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(data)
        result = audit(path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("rapport audit: ")
        assert result.stderr.count("\n") == 1
        assert word in result.stderr

    def test_cover_files_that_are_not_there(self, tmp_path: Path) -> None:
        result = audit(tmp_path / "missing.zip")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)

    def test_cover_two_accounts_compared(self, export: Path, tmp_path: Path) -> None:
        other = save(tmp_path / "b.zip", instagram_files(World(handle="bob"), Form.NEW_JSON))
        result = audit(export, "--earlier", other)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)

    def test_cover_names_longer_than_any_files(self, export: Path) -> None:
        for arguments in (("x" * 5000,), (export, "--earlier", "x" * 5000), (export, "--market", "x" * 5000)):
            result = audit(*arguments)
            assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
            assert len(result.stderr) < 200

    def test_cover_an_earlier_export_that_is_the_later_one(self, export: Path, tmp_path: Path) -> None:
        later = save(tmp_path / "instagram-anna.coach-2026-01-10-abc.zip", instagram_files(WORLD, Form.NEW_JSON))
        result = audit(export, "--earlier", later)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "10 Jan 2026, after the other from 9 Jan 2026" in result.stderr
        assert audit(later, "--earlier", export).exit_code == 0

    def test_cover_an_export_dated_in_the_future(self, tmp_path: Path) -> None:
        path = save(tmp_path / "instagram-anna.coach-2031-01-09-abc.zip", instagram_files(WORLD, Form.NEW_JSON))
        result = audit(path)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert "dated 2031-01-09, a day that has not come yet" in result.stderr

    def test_cover_files_that_cannot_be_read(self, export: Path) -> None:
        unreadable = "/proc/self/mem"  # its first page can be read by nobody
        for arguments in ((unreadable,), (export, "--earlier", unreadable), (export, "--market", unreadable)):
            result = audit(*arguments)
            assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
            assert "cannot be read" in result.stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_cover_files_that_only_others_may_read_without_a_word_of_usage(self, export: Path) -> None:
        export.chmod(0)
        result = audit(export)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "cannot be read: Permission denied" in result.stderr

    def test_cover_a_market_without_end(self, export: Path) -> None:
        result = audit(export, "--market", "/dev/zero")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "longer than 1,048,576 bytes" in result.stderr


class TestTheProcess:
    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "service", "audit", *arguments]
        here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(folder), "HOME": str(folder)}
        return subprocess.run(command, cwd=folder, env=here, capture_output=True, text=True, check=False)  # noqa: S603 (our own command)

    def test_reads_a_sound_export_and_writes_nothing(self, export: Path, tmp_path: Path) -> None:
        ended = self.run(tmp_path, export.name, "--format", "json")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert json.loads(ended.stdout)["mutuals"] == 2
        assert [path.name for path in tmp_path.iterdir()] == [export.name]

    def test_says_in_one_line_that_the_disk_is_full(self, export: Path) -> None:
        for form in ("text", "json"):
            with Path("/dev/full").open("w") as full:
                done = subprocess.run(  # noqa: S603 # our own command
                    [sys.executable, "-m", "service", "audit", str(export), "--format", form],
                    stdout=full,
                    stderr=subprocess.PIPE,
                    text=True,
                    check=False,
                )
            assert done.returncode == 1
            assert done.stderr == "rapport audit: the picture cannot be written: No space left on device\n"

    def test_refuses_a_bomb_and_writes_nothing(self, tmp_path: Path) -> None:
        bomb = next(data for name, data, _ in CORPUS if name == "bomb by ratio")
        (tmp_path / "bomb.zip").write_bytes(bomb)
        ended = self.run(tmp_path, "bomb.zip")
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
        assert [path.name for path in tmp_path.iterdir()] == ["bomb.zip"]
