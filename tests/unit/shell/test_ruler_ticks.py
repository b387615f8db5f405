"""What is written on the ruler of the timeline."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.tempo import MetreChange, TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.time import frame_of_timecode, from_frame, timecode
from creastudio.core.timeline import Sequence
from creastudio.shell.timeline.ruler.ticks import BAR_ROOM, bar_ticks, timecode_ticks
from creastudio.shell.timeline.timescale import TICK_ROOM, TimeScale

NTSC = Fraction(30000, 1001)


def of_rate(rate: Fraction, **fields: object) -> Sequence:
    return Sequence(rate_numerator=rate.numerator, rate_denominator=rate.denominator, **fields)  # type: ignore[arg-type]


@given(
    st.sampled_from([Fraction(24), Fraction(25), NTSC, Fraction(60), Fraction(12)]),
    st.floats(0.1, 5000),
    st.integers(0, 10**13),
    st.booleans(),
    st.sampled_from([0, 90_000, 107_892, 7]),
)
def test_written_times_are_apart_and_where_they_say(
    rate: Fraction, density: float, left: int, drop: bool, start: int
) -> None:
    sequence = of_rate(rate, drop_frame=drop, start_frame=start)
    scale = TimeScale(density, left)
    ticks = [tick for tick in timecode_ticks(sequence, scale, 800) if tick.text]
    for before, after in itertools.pairwise(ticks):
        # After a minute that begins with left out numbers the first step is that much shorter.
        assert scale.width(after.at - before.at) >= TICK_ROOM * (0.75 if drop else 0.999)
    for tick in ticks:
        whole = timecode(tick.at, rate, drop_frame=drop, start_frame=start)
        assert tick.text in whole
        assert from_frame(frame_of_timecode(whole, rate, drop_frame=drop) - start, rate) == tick.at
    assert len(ticks) <= 800 / TICK_ROOM + 2


def test_every_part_of_the_view_has_a_time() -> None:
    sequence, scale = Sequence(), TimeScale(80.0, 3600 * SECOND)
    xs = [scale.to_x(tick.at) for tick in timecode_ticks(sequence, scale, 1000) if tick.text]
    assert min(xs) < 160
    assert max(xs) > 840


def test_timecode_begins_where_the_sequence_says() -> None:
    sequence = Sequence(start_frame=3600 * 25)
    first = next(tick for tick in timecode_ticks(sequence, TimeScale(100.0), 500) if tick.text)
    assert (first.at, first.text) == (0, "01:00:00")


def test_drop_frame_counts_no_left_out_number() -> None:
    sequence = of_rate(NTSC, drop_frame=True)
    minute = from_frame(1800, NTSC)
    scale = TimeScale(4000.0, minute - SECOND // 100)
    texts = [tick.text for tick in timecode_ticks(sequence, scale, 300) if tick.text]
    assert "01:00;02" in texts
    assert not {"01:00;00", "01:00;01"} & set(texts)


@pytest.mark.parametrize(
    ("density", "texts"),
    [
        (200.0, ["1", "1.2", "1.3", "1.4", "2"]),
        (40.0, ["1", "2", "3", "4", "5"]),
        (2.0, ["1", "17", "33", "49", "65"]),
    ],
)
def test_bars_and_beats_are_written_as_there_is_room(density: float, texts: list[str]) -> None:
    ticks = [tick.text for tick in bar_ticks(TempoMap(), TimeScale(density), 10_000) if tick.text]
    assert ticks[:5] == texts


def test_bars_follow_tempo_and_metre() -> None:
    tempo = TempoMap(
        tempi=(TempoChange(), TempoChange(tick=4 * 960, numerator=60)),
        metres=(MetreChange(), MetreChange(bar=2, beats=3)),
    )
    bars = [tick.at for tick in bar_ticks(tempo, TimeScale(60.0), 1000) if tick.text.isdecimal()]
    assert bars[:4] == [0, 2 * SECOND, 6 * SECOND, 9 * SECOND]


@given(st.floats(0.05, 5000), st.integers(0, 10**12))
def test_numbers_of_bars_have_room(density: float, left: int) -> None:
    scale = TimeScale(density, left)
    ticks = [tick.at for tick in bar_ticks(TempoMap(), scale, 1500) if tick.text.isdecimal()]
    assert all(scale.width(after - before) >= BAR_ROOM - 1e-6 for before, after in itertools.pairwise(ticks))
