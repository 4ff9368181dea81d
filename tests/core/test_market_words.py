"""A market's words in other forms, in hashtags, and in languages; and what no word may come to mean."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.fit import fit_of
from service.audience.market import market_of
from service.audience.word_forms import forms_of, stems_of
from service.kit.plain_text import plain
from service.platforms.contract import Profile
from service.roster.market import NoLanguageTag, TargetMarket
from service.roster.market import market_of as kept_market
from service.roster.sensitive import SensitiveTrait

INTERESTS = ("gardening", "baking", "slow travel", "yoga", "Gärtnerin", "трейл", "园艺")
SOME_WORDS = st.lists(st.sampled_from(INTERESTS), min_size=1, max_size=6)
SOME_BIO = st.lists(
    st.sampled_from([*INTERESTS, "gardener", "bakes", "and", "the", "und", "ich", "#breadbaking", "🌱"]),
    min_size=1,
    max_size=8,
).map(" ".join)


def fit(bio: str, *interests: str, languages: tuple[str, ...] = ("en",)) -> tuple[int | None, str]:
    found = fit_of(Profile(id=1, handle="ana", bio=bio), TargetMarket(interests=interests, languages=languages))
    return found.score, found.reasons[0].text


class TestForms:
    @pytest.mark.parametrize(
        ("language", "word", "bio", "written"),
        [
            ("en", "gardening", "Gardener, mum", "gardener"),
            ("en", "garden", "Roses & gardens!", "gardens"),
            ("en", "slow travel", "a slow traveller", "slow traveller"),
            ("en", "slow travel", "slow-travels", "slow travels"),
            ("de", "Gärtner", "Gärtnerin. Katzen.", "gärtnerin"),
            ("de", "Garten", "Gärten, Meer", "gärten"),
            ("es", "jardinero", "Jardineras", "jardineras"),
            ("fr", "randonnée", "randonnées", "randonnées"),
            ("pt", "viagem", "viagens", None),
            ("ru", "книга", "книги, море", "книги"),
            ("sv", "trädgård", "trädgårdar", "trädgårdar"),
            ("pl-PL", "podróże", "podróżą", "podróżą"),
            ("en", "art", "party, smart, artist", None),
            ("en", "conservation", "Conservative", None),
            ("en", "garden", "Gärten", None),
        ],
    )
    def test_are_found_in_their_language_and_shown_as_they_stand(
        self, language: str, word: str, bio: str, written: str | None
    ) -> None:
        _, text = fit(bio, word, languages=(language,))
        assert text.startswith(f'Cares about: {word} ("{written}").' if written else ("None of", "Writes"))

    def test_of_another_language_than_the_bio_s_are_not_looked_for(self) -> None:
        assert fit("Gardens und ich, das ist mein Leben", "gardening", languages=("en",))[0] == 0
        assert fit("Gardens and my life in the sun", "gardening", languages=("en",))[0] != 0

    def test_of_one_word_count_once(self) -> None:
        assert fit("Gardens", "gardening", "garden", "Gardening")[0] == fit("Gardens", "gardening")[0]

    def test_rule_people_out_as_well(self) -> None:
        market = TargetMarket(interests=("yoga",), exclusions=("gambling",))
        found = fit_of(Profile(id=1, handle="ana", bio="Yoga, gambles"), market)
        assert (found.score, found.reasons[0].text) == (0, 'Says: gambling ("gambles").')


class TestHashtags:
    @pytest.mark.parametrize("tag", ["#organicgardening", "#GardeningTips", "#plantsgardening"])
    def test_are_parted_where_they_begin_or_end_with_a_word(self, tag: str) -> None:
        assert fit(tag, "gardening")[0] == 64

    @pytest.mark.parametrize(
        ("tag", "word"),
        [("#party", "art"), ("#bigardening", "gardening"), ("#gaytravel", "travel"), ("organicgardening", "gardening")],
    )
    def test_are_not_parted_where_that_says_little_or_too_much(self, tag: str, word: str) -> None:
        assert fit(tag, word)[0] == 0


class TestLanguages:
    @pytest.mark.parametrize("tag", ["en", "EN", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "yue", "de-1996"])
    def test_are_written_as_tags(self, tag: str) -> None:
        assert TargetMarket(languages=(tag,)).languages == (tag,)

    @pytest.mark.parametrize("tag", ["English", "e", "en_GB", "deutsch", "en-", "pt-BR-", "日本", "en GB"])
    def test_are_refused_otherwise_with_how_to_mend_it(self, tag: str) -> None:
        with pytest.raises(NoLanguageTag, match=r"is no language tag \(BCP 47\); write a code"):
            TargetMarket(languages=(tag,))

    def test_kept_before_they_were_checked_are_left_out(self) -> None:
        assert market_of({"languages": ["English", "en"]}, []).languages == ("en",)
        assert kept_market({"languages": ["English", "en"]}).languages == ("en",)

    def test_that_are_no_tags_are_named_with_where_they_stand(self) -> None:
        with pytest.raises(msgspec.ValidationError, match=r'languages: "English" .*\$\['):
            msgspec.json.decode(b'{"target_market": {"languages": ["English"]}}', type=dict[str, TargetMarket])


class TestSensitiveTraitsInOtherForms:
    @pytest.mark.parametrize(
        "word",
        [
            *("diabetics", "Muslimas", "Katholikinnen", "lesbianas", "socialists", "homosexuales"),
            *(
                "pregnancy",
                "menopausal mums",
                "grossesse",
                "sobrepeso",
                "Brustkrebs",
                "беременность",
                "糖尿病",
                "임산부",
            ),
            *("Christianity", "chretiens", "judios", "cristianas", "omosessuali", "穆斯林", "मुस्लिम", "muzułmanki"),
            *("Labour Party", "Wähler", "far-right", "rechtsextrem", "unvaccinated", "IG Metall"),
            *("black mums", "blackwomen", "weiße Frauen", "mujeres negras", "African-American", "Asian"),
        ],
    )
    def test_are_refused(self, word: str) -> None:
        with pytest.raises(SensitiveTrait):
            TargetMarket(interests=(word,))

    @pytest.mark.parametrize(
        "word",
        ["#ChristianMoms", "#gaydads", "les\u00adbian", "gay\u200b", "ɢᴀʏ", "pregn\u0430nt", "lésbian", "mus1im"],
    )
    def test_are_refused_joined_and_through_disguises(self, word: str) -> None:
        with pytest.raises(SensitiveTrait):
            TargetMarket(exclusions=(word,))

    @pytest.mark.parametrize(
        "word",
        [
            *(
                "conservation",
                "gardening",
                "social media",
                "transport",
                "translation",
                "democratic design",
                "jewellery",
            ),
            *(
                "union jack mugs",
                "cancel culture",
                "gayatri mantra",
                "depreciation",
                "hindi films",
                "queen",
                "indigo",
                "tourism",
                "black coffee",
                "white wine",
                "blacksmith",
                "straightening",
                "golf handicap",
                "mama bloggers",
                "Judith",
                "Krebsfang",
                "café",
            ),
        ],
    )
    def test_are_not_heard_in_harmless_words(self, word: str) -> None:
        assert TargetMarket(interests=(word,)).interests == (word,)


class TestAnyText:
    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=40))
    def test_folds_once_and_for_all(self, text: str) -> None:
        assert plain(plain(text)) == plain(text)

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.sampled_from(["en", "de", "tr", "xx"]))
    def test_holds_forms_or_none(self, bio: str, word: str, language: str) -> None:
        found = forms_of((word,), language).found_in(plain(bio))
        assert all(stems_of(written, language) == stems_of(of, language) for of, written in found.items())

    @settings(max_examples=60, deadline=None)
    @given(SOME_BIO, SOME_WORDS, st.randoms(use_true_random=False))
    def test_fits_alike_whatever_the_order_and_however_often_a_word_is_named(
        self, bio: str, words: list[str], lot: object
    ) -> None:
        again = [*words, *words]
        lot.shuffle(again)  # type: ignore[attr-defined] # a random.Random
        assert fit(bio, *words)[0] == fit(bio, *again)[0]

    @settings(max_examples=60, deadline=None)
    @given(SOME_BIO, SOME_WORDS, st.sampled_from(INTERESTS))
    def test_never_fits_less_for_one_word_more(self, bio: str, words: list[str], more: str) -> None:
        assert (fit(bio, *words, more)[0] or 0) >= (fit(bio, *words)[0] or 0)
