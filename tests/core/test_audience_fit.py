import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.fit import FITS_FROM, fit_of, says
from service.audience.languages import language_of
from service.audience.market import harmless
from service.kit.plain_text import plain
from service.platforms.contract import Profile
from service.roster.market import TargetMarket
from service.roster.sensitive import SensitiveTrait

GARDENS = TargetMarket(
    interests=("gardening", "baking", "slow travel"),
    places=("Leeds",),
    languages=("en",),
    exclusions=("crypto", "follow back"),
)


def a_person(bio: str | None = None, location: str | None = None, name: str = "Ana") -> Profile:
    return Profile(id=1, handle="ana", name=name, bio=bio, location=location)


class TestFit:
    def test_shows_the_words_that_matched(self) -> None:
        fit = fit_of(a_person("Gardening and baking with the kids in my free time", "Leeds, UK"), GARDENS)
        assert fit.matched == ("gardening", "baking", "Leeds", "en")
        assert fit.score is not None
        assert fit.score >= 90

    def test_one_clear_interest_is_enough_to_fit(self) -> None:
        fit = fit_of(a_person("Gardening!"), GARDENS)
        assert fit.score is not None
        assert fit.score >= FITS_FROM

    def test_grows_with_the_words_found(self) -> None:
        bios = ("Cars", "Baking", "Baking, gardening", "Baking, gardening, slow travel")
        scores = [fit_of(a_person(bio), GARDENS).score for bio in bios]
        assert scores == sorted(scores, key=lambda score: score or 0)
        assert scores[0] == 0
        assert scores[-1] == 100

    def test_is_not_observable_when_a_profile_says_nothing(self) -> None:
        for silent in (a_person(), a_person(""), a_person(None, "")):
            assert fit_of(silent, GARDENS).score is None

    def test_is_not_observable_without_a_market(self) -> None:
        assert fit_of(a_person("Gardening"), TargetMarket()).score is None

    def test_a_location_alone_is_judged_by_places_alone(self) -> None:
        assert fit_of(a_person(None, "Leeds"), GARDENS).score == 100
        assert fit_of(a_person(None, "Berlin"), GARDENS).score == 0
        assert fit_of(a_person(None, "Berlin"), TargetMarket(interests=("baking",))).score is None

    @pytest.mark.parametrize(
        ("bio", "word"),
        [("Sunday #TrailRunning", "trail running"), ("#slowtravel", "slow travel"), ("#TrailRunning", "running")],
    )
    def test_reads_the_words_of_hashtags(self, bio: str, word: str) -> None:
        assert fit_of(a_person(bio), TargetMarket(interests=(word,))).matched == (word,)

    @pytest.mark.parametrize(
        ("place", "location", "shown"),
        [
            ("UK", "Leeds, UK", "Is in: UK."),
            ("UK", "Leeds, England", 'Is in: UK ("england").'),
            ("Germany", "München, Deutschland", 'Is in: Germany ("deutschland").'),
            ("Österreich", "Vienna, Austria", 'Is in: Österreich ("austria").'),
        ],
    )
    def test_knows_a_country_by_its_names_and_shows_which(self, place: str, location: str, shown: str) -> None:
        fit = fit_of(a_person(None, location), TargetMarket(places=(place,)))
        assert (fit.score, fit.matched, fit.reasons[0].text) == (100, (place,), shown)

    @pytest.mark.parametrize(
        ("place", "bio", "location"),
        [
            ("US", "Come and find us", "Leeds"),
            ("England", None, "Glasgow, Scotland"),
            ("Iceland", None, "Long Island"),
            ("UK", None, "New South Wales"),
            ("Germany", None, "Wilmington, DE"),
        ],
    )
    def test_does_not_take_like_names_for_a_place(self, place: str, bio: str | None, location: str) -> None:
        assert fit_of(a_person(bio, location), TargetMarket(places=(place,))).score == 0

    @pytest.mark.parametrize(
        ("place", "location", "shown"),
        [
            ("São Paulo", "Sao Paulo, Brasil", 'Is in: São Paulo ("sao paulo, brasil").'),
            ("Lodz", "Łódź", 'Is in: Lodz ("łódź").'),
            ("Zürich", "Zurich", 'Is in: Zürich ("zurich").'),
        ],
    )
    def test_knows_a_place_with_and_without_accents(self, place: str, location: str, shown: str) -> None:
        fit = fit_of(a_person(None, location), TargetMarket(places=(place,)))
        assert (fit.score, fit.reasons[0].text) == (100, shown)

    @pytest.mark.parametrize(
        ("language", "word", "bio", "written"),
        [
            ("en", "cafe", "Our café by the sea", "café"),
            ("en", "café", "Our cafe by the sea", "cafe"),
            ("es", "fotografia", "Fotografía de bodas", "fotografía"),
            ("es", "educación", "Amo la educacion libre", "educacion"),
            ("fr", "decoration maison", "Décoration maison et vélo", "décoration maison"),
            ("fr", "cœur", "Coeur de maman", "coeur"),
            ("pt", "maternidade e pao", "Maternidade e pão", "maternidade e pão"),
            ("it", "qualità", "La qualita prima di tutto", "qualita"),
            ("de", "Gärtnern", "Ich liebe das Gaertnern", "gaertnern"),
            ("de", "Muetter", "Für Mütter und Väter", "mütter"),
        ],
    )
    def test_knows_words_with_and_without_accents(self, language: str, word: str, bio: str, written: str) -> None:
        fit = fit_of(a_person(bio), TargetMarket(interests=(word,), languages=(language,)))
        assert fit.matched[:1] == (word,)
        assert fit.reasons[0].text == f'Cares about: {word} ("{written}").'

    @pytest.mark.parametrize(
        ("language", "word", "bio"),
        [
            ("es", "papás", "Amo las papas fritas"),
            ("es", "años", "Anos y montes"),
            ("es", "moño", "Soy un mono feliz"),
            ("es", "inglés y té", "El té, las ingles"),
            ("fr", "pates", "Mes pâtes fraîches"),
            ("fr", "pêche", "Un péché, une tarte"),
            ("pt", "coco", "Água e cocô de gato"),
            ("sv", "höra", "En hora till"),
            ("en", "resume", "Über resümee"),
        ],
    )
    def test_leaves_accents_that_make_another_word(self, language: str, word: str, bio: str) -> None:
        fit = fit_of(a_person(bio), TargetMarket(interests=(word,), languages=(language,)))
        assert word not in fit.matched

    def test_exclusions_alone_rule_out_and_speak_for_nobody(self) -> None:
        market = TargetMarket(exclusions=("crypto",))
        assert fit_of(a_person("Crypto all day"), market).score == 0
        assert fit_of(a_person("Bread all day"), market).score is None

    def test_an_exclusion_rules_somebody_out_and_says_so(self) -> None:
        fit = fit_of(a_person("Gardening. Follow back always!", "Leeds"), GARDENS)
        assert fit.score == 0
        assert fit.reasons[0].text == "Says: follow back."

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=60), st.none() | st.text(max_size=20))
    def test_any_text_gets_a_score_or_none(self, bio: str, location: str | None) -> None:
        score = fit_of(a_person(bio, location), GARDENS).score
        assert score is None or 0 <= score <= 100


class TestWords:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("CAFÉ owner", "café"),
            ("cafe\u0301 owner", "café"),
            ("Straße und Garten", "STRASSE"),
            ("я люблю САД", "сад"),
            ("私はヨガが好き", "ヨガ"),
            ("我喜欢园艺", "园艺"),
            ("ฉันรักโยคะมาก", "โยคะ"),
            ("मुझे योग पसंद है", "योग"),
            ("love🧘yoga", "🧘"),
            ("#gardening", "gardening"),
            ("slow travel.", "Slow Travel"),
        ],
    )
    def test_are_found_in_any_script(self, text: str, word: str) -> None:
        assert says(plain(text), word)

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("artist", "art"),
            ("smart", "art"),
            ("садовник", "сад"),
            ("योगदान", "योग"),
            ("art2go", "art"),
            ("anything", ""),
        ],
    )
    def test_are_not_found_inside_another_word(self, text: str, word: str) -> None:
        assert not says(plain(text), word)

    @settings(max_examples=100, deadline=None)
    @given(st.text(min_size=1, max_size=10).filter(lambda word: bool(plain(word).strip())))
    def test_every_word_is_found_between_spaces(self, word: str) -> None:
        assert says(f" {plain(word)} ", word)


class TestSensitiveTraits:
    @pytest.mark.parametrize(
        "word", ["diabetes", "Catholic mothers", "gay", "Republicans", "Black women", "chronic illness"]
    )
    def test_are_refused_with_the_reason(self, word: str) -> None:
        with pytest.raises(SensitiveTrait, match="never read out of a profile"):
            TargetMarket(interests=("yoga", word))

    @pytest.mark.parametrize(
        "word",
        [
            "Diabetikerinnen",
            "katholische Mütter",
            "femmes musulmanes",
            "mujeres embarazadas",
            "Gewerkschafter",
            "union members",
            "sindicatos",
            "lesbiennes",
            "homosexuels",
            "#muslims",
            "sex-life",
            "face recognition",
            "biometrics",
            "kommunistisch",
            "геи",
        ],
    )
    def test_are_refused_in_their_forms_and_in_other_languages(self, word: str) -> None:
        for market in ({"interests": (word,)}, {"exclusions": (word,)}, {"places": (word,)}):
            with pytest.raises(SensitiveTrait):
                TargetMarket(**market)

    def test_rome_is_a_place(self) -> None:
        assert TargetMarket(places=("Roma",)).places == ("Roma",)

    def test_are_refused_as_exclusions_too(self) -> None:
        with pytest.raises(SensitiveTrait):
            TargetMarket(exclusions=("Muslims",))

    def test_kept_before_they_were_checked_are_left_out_and_named(self) -> None:
        words, refused = harmless(["yoga", "Catholic mothers"])
        assert words == ("yoga",)
        assert [reason.params["word"] for reason in refused] == ["Catholic mothers"]

    @pytest.mark.parametrize(
        "word",
        [
            "fitness",
            "vegan cooking",
            "yoga",
            "charity",
            "running",
            "mothers",
            "gardening",
            "wellness",
            "white wine",
            "asian food",
            "black coffee",
            "Christian Dior",
            "conservative investing",
            "liberal arts",
            "Christmas markets",
            "Islamabad street food",
            "socialising",
            "Evangelion",
            "brand evangelist",
            "credit union",
            "genetics",
            "racing",
            "trans-siberian railway",
            "classical liberalism in music",
            "crab fishing",
        ],
    )
    def test_what_people_do_is_no_trait(self, word: str) -> None:
        assert TargetMarket(interests=(word,)).interests == (word,)


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("I love the sea and my two dogs", "en"),
            ("Ich liebe das Meer und die Berge", "de"),
            ("J'aime la mer et le soleil", "fr"),
            ("私はヨガが好き", "ja"),
            ("나는 요가를 좋아해요", "ko"),
            ("Αγαπώ τη θάλασσα", "el"),
            ("Mãe de dois, apaixonada por livros", "pt"),
            ("Mare de dos fills, m'agraden els llibres i el jardí", "ca"),
            ("LAUFEN, LESEN\nLEBEN", "de"),
            ("Мама двоих детей, люблю сад и книги", "ru"),
            ("Köln", None),
            ("NYC | LA | 🎨", None),
            ("✨💕", None),
            ("\n", None),
            ("", None),
        ],
    )
    def test_is_named_only_when_the_text_tells(self, text: str, code: str | None) -> None:
        assert language_of(text) == code
