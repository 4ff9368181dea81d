"""What works today, as the operator asks it of a running service."""

import asyncio
import json
from dataclasses import replace

from click.testing import CliRunner

from service.commands.readiness import readiness
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, a_house, web


class TestTheOperatorsDoor:
    async def test_tells_of_all_practices_in_numbers_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            account.state_reason = "app_blocked"
        told = replace(settings, metrics_token=Secret("a token of twenty letters"))
        async with web(told) as network:
            stranger = await network.get("/readiness")
            operator = await network.get("/readiness", headers={"Authorization": "Bearer a token of twenty letters"})
        assert stranger.status_code == 401
        lines = {each["subject"]: each for each in operator.json()["lines"]}
        assert (lines["X"]["works"], "refuses the app" in lines["X"]["why"]) == ("no", True)
        assert account.handle not in operator.text

    async def test_is_a_command_as_well_whose_status_says_whether_to_look(self, settings: Settings) -> None:
        environment = {"DATABASE_URL": settings.database_url, "X_CLIENT_ID": "an-app"}
        ran = await asyncio.to_thread(CliRunner(env=environment).invoke, readiness, ["--format", "json"])
        lines = {each["subject"]: each for each in json.loads(ran.output)}
        assert lines["Facebook Pages"]["works"] == "no"
        assert ran.exit_code == int(lines["X"]["works"] == "no")
