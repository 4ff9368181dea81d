from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms.archives.contents import Export, Owner
from service.platforms.archives.dated_names import dated_names
from service.platforms.archives.facebook_activity import KnownPeople
from service.platforms.archives.reading import read_archive, read_parts
from service.platforms.contract import Platform
from tests.core.archive_corpus import BOX, meta_json, page, save
from tests.core.facebook_corpus import (
    ADDRESS,
    FORMS,
    HANDLE,
    OWNER,
    PROFILE,
    SECRET,
    FacebookWorld,
    linked,
    profile_page,
)

NAMES = st.sampled_from(["Zoë Ångström", "李雷", "Bob Smith", "Ana ❤️", "Sean O\u2019Neil", "James", "Bob Smith Jones"])
MINUTES = st.integers(20_000_000, 29_000_000).map(lambda minute: minute * 60)
PEOPLE = st.lists(st.tuples(NAMES, MINUTES), max_size=6, unique_by=lambda person: person[0])
WORLDS = st.builds(
    FacebookWorld,
    friends=PEOPLE,
    followers=PEOPLE,
    following=PEOPLE,
    pending=PEOPLE,
    requested=PEOPLE,
    removed=PEOPLE,
    pages=PEOPLE,
    likes=st.lists(st.tuples(NAMES, MINUTES), max_size=6, unique=True),
    comments=st.lists(st.tuples(NAMES, MINUTES), max_size=6, unique=True),
    apps=st.lists(st.tuples(st.just("Growbot"), MINUTES), max_size=1),
)


def names(export: Export) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    return list(export.followers or ()), list(export.following or ())


class TestFacebookExports:
    @pytest.mark.parametrize(
        "spellings", [("Bob Smith", "bob smith"), ("Eva Stra\u00dfe", "EVA STRASSE"), ("\u0130nci", "i\u0307nci")]
    )
    @pytest.mark.parametrize("form", FORMS)
    def test_take_a_name_for_one_person_in_whichever_case_it_is_written(
        self, tmp_path: Path, form: str, spellings: tuple[str, str]
    ) -> None:
        friends = [(name, 1_600_000_020 + 60 * number) for number, name in enumerate(spellings)]
        export = read_archive(save(tmp_path / "fb.zip", FORMS[form](FacebookWorld(friends=friends))))
        assert names(export) == (friends[:1], friends[:1])

    def test_count_friends_on_both_sides(self, tmp_path: Path) -> None:
        friends = [{"name": "Zoë Ång", "timestamp": 1_600_000_000}]
        fans = [{"name": "Bob", "timestamp": 1_600_000_060}]
        stars = [{"name": "Eva", "timestamp": 1_600_000_120}]
        path = save(
            tmp_path / "fb.zip",
            {
                "connections/friends/your_friends.json": meta_json({"friends_v2": friends}),
                "connections/followers/people_who_followed_you.json": meta_json({"followers_v3": fans}),
                "connections/followers/who_you've_followed.json": meta_json({"following_v3": stars}),
            },
        )
        export = read_archive(path)
        assert export.platform is Platform.FACEBOOK
        friend = ("Zoë Ång", 1_600_000_000)
        assert names(export) == ([friend, ("Bob", 1_600_000_060)], [friend, ("Eva", 1_600_000_120)])

    def test_are_read_from_html_as_well(self, tmp_path: Path) -> None:
        box = f'{BOX}<h2 class="_a6-h">Zoë &amp; Co</h2><footer><div>Oct 19, 2025 1:47:55 pm</div></footer></div>'
        path = save(tmp_path / "fb.zip", {"friends_and_followers/friends.html": page([box])})
        assert names(read_archive(path))[0] == [("Zoë & Co", 1_760_881_620)]

    @given(world=WORLDS, form=st.sampled_from(sorted(FORMS)))
    @settings(max_examples=80, deadline=None)
    def test_read_back_the_world_that_was_written(self, world: FacebookWorld, form: str) -> None:
        with TemporaryDirectory() as folder:
            export = read_archive(save(Path(folder) / "fb.zip", FORMS[form](world)))
        # Whoever is in two lists stands there once, with the earlier date.
        for listed, lists in (
            (export.followers, (world.friends, world.followers)),
            (export.following, (world.friends, world.following)),
        ):
            moments = [each for people in lists for each in people]
            assert dict(list(listed or ())) == {
                who: min(at for name, at in moments if name == who) for who, _ in moments
            }
        for listed, known in (
            (export.pending, world.pending),
            (export.requested, world.requested),
            (export.unfollowed, world.removed),
            (export.pages, world.pages),
            (export.likes, world.likes),
            (export.comments, world.comments),
        ):
            # What was given comes from several files, in an order of their own.
            assert sorted(listed or ()) == sorted(known)
        assert [(app.name, app.added_at, app.active) for app in export.apps or ()] == [
            (name, at, True) for name, at in world.apps
        ]

    def test_know_an_app_whose_access_is_over(self, tmp_path: Path) -> None:
        apps = [
            {
                "name": "Gone",
                "added_timestamp": 1_600_000_000,
                "removed_timestamp": 1_600_000_900,
                "category": "removed",
            },
            {"name": "Asleep", "added_timestamp": 1_600_000_000, "removed_timestamp": 0, "category": "inactive"},
        ]
        files: dict[str, bytes | str] = {
            "connections/friends/your_friends.json": meta_json({"friends_v2": []}),
            "apps_and_websites_off_of_facebook/connected_apps_and_websites.json": meta_json(
                {"installed_apps_v2": apps}
            ),
        }
        gone, asleep = read_archive(save(tmp_path / "fb.zip", files)).apps or ()
        assert (gone.active, gone.ended_at, asleep.active, asleep.ended_at) == (False, 1_600_000_900, False, -1)


class TestWhomASentenceNames:
    @pytest.mark.parametrize(
        ("sentence", "who"),
        [
            (f"{OWNER} liked Bob Smith's post.", "Bob Smith"),
            (f"{OWNER} commented on Sean O'Neil's photo.", "Sean O'Neil"),
            (f"{OWNER} replied to Eva's comment on Bob Smith's post.", "Eva"),
            (f"{OWNER} gefällt Bob Smiths Beitrag.", "Bob Smith"),
            (f"{OWNER} reageerde op een bericht van Bob Smith.", "Bob Smith"),
            (f"{OWNER} liked her own post.", None),
            (f"{OWNER} hat Eva Li auf dem Foto von Bob Smith geantwortet.", None),
            (f"{OWNER} gefällt ein Beitrag.", None),
        ],
    )
    def test_is_found_in_any_language_and_never_guessed_between_two(self, sentence: str, who: str | None) -> None:
        known = KnownPeople(dated_names([("Bob Smith", 0), ("Eva Li", 0)]), None)
        assert known.spoken_of(sentence, owner=OWNER) == who


LISTED: dict[str, bytes | str] = {"connections/friends/your_friends.json": '{"friends_v2": []}'}
NUMBERED = "https://www.facebook.com/profile.php?id=61550000000001"


class TestTheOwnerOfAFacebookExport:
    @pytest.mark.parametrize("form", FORMS)
    def test_is_known_by_handle_and_name_and_nothing_else(self, tmp_path: Path, form: str) -> None:
        export = read_archive(save(tmp_path / "export.zip", FORMS[form](FacebookWorld())))
        assert export.owner == Owner(handle=HANDLE, name=OWNER)
        assert SECRET not in repr(export)

    @pytest.mark.parametrize(
        ("profile", "owner"),
        [
            ({"profile_v2": {"profile_uri": NUMBERED}}, Owner("61550000000001")),
            ({"profile_v2": {"username": "", "profile_uri": ADDRESS + "/"}}, Owner(HANDLE)),
            ({"profile_v2": {"name": OWNER, "profile_uri": "https://elsewhere.example/anna"}}, Owner("ann", OWNER)),
            ({"profile_v2": {"name": {"full_name": 7}, "username": None}}, Owner("ann")),
            ({"profile_v2": []}, Owner("ann")),
            ([], Owner("ann")),
        ],
    )
    def test_is_taken_from_the_profile_and_else_from_the_name_of_the_file(
        self, tmp_path: Path, profile: object, owner: Owner
    ) -> None:
        files = LISTED | {f"personal_information/{PROFILE}.json": meta_json(profile)}
        assert read_archive(save(tmp_path / "facebook-ann-2026-01-09-x7.zip", files)).owner == owner

    @pytest.mark.parametrize(
        ("rows", "owner"),
        [
            ((("Benutzername", "Anna.M"), ("Name", OWNER)), Owner("anna.m", OWNER)),
            ((("Profil", linked(NUMBERED)),), Owner("61550000000001")),
            ((("Profile", linked(ADDRESS)), ("Websites", linked("https://facebook.com/annas.bakery"))), Owner()),
            ((("Websites", linked("https://annas-bakery.example")),), Owner()),
        ],
    )
    def test_is_told_by_the_page_where_it_leaves_no_doubt(
        self, tmp_path: Path, rows: tuple[tuple[str, str], ...], owner: Owner
    ) -> None:
        files = LISTED | {f"{PROFILE}.html": profile_page(*rows)}
        assert read_archive(save(tmp_path / "export.zip", files)).owner == owner

    def test_is_known_from_a_part_that_holds_the_profile_alone(self, tmp_path: Path) -> None:
        whole = FORMS["old json"](FacebookWorld())
        profile = save(tmp_path / "1.zip", {name: text for name, text in whole.items() if PROFILE in name})
        lists = save(tmp_path / "2.zip", {name: text for name, text in whole.items() if PROFILE not in name})
        assert read_parts([profile, lists])[0].owner.handle == HANDLE
