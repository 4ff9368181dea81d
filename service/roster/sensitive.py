"""Words that ask about special categories of personal data (GDPR, article 9), which are never read out of a profile."""

import re
from itertools import chain, pairwise

from service.kit.plain_text import plain


class SensitiveTrait(ValueError):
    """A word asks about a special category of personal data; the message says which and what to write instead."""

    def __init__(self, word: str, category: str) -> None:
        super().__init__(
            f'"{word}" is about {category}, which is never read out of a profile; '
            "describe what people do or care about instead"
        )
        self.word = word
        self.category = category


def sensitive_category(words: str) -> str | None:
    """The special category that these words ask about, or `None`.

    Plain names in the languages clients write in, word by word, and beginnings that no harmless word shares: it stops the honest
    mistake, and does not claim to stop a determined one. What people do ("fitness", "vegan cooking", "yoga", "charity") is
    never on it, and names and trades that merely sound alike ("Christian Dior", "conservative investing") are let through.
    """
    text = " ".join(_BETWEEN.sub(" ", plain(words)).split())
    spoken = _HARMLESS.sub(" ", text).split()
    said = {*spoken, *(" ".join(pair) for pair in pairwise(spoken))}
    named = (category for category, names in _NAMES.items() if not said.isdisjoint(names))
    begun = (
        category for category, beginnings in _BEGINNINGS.items() if any(each.startswith(beginnings) for each in said)
    )
    return next(chain(named, begun), None)


_BETWEEN = re.compile(r"[\W_]+")
_HARMLESS = re.compile(
    r"\b(?:christian (?:dior|louboutin|lacroix|bale|ronaldo|county)|gay (?:talese|lussac)|marvin gaye?"
    r"|conservative (?:invest\w*|estimates?|dentistry)|liberal arts|(?:as|via|in) roma|roma tomato\w*"
    r"|trans (?:fats?|siberian|am|europe)|cancer (?:zodiac|horoscope|season)|tropic of cancer|trump cards?"
    r"|great depression|islamabad|jew s harp)\b"
)
"""What only sounds like a trait: names, places and trades."""
_WRITTEN = {
    "health": """
        cancer diabetes diabetic diabetics depression depressed hiv aids autism autistic adhd bipolar infertile
        infertility pregnant obese obesity disabled disability epilepsy dementia alzheimer anorexia bulimia alcoholic
        addict krebs krank schwanger behindert diabetiker enfermo embarazada enceinte malade диабет рак
        chronic-illness mental-illness eating-disorder chronic-pain weight-problem cancers tumour tumor incinta gravida
        zwanger zwangere hamile kanser kanker nowotwór cáncer câncer cancro handicapé handicapés беременная беременные""",
    "religion or belief": """
        christian christians catholic catholics protestant protestants evangelical muslim muslims islam islamic jew jews
        jewish hindu hindus buddhists mormon mormons atheist atheists sikh sikhs christ katholisch muslimisch
        jüdisch musulmán musulman musulmane católico cristiano catholique juif
        christen christ chrétien chrétiens juifs judío judíos judeu ebreo ebrei joden żyd żydzi cristiana cristianos cristã cristão
        hindous müslüman yahudi мусульмане христиане евреи атеисты""",
    "politics": """
        republican republicans democrat democrats conservative conservatives liberals socialist socialists communist
        maga trump biden tory tories leftist leftwing rightwing antifa afd cdu spd left-wing right-wing podemos psoe
        labour-voters grüne-wähler""",
    "trade union membership": """
        trade-union trade-unions union-member union-members labor-union labour-union vakbond ver-di syndicat syndicats
        sindicato sindicatos sindacato sindacati sendika профсоюз профсоюзы""",
    "genetic or biometric data": "dna-profile face-recognition fingerprint fingerprints fingerabdruck",
    "sexual orientation or sex life": """
        gay gays lesbian lesbians bisexual bisexuals queer homosexual homosexuals lgbt lgbtq transgender trans schwul
        schwule schwuler gai gais maricón polyamorous swingers swinger sex-life sexleben bdsm fetish gej geje гей геи лесбиянки""",
    "ethnic origin": """
        blacks whites black-people black-women black-men white-people white-women white-men latino latina latinos hispanic
        hispanics caucasian asians africans arabs roma gypsy gypsies indigenous ethnicity of-color of-colour
        zigeuner gitanos gitans asiatinnen cigány цыгане ethnic-minority schwarze-frauen femmes-noires mujeres-negras""",
}
_NAMES = {
    category: frozenset(name.replace("-", " ") for name in written.split()) for category, written in _WRITTEN.items()
}
_BEGUN = {
    "health": """
        diabet diabét depressiv dépressi autis epilep épilep schwanger embaraz behinder discapacit krebskrank zwanger alzheimer
        bulimi anorexi schizophren esquizofren chemotherap""",
    "religion or belief": """
        catholi katholi catoli católi cattoli katoli muslim musulm muçulm moslim islamis jewish jüdi evangelic evangelisch evangélic évangéliq protestan atheis
        buddhis budist mormon jehovah""",
    "politics": "communist kommunist comunist socialist sozialist konservative-wähl fascist faschist antifas",
    "trade union membership": "gewerkschaft syndicalist sindicalist vakbondsl trade-unionis związkow",
    "sexual orientation or sex life": """
        homosex homoseks bisex biseks lesbian lesbisch lesbienne lesbiana lesbica lésbica lgbt transgend transsex polyamor
        гомосекс""",
    "ethnic origin": "hispanic caucasian gypsy ethnicit",
    "genetic or biometric data": "biometri genetic-test gentest",
}
_BEGINNINGS = {category: tuple(each.replace("-", " ") for each in begun.split()) for category, begun in _BEGUN.items()}
"""Beginnings of words, so that plurals and endings in several languages are heard as well."""
