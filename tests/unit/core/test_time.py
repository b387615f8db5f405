"""Flicks: exact for the usual rates, and frames that neither drift nor overlap."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.time import (
    FLICKS_PER_SECOND,
    frame_length,
    from_frame,
    from_seconds,
    snap_to_frame,
    timecode,
    to_frame,
    to_seconds,
)

NTSC = [Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60000, 1001)]
USUAL = [Fraction(rate) for rate in (24, 25, 30, 48, 50, 60, 90, 100, 120)] + NTSC

rates = st.sampled_from(USUAL) | st.fractions(1, 240, max_denominator=1001)
frames = st.integers(0, 10_000_000)
moments = st.integers(0, 100 * 3600 * FLICKS_PER_SECOND)


@pytest.mark.parametrize("rate", USUAL, ids=str)
def test_a_frame_of_a_usual_rate_is_a_whole_count_of_flicks(rate: Fraction) -> None:
    assert frame_length(rate).denominator == 1


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000, 88200, 96000, 192000])
def test_a_sample_of_a_usual_rate_is_a_whole_count_of_flicks(rate: int) -> None:
    assert FLICKS_PER_SECOND % rate == 0


@given(moments)
def test_seconds_for_display_are_the_nearest_that_a_float_has(flicks: int) -> None:
    assert to_seconds(flicks) == float(Fraction(flicks, FLICKS_PER_SECOND))


@given(st.fractions(-1000, 1000))
def test_seconds_become_the_nearest_flick(seconds: Fraction) -> None:
    assert abs(from_seconds(seconds) - seconds * FLICKS_PER_SECOND) <= Fraction(1, 2)


@given(moments)
def test_hours_of_flicks_survive_being_seconds(flicks: int) -> None:
    assert from_seconds(Fraction(flicks, FLICKS_PER_SECOND)) == flicks
    # A float has 53 bits: up to 100 hours it is right to a tenth of a sample at 192 kHz.
    assert abs(from_seconds(to_seconds(flicks)) - flicks) <= 32


@pytest.mark.parametrize("seconds", [float("inf"), float("-inf"), float("nan")])
def test_endless_time_is_refused(seconds: float) -> None:
    with pytest.raises((OverflowError, ValueError)):
        from_seconds(seconds)


@given(frames, rates)
def test_a_frame_begins_at_its_first_flick(frame: int, rate: Fraction) -> None:
    start = from_frame(frame, rate)
    assert to_frame(start, rate) == frame
    assert to_frame(start - 1, rate) == frame - 1


@given(moments, rates)
def test_every_flick_lies_in_the_frame_that_it_names(flicks: int, rate: Fraction) -> None:
    frame = to_frame(flicks, rate)
    assert from_frame(frame, rate) <= flicks < from_frame(frame + 1, rate)


@given(moments, rates)
def test_snapping_goes_to_the_nearer_frame_and_stays(flicks: int, rate: Fraction) -> None:
    snapped = snap_to_frame(flicks, rate)
    # Half a frame, and the part of a flick by which a frame of an odd rate starts later.
    assert abs(snapped - flicks) < frame_length(rate) / 2 + 1
    assert snap_to_frame(snapped, rate) == snapped
    assert snapped in {from_frame(to_frame(flicks, rate) + step, rate) for step in (0, 1)}


@pytest.mark.parametrize(
    ("frame", "rate", "says"),
    [
        (0, Fraction(25), "00:00:00:00"),
        (24, Fraction(25), "00:00:00:24"),
        (25, Fraction(25), "00:00:01:00"),
        (25 * 3600 + 61 * 25 + 3, Fraction(25), "01:01:01:03"),
        # Non-drop-frame counts 30 frames a second of 30000/1001, though they take a little longer.
        (30, Fraction(30000, 1001), "00:00:01:00"),
        (100 * 3600 * 24, Fraction(24), "100:00:00:00"),
    ],
)
def test_timecode(frame: int, rate: Fraction, says: str) -> None:
    assert timecode(from_frame(frame, rate), rate) == says


def test_timecode_begins_at_zero() -> None:
    assert timecode(-FLICKS_PER_SECOND, Fraction(25)) == "00:00:00:00"


@given(frames, st.sampled_from(USUAL))
def test_timecode_counts_every_frame(frame: int, rate: Fraction) -> None:
    hours, minutes, seconds, rest = map(int, timecode(from_frame(frame, rate), rate).split(":"))
    assert ((hours * 60 + minutes) * 60 + seconds) * round(rate) + rest == frame
    assert max(minutes, seconds) < 60
    assert rest < round(rate)
