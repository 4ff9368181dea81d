"""What production refuses to start with."""

import base64

import pytest

from service.kit.settings import DEVELOPMENT_MASTER_KEY, SettingsInvalid, settings_from

SOUND = {
    "RAPPORT_ENVIRONMENT": "production",
    "RAPPORT_MASTER_KEY": base64.b64encode(bytes(range(32))).decode(),
    "DATABASE_URL": "postgresql://rapport@postgres/rapport",
    "REDIS_URL": "redis://redis:6379/0",
    "RAPPORT_PUBLIC_URL": "https://rapport.example",
}


class TestProduction:
    def test_starts_with_sound_settings(self) -> None:
        assert settings_from(SOUND).is_production
        assert settings_from(SOUND | {"RAPPORT_PUBLIC_URL": "https://example.org:8443/rapport"}).is_production

    @pytest.mark.parametrize(
        "key",
        [
            DEVELOPMENT_MASTER_KEY,
            DEVELOPMENT_MASTER_KEY + " ",
            DEVELOPMENT_MASTER_KEY[:20] + "\n" + DEVELOPMENT_MASTER_KEY[20:],
            # The last character before the padding carries bits that nobody reads.
            DEVELOPMENT_MASTER_KEY.replace("i4=", "i5="),
        ],
    )
    def test_refuses_the_published_key_however_it_is_written(self, key: str) -> None:
        with pytest.raises(SettingsInvalid, match="RAPPORT_MASTER_KEY"):
            settings_from(SOUND | {"RAPPORT_MASTER_KEY": key})

    @pytest.mark.parametrize(
        "url",
        ["https://", "https:///", "https://rapport.example/", "http://rapport.example", "https://a b", "https://a\n"],
    )
    def test_refuses_an_address_that_no_link_can_be_made_from(self, url: str) -> None:
        with pytest.raises(SettingsInvalid, match="RAPPORT_PUBLIC_URL"):
            settings_from(SOUND | {"RAPPORT_PUBLIC_URL": url})
