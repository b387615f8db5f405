"""What may be typed for a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.tempo import MetreChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Sequence
from creastudio.shell.timeline.time_text import bars_text, time_of_text, timecode_text

FRAME = SECOND // 25


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("00:00:05:12", 5 * SECOND + 12 * FRAME),
        ("5:12", 5 * SECOND + 12 * FRAME),
        ("1:00：00", 60 * SECOND),
        ("12", 12 * FRAME),
        ("5.5s", 5 * SECOND + SECOND // 2),
        ("2 秒", 2 * SECOND),
        ("+10", 10 * SECOND + 10 * FRAME),
        ("-1:00", 9 * SECOND),
        ("+0,5s", 10 * SECOND + SECOND // 2),
        ("-1:00:00", 0),
        ("3.1", 4 * SECOND),
        ("5.12", 5 * SECOND + 12 * FRAME),
        ("b3", 4 * SECOND),
        ("1.2.480", 3 * SECOND // 4),
    ],
)
def test_times_are_understood(text: str, time: int) -> None:
    assert time_of_text(text, Sequence(), 10 * SECOND) == time


@pytest.mark.parametrize("text", ["", "soon", "0.1", "1.5", "5:30", "+", "--3", "b0"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(UserError):
        time_of_text(text, Sequence(), 0)


def test_timecode_counts_from_where_the_sequence_begins() -> None:
    sequence = Sequence(start_frame=3600 * 25)
    assert time_of_text("1:00:00:10", sequence, 0) == 10 * FRAME
    assert time_of_text("12", sequence, 0) == 0


def test_beats_are_those_of_the_metre() -> None:
    sequence = Sequence(tempo=TempoMap(metres=(MetreChange(beats=6, unit=8),)))
    assert time_of_text("1.6", sequence, 0) == 5 * SECOND // 4
    with pytest.raises(UserError):
        time_of_text("1.7", sequence, 0)


@given(st.integers(0, 25 * 86_000), st.booleans(), st.sampled_from([(25, 1), (30000, 1001), (24, 1)]))
def test_what_is_shown_can_be_typed(frame: int, drop: bool, rate: tuple[int, int]) -> None:
    sequence = Sequence(rate_numerator=rate[0], rate_denominator=rate[1], drop_frame=drop, start_frame=90)
    time = frame * SECOND * rate[1] // rate[0]
    assert time_of_text(timecode_text(sequence, time), sequence, 0) == time


@given(st.integers(0, 10**12))
def test_bars_that_are_shown_can_be_typed(time: int) -> None:
    sequence = Sequence()
    found = time_of_text(bars_text(sequence, time), sequence, 0)
    assert abs(found - time) <= SECOND // 1000
