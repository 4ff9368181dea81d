"""What an evidence card says of each kind of finding beside what was seen. Pure.

A card is shown to somebody about their own account, or by them: it says what would look the same with a person behind it, what can
be done, and what nobody could see.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from service.audience.reasons import Reason


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words that go with one kind of finding."""

    rests_on: tuple[Reason, ...]
    """Measures of the detector, beside the threshold from which it is told."""
    alternatives: tuple[Reason, ...]
    """What would be seen were it a person."""
    can_do: tuple[Reason, ...]
    never_observable: tuple[Reason, ...]
    """What no look of any kind shows."""
    unseen_codes: str
    """How codes begin of what this detector could not see at a look."""


def words_of(kind: str) -> CardWords:
    """The words for this kind; general ones for kinds that have none of their own."""
    return _WORDS.get(kind, _GENERAL)


def _said(about: str, **texts: str) -> tuple[Reason, ...]:
    return tuple(Reason(f"{about}.{name}", {}, text) for name, text in texts.items())


_ANSWER: Final = "Say what it was: `accepted`, `wrong`, or `explained` with a few words. It stays cleared until there is new evidence."

_GENERAL: Final = CardWords(
    rests_on=(),
    alternatives=_said(
        "alternative", by_hand="A person may do the same by hand; ask before anything is done about it."
    ),
    can_do=_said("can_do", answer=_ANSWER),
    never_observable=_said("never_observable", intent="Why it was done cannot be observed."),
    unseen_codes="",
)

_WORDS: Final[Mapping[str, CardWords]] = {
    "own_automation": CardWords(
        rests_on=(
            Reason(
                "rests_on.looks",
                {"looks": 4, "hours": 48},
                "At least 4 complete looks over 48 hours at whom the account follows, or 40 dated follows of an export.",
            ),
        ),
        alternatives=_said(
            "alternative",
            event="An event, such as a giveaway, a challenge or a congress: many follows within one to three days, few before and after.",
            tidying="A list tidied up by hand: many unfollows in one sitting, of people followed long ago and at uneven times.",
            several_people="Several people who run the account: follows around the clock, yet in clumps with long pauses between.",
        ),
        can_do=_said(
            "can_do",
            apps="Look at the apps and sites connected to the account, in its network's settings, and remove those that follow or unfollow.",
            password="Change the password and sign out everywhere if nobody of yours set such a program up.",  # noqa: S106 # advice
            answer=_ANSWER,
        ),
        never_observable=_said(
            "never_observable",
            program="Which program it would be, and who set it up, cannot be observed; only follows and unfollows can.",
        ),
        unseen_codes="churn.",
    ),
    "auto_follow_back": CardWords(
        rests_on=(
            Reason(
                "rests_on.newcomers",
                {"newcomers": 24, "hours": 3.5},
                "24 newcomers or more, seen by looks up to 3.5 hours apart, some of them at every time of the day on three days or more.",
            ),
        ),
        alternatives=_said(
            "alternative",
            several_people="Several people who run the account in turns and follow back whoever comes, by night too.",
        ),
        can_do=_said(
            "can_do",
            setting="Switch off following back in the apps connected to the account, and decide about each newcomer yourself.",
            answer=_ANSWER,
        ),
        never_observable=_said(
            "never_observable", program="Which program it would be, and who set it up, cannot be observed."
        ),
        unseen_codes="auto_follow_back.",
    ),
    "boomerang": CardWords(
        rests_on=(
            Reason(
                "rests_on.stay",
                {"hours": 24, "apart": 13},
                "A stay of 24 hours at most, with looks no more than 13 hours apart around its beginning and its end.",
            ),
        ),
        alternatives=_said(
            "alternative",
            change_of_mind="Somebody followed by mistake, or looked around, found nothing for themselves and left: mostly once.",
            network="The network hid or closed their account for a while: they come back under the same number, or never.",
        ),
        can_do=_said(
            "can_do",
            nothing="Nothing needs to be done about one person; do not follow back just so that somebody stays.",
            answer=_ANSWER,
        ),
        never_observable=_said("never_observable", why="Why somebody left cannot be observed."),
        unseen_codes="boomerangs.",
    ),
    "follow_back_language": CardWords(
        rests_on=_said(
            "rests_on",
            words="The words quoted as evidence, of a kept list of offers and demands in several languages.",
        ),
        alternatives=_said(
            "alternative",
            by_hand="People write so by hand, as a courtesy or a joke, or to quote somebody.",
        ),
        can_do=_said(
            "can_do",
            read="Read what was written where it stands, and decide in the weed-out whether they are your people.",
            answer=_ANSWER,
        ),
        never_observable=_said("never_observable", intent="What was meant by the words cannot be observed."),
        unseen_codes="language.",
    ),
    "engagement_pod": CardWords(
        rests_on=(
            Reason(
                "rests_on.meetings",
                {"members": 3, "posts": 5, "minutes": 30},
                "Three people or more who met within 30 minutes under five posts or more, and under most posts that either came early to.",
            ),
        ),
        alternatives=_said(
            "alternative",
            friends="Friends, family or a team who have notifications switched on: they come early too, and talk of what was posted.",
        ),
        can_do=_said(
            "can_do",
            ask="Ask who they are; if they agreed to comment for each other, their comments say little about the posts.",
            answer=_ANSWER,
        ),
        never_observable=_said("never_observable", agreement="Whether people agreed to it cannot be observed."),
        unseen_codes="pods.",
    ),
    "copied_comments": CardWords(
        rests_on=(
            Reason(
                "rests_on.copies",
                {"posts": 4, "words": 6},
                "The same words, six or more, under four different posts or more, and in half of what they commented.",
            ),
        ),
        alternatives=_said(
            "alternative",
            habit="Somebody who greets, thanks or answers with the same words by habit, or copies an answer of their own.",
        ),
        can_do=_said(
            "can_do",
            read="Read a few of them where they stand, and do not plan replies to what was not meant for the post.",
            answer=_ANSWER,
        ),
        never_observable=_said(
            "never_observable", program="Whether a hand or a program wrote them cannot be observed."
        ),
        unseen_codes="copied_comments.",
    ),
    "shared_comments": CardWords(
        rests_on=(
            Reason(
                "rests_on.shared",
                {"people": 3, "words": 14},
                "Texts of fourteen words or more that three people or more wrote alike.",
            ),
        ),
        alternatives=_said(
            "alternative",
            passed_on="A quotation, a wish or a call that people pass on by themselves.",
        ),
        can_do=_said(
            "can_do",
            ask="Ask where the words come from; count comments in people's own words for more.",
            answer=_ANSWER,
        ),
        never_observable=_said("never_observable", agreement="Whether people agreed to it cannot be observed."),
        unseen_codes="copied_comments.",
    ),
    "opened_together": CardWords(
        rests_on=(
            Reason(
                "rests_on.stretch",
                {"people": 15, "days": 45},
                "Fifteen followers in a row or more, half of them with accounts opened within 45 days, and few such beside them.",
            ),
        ),
        alternatives=_said(
            "alternative",
            newcomers="A school class, a club or a campaign that brought people who were new to the network.",
        ),
        can_do=_said(
            "can_do",
            ask="Ask what happened in those days; if followers were bought, by whomever, they can go in the weed-out.",
            answer=_ANSWER,
        ),
        never_observable=_said(
            "never_observable", who="Who brought these followers, and whether anybody paid, cannot be observed."
        ),
        unseen_codes="opened_together.",
    ),
    "guru_pattern": CardWords(
        rests_on=(
            Reason(
                "rests_on.promotions",
                {"followers": 20_000, "posts": 200, "read": 10},
                "20,000 followers or more, fewer than 200 posts, and of ten or more that were read nine in ten promote something.",
            ),
        ),
        alternatives=_said(
            "alternative",
            known_elsewhere="Somebody who is known from elsewhere, or a brand, and uses this network for announcements alone.",
        ),
        can_do=_said(
            "can_do",
            read="Read a few posts where they stand, and do not count on a conversation.",
            answer=_ANSWER,
        ),
        never_observable=_said("never_observable", origin="Where the followers came from cannot be observed here."),
        unseen_codes="guru.",
    ),
}
