"""Where each network lists the programs that may act for an account, and ends their access."""

from collections.abc import Mapping
from typing import Final

from service.platforms.contract import Platform

REVOKE_PAGES: Final[Mapping[Platform, str]] = {
    # https://help.x.com/en/managing-your-account/connect-or-revoke-access-to-third-party-apps
    Platform.X: "https://x.com/settings/connected_apps",
    # "Apps and Websites": https://help.instagram.com/1144624522593085
    Platform.INSTAGRAM: "https://www.instagram.com/accounts/manage_access/",
    # "Apps and Websites" in Facebook's settings
    Platform.FACEBOOK: "https://www.facebook.com/settings?tab=applications",
}
