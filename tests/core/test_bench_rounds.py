from click.testing import CliRunner

from bench.__main__ import BENCHES, main
from bench.rounds import AtLeast, AtMost, Line, in_turns, middle, ratios


class Sides:
    """Two sides whose cost is told beforehand, and the order in which they were asked."""

    def __init__(self, ours: float, peer: float) -> None:
        self.order = ""
        self._ours, self._peer = ours, peer

    async def ours(self) -> float:
        self.order += "o"
        return self._ours

    async def peer(self) -> float:
        self.order += "p"
        return self._peer


class TestRounds:
    async def test_lets_the_sides_begin_in_turns(self) -> None:
        sides = Sides(1, 2)
        await in_turns(4, sides.ours, sides.peer)
        assert sides.order == "oppoopp" + "o"

    async def test_adds_up_the_slices_of_a_round(self) -> None:
        sides = Sides(1, 2)
        costs = await in_turns(2, sides.ours, sides.peer, slices=3)
        assert costs == [(3, 6), (3, 6)]
        assert sides.order.count("o") == sides.order.count("p") == 6

    def test_gives_the_median_and_the_ratio_of_every_round(self) -> None:
        costs = [(1.0, 2.0), (4.0, 4.0), (9.0, 3.0)]
        assert ratios(costs) == [0.5, 1.0, 3.0]
        assert middle(costs) == (4.0, 3.0)

    def test_reaches_a_goal_on_its_own_side_of_the_limit_only(self) -> None:
        def line(goal: AtMost | AtLeast | None) -> Line:
            return Line("", "", "", [0.5, 0.9, 2.0], goal)

        assert line(AtMost(0.9)).reached
        assert not line(AtMost(0.89)).reached
        assert line(AtLeast(0.9)).reached
        assert not line(AtLeast(0.91)).reached
        assert line(None).reached is None


def test_help_names_every_bench() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    assert all(name in said for name in BENCHES)
