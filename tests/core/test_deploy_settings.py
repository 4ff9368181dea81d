"""What an operator copies must fit the settings that the service reads."""

import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from service.__main__ import rapport
from service.kit.secrets import Secret
from service.kit.settings import VARIABLES, Settings, SettingsInvalid, settings_from

DEPLOY = Path(__file__).parents[2] / "deploy"
SETTING = re.compile(r"(?P<default>#?)(?P<name>[A-Z][A-Z0-9_]*)=(?P<value>.*)")
INSERTED = re.compile(r"(?<!\$)\$\{([A-Z_]+)")
GIVEN = {
    "RAPPORT_PUBLIC_URL": "https://rapport.example",
    "RAPPORT_MASTER_KEY": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "DATABASE_URL": "postgresql://rapport_app:made-up@postgres/rapport",
    "REDIS_URL": "redis://:made-up@redis:6379/0",
}


def settings_in(name: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each setting of an example file with the line above it."""
    above = ""
    for line in (DEPLOY / name).read_text().splitlines():
        if found := SETTING.fullmatch(line):
            yield found, above
        above = line


def as_text(value: object) -> str:
    return value.reveal() if isinstance(value, Secret) else "" if value is None else str(value)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.yaml.decode((DEPLOY / "compose.yaml").read_bytes())
    return decoded


class TestSettingsExample:
    def test_names_every_setting_once_and_no_other(self) -> None:
        assert sorted(found["name"] for found, _ in settings_in("settings.example.env")) == sorted(VARIABLES)

    def test_explains_every_setting_in_the_lines_above_it(self) -> None:
        unexplained = [
            found["name"]
            for found, above in settings_in("settings.example.env")
            if not above.startswith("# ") and not SETTING.fullmatch(above)
        ]
        assert unexplained == []

    def test_shows_the_true_default_of_what_need_not_be_set(self) -> None:
        shown = {found["name"]: found["value"] for found, _ in settings_in("settings.example.env") if found["default"]}
        assert shown == {name: as_text(getattr(Settings(), VARIABLES[name].name)) for name in shown}

    def test_is_refused_until_it_is_filled_in(self) -> None:
        as_it_comes = active("settings.example.env")
        with pytest.raises(SettingsInvalid, match="RAPPORT_MASTER_KEY is the published development key"):
            settings_from(as_it_comes)
        assert settings_from(as_it_comes | GIVEN).is_production

    def test_leaves_blank_nothing_but_what_the_operator_must_give(self) -> None:
        blank = {name for name, value in active("settings.example.env").items() if not value}
        assert blank == {"RAPPORT_PUBLIC_URL", "RAPPORT_MASTER_KEY"}


class TestCompose:
    def test_asks_for_each_password_of_the_example_and_no_other(self, compose: Mapping[str, Any]) -> None:
        asked = set(INSERTED.findall(str(compose))) - {"RAPPORT_VERSION"}
        assert asked == set(active("passwords.example.env"))

    def test_sets_only_settings_that_the_service_knows(self, compose: Mapping[str, Any]) -> None:
        for name in ("migrate", "web", "worker"):
            assert set(compose["services"][name]["environment"]) <= set(VARIABLES)

    def test_gives_the_superuser_to_nothing_that_serves(self, compose: Mapping[str, Any]) -> None:
        holders = {name for name, service in compose["services"].items() if "POSTGRES_PASSWORD" in str(service)}
        assert holders == {"postgres", "migrate"}

    def test_serves_only_after_the_migrations(self, compose: Mapping[str, Any]) -> None:
        for name in ("web", "worker"):
            after = compose["services"][name]["depends_on"]["migrate"]
            assert after == {"condition": "service_completed_successfully"}

    @pytest.mark.parametrize("name", ["migrate", "web", "worker"])
    def test_says_what_the_command_line_understands(self, compose: Mapping[str, Any], name: str) -> None:
        word, *options = compose["services"][name]["command"]
        command = rapport.get_command(click.Context(rapport), word)
        assert command is not None
        assert command.make_context(word, options).info_name == word

    def test_shows_the_world_nothing_but_the_web_server_behind_the_machines_own_proxy(
        self, compose: Mapping[str, Any]
    ) -> None:
        published = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
        assert published == {"web": ["127.0.0.1:8000:8000"]}

    def test_keeps_the_servers_on_a_network_without_a_way_out(self, compose: Mapping[str, Any]) -> None:
        assert compose["networks"]["inside"] == {"internal": True}
        assert {name for name, service in compose["services"].items() if service["networks"] != ["inside"]} == {
            "web",
            "worker",
        }

    @pytest.mark.parametrize("name", ["postgres", "redis", "migrate", "web", "worker", "backup"])
    def test_every_container_is_read_only_and_bounded(self, compose: Mapping[str, Any], name: str) -> None:
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}

    def test_mounts_only_what_is_there(self, compose: Mapping[str, Any]) -> None:
        mounted = [
            each.split(":")[0] for service in compose["services"].values() for each in service.get("volumes", ())
        ]
        for source in mounted:
            if source.startswith("./") and source != "./backups":
                assert (DEPLOY / source).exists()
            elif not source.startswith("./"):
                assert source in compose["volumes"]

    @pytest.mark.parametrize("name", ["web", "worker"])
    def test_lays_exports_out_on_disk_where_the_image_looks_for_room(
        self, compose: Mapping[str, Any], name: str
    ) -> None:
        (room,) = re.findall(r"TMPDIR=(\S+)", (DEPLOY / "Dockerfile").read_text())
        places = dict(each.split(":")[:2][::-1] for each in compose["services"][name]["volumes"])
        assert places[room] in compose["volumes"]
        assert not any(each.startswith(room) for each in compose["services"][name]["tmpfs"])

    def test_trusts_a_proxy_under_every_address_that_docker_gives_its_networks(self) -> None:
        trusted = [IPv4Network(each) for each in active("settings.example.env")["RAPPORT_TRUSTED_PROXIES"].split(",")]
        for pool in ("172.17.0.0/16", "172.31.0.0/16", "192.168.0.0/20", "192.168.240.0/20"):
            assert any(IPv4Network(pool).subnet_of(each) for each in trusted)


class TestDockerfile:
    def test_copies_only_what_is_there_and_let_through(self) -> None:
        lines = (DEPLOY / "Dockerfile").read_text().splitlines()
        copied = {
            source
            for line in lines
            if line.startswith("COPY ") and "--from" not in line
            for source in line.split()[1:-1]
        }
        let_through = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
        assert copied == {line.removeprefix("!") for line in let_through if line.startswith("!")}
        for source in copied:
            assert (DEPLOY.parent / source).exists(), source

    def test_opens_a_checkout_that_only_its_owner_may_read(self) -> None:
        steps = (DEPLOY / "Dockerfile").read_text().split("\n\n")
        last_copy = max(place for place, step in enumerate(steps) if "COPY service" in step)
        assert "chmod -R a+rX /app" in steps[last_copy]

    def test_gives_the_room_for_exports_to_the_user_it_runs_as(self) -> None:
        text = (DEPLOY / "Dockerfile").read_text()
        (room,) = re.findall(r"TMPDIR=(\S+)", text)
        assert f"install --directory --owner=10001 --group=10001 --mode=0700 {room}" in text

    def test_never_runs_as_root(self) -> None:
        assert "USER 10001:10001" in (DEPLOY / "Dockerfile").read_text().splitlines()


def active(name: str) -> dict[str, str]:
    """The variables that a file sets when it is used as it comes."""
    return {found["name"]: found["value"] for found, _ in settings_in(name) if not found["default"]}
