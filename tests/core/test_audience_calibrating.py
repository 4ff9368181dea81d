import numpy as np

from bench.sorting import clients
from service.audience.calibrating import SortedFollower, calibrated, likelihood
from service.audience.classes import FollowerClass
from service.audience.strata import STRATA, Stratum

FACETS = {stratum: STRATA.index(stratum) for stratum in Stratum}


def taps(stratum: Stratum, confirmed: int, of: int, *, score: int = 50) -> list[SortedFollower]:
    return [SortedFollower(stratum, score, -1, number < confirmed) for number in range(of)]


class TestAClientsOwnModel:
    def test_goes_by_score_and_fit_before_the_first_answer(self) -> None:
        fresh = calibrated([])
        low, high = (fresh.log_odds(FACETS[Stratum.OTHER], score, -1) for score in (20, 90))
        assert low < high
        assert fresh.log_odds(0, -1, 20) < fresh.log_odds(0, -1, 90)
        assert likelihood(fresh.log_odds(0, -1, -1)) < 0.4

    def test_puts_the_strata_in_the_order_of_this_clients_answers(self) -> None:
        own = calibrated(taps(Stratum.MUTUAL, 2, 20) + taps(Stratum.OTHER, 15, 20))
        other = calibrated(taps(Stratum.MUTUAL, 15, 20) + taps(Stratum.OTHER, 2, 20))
        for model, first, last in ((own, Stratum.OTHER, Stratum.MUTUAL), (other, Stratum.MUTUAL, Stratum.OTHER)):
            assert model.log_odds(FACETS[first], 50, -1) > model.log_odds(FACETS[last], 50, -1)

    def test_turns_the_score_round_for_a_client_who_likes_what_it_does_not(self) -> None:
        model = calibrated(taps(Stratum.OTHER, 30, 30, score=20) + taps(Stratum.OTHER, 0, 30, score=90))
        assert model.log_odds(FACETS[Stratum.OTHER], 20, -1) > model.log_odds(FACETS[Stratum.OTHER], 90, -1)

    def test_is_moved_little_by_one_answer_and_much_by_many(self) -> None:
        moved = [
            likelihood(calibrated(taps(Stratum.QUIET, number, number)).log_odds(FACETS[Stratum.QUIET], 50, -1))
            for number in (0, 1, 10, 60)
        ]
        assert moved == sorted(moved)
        assert moved[1] - moved[0] < 0.25
        assert moved[3] > 0.9

    def test_says_shares_that_come_true(self) -> None:
        """Told likelihoods against what simulated clients would answer, over strata of 10%, 40% and 80%."""
        rng = np.random.default_rng(5)
        truth = {Stratum.OTHER: 0.1, Stratum.MUTUAL: 0.4, Stratum.IN_TOUCH: 0.8}
        off = []
        for _ in range(60):
            model = calibrated(
                [each for stratum, share in truth.items() for each in taps(stratum, rng.binomial(20, share), 20)]
            )
            off.append(
                [likelihood(model.log_odds(FACETS[stratum], 50, -1)) - share for stratum, share in truth.items()]
            )
        assert np.abs(np.mean(off, axis=0)).max() < 0.09

    def test_ranks_those_not_sorted_better_with_every_fifty_answers(self) -> None:
        gained, off = [], []
        for client in clients(60, known="profiles too", seed=3):
            for _ in range(5):
                client.sort(10)
            before, after = client.ranking(learned=False), client.ranking(learned=True)
            gained.append(after[0] - before[0])
            off.append(abs(after[1]))
        assert np.mean(gained) > 0.05
        assert np.mean(off) < 0.06

    def test_does_not_mind_the_order_of_answers(self) -> None:
        answers = taps(Stratum.MUTUAL, 3, 9) + taps(Stratum.OTHER, 2, 8, score=70)
        assert calibrated(answers) == calibrated(answers[::-1])

    def test_knows_the_facets_of_every_stratum(self) -> None:
        assert len(calibrated([]).by_facets) == 24 * len(FollowerClass)
        assert set(STRATA) == set(Stratum)
