"""Bars are planned: how strong, where fills are, where it ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import Score
from creastudio_music.theory.form import planned


@given(
    st.integers(1, 40),
    st.floats(0, 1),
    st.sampled_from(["steady", "build", "arch", "waves"]),
    st.integers(0, 9),
)
def test_every_bar_has_a_plan(bars: int, intensity: float, shape: str, fills: int) -> None:
    plan = planned(Score(), bars, intensity=intensity, shape=shape, fills=fills)  # type: ignore[arg-type]
    assert len(plan) == bars
    assert all(0 <= bar.energy < 1 and 0 <= bar.level <= 2 for bar in plan)
    assert all(0 <= bar.fill <= 4 for bar in plan)
    assert [bar.ending for bar in plan] == [False] * (bars - 1) + [bars > 1]
    assert plan[-1].fill == 0


def test_fills_end_sections() -> None:
    plan = planned(Score(), 20, sections=(0, 6, 12), fills=8)
    assert [number for number, bar in enumerate(plan) if bar.fill] == [5, 11]
    assert [bar.place for bar in plan[5:8]] == [5, 0, 1]
    assert plan[6].begins


def test_no_fills() -> None:
    assert not any(bar.fill for bar in planned(Score(), 16, fills=0))


def test_levels_are_added_by_section() -> None:
    plan = planned(Score(), 8, sections=(0, 4), levels=(-0.3, 0.3), intensity=0.5)
    assert plan[0].level == 0
    assert plan[5].level == 2


def test_courses() -> None:
    build = [bar.energy for bar in planned(Score(), 16, shape="build")]
    assert build == sorted(build)
    arch = [bar.energy for bar in planned(Score(), 16, shape="arch")]
    assert 8 <= arch.index(max(arch)) <= 12


def test_a_loop_ends_in_a_fill() -> None:
    plan = planned(Score(), 6, ending=False)
    assert [number for number, bar in enumerate(plan) if bar.fill] == [5]
    assert not any(bar.ending for bar in plan)


def test_who_accompanies_comes_in_after_an_upbeat() -> None:
    plan = planned(Score(pickup=960), 18)
    assert [bar.number for bar in plan] == list(range(1, 18))
    assert [bar.place for bar in plan] == [*range(8), *range(9)]
    assert [bar.number for bar in plan if bar.fill] == [8, 16]
