"""Countries by the words in which clients write them, as ISO 3166-1 codes. Pure."""

from collections.abc import Iterable
from typing import Final

from service.kit.plain_text import plain


def countries_in(places: Iterable[str]) -> frozenset[str]:
    """The countries among the places of a market; towns, regions and what is not known here are passed over."""
    return frozenset(code for place in places if (code := _BY_WORD.get(plain(place).strip())))


def towns_in(places: Iterable[str]) -> frozenset[str]:
    """The places of a market that are no countries known here, as plain text: towns and regions."""
    return frozenset(word for place in places if (word := plain(place).strip()) and word not in _BY_WORD)


def other_names(place: str) -> tuple[str, ...]:
    """The names under which the same country may stand in a profile, parts of it included; none for what is no whole country.

    A country's code is not among them: in profiles most of them are words or American states.
    """
    word = plain(place).strip()
    return () if word in _PARTS else tuple(name for name in _BY_CODE.get(_BY_WORD.get(word, ""), ()) if name != word)


_PARTS: Final = frozenset(map(plain, ("England", "Scotland", "Wales", "Northern Ireland", "Schottland", "Nordirland")))
_ELSEWHERE: Final = frozenset(map(plain, ("Wales", "Island", "America", "Amerika")))
"""Names that stand within names of other places (New South Wales, Long Island, South America)."""
_NAMES: Final = """
AE United Arab Emirates, UAE, Emirates, Vereinigte Arabische Emirate, Emirate
AR Argentina, Argentinien
AT Austria, Österreich
AU Australia, Australien
BE Belgium, Belgien
BG Bulgaria, Bulgarien
BR Brazil, Brasilien
CA Canada, Kanada
CH Switzerland, Schweiz
CL Chile
CN China
CO Colombia, Kolumbien
CY Cyprus, Zypern
CZ Czechia, Czech Republic, Tschechien
DE Germany, Deutschland
DK Denmark, Dänemark
EE Estonia, Estland
EG Egypt, Ägypten
ES Spain, Spanien
FI Finland, Finnland
FR France, Frankreich
GB United Kingdom, UK, Great Britain, England, Scotland, Wales, Northern Ireland, Vereinigtes Königreich, Großbritannien, Schottland, Nordirland
GH Ghana
GR Greece, Griechenland
HK Hong Kong, Hongkong
HR Croatia, Kroatien
HU Hungary, Ungarn
ID Indonesia, Indonesien
IE Ireland, Irland
IL Israel
IN India, Indien
IS Iceland, Island
IT Italy, Italien
JP Japan
KE Kenya, Kenia
KR South Korea, Südkorea
LI Liechtenstein
LT Lithuania, Litauen
LU Luxembourg, Luxemburg
LV Latvia, Lettland
MA Morocco, Marokko
MT Malta
MX Mexico, Mexiko
MY Malaysia
NG Nigeria
NL Netherlands, The Netherlands, Holland, Niederlande
NO Norway, Norwegen
NZ New Zealand, Neuseeland
PE Peru
PH Philippines, The Philippines, Philippinen
PK Pakistan
PL Poland, Polen
PT Portugal
RO Romania, Rumänien
RS Serbia, Serbien
RU Russia, Russland
SA Saudi Arabia, Saudi-Arabien
SE Sweden, Schweden
SG Singapore, Singapur
SI Slovenia, Slowenien
SK Slovakia, Slowakei
TH Thailand
TR Turkey, Türkiye, Türkei
UA Ukraine
US United States, United States of America, USA, America, Vereinigte Staaten, Amerika
VN Vietnam
ZA South Africa, Südafrika
"""
"""The larger countries in which the networks are used, in English and German; each may be written as its code as well."""


def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        code, names = line.split(" ", 1)
        found |= dict.fromkeys((plain(each).strip() for each in (code, *names.split(","))), code)
    return found


_BY_WORD: Final = _by_word()


def _by_code() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, code in _BY_WORD.items():
        if word != code.casefold() and word not in _ELSEWHERE:
            found[code] = (*found.get(code, ()), word)
    return found


_BY_CODE: Final = _by_code()
