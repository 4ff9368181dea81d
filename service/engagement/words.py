"""The sentences in which tasks speak to a client; the codes and parameters are the contract, the words may change."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from service.kit.spoken_moments import spoken_day

_SOMEBODY: Final = "somebody"
"""Stands for whom a task is about, to those who may not see names."""

_SENTENCES: Final[Mapping[str, str]] = {
    "reply": "Answer {handle}, who wrote on {since} and is still waiting.",
    "try_out": "Decide about {handle}, whom you have followed on trial since {since}: keep, drop, or give them a little longer.",
    "touch": "Get in touch with {handle} again: you were last in touch on {since}.",
    "weed_out": "Weed out: look at the {people} people of today's step once more, and unfollow those you can do without.",
    "look": "Look at {handle}, one of your newest followers: read three posts and decide whether to give them a try.",
    "comment": "Comment on something {handle} posted, in your own words.",
    "learn": "Find out one thing about {handle} that you did not know, and write it down.",
    "market": "Say in your own words whom you would like to meet: what they care about and where they live.",
    "time": "Choose the time of day for your {minutes} minutes, and keep it like an appointment.",
    "name": "Name one person you would like to get to know better ({number} of {of}).",
}

_FIRST_TOUCH: Final = "Get in touch with {handle}, whom you wanted to stay in touch with."
_MARKET_KNOWN: Final = "Read your target market once more ({interests}), and add what is missing."

_SETTINGS: Final[Mapping[str, str]] = {
    "auto_follow_off": "Check that no app follows people for you, and turn it off if one does.",
    "friend_finder_off": "Turn off the automatic friend finder, so that you choose whom you meet.",
    "auto_message_off": "Turn off automatic messages to new followers; a person can tell.",
    "connected_apps_checked": "Open your connected apps and remove those you do not know.",
}


def task_text(kind: str, params: Mapping[str, object]) -> str:
    """What a task asks, in plain English."""
    if kind == "setting":
        return _SETTINGS[str(params["setting"])]
    sentence = _SENTENCES[kind]
    if kind == "market" and "interests" in params:
        sentence = _MARKET_KNOWN
    if kind == "touch" and "since" not in params:
        sentence = _FIRST_TOUCH
    said = {"handle": _SOMEBODY, **params}
    if "since" in said:
        said["since"] = spoken_day(date.fromisoformat(str(said["since"])))
    return sentence.format_map(said)
