import csv
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from service.commands.assess import assess

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FACTS = "followers,following,posts,bio_len,has_pic,digits\n240,310,85,60,1,0\n1,1900,0,0,0,6\n,,,,,\n"


def run(folder: Path, facts: Path, platform: str = "x") -> Result:
    asked = [
        str(facts),
        "--platform",
        platform,
        "--out",
        str(folder / "out.csv"),
        "--summary",
        str(folder / "sum.json"),
    ]
    return CliRunner().invoke(assess, asked)


def written(folder: Path) -> list[dict[str, str]]:
    with (folder / "out.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


class TestAssess:
    def test_answers_each_row_in_its_order_and_sums_up(self, tmp_path: Path) -> None:
        (tmp_path / "facts.csv").write_text(FACTS)
        assert run(tmp_path, tmp_path / "facts.csv").exit_code == 0
        rows = written(tmp_path)
        assert [(row["row"], row["verdict"]) for row in rows] == [("1", "genuine"), ("2", "suspect"), ("3", "unknown")]
        assert rows[2]["probability"] == ""
        assert "follows" in rows[1]["reasons"]
        summary = json.loads((tmp_path / "sum.json").read_text())
        assert (summary["accounts"], summary["flagged"], summary["fake_share"]) == (3, 1, None)
        assert summary["coverage"] == pytest.approx(2 / 3)

    def test_passes_over_long_texts_in_columns_it_does_not_know(self, tmp_path: Path) -> None:
        names, *rows = FACTS.splitlines()
        told = "\n".join([f"{names},diary", *(f"{row},{'x' * 1_000_000}" for row in rows)])
        for text in (FACTS, told):
            (tmp_path / "facts.csv").write_text(text)
            assert run(tmp_path, tmp_path / "facts.csv").exit_code == 0
            assert [row["verdict"] for row in written(tmp_path)] == ["genuine", "suspect", "unknown"]

    def test_shows_no_number_below_nought(self, tmp_path: Path) -> None:
        (tmp_path / "facts.csv").write_text("followers,following,posts,bio_len,has_pic,digits\n-0,-0.0,5,0,1,0\n")
        assert run(tmp_path, tmp_path / "facts.csv").exit_code == 0
        assert " -0 " not in written(tmp_path)[0]["reasons"]

    def test_reads_lines_of_json_alike(self, tmp_path: Path) -> None:
        (tmp_path / "facts.csv").write_text(FACTS)
        run(tmp_path, tmp_path / "facts.csv")
        as_csv = written(tmp_path)
        names, *rows = csv.reader(FACTS.splitlines())
        lines = [json.dumps(dict(zip(names, row, strict=True))) for row in rows]
        (tmp_path / "facts.jsonl").write_text("\n".join(lines))
        assert run(tmp_path, tmp_path / "facts.jsonl").exit_code == 0
        assert written(tmp_path) == as_csv

    @pytest.mark.parametrize("facts", ["", "zodiac\nleo\n", "followers,posts\n1\n"])
    def test_refuses_what_is_no_table_and_writes_nothing(self, tmp_path: Path, facts: str) -> None:
        (tmp_path / "facts.csv").write_text(facts)
        ended = run(tmp_path, tmp_path / "facts.csv")
        assert ended.exit_code == 2
        assert ended.output.splitlines()[-1].startswith("rapport assess: ")
        assert {each.name for each in tmp_path.iterdir()} == {"facts.csv"}

    def test_speaks_of_many_unknown_columns_in_one_line(self, tmp_path: Path) -> None:
        unknown = [f"colour{number}" for number in range(300)]
        (tmp_path / "facts.csv").write_text(f"followers,{','.join(unknown)}\n1{',' * 300}\n")
        ended = run(tmp_path, tmp_path / "facts.csv")
        assert (ended.exit_code, ended.stderr.count("\n")) == (0, 1)
        assert "'colour0' (not known here), " in ended.stderr
        assert len(ended.stderr) < 400

    @pytest.mark.parametrize(
        ("out", "summary", "named"),
        [
            ("facts.csv", "sum.json", "FACTS and --out"),
            ("link.csv", "sum.json", "FACTS and --out"),
            ("out.csv", "facts.csv", "FACTS and --summary"),
            ("out.csv", "../here/out.csv", "--out and --summary"),
        ],
    )
    def test_never_writes_over_its_input_or_its_own_answer(
        self, tmp_path: Path, out: str, summary: str, named: str
    ) -> None:
        here = tmp_path / "here"
        here.mkdir()
        (here / "facts.csv").write_text(FACTS)
        (here / "link.csv").symlink_to("facts.csv")
        asked = [here / "facts.csv", "--platform", "x", "--out", here / out, "--summary", here / summary]
        ended = CliRunner().invoke(assess, list(map(str, asked)))
        assert (ended.exit_code, ended.output.count("\n")) == (2, 1)
        assert ended.output.startswith(f"rapport assess: {named} are the same file; ")
        assert (here / "facts.csv").read_text() == FACTS
        assert {each.name for each in here.iterdir()} == {"facts.csv", "link.csv"}

    def test_may_give_both_answers_to_what_keeps_none(self, tmp_path: Path) -> None:
        (tmp_path / "facts.csv").write_text(FACTS)
        asked = [str(tmp_path / "facts.csv"), "--platform", "x", "--out", "/dev/null", "--summary", "/dev/null"]
        assert CliRunner().invoke(assess, asked).exit_code == 0

    def test_writes_through_a_link_and_leaves_it_there(self, tmp_path: Path) -> None:
        (tmp_path / "facts.csv").write_text(FACTS)
        (tmp_path / "kept.csv").write_text("earlier")
        (tmp_path / "out.csv").symlink_to("kept.csv")
        assert run(tmp_path, tmp_path / "facts.csv").exit_code == 0
        assert (tmp_path / "out.csv").is_symlink()
        assert (tmp_path / "kept.csv").read_text().startswith("row,")


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled accounts are not at hand")
class TestLabelledAccounts:
    """In-sample, so that a broken model is seen; what it is worth on others, `python -m bench.assessment` prints."""

    @pytest.mark.parametrize(
        ("file", "platform", "least"),
        [
            ("ig_fake_spammer_genuine_696.csv", "instagram", 0.97),
            ("ig_instafakedetector_profile1400.csv", "instagram", 0.97),
            ("x_selfdeclared_bots_jubins.csv", "x", 0.8),
            ("x_automation_gilani2017_dev.csv", "x", 0.88),
        ],
    )
    def test_are_ranked(self, tmp_path: Path, file: str, platform: str, least: float) -> None:
        assert run(tmp_path, DATA / file, platform).exit_code == 0
        with (DATA / file).open() as lines:
            fake = np.array([row["label"] == "1" for row in csv.DictReader(lines)])
        chance = np.array([float(row["probability"] or 0.5) for row in written(tmp_path)])
        above = np.searchsorted(np.sort(chance[~fake]), chance[fake]).mean() / np.count_nonzero(~fake)
        assert above >= least
