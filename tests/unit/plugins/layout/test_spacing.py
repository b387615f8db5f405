"""Terms of spacing on hand-made cases: shared lines, empty ends, clear space, what a picture shows."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.regions import NOTHING, Rect
from creastudio_layout.engine.spacing import alignments, crowding, visible, voids
from creastudio_layout.engine.stack import CTA, HEADLINE, LOGO, PARTS, SUBHEAD, Placed
from creastudio_layout.theory.sizes import Room
from tests.support.layout_measures import alignment

ROOM = Room("test", 200.0, 100.0, 1.0, 5.0, (5.0, 5.0, 190.0, 90.0), 0.0)
WHOLE: Rect = (0.0, 0.0, 200.0, 100.0)


def boxes(**given: Rect) -> NDArray[np.float64]:
    found = np.zeros((1, len(PARTS), 4))
    for part, box in given.items():
        found[0, PARTS.index(part)] = box
    return found


def frame(picture: Rect = NOTHING, ground: str = "panel", fade: Rect = NOTHING) -> Frame:
    return Frame(
        0, (5, 5, 90, 90), "top", "start", "top", NOTHING, ground, picture, (), (0, 0, 100, 100), fade=fade
    )


def there(of: NDArray[np.float64]) -> NDArray[np.bool_]:
    return of[..., 2] > 0


def test_alignment_is_that_of_the_measure() -> None:
    given = boxes(
        headline=(10, 10, 80, 20), subhead=(13, 40, 40, 9), cta=(31, 60, 33, 13), logo=(150, 71, 21, 12)
    )
    expected = alignment(given[0, [HEADLINE, SUBHEAD, CTA, LOGO]], (200, 100))
    assert expected > 0
    assert alignments(ROOM, given, there(given))[0] == pytest.approx(expected)


def test_what_shares_a_line_is_in_line() -> None:
    given = boxes(headline=(10, 10, 80, 20), cta=(10, 60, 33, 13))
    assert alignments(ROOM, given, there(given))[0] == pytest.approx(0)
    alone = boxes(headline=(10, 10, 80, 20))
    assert alignments(ROOM, alone, there(alone))[0] == 0


@pytest.mark.parametrize(
    ("picture", "expected"), [(NOTHING, 0.5 - 0.13), ((0.0, 50.0, 200.0, 50.0), 0.0), ((0.0, 60.0, 200.0, 10.0), 0.3 - 0.13)]
)  # fmt: skip
def test_empty_ends_count_from_a_share_on(picture: Rect, expected: float) -> None:
    given = boxes(headline=(10, 10, 80, 40))
    assert voids(ROOM, [frame(picture)], given, there(given))[0] == pytest.approx(expected)


@pytest.mark.parametrize(("gap", "expected"), [(10.0, 0.0), (5.0, 0.0), (2.5, 0.5), (0.0, 1.0), (-4.0, 1.0)])
def test_words_crowd_a_logo_by_how_deep_they_stand_in_its_clear_space(gap: float, expected: float) -> None:
    given = boxes(logo=(10, 10, 40, 20), headline=(10, 30 + gap, 80, 20))
    assert crowding(given, there(given), 0.25)[0] == pytest.approx(expected)
    assert crowding(given, there(given), 0.0)[0] == 0


def test_a_picture_shows_where_nothing_covers_it() -> None:
    given = boxes(headline=(10, 10, 50, 20))
    empty = np.zeros((1, len(PARTS)))
    placed = Placed(np.ones(1, bool), empty, empty.astype(int), given, np.ones(1))
    half: Rect = (100.0, 0.0, 100.0, 100.0)
    assert visible(ROOM, [frame(half)], placed)[0] == pytest.approx(0.5)
    assert visible(ROOM, [frame(WHOLE, "picture")], placed)[0] == pytest.approx(1 - 0.05)
    faded = visible(ROOM, [frame(half, fade=(100.0, 0.0, 40.0, 100.0))], placed)[0]
    assert 0.3 < faded < 0.5
    # A plate hugs what stands on it: 100 wide, from 5 above the words to 5 below.
    assert visible(ROOM, [frame(WHOLE, "plate")], placed)[0] == pytest.approx(1 - 100 * 30 / 20000)
