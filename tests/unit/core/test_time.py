"""Flicks: exact for the usual rates, and frames that neither drift nor overlap."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.time import (
    FLICKS_PER_SECOND,
    can_drop_frames,
    frame_length,
    frame_of_timecode,
    from_frame,
    from_sample,
    from_seconds,
    snap_to_frame,
    timecode,
    to_frame,
    to_sample,
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


DROPPING = [Fraction(30000, 1001), Fraction(60000, 1001)]


@pytest.mark.parametrize(
    ("frame", "rate", "says"),
    [
        # SMPTE ST 12-1: numbers 00 and 01 of each minute are left out, but not of every tenth.
        (1799, DROPPING[0], "00:00:59;29"),
        (1800, DROPPING[0], "00:01:00;02"),
        (17981, DROPPING[0], "00:09:59;29"),
        (17982, DROPPING[0], "00:10:00;00"),
        (107892, DROPPING[0], "01:00:00;00"),
        (3600, DROPPING[1], "00:01:00;04"),
        (215784, DROPPING[1], "01:00:00;00"),
        (1800, Fraction(30), "00:01:00:00"),
    ],
)
def test_drop_frame_timecode(frame: int, rate: Fraction, says: str) -> None:
    assert timecode(from_frame(frame, rate), rate, drop_frame=True) == says


@pytest.mark.parametrize(("rate", "dropped"), [(DROPPING[0], 2), (DROPPING[1], 4)])
def test_drop_frame_counts_all_numbers_but_those_that_are_left_out(rate: Fraction, dropped: int) -> None:
    nominal = round(rate)
    numbers = [
        (minute, second, number)
        for minute in range(121)
        for second in range(60)
        for number in range(nominal)
        if second or number >= dropped or minute % 10 == 0
    ]
    edges = [frame for frame, (_, second, number) in enumerate(numbers) if not second and number <= dropped]
    for frame in (frame for edge in edges for frame in range(max(0, edge - 2), edge + 2)):
        minute, second, number = numbers[frame]
        said = f"{minute // 60:02d}:{minute % 60:02d}:{second:02d};{number:02d}"
        assert timecode(from_frame(frame, rate), rate, drop_frame=True) == said
        assert frame_of_timecode(said, rate, drop_frame=True) == frame


def test_a_number_that_is_left_out_is_the_next_one_and_a_bare_count_leaves_none_out() -> None:
    rate = DROPPING[0]
    for said in ("1:00:00", "1:00:01", "1:00:02", "1800"):
        assert frame_of_timecode(said, rate, drop_frame=True) == 1800
    assert frame_of_timecode("1:00:03", rate, drop_frame=True) == 1801
    assert frame_of_timecode("20:00:00", rate, drop_frame=True) == 2 * 17982
    assert frame_of_timecode("17983", rate, drop_frame=True) == 17983


@given(frames, st.sampled_from(USUAL), st.booleans())
def test_a_timecode_names_its_frame(frame: int, rate: Fraction, drop: bool) -> None:
    said = timecode(from_frame(frame, rate), rate, drop_frame=drop)
    assert frame_of_timecode(said, rate, drop_frame=drop) == frame
    assert (";" in said) == (drop and can_drop_frames(rate))


@given(st.integers(0, 23 * 3600))
def test_drop_frame_keeps_up_with_the_clock(seconds: int) -> None:
    rate = DROPPING[0]
    said = timecode(seconds * FLICKS_PER_SECOND, rate, drop_frame=True)
    hours, minutes, rest, frame = (int(part) for part in said.replace(";", ":").split(":"))
    shown = hours * 3600 + minutes * 60 + rest + frame / 30
    # It is behind by two frames at most before numbers are left out, and by 3.6 frames after an hour of each ten.
    assert abs(shown - seconds) < 0.1 + 0.0036 * (seconds / 3600 + 1)


def test_a_sequence_counts_from_its_first_frame() -> None:
    assert timecode(0, Fraction(25), start_frame=25 * 3600) == "01:00:00:00"


@pytest.mark.parametrize(
    ("text", "frame"), [("12", 12), ("3:12", 87), ("1:00:00", 1500), ("01:00:00:00", 90000), (" 7 ", 7)]
)
def test_leading_parts_can_be_left_out(text: str, frame: int) -> None:
    assert frame_of_timecode(text, Fraction(25)) == frame


def test_a_number_that_is_left_out_is_the_next() -> None:
    assert frame_of_timecode("00:01:00;00", DROPPING[0], drop_frame=True) == 1800


@pytest.mark.parametrize(
    "text", ["", "abc", "1:30", "99:00:00", "00:00:61:00", "00:61:00:00", "1:2:3:4:5", "-3"]
)
def test_what_is_no_timecode_is_told(text: str) -> None:
    with pytest.raises(UserError, match="timecode"):
        frame_of_timecode(text, Fraction(25))


@given(st.integers(0, 10**10), st.sampled_from([44100, 48000, 96000, 22050]))
def test_samples_come_back(sample: int, rate: int) -> None:
    start = from_sample(sample, rate)
    assert start * rate == sample * FLICKS_PER_SECOND
    assert to_sample(start, rate) == sample
    assert to_sample(start - 1, rate) == sample - 1
