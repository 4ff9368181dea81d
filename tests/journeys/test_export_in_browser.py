"""A client's phone on the export page, from picking files to the report, in a real browser where one is installed."""

import zipfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.commands.story import Cast, open_the_practice, take_on_export_client
from service.commands.system import running_system
from service.kit.settings import Settings
from tests.browsing import CHROMIUM, Page, a_tab
from tests.conftest import Servers, database_alone
from tests.core.archive_corpus import Form, Talk, World, instagram_files, save

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed, so the page is in no browser")

PEOPLE = 30
CROWD = 20_000
"""Followers whose list takes several pieces."""
START = 1_700_000_000


@dataclass(frozen=True)
class Visit:
    """Elena with a connect link, at the export page."""

    cast: Cast
    page: Page
    url: str

    async def sent(self) -> str:
        """Press the button, and wait for what the page says when the export was read."""
        await self.page.press("form button")
        said: str = await self.page.until(
            "!document.querySelector('form,script[type=module]') && document.body.innerText"
        )
        return said

    def report(self) -> dict[str, Any]:
        """What became of the export, as the coach sees it."""
        (last, *_) = self.cast.owner.get(f"/v1/accounts/{self.cast.export_account}/checkups")["items"]
        shown: dict[str, Any] = self.cast.owner.get(f"/v1/checkups/{last['id']}")["export"]
        return shown

    def begun(self) -> int:
        """Files that were announced."""
        return sum(each == ("POST", f"{self.url}/uploads") for each in self.page.requests)


@pytest.fixture(scope="module")
def cast(servers: Servers) -> Iterator[Cast]:
    with database_alone(servers) as database, httpx2.Client(timeout=30) as http:
        settings = Settings(database_url=database, redis_url=servers.redis_url, limit_connect_pages=0)
        with running_system(settings, lambda _step: None, sandbox=False) as system:
            opened = open_the_practice(system, http)
            take_on_export_client(opened)
            yield opened


@pytest.fixture
async def visit(cast: Cast) -> AsyncIterator[Visit]:
    made = cast.owner.post(
        f"/v1/clients/{cast.export_client}/connect-links",
        {"platform": "instagram", "account_id": cast.export_account},
    )
    url = f"{made['url']}/export"
    async with a_tab() as page:
        await page.open(url)
        yield Visit(cast, page, url)
        assert page.complaints == []


def export(*, people: int = PEOPLE, since: int = START) -> dict[str, bytes | str]:
    """Elena's export, with much in it that nobody reads."""
    world = World(
        handle="elena.at.home",
        followers=[(f"person.{each}", since + each) for each in range(people)],
        following=[("person.1", START + 9)],
        talks=[Talk("person.1", "Per Son", [(False, START + 60)])],
    )
    return instagram_files(world, Form.NEW_JSON) | {"media/posts/1.jpg": b"\xff" * 200_000, "ads/viewed.json": "[]"}


def unpressed(path: Path, files: dict[str, bytes | str]) -> Path:
    """A ZIP as large as its files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


class TestAPhone:
    async def test_shows_what_is_sent_and_sends_nothing_else(self, visit: Visit, tmp_path: Path) -> None:
        await visit.page.choose("#files", [save(tmp_path / "elena.zip", export())])
        chosen, left = await visit.page.until(
            "(lists => lists.length === 2 && lists.map(each => each.innerText))([...document.querySelectorAll('#choice ul')])"
        )
        assert "followers_1.json" in chosen
        assert "message_1.json" not in chosen
        assert "photos, videos and sounds" in left
        assert "messages" in left
        assert await visit.page.value("document.documentElement.scrollWidth <= innerWidth")
        await visit.page.value("document.querySelector('#followers_shown').value = '1,480'")
        said = await visit.sent()
        assert f"Your export holds {PEOPLE} of 1,480 followers" in said
        assert f"followers: {PEOPLE}" in said
        assert visit.report()["ignored"] == []

    async def test_sends_who_wrote_once_it_may(self, visit: Visit, tmp_path: Path) -> None:
        await visit.page.choose("#files", [save(tmp_path / "elena.zip", export())])
        await visit.page.press("[name=with_messages]")
        await visit.page.until("document.querySelector('#choice').innerText.includes('message_1.json')")
        await visit.sent()
        assert "messages" in {each["code"] for each in visit.report()["used"]}

    async def test_takes_several_parts(self, visit: Visit, tmp_path: Path) -> None:
        files = export()
        names = sorted(files)
        parts = [save(tmp_path / f"{n}.zip", {name: files[name] for name in names[n::2]}) for n in range(2)]
        await visit.page.choose("#files", parts)
        assert f"followers: {PEOPLE}" in await visit.sent()

    async def test_takes_an_unzipped_folder(self, visit: Visit, tmp_path: Path) -> None:
        with zipfile.ZipFile(save(tmp_path / "elena.zip", export())) as archive:
            archive.extractall(tmp_path / "unzipped")
        await visit.page.choose("#folder", [tmp_path / "unzipped"])
        await visit.page.until("document.querySelectorAll('#choice li').length")
        assert f"followers: {PEOPLE}" in await visit.sent()

    async def test_says_what_is_wrong_with_something_else(self, visit: Visit, tmp_path: Path) -> None:
        holiday = tmp_path / "holiday.zip"
        holiday.write_text("sun")
        await visit.page.choose("#files", [holiday])
        assert "not a ZIP file" in await visit.page.until("document.querySelector('#said').textContent")


class TestACut:
    @pytest.fixture
    async def halfway(self, visit: Visit, tmp_path: Path) -> Visit:
        """Some pieces have arrived, on a line too narrow for the rest."""
        path = unpressed(tmp_path / "elena.zip", export(people=CROWD))
        await visit.page.choose("#files", [path])
        await visit.page.until("document.querySelectorAll('#choice li').length")
        await visit.page.line_is(up=True, bytes_a_second=600_000)
        await visit.page.press("form button")
        await visit.page.until("document.querySelector('#bar').value > 0")
        return visit

    async def test_of_the_line_is_gone_on_from_by_itself(self, halfway: Visit) -> None:
        await halfway.page.line_is(up=False)
        await halfway.page.until("!navigator.onLine")
        before = await halfway.page.value("document.querySelector('#bar').value")
        assert before < 100
        await halfway.page.line_is(up=True)
        said = await halfway.page.until(
            "!document.querySelector('form,script[type=module]') && document.body.innerText"
        )
        assert f"followers: {CROWD:,}" in said
        assert halfway.begun() == 1

    @pytest.mark.parametrize(("since", "begun"), [(START, 1), (START + CROWD, 2)])
    async def test_of_the_page_is_gone_on_from_when_the_same_file_is_picked_again(
        self, halfway: Visit, tmp_path: Path, since: int, begun: int
    ) -> None:
        before = (tmp_path / "elena.zip").stat().st_size
        again = unpressed(tmp_path / "elena.zip", export(people=CROWD, since=since))
        assert again.stat().st_size == before
        await halfway.page.call("Page.reload")
        await halfway.page.until("document.readyState === 'complete' && !document.querySelector('#choice li')")
        await halfway.page.line_is(up=True)
        await halfway.page.choose("#files", [again])
        assert f"followers: {CROWD:,}" in await halfway.sent()
        assert halfway.begun() == begun
