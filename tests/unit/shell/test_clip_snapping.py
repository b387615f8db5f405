"""What dragged clips cling to, and what is under the mouse."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.tempo import MetreChange, TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Clip, Loop, Marker, Sequence, Track, Transition
from creastudio.shell.panels.fields.timecode_field import change_of
from creastudio.shell.timeline.lane_map import LaneMap, line_y, value_of_y
from creastudio.shell.timeline.mouse.hits import hit_at
from creastudio.shell.timeline.mouse.snapping import Marks, beats_of, marks_of, snapped
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.tools import ToolId

RATE = Fraction(25)
FRAME = SECOND // 25


def film() -> Sequence:
    first = Clip(start=0, duration=4 * SECOND)
    second = Clip(start=4 * SECOND, duration=4 * SECOND, transition=Transition(duration=SECOND))
    return Sequence(
        tracks=(Track(name="V1", clips=(first, second)),),
        markers=(Marker(at=10 * SECOND),),
        loop=Loop(start=SECOND, end=3 * SECOND),
    )


def test_clips_playhead_markers_and_the_loop_are_clung_to() -> None:
    sequence = film()
    moved = sequence.tracks[0].clips[1].id
    seconds = [mark / SECOND for mark in marks_of(sequence, 6 * SECOND, {moved})]
    assert seconds == [0, 1, 3, 4, 6, 10]


def test_marks_are_kept_until_something_changes() -> None:
    marks, sequence = Marks(), film()
    kept = marks.of(sequence, 6 * SECOND)
    assert kept == marks_of(sequence, 6 * SECOND)
    assert marks.of(sequence, 6 * SECOND) is kept
    assert 7 * SECOND in marks.of(sequence, 7 * SECOND)
    moved = [sequence.tracks[0].clips[1].id]
    assert marks.of(sequence, 7 * SECOND, moved) == marks_of(sequence, 7 * SECOND, moved)
    assert marks.of(Sequence(), 7 * SECOND, moved) == (0, 7 * SECOND)


def test_a_mark_goes_before_a_beat_and_a_beat_before_a_frame() -> None:
    beats = beats_of(TempoMap(), 1)
    near = SECOND // 5
    assert snapped([SECOND + 3 * FRAME], [SECOND], near, RATE, beats) == (-3 * FRAME, SECOND)
    assert snapped([SECOND + 3 * FRAME], [], near, RATE, beats) == (-3 * FRAME, SECOND)
    assert snapped([SECOND + FRAME // 3], [], -1, RATE, beats) == (-(FRAME // 3), None)


def test_the_end_of_a_clip_clings_too() -> None:
    shift, mark = snapped([SECOND, 3 * SECOND + FRAME], [3 * SECOND], 2 * FRAME, RATE)
    assert (shift, mark) == (-FRAME, 3 * SECOND)


def test_beats_that_lie_too_near_to_each_other_are_passed_over() -> None:
    tempo = TempoMap(tempi=(TempoChange(numerator=120),), metres=(MetreChange(beats=4),))
    beat = SECOND // 2
    assert beats_of(tempo, 1)(beat + 5) == beat
    assert beats_of(tempo, SECOND)(beat + 5) == 0


@given(
    time=st.integers(0, 100 * SECOND),
    marks=st.lists(st.integers(0, 100 * SECOND), max_size=20).map(sorted),
    reach=st.integers(-1, SECOND),
)
def test_nothing_moves_further_than_it_may(time: int, marks: list[int], reach: int) -> None:
    shift, mark = snapped([time], marks, reach, RATE)
    if mark is None:
        assert time + shift == snap_to_frame(time, RATE)
        assert all(abs(item - time) > reach for item in marks)
    else:
        assert time + shift == mark
        assert abs(shift) <= reach
        assert all(abs(item - time) >= abs(shift) for item in marks)


@pytest.mark.parametrize(
    ("seconds", "from_top", "zone"),
    [
        (2, 25, "body"),
        (0.03, 35, "start"),
        (7.96, 35, "end"),
        (4, 10, "roll"),
        (3.95, 10, "end"),
        (4.05, 10, "start"),
        (4.1, 45, "transition"),
        (3.52, 45, "transition_start"),
        (4.48, 45, "transition_end"),
        (0.16, 23, "fade_in"),
        (3.84, 23, "fade_out"),
    ],
)
def test_what_is_under_the_mouse(seconds: float, from_top: float, zone: str) -> None:
    scale = TimeScale(density=100.0)
    found = hit_at(LaneMap(film(), scale), scale.to_x(round(seconds * SECOND)), from_top)
    assert found is not None
    assert found.zone == zone


def test_tools_and_ctrl_mean_other_things_by_the_same_place() -> None:
    scale = TimeScale(density=100.0)
    lanes = LaneMap(film(), scale)
    x = scale.to_x(round(3.9 * SECOND))
    meant: dict[ToolId, str] = {
        "ripple": "ripple_end", "roll": "roll", "slip": "slip", "slide": "slide", "razor": "body",
    }  # fmt: skip
    for tool, zone in meant.items():
        found = hit_at(lanes, x, 25, tool)
        assert found is not None
        assert found.zone == zone
    edge = hit_at(lanes, scale.to_x(round(3.95 * SECOND)), 10, ctrl=True)
    assert edge is not None
    assert edge.zone == "ripple_end"
    assert hit_at(lanes, scale.to_x(9 * SECOND), 25) is None


@given(value=st.floats(-59, 12))
def test_a_height_on_the_line_stands_for_its_value(value: float) -> None:
    lanes = LaneMap(film(), TimeScale())
    box = lanes.place(lanes.rows.tracks[0], lanes.rows.tracks[0].clips[0]).box
    assert value_of_y(box, "volume", line_y(box, "volume", value)) == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("text", "frames"),
    [("2:00", 50), ("30", 30), ("+10", 35), ("-5", 20), ("2 s", 50), ("*2", 50), ("/5", 5), ("-100", 0)],
)
def test_what_is_typed_for_a_length(text: str, frames: int) -> None:
    sequence = Sequence(start_frame=90_000)
    assert change_of(text, sequence, length=True)(25 * FRAME) == frames * FRAME


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(UserError):
        change_of("soon", Sequence(), length=True)
