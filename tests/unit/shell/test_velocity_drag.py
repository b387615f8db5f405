"""Drags over the stems of velocities: each stem gets what the hand drew there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from creastudio.api.score import Note
from creastudio.core.score_editing import Pick
from creastudio.shell.score.velocity_drag import VelocityDrag

STEMS: dict[float, Pick] = {x: (0, Note(round(x), 10, 60)) for x in (10.0, 50.0, 90.0, 130.0)}
CHORD: Pick = (0, Note(50, 10, 64))


def stems(left: float, right: float) -> list[tuple[Pick, float]]:
    found = [(pick, x) for x, pick in STEMS.items() if left <= x <= right]
    return [*found, *([(CHORD, 50.0)] if left <= 50 <= right else [])]


def drawn(*places: tuple[float, float], straight: bool = False) -> dict[float, float]:
    drag = VelocityDrag(stems, QPointF(*places[0]))
    for x, y in places:
        drag.move(QPointF(x, y), straight=straight)
    return {x: drag.heights[pick] for x, pick in STEMS.items() if pick in drag.heights}


def test_a_press_beside_a_stem_sets_it_with_its_chord() -> None:
    drag = VelocityDrag(stems, QPointF(53, 20))
    drag.move(QPointF(53, 20), straight=False)
    assert drag.heights == {STEMS[50]: 20.0, CHORD: 20.0}
    assert drawn((70, 20)) == {}


def test_a_hand_that_shakes_on_its_way_up_sets_what_it_shows() -> None:
    assert drawn((50, 40), (52, 30), (49, 20), (53, 10)) == {50: 10.0}


def test_a_quick_stroke_sets_all_that_it_passes() -> None:
    assert drawn((20, 40), (140, 16)) == pytest.approx({50: 34.0, 90: 26.0, 130: 18.0})
    assert drawn((20, 40), (140, 16), (140, 60)) == pytest.approx({50: 34.0, 90: 26.0, 130: 18.0})


def test_what_was_drawn_stays_when_the_hand_goes_on() -> None:
    assert drawn((10, 40), (14, 40), (30, 20), (50, 20), (60, 50)) == {10: 40.0, 50: 20.0}


@pytest.mark.parametrize("places", [((6, 40), (134, 8)), ((134, 8), (6, 40))])
def test_a_straight_line_reaches_the_stems_beside_its_ends(places: tuple[tuple[float, float], ...]) -> None:
    found = drawn(*places, straight=True)
    assert list(found) == [10, 50, 90, 130]
    assert found == pytest.approx({10: 39.0, 50: 29.0, 90: 19.0, 130: 9.0})
    assert drawn((6, 40), (134, 8), (60, 8), straight=True).keys() == {10, 50}
