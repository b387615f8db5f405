"""Where music was written before like what is being written."""

from __future__ import annotations

from creastudio_music.engine import tokens as t
from creastudio_music.engine.echo import CLASSES, ENOUGH, Echo, Found

A, B, C = (60, 61), (70, 71, 72), (80, 81)


def heard(*bars: tuple[tuple[int, ...], ...]) -> Echo:
    """Return an echo that has seen bars of cells, each bar of 96 steps."""
    echo = Echo()
    for bar, cells in enumerate(bars):
        for slot, cell in enumerate(cells):
            echo.begin(slot, bar, [96] * (bar + 1))
            for item in cell:
                echo.push(item)
            echo.end()
    return echo


def test_what_begins_again_is_found_at_the_beginning() -> None:
    echo = heard((A, B), (B, C), (C, A))
    echo.begin(0, 3, [96] * 4)
    assert echo.found == Found(0, 0)
    assert echo.agreeing == 0
    echo.push(A[0])
    echo.push(A[1])
    assert echo.found == Found(0, 0)
    assert echo.next == t.END
    echo.end()
    assert echo.next is None
    echo.begin(1, 3, [96] * 4)
    assert echo.next == B[0]
    assert echo.found == Found(0, 3)  # the cell before, and its end


def test_the_longest_surroundings_win_and_what_differs_is_left() -> None:
    echo = heard((A, B), (B, C), (C, A), (A, B), (B, A), (A, B))
    echo.begin(0, 6, [96] * 7)
    assert echo.found == Found(4, 10)
    echo.push(B[0])
    assert echo.found == Found(4, 10)
    echo.push(99)
    assert echo.found is None
    assert echo.agreeing == 0


def test_bars_of_another_length_are_none() -> None:
    echo = heard((A,), (A,))
    echo.begin(0, 2, [96, 96, 72])
    assert echo.found is None


def test_how_far_it_agrees_is_told_in_classes() -> None:
    echo = heard(*[(A, B)] * 40)
    echo.begin(0, 40, [96] * 41)
    assert echo.found is not None
    assert echo.found.agreeing == ENOUGH
    assert echo.agreeing == CLASSES - 1
