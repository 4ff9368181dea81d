"""What the export page does in a browser, run by Node where it is installed; its archives are read as the server does."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from service.checkups.export_rules import rules_for_browsers
from service.platforms.archives.reading import read_parts
from service.platforms.contract import Platform
from tests.core.archive_corpus import Form, Talk, World, instagram_files, meta_json, save, x_files
from tests.core.facebook_corpus import FORMS as FACEBOOK
from tests.core.facebook_corpus import PROFILE, SECRET, FacebookWorld

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "service" / "checkups" / "browser"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node is not installed, so the page's modules cannot be run")

CHATTER: dict[str, bytes | str] = {
    "media/posts/1.JPG": b"\xff",
    "ads_information/ads_viewed.json": b"[]",
    "logged_information/recent_searches/word_searches.json": b"{}",
    "start_here.html": b"<p>",
}


def a_world() -> World:
    return World(
        followers=[("bob", 1_700_000_000), ("carla", 1_700_000_100), ("zoe", 1_700_000_150)],
        following=[("bob", 1_700_000_200)],
        likes=[("bob", 1_700_000_600)],
        comments=[("carla", 1_700_000_700)],
        talks=[Talk("bob", "Bob", [(False, 1_700_000_900), (True, 1_700_001_000), (False, 1_700_002_000)])],
        posts=[("Grüße 🌱", 1_700_001_200)],
    )


def run(folder: Path, platform: Platform, archives: list[Path], *, with_messages: bool, kinds: dict[str, int]) -> Path:
    """The archive that the page would send."""
    case, packed = folder / "case.json", folder / "packed.zip"
    told = {"rules": rules_for_browsers(platform), "archives": [str(each) for each in archives], "packed": str(packed)}
    case.write_text(json.dumps({**told, "withMessages": with_messages, "kinds": kinds}))
    environ = {**os.environ, "RAPPORT_BROWSER_MODULES": MODULES.as_uri(), "RAPPORT_BROWSER_CASE": str(case)}
    assert NODE is not None
    done = subprocess.run(  # noqa: S603 # Node on our own test
        [NODE, "--test", str(HERE / "export_page.test.mjs")],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return packed


@needs_node
class TestThePage:
    @pytest.mark.parametrize("form", [Form.NEW_JSON, Form.WRAPPED_JSON, Form.OLD_JSON])
    def test_sends_what_the_reader_would_have_read_and_no_word_of_a_message(self, tmp_path: Path, form: Form) -> None:
        files = instagram_files(a_world(), form)
        chatter = CHATTER if form is not Form.WRAPPED_JSON else {}
        left = {"media": 1, "advertising": 1, "searches": 1, "other": 1} if chatter else {}
        if any("login_activity" in name for name in files):
            left["locations"] = 1
        path = save(tmp_path / "export.zip", {**files, **chatter})
        packed = run(tmp_path, Platform.INSTAGRAM, [path], with_messages=True, kinds=left)
        named = "instagram-anna.coach-2026-01-09-f6TM" if form is Form.WRAPPED_JSON else "a"
        assert repr(read_parts([packed], named=named)[0]) == repr(read_parts([path], named="a")[0])
        with zipfile.ZipFile(packed) as sent:
            assert sent.testzip() is None
            assert b"hallo" not in b"".join(sent.read(name) for name in sent.namelist())

    def test_sends_that_somebody_only_tapped_a_heart(self, tmp_path: Path) -> None:
        files = instagram_files(a_world(), Form.NEW_JSON)
        (thread,) = [name for name in files if "/inbox/" in name]
        heart = meta_json(["A réagi 😠 à votre message"])[1:-1].strip()
        path = save(tmp_path / "export.zip", {**files, thread: str(files[thread]).replace('"hallo"', heart, 1)})
        packed = run(tmp_path, Platform.INSTAGRAM, [path], with_messages=True, kinds={"locations": 1})
        (talk,) = read_parts([packed])[0].conversations or ()
        assert (talk.turns_in, talk.waiting_since) == (1, -1)

    def test_sends_no_messages_unless_asked_to(self, tmp_path: Path) -> None:
        files = instagram_files(a_world(), Form.OLD_JSON)
        path = save(tmp_path / "export.zip", files)
        packed = run(tmp_path, Platform.INSTAGRAM, [path], with_messages=False, kinds={"messages": 1})
        with zipfile.ZipFile(packed) as sent:
            assert not any("messages/" in name for name in sent.namelist())
            assert set(sent.namelist()) == {name for name in files if "messages/" not in name}

    def test_sends_of_a_profile_only_whose_it_is(self, tmp_path: Path) -> None:
        path = save(tmp_path / "export.zip", FACEBOOK["json"](FacebookWorld(friends=[("Bob", 1_700_000_000)])))
        packed = run(tmp_path, Platform.FACEBOOK, [path], with_messages=False, kinds={})
        assert repr(read_parts([packed])[0]) == repr(read_parts([path], named="packed")[0])
        with zipfile.ZipFile(packed) as sent:
            assert SECRET not in sent.read(f"personal_information/{PROFILE}.json").decode()

    def test_sends_several_parts_as_one(self, tmp_path: Path) -> None:
        files = x_files([1, 2, 100], [2, 3])
        unwanted = sum(name.endswith("secret.js") for name in files)
        names = sorted(files)
        paths = [save(tmp_path / f"{n}.zip", {name: files[name] for name in names[n::2]}) for n in range(2)]
        whole = save(tmp_path / "whole.zip", files)
        read, stock = read_parts([whole], named="a")
        kinds = {each.kind.value: each.files for each in stock.ignored}
        assert unwanted <= sum(kinds.values())
        packed = run(tmp_path, Platform.X, paths, with_messages=True, kinds=kinds)
        assert repr(read_parts([packed], named="a")[0]) == repr(read)
