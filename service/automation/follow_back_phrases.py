"""How people offer and ask for mutual following, in some twenty languages, written plainly or in disguise. Pure.

Offers and demands only. "Thanks for following back", "I do not follow back", "follow me for recipes" and "we follow back roads" are
neither. The hashtags are those by which such networks find one another (#TeamFollowBack and its kin, ICWSM 2024, and what the
same posts carry beside); the phrases were collected by hand, and `tests/core/follow_phrases.py` says how well they do.
"""
# ruff: noqa: RUF001 # letters of other alphabets are what this is about

import re
from typing import Final

_NOT: Final = r"(?<!not\ )(?<!n't\ )(?<!n\u2019t\ )(?<!never\ )"
_NOT_A_WAY: Final = (
    r"(?![\ -](?:up|to|into|home|from|down|through|along|roads?|streets?|alleys?|trails?|country|issues?)\b)"
)
"""What makes "follow back" a matter of walking or reading."""

STEMS: Final = (
    "#", "follow", "f4f", "sub", "gain", "sig", "síg", "segu", "devuelvo", "sdv", "cambio", "retour", "abo", "rends", "folg", "volg",
    "taki", "gt ", "obs", "подпи", "взаим", "взаєм", "باك", "بک", "تابع", "back", "saling", "बैक", "フォロ", "相互", "맞팔", "互", "必回",
    "回粉", "chéo", "ฟอล",
)  # fmt: skip
"""Each phrase has one of these, so that most texts need no closer look."""
PLAIN: Final = re.compile(
    rf"""
    \#(?:team|instant|auto|always|100)?follow?back\w* | \#(?:follow(?:for|4|2|x)follow|follow?train|gaintrain|followme|followall)\w*
    | \#(?:autofollow|instantfollow|f4f|f4follow|fff|tfb|ifb|l4l|l4f|lfl|like(?:4|for)(?:like|follow)|sub(?:4|for)sub|mutualfollow
         |siguemeytesigo|sigueme|seguimeeteseguo|segueme|sdvtodos|trocosdv|abonnetoi|takip|takipet|takipleselim|gegenfollow|follbackinstan
         |взаимныйфолловинг|взаимнаяподписка|взаимка|フォロバ\w*|相互フォロー\w*|맞팔\w*|互粉|互关)(?!\w)
    | \#sdv(?!\w)(?!.*(?:vehicle|software|automotive))
    | {_NOT}\b(?:i|we)(?:\ (?:will|always|do)|'ll|\u2019ll)?\ follow\ (?:(?:you|u|ya)\ )?(?:right\ )?back\b{_NOT_A_WAY}
    | {_NOT}\b(?:will|always|instantly)\ follow\ (?:(?:you|u|ya)\ )?back\b{_NOT_A_WAY}
    | \b(?:i'm|i\u2019m|im|i\ am|we're|we\u2019re|we\ are)\ following\ (?:everyone\ |everybody\ |all\ )?back\b{_NOT_A_WAY}
    | \bfollow\ me\b.{{0,25}}\b(?:follow\ (?:you\ )?back|i\ follow|and\ i(?:'ll|\u2019ll|\ will)\ follow)\b
    | \bfollow\ (?:everyone|everybody|all)\ (?:who|that)\ (?:likes?|retweets?|rts?|comments?|follows?)\b
    | \bfollow\ ?(?:for|4|2|x|to|por|contre|za|vs|=|&)\ ?follow\b | \bsub\ ?(?:for|4)\ ?sub\b
    | \bfollow\ ?back\ (?:guaranteed|instantly|always|asap|please|pls|100\ ?%) | \b(?:100\ ?%|instant|always|auto)\ follow[\ -]?back\b
    | (?<!grumman\ )(?<!wildcat\ )\bf4f\b(?![\ -](?:wildcat|grumman|aircraft|fighter|\d))
    | \bgain\ (?:[\d.,]+k?\ |more\ |active\ )?followers\ (?:fast|now)\b | \bfollow\ train\ (?:starts?|now|here|below)\b

    | \bs[ií]gueme\ y\ te\ sigo\b | \bs[ií]ganme\ y\ (?:los|les)\ sigo\b | \bte\ sigo\ (?:de\ vuelta|si\ me\ sigues)\b
    | \bsigo\ (?:a\ tod[oa]s\ )?de\ v(?:ue|o)lta\b | \bte\ devuelvo\ el\ follow\b
    | \bsegue\ (?:que|de)\ (?:eu\ )?(?:sigo|volta)\b | \bme\ segue\ que\ eu\ te\ sigo\b | \b(?:troco|quero|aceito|bora)\ sdv\b
    | \bsdv\ (?:j[áa]|sempre|todos|r[áa]pido)\b | \bquem\ me\ seguir\b.{{0,12}}\bsigo\b
    | \bseguimi\ e\ ti\ seguo\b | \b(?:ri|s)cambio\ (?:il\ )?follow\b | \bseguo\ chi\ mi\ segue\b
    | \bje\ (?:te|vous)\ (?:suis|follow)\ en\ retour\b | \babonne[- ]toi\ et\ je\ m['\u2019]abonne\b | \babo\ contre\ abo\b
    | \bje\ rends\ (?:tous\ )?les\ (?:abos|abonnements|follows)\b
    | \b(?:ich\ )?folge\ (?:dir|euch|jedem|jeder|allen)\ zur(?:ü|u|ue)ck\b | \bich\ folge\ zur(?:ü|u|ue)ck\b
    | \bfolgst\ du\ mir,?\ (?:dann\ )?folge?\ ich\ dir\b | \b(?:follower|abo)\ gegen\ (?:follower|abo)\b
    | \bik\ volg\ (?:je\ |jou\ )?terug\b | \bvolg\ (?:mij|me)\b.{{0,8}}\bik\ volg\ jou\b
    | \btakip\ edeni\ takip\ ederim\b | \btakiple[şs](?:elim|mek|ir|me)?\b | \bgeri\ takip\b | \bkar[şs]ılıklı\ takip\b | \bgt\ yap\w+
    | \bobs(?:erwacja)?\ za\ obs(?:erwacj[ęe])?\b
    | взаимн(?:ая|ую)\ подписк[ау] | взаимно\ подпи(?:шусь|сываюсь) | подпишись\W+(?:и\ )?я?\ ?подпишусь | подписка\ за\ подписку
    | взаємн(?:а|у)\ підписк[ау]
    | فولو\ ?باك | فالو\ ?بک | تابعني\ (?:و\ ?)?[أا]تابعك | متابعة\ مقابل\ متابعة
    | \bfoll?back\ (?:ya|dong|kak|yuk)\b | \bsaling\ follow\b | \bfollow\ balik\b | फॉलो\ बैक
    | フォロバ(?:100|します|率) | 相互(?:フォロー(?:します|歓迎|希望)|希望) | フォロー返し
    | 맞팔\ ?(?:해요|합니다|환영|갑니다|구|100) | [求必]?互[粉关關]必回 | 求互[粉关關] | (?<!不)互粉 | 互相关注 | (?<![相不])互[关關](?:吗|嗎|吧|一下|$)
    | (?:关注|關注)必回 | (?<!不)回粉 | \b(?:theo\ dõi|follow|fl)\ chéo\b | ฟอล(?:โล่)?(?:แบค|กลับ)
    """,
    re.VERBOSE,
)
"""Over text as `kit.plain_text.plain` has it."""

_FOLLOW: Final = r"(?<![a-z])f[o*]i[o*]w"
_BACK: Final = r"b[a*]ck(?![a-z])"
DISGUISED: Final = re.compile(
    rf"""
    (?<!not\ )(?<!nt\ )(?<!never\ )(?<!the\ ){_FOLLOW}\ ?(?:(?:you|u|ya|everyone)\ )?{_BACK}
    | {_FOLLOW}\ ?(?:me\ )?(?:for|a|x|to)\ ?f[o*]i[o*]w(?![a-z])
    | {_FOLLOW}\ ?m[e*]\ ?(?:and\ )?(?:i|ii)\ ?f[o*]i[o*]w
    """,
    re.VERBOSE,
)
"""Over skeletons (`disguised_words`), in which l is i and no letter is doubled. A disguise is itself part of what is told."""
