"""Follow-back language: "follow me, I follow back" in bios, posts and comments, with the words that say it."""

import re
from collections.abc import Sequence
from datetime import datetime

import msgspec

from service.audience.reasons import Reason
from service.automation.signals import QUOTED, Kind, Signal
from service.kit.plain_text import plain

WEIGHT = 1.5
"""In log-odds. People write it by hand too: of follow-back accounts few are suspended (#TeamFollowBack, ICWSM 2024)."""
SHOWN = 5


class Said(msgspec.Struct, frozen=True):
    """Something a person wrote, and where."""

    where: str
    """`bio`, `post` or `comment`."""
    text: str
    at: datetime


def follow_back_language(said: Sequence[Said], *, profile_id: int | None) -> Signal | None:
    """The signal when any of these texts offers or asks for mutual following; `None` when none does."""
    found = [(each, words) for each in said if (words := follow_back_words(each.text))]
    if not found:
        return None
    places = ", ".join(sorted({each.where for each, _ in found}))
    return Signal(
        kind=Kind.FOLLOW_BACK_LANGUAGE,
        profile_id=profile_id,
        weight=WEIGHT,
        reason=Reason(
            "follow_back_language",
            {"times": len(found), "where": places},
            f"Wrote {len(found)} times about following back ({places}).",
        ),
        evidence=tuple(
            Reason(f"follow_back_language.{each.where}", {QUOTED: words}, f'Wrote "{words}" in a {each.where}.')
            for each, words in found[:SHOWN]
        ),
        first_seen_at=min(each.at for each, _ in found),
        last_seen_at=max(each.at for each, _ in found),
    )


def follow_back_words(text: str) -> str | None:
    """The words in which a text offers or asks for mutual following, or `None`."""
    match = _PHRASES.search(plain(text))
    return match.group(0).strip() if match else None


# Offers and demands only. "Thanks for following back", "I do not follow back" and "follow me for recipes" are neither.
_PHRASES = re.compile(
    r"""
    \#(?:teamfollowback|followback|followforfollow|follow4follow|followtrain|followme|autofollow|instantfollow|f4f|fff|l4l|
         like4like|likeforlike|mutualfollow|siguemeytesigo|sigueme|seguimeeteseguo|segueme|sdv|abonnetoi|takip|takipet|
         gegenfollow|взаимныйфолловинг|взаимнаяподписка|フォロバ\w*|相互フォロー|맞팔\w*|互粉)(?!\w)
    | (?<!not\ )(?<!n't\ )(?<!never\ )\b(?:i|we)(?:\ (?:will|always|do)|'ll|\u2019ll)?\ follow\ (?:you\ )?back\b
    | \bfollow\ me\b.{0,25}\b(?:follow\ (?:you\ )?back|i\ follow|and\ i(?:'ll|\u2019ll|\ will)\ follow)\b
    | \bfollow\ (?:for|4)\ follow\b | \bfollow\ back\ (?:guaranteed|instantly|always|100\ ?%)
    | \b(?:100\ ?%|instant|always|auto)\ follow[\ -]?back\b | \bf4f\b | \bgain\ followers\ (?:fast|now)\b
    | \bs[ií]gueme\ y\ te\ sigo\b | \bte\ sigo\ de\ vuelta\b | \bsigo\ de\ volta\b | \bsegue\ que\ (?:eu\ )?sigo\b
    | \bseguimi\ e\ ti\ seguo\b | \bricambio\ (?:il\ )?follow\b | \bje\ (?:te|vous)\ (?:suis|follow)\ en\ retour\b
    | \babonne[- ]toi\ et\ je\ m'abonne\b | \bich\ folge\ (?:dir\ |euch\ )?zur(?:ü|u)ck\b
    | \bik\ volg\ (?:je\ )?terug\b | \btakip\ edeni\ takip\ ederim\b | \bgt\ yap\u0131yorum\b | \bobserwacja\ za\ obserwacj[ęe]\b
    | взаимн(?:ая|ую)\ (?:подписка|подписку) | подпишись\ и\ я\ подпишусь | フォロバ(?:100|します) | 相互フォロー(?:します|歓迎)
    | 맞팔(?:해요|합니다|환영) | 互[粉关]必回 | 互相关注
    """,
    re.VERBOSE,
)
