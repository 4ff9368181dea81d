"""What a list of offensive words finds, and whom it must leave alone."""
# ruff: noqa: RUF001 # letters of other alphabets are what this is about

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.fit import Fit, fit_of
from service.audience.flags import UNREAD, flags_of
from service.audience.offensive import Offence, Sureness, offensive_words, reasons_of
from service.platforms.contract import Profile
from service.roster.market import TargetMarket

OFFENSIVE = (
    ("en", Offence.SLUR, "all those raghead people should leave"),
    ("en", Offence.SLUR, "Heil Hitler!"),
    ("en", Offence.SEXUAL, "🔞 horny singles near you 🔞"),
    ("en", Offence.SEXUAL, "18+ | selling nudes | dm"),
    ("en", Offence.THREAT, "just kill yourself already"),
    ("en", Offence.THREAT, "I’ll kill you"),
    ("en", Offence.THREAT, "You need to kill yourself"),
    ("en", Offence.THREAT, "I want you to kill yourself"),
    ("en", Offence.THREAT, "Please, all of you, go and kill yourselves"),
    ("en", Offence.THREAT, "Try killing yourself"),
    ("en", Offence.THREAT, "I'm going to kill you"),
    ("en", Offence.THREAT, "hoping you die soon"),
    ("en", Offence.THREAT, "you deserved to die"),
    ("en", Offence.PROFANITY, "No bullshit. Just results."),
    ("es", Offence.SLUR, "Fuera, moros de mierda"),
    ("es", Offence.THREAT, "TE VOY A MATAR"),
    ("fr", Offence.SLUR, "sales arabes, dehors"),
    ("fr", Offence.THREAT, "suicide-toi"),
    ("fr", Offence.THREAT, "suicidez-vous"),
    ("de", Offence.THREAT, "Ich werde dich umbringen"),
    ("de", Offence.SLUR, "AUSLÄNDER RAUS"),
    ("de", Offence.PROFANITY, "so eine Scheiße"),
    ("it", Offence.SLUR, "sporco ebreo"),
    ("it", Offence.THREAT, "ti ammazzo"),
    ("pt", Offence.SEXUAL, "garotas de programa, chama no direct"),
    ("nl", Offence.SLUR, "die kutmarokkanen weer"),
    ("pl", Offence.SLUR, "żydzi do gazu"),
    ("ru", Offence.SLUR, "черножопые"),
    ("en", Offence.SLUR, "𝓻𝓪𝓰𝓱𝓮𝓪𝓭𝓼"),
    ("ru", Offence.SEXUAL, "Интим услуги, Москва"),
)
DISGUISED = (
    "n1gger",
    "N I G G E R",
    "n.i.g.g.e.r",
    "niiiigger",
    "f4gg0t",
    "fаggot",
    "k1k3s",
    "p0rnhub",
    "🅵🅰🅶🅶🅾🆃",
)
INNOCENT = (
    "Scunthorpe United, Penistone, Clitheroe, Cockfosters",
    "Essex girl in Sussex",
    "Niger and Nigeria travel",
    "Níger, país de África",
    "Le Niger et le Nigeria",
    "Fanny Kuntz, Dick Van Dyke, Gay Talese, a book on Hitler",
    "Maine Coon and shih tzu breeder",
    "Assassin's Creed, classic bass, Mass on Sundays",
    "Breast cancer survivor. Cervical and anal cancer awareness",
    "Sex education teacher and sex therapist",
    "Proud lesbian, gay dad, queer and trans family",
    "Black, Jewish and proud. Arab cuisine",
    "Don't kill yourself: call 988",
    "If you want to kill yourself, talk to somebody first",
    "You don't have to kill yourself to lose weight",
    "No need to kill yourself at the gym: get fit without killing yourself",
    "Why are you killing yourself with cardio? Stop killing yourself with diets",
    "Thoughts of killing yourself? When voices tell you to kill yourself, call us",
    "Trying to kill yourself is no crime; how to talk of it",
    "This workout is gonna kill you. Smoking is going to kill you",
    "What doesn't kill you makes you stronger; everybody has to die",
    "To kill a mockingbird, Killer Queen, hope you dive with us",
    "Il fumo ti uccide; diese Arbeit bringt dich um",
    "Hang yourself a hammock. Slit skirts, throat lozenges",
    "Flame retardant, retard de livraison, spic and span",
    "Shiitake mushrooms, cocktails, pussy willow",
    "Escort driver (Ford) and security escort",
    "Negro y blanco, fotógrafo. Montenegro",
    "Negroni e cucina italiana",
    "Una zorra es un animal; perra adoptada",
    "Bicha de trem, macaco-prego, veado campeiro",
    "Putumayo, Colombia. Reputación y disputas",
    "Dicke Bohnen, Fuchs, Wankdorf, Bad Fucking heißt Fugging",
    "Pfarrer in Assmannshausen, Familie Neger, Dachdecker",
    "Chatte noire, retraite, phoque, Pédagogue",
    "Kanker patiënt, hoera, Kutaisi, dijken en dyke",
    "Pedały rowerowe, czarny kot, murzynek (ciasto)",
    "Хохлома, чурка дров, сукно, сбежала собака",
    "Ibn Sina, Sikh, Şikago",
    "日本語の先生、台北",
    "مدرب حياة في دبي",
    "R2D2 fan, N1 Büro, 4x4, h3llo w0rld, k1tchen",
    "c o f f e e lover, y o g a",
    "Soooo happy!!! Yesss",
    "n1ght shift nurse",
)


class TestFinding:
    @pytest.mark.parametrize(("language", "offence", "text"), OFFENSIVE)
    def test_finds_words_as_they_are_written(self, language: str, offence: Offence, text: str) -> None:
        found = offensive_words(text)
        assert [(each.language, each.offence, each.sureness) for each in found] == [(language, offence, Sureness.CLEAR)]

    @pytest.mark.parametrize("text", DISGUISED)
    def test_reads_over_disguises_and_says_that_it_did(self, text: str) -> None:
        assert [each.sureness for each in offensive_words(f"you {text} there")] == [Sureness.PERHAPS]

    @pytest.mark.parametrize("text", INNOCENT)
    def test_leaves_names_places_and_medicine_alone(self, text: str) -> None:
        assert [each for each in offensive_words(text) if each.offence is not Offence.PROFANITY] == []

    def test_doubts_words_that_are_quoted(self) -> None:
        assert offensive_words('they called me "faggot" at school')[0].sureness is Sureness.PERHAPS

    @given(st.text(max_size=60), st.sampled_from([text for _, _, text in OFFENSIVE]), st.text(max_size=60))
    @settings(max_examples=150, deadline=None)
    def test_points_at_words_that_stand_in_the_text(self, before: str, text: str, after: str) -> None:
        whole = f"{before} {text} {after}"
        found = offensive_words(whole)
        assert all(whole[each.start : each.end] == each.words for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


class TestShowing:
    def test_masks_words(self) -> None:
        assert [each.masked for each in offensive_words("n i g g e r, kill yourself")] == ["n*****", "k*** y*******"]

    def test_leaves_words_out_until_they_may_be_shown(self) -> None:
        (shown,) = reasons_of(offensive_words("selling nudes"), "bio", shown=True)
        (withheld,) = reasons_of(offensive_words("selling nudes"), "bio", shown=False)
        assert shown.params["words"] == "s****** n****"
        assert "words" not in withheld.params
        assert "n****" not in withheld.text


MARKET = TargetMarket(interests=("yoga",), exclusions=("crypto",))
NOTHING = Fit(None, (), ())


class TestFlags:
    def test_say_which_exclusion_was_matched(self) -> None:
        profile = Profile(id=1, handle="a", name="A", bio="Yoga and crypto tips")
        flags = flags_of(profile, fit_of(profile, MARKET), may_judge=True, named=True)
        assert [(flag.code, flag.params) for flag in flags] == [("off_market.excluded", {"words": "crypto"})]

    @pytest.mark.parametrize("bio", [None, "", "Gardener"])
    def test_never_take_the_unknown_for_off_market(self, bio: str | None) -> None:
        profile = Profile(id=1, handle="a", name="A", bio=bio)
        assert flags_of(profile, fit_of(profile, MARKET), may_judge=True, named=True) == ()

    def test_say_so_where_words_may_not_be_judged(self) -> None:
        profile = Profile(id=1, handle="a", name="A", bio="selling nudes")
        assert flags_of(profile, NOTHING, may_judge=False, named=True) == (UNREAD,)
