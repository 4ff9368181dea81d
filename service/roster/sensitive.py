"""Words that ask about special categories of personal data (GDPR, article 9), which are never read out of a profile."""

from itertools import pairwise

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

    A short list of plain names, judged word by word: it stops the honest mistake, and does not claim to stop a determined
    one. What people do ("fitness", "vegan cooking", "yoga", "charity") is never on it.
    """
    spoken = plain(words).split()
    said = {*spoken, *(" ".join(pair) for pair in pairwise(spoken))}
    return next((category for category, names in _NAMES.items() if not said.isdisjoint(names)), None)


_WRITTEN = {
    "health": """
        cancer diabetes diabetic diabetics depression depressed hiv aids autism autistic adhd bipolar infertile
        infertility pregnant obese obesity disabled disability epilepsy dementia alzheimer anorexia bulimia alcoholic
        addict krebs krank schwanger behindert diabetiker enfermo embarazada enceinte malade диабет рак
        chronic-illness mental-illness eating-disorder chronic-pain weight-problem""",
    "religion or belief": """
        christian christians catholic catholics protestant protestants evangelical muslim muslims islam islamic jew jews
        jewish hindu hindus buddhist buddhists mormon mormons atheist atheists sikh sikhs christ katholisch muslimisch
        jüdisch musulmán musulman musulmane católico cristiano catholique juif""",
    "politics": """
        republican republicans democrat democrats conservative conservatives liberals socialist socialists communist
        maga trump biden tory tories leftist leftwing rightwing antifa afd cdu spd left-wing right-wing trade-union
        union-member""",
    "sexual orientation or sex life": """
        gay gays lesbian lesbians bisexual bisexuals queer homosexual homosexuals lgbt lgbtq transgender trans schwul
        lesbisch homosexuel gai polyamorous swingers""",
    "ethnic origin": """
        blacks whites black-people black-women black-men white-people white-women white-men latino latina latinos hispanic
        hispanics caucasian asians africans arabs roma gypsy gypsies indigenous ethnicity of-color of-colour""",
}
_NAMES = {
    category: frozenset(name.replace("-", " ") for name in written.split()) for category, written in _WRITTEN.items()
}
