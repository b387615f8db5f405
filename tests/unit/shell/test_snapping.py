"""Clinging to lines on the canvas and to times on the timeline."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from creastudio.core.canvas import Artboard, Guide
from creastudio.core.time import FLICKS_PER_SECOND, from_frame, to_frame
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.canvas.snapping import Lines, Snap, lines_of, lines_on, snap_point, snap_rect
from creastudio.shell.timeline.mouse.snapping import marks_of, snapped

BOARD = QRectF(0, 0, 400, 300)
RATE = Fraction(25)


def test_the_middle_clings_to_the_middle_of_the_artboard() -> None:
    snap = snap_rect(QRectF(147, 96, 100, 100), lines_of(BOARD, ()), 6)
    assert (snap.dx, snap.dy, snap.line_x, snap.line_y) == (3, 4, 200, 150)


def test_there_are_the_edges_middles_bleed_and_guides_of_an_artboard() -> None:
    guides = (Guide(axis="x", at=70), Guide(axis="y", at=80))
    board = Artboard(width=400, height=300, guides=guides)
    assert lines_on(board, ()) == Lines((0, 70, 200, 400), (0, 80, 150, 300))
    with_bleed = board.model_copy(update={"bleed": 9.0})
    assert lines_on(with_bleed, ()) == Lines((-9, 0, 70, 200, 400, 409), (-9, 0, 80, 150, 300, 309))
    assert lines_on(board, [QRectF(10, 20, 6, 8)]) == Lines(
        (0, 10, 13, 16, 70, 200, 400), (0, 20, 24, 28, 80, 150, 300)
    )


def test_the_nearest_line_in_reach_counts() -> None:
    lines = Lines((0, 8), (0, 8))
    assert snap_point(5, 3, lines, 6) == Snap(3, -3, 8, 0)
    assert snap_point(14, -6, lines, 6) == Snap(-6, 6, 8, 0)
    assert snap_point(14.1, -6.1, lines, 6) == Snap(0, 0, None, None)


def test_edges_cling_to_those_of_other_layers() -> None:
    snap = snap_rect(QRectF(61, 13, 30, 30), lines_of(BOARD, [QRectF(20, 90, 40, 40)]), 6)
    assert snap.line_x == 60
    assert snap.dx == -1
    assert snap.line_y is None


@given(st.floats(-900, 900), st.floats(-900, 900), st.floats(0.5, 20))
def test_nothing_jumps_farther_than_the_reach(x: float, y: float, reach: float) -> None:
    lines = lines_of(BOARD, [QRectF(33, 44, 55, 66)])
    for snap in (snap_point(x, y, lines, reach), snap_rect(QRectF(x, y, 37, 51), lines, reach)):
        assert abs(snap.dx) <= reach
        assert abs(snap.dy) <= reach


@given(st.integers(0, 100 * FLICKS_PER_SECOND))
def test_without_a_mark_times_are_whole_frames(time: int) -> None:
    shift, mark = snapped([time], [], 0, RATE)
    assert mark is None
    found = time + shift
    assert found == from_frame(to_frame(found, RATE), RATE)
    assert abs(shift) <= FLICKS_PER_SECOND // 50


def test_either_end_of_a_clip_clings_to_a_mark() -> None:
    second = FLICKS_PER_SECOND
    assert snapped([second, 3 * second], [3 * second + 1000], 5000, RATE) == (1000, 3 * second + 1000)
    shift, mark = snapped([second + 7, 3 * second], [9 * second], 5000, RATE)
    assert (shift, mark) == (-7, None)


def test_marks_leave_out_what_is_dragged() -> None:
    clips = tuple(Clip(asset="a" * 64, start=start, duration=10) for start in (0, 50))
    sequence = Sequence(tracks=(Track(clips=clips),))
    assert marks_of(sequence, 99) == (0, 10, 50, 60, 99)
    assert marks_of(sequence, 99, [clips[1].id]) == (0, 10, 99)
