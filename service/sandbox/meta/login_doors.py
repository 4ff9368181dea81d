"""The list of every login door."""

from litestar.types import ControllerRouterHandler

from service.sandbox.meta import login_dialogs, login_exchanges, login_inspecting, login_subscribing
from service.sandbox.meta.login_app_control import AppStageHand
from service.sandbox.meta.login_control import LoginStageHand


def login_doors() -> list[ControllerRouterHandler]:
    """Meta's doors for logins, tokens and subscriptions, and the stage hand's; all want the dependency `login`."""
    return [
        login_dialogs.show_instagram,
        login_dialogs.answer_instagram,
        login_dialogs.show_facebook,
        login_dialogs.answer_facebook,
        login_exchanges.trade_instagram_code,
        login_exchanges.trade_instagram_short,
        login_exchanges.refresh_instagram,
        login_exchanges.trade_on_facebook,
        login_inspecting.debug_token,
        login_inspecting.show_permissions,
        login_inspecting.give_all_back,
        login_inspecting.give_one_back,
        login_subscribing.subscribe_app,
        login_subscribing.show_subscriptions,
        login_subscribing.unsubscribe_app,
        login_subscribing.follow_account,
        login_subscribing.show_following,
        login_subscribing.unfollow_account,
        LoginStageHand,
        AppStageHand,
    ]
