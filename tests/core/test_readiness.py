"""What works today on each network, told from settings and from how accounts stand."""

from dataclasses import replace

import pytest

from service.kit.secrets import Secret
from service.kit.settings import Environment, Settings
from service.views.readiness import Line, Standing, Withheld, Works, readiness

BARE = Settings()
WHOLE = replace(
    BARE,
    environment=Environment.PRODUCTION,
    public_url="https://api.kindling.example",
    master_key=Secret("b3VyIG93biBtYXN0ZXIga2V5LCAzMiBieXRlcyBsb25nLi4="),
    x_client_id="x",
    x_consumer_secret=Secret("s"),
    x_bearer_token=Secret("b"),
    instagram_client_id="i",
    instagram_client_secret=Secret("s"),
    facebook_client_id="f",
    facebook_client_secret=Secret("s"),
    meta_verify_token=Secret("v"),
)


def said(settings: Settings, *facts: Standing | Withheld) -> dict[str, list[Line]]:
    standings = [each for each in facts if isinstance(each, Standing)]
    withheld = [each for each in facts if isinstance(each, Withheld)]
    found: dict[str, list[Line]] = {}
    for line in readiness(settings, standings, withheld):
        found.setdefault(line.subject, []).append(line)
    return found


class TestReadiness:
    def test_of_nothing_set_up_names_what_to_set(self) -> None:
        lines = said(BARE)
        for subject, variable in (("X", "X_CLIENT_ID"), ("Facebook Pages", "FACEBOOK_CLIENT_ID")):
            (line,) = lines[subject]
            assert (line.works, line.is_given, variable in line.remedy) == (Works.NO, False, True)
        assert lines["Official exports"][0].works is Works.YES
        assert lines["Keys"][0].works is Works.IN_PART
        assert "X's events" not in lines

    def test_of_everything_set_up_works_but_for_what_nobody_can_ask(self) -> None:
        standings = [Standing(route, "connected", None, 4) for route in ("x", "instagram", "facebook")]
        lines = said(WHOLE, *standings)
        in_part = {subject for subject, of in lines.items() if any(each.works is not Works.YES for each in of)}
        assert in_part == {"X's credit", "Mail", "Instagram, by Facebook"}
        assert "The service itself" not in lines
        assert lines["X"][0].why == "4 accounts connected."

    def test_of_an_app_that_a_network_blocks_is_no(self) -> None:
        (line,) = said(WHOLE, Standing("x", "connected", "app_blocked", 2), Standing("x", "connected", None, 9))["X"]
        assert (line.works, line.is_given) == (Works.NO, True)
        assert "2 accounts" in line.why

    @pytest.mark.parametrize(
        ("missing", "connected", "told"), [(2, 2, False), (3, 3, True), (3, 4, False), (8, 10, True)]
    )
    def test_suspects_the_review_where_nearly_all_lack_a_permission(
        self, missing: int, connected: int, *, told: bool
    ) -> None:
        facts = (
            Standing("facebook", "connected", None, connected),
            Withheld("facebook", "pages_read_user_content", missing),
        )
        lines = said(WHOLE, *facts)["Facebook Pages"]
        assert any("pages_read_user_content" in each.why and "review" in each.remedy for each in lines) is told

    def test_of_a_meta_app_without_its_secret_is_no(self) -> None:
        (line,) = said(replace(WHOLE, facebook_client_secret=Secret("")))["Facebook Pages"]
        assert (line.works, line.remedy) == (Works.NO, "Set FACEBOOK_CLIENT_SECRET.")
