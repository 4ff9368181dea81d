"""People whom an export knows by display name alone, and whose names differ in case or in how their letters are composed."""

from unicodedata import normalize
from uuid import UUID

from service.kit.settings import Settings
from service.kit.work import Works
from tests.checking import personal_profile
from tests.core.archive_corpus import zipped
from tests.core.facebook_corpus import FacebookWorld, in_json

PEOPLE = (
    "Max Groß",
    "Max Gross",
    "MAX GROSS",
    "İrem Iş\u0131k",
    "i̇rem iş\u0131k",
    "José Núñez",
    "Σοφος",
    "ΣΟΦΟΣ",
    "\uff21nna",
    "anna",
)
THERE_ARE = 6
"""People there are, whichever way their names are written."""
BEGAN = 1_700_000_000


def export(people: tuple[str, ...]) -> bytes:
    dated = [(name, BEGAN + place) for place, name in enumerate(people)]
    return zipped(in_json(FacebookWorld(followers=dated, friends=dated, following=dated[::-1])))


async def test_are_there_once_each_and_neither_come_nor_go_when_they_are_spelled_anew(
    settings: Settings, works: Works
) -> None:
    async with personal_profile(settings, works) as profile:
        surgery, house = profile.surgery, profile.surgery.house
        added = await surgery.app.post(
            f"/v1/clients/{house.client_id}/accounts",
            json={"platform": "facebook", "handle": "anna.mueller"},
            headers=house.coach.headers,
        )
        account = UUID(added.json()["id"])
        spelled_anew = tuple(normalize("NFD", name) for name in reversed(PEOPLE))
        for people in (PEOPLE, spelled_anew, (*PEOPLE, *spelled_anew)):
            done = await surgery.read_export(account, export(people))
            assert (done["failure"], done["people_read"]) == (None, THERE_ARE)
            assert len(await surgery.standing(account)) == THERE_ARE
        for look in (2, 3):
            assert await surgery.changes(account, look) == (set(), set())
