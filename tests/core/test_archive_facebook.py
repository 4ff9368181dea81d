from pathlib import Path

from service.platforms.archives.contents import Export
from service.platforms.archives.reading import read_archive
from service.platforms.contract import Platform
from tests.core.archive_corpus import BOX, meta_json, page, save


def names(export: Export) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    return list(export.followers or ()), list(export.following or ())


class TestFacebookExports:
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
