"""The tempo and metre map: exact there and back, and bar lines on markers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.document import Document
from creastudio.core.edits.timeline_tempo import fitted_tempo
from creastudio.core.tempo import TICKS_PER_QUARTER, BarPosition, MetreChange, TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Marker, Sequence

SECOND = FLICKS_PER_SECOND

tempi = st.fractions(20, 400, max_denominator=1000)


@st.composite
def maps(draw: st.DrawFn) -> TempoMap:
    ticks = [0, *sorted(draw(st.sets(st.integers(1, 100_000), max_size=6)))]
    bars = [0, *sorted(draw(st.sets(st.integers(1, 50), max_size=4)))]
    metre = st.tuples(st.integers(1, 12), st.sampled_from([2, 4, 8, 16]))
    return TempoMap(
        tempi=tuple(TempoChange.of(tick, draw(tempi)) for tick in ticks),
        metres=tuple(
            MetreChange(bar=bar, beats=beats, unit=unit) for bar in bars for beats, unit in [draw(metre)]
        ),
    )


@given(maps(), st.integers(0, 500_000))
def test_a_tick_comes_back_from_its_time(tempo: TempoMap, tick: int) -> None:
    assert tempo.to_tick(tempo.to_flicks(tick)) == tick
    assert tempo.to_flicks(tick) < tempo.to_flicks(tick + 1)


@given(maps(), st.integers(0, 500_000))
def test_bars_and_beats_name_every_tick_once(tempo: TempoMap, tick: int) -> None:
    place = tempo.position(tick)
    assert tempo.tick_of(place) == tick
    assert 1 <= place.beat <= tempo.metre_at(tick).beats
    assert 0 <= place.tick < tempo.metre_at(tick).beat_ticks
    bar = tempo.bar_at(tick)
    assert tempo.bar_tick(bar) <= tick < tempo.bar_tick(bar + 1)


def test_the_usual_tempo_is_exact() -> None:
    tempo = TempoMap()
    assert tempo.to_flicks(TICKS_PER_QUARTER) == SECOND // 2
    assert tempo.to_flicks(8 * TICKS_PER_QUARTER) == 4 * SECOND
    assert str(tempo.position(4 * TICKS_PER_QUARTER + 7)) == "2.1.007"
    assert tempo.tick_of(BarPosition(3, 2, 10)) == 9 * TICKS_PER_QUARTER + 10


def test_a_metre_counts_from_its_bar() -> None:
    tempo = TempoMap(metres=(MetreChange(), MetreChange(bar=2, beats=6, unit=8)))
    assert tempo.bar_tick(3) - tempo.bar_tick(2) == 3 * TICKS_PER_QUARTER
    assert tempo.position(tempo.bar_tick(2) + 480) == BarPosition(3, 2, 0)


@given(st.integers(150_000, 3_000_000), st.integers(0, 10_000))
def test_tempi_of_midi_are_exact(microseconds: int, quarters: int) -> None:
    tempo = TempoMap(tempi=(TempoChange.of(0, Fraction(60_000_000, microseconds)),))
    exact = Fraction(microseconds * quarters, 1_000_000) * SECOND
    assert abs(tempo.to_flicks(quarters * TICKS_PER_QUARTER) - exact) <= Fraction(1, 2)


@given(maps(), st.sets(st.integers(1, 120), min_size=1, max_size=8), st.integers(0, SECOND - 1))
def test_chosen_times_become_bar_lines_to_the_flick(tempo: TempoMap, seconds: set[int], odd: int) -> None:
    times = sorted(3 * second * SECOND + odd for second in seconds)
    try:
        fitted = tempo.model_copy(update={"tempi": fitted_tempo(tempo, times)})
    except UserError:
        return
    TempoMap.model_validate(fitted.model_dump())
    lines = {
        fitted.to_flicks(fitted.bar_tick(bar)) for bar in range(fitted.bar_at(fitted.to_tick(times[-1])) + 2)
    }
    assert lines.issuperset(times)


def test_a_tempo_that_fits_already_stays() -> None:
    # At 120 a bar of four quarters takes two seconds.
    assert fitted_tempo(TempoMap(), [0, 4 * SECOND, 10 * SECOND]) == TempoMap().tempi


def test_the_least_change_is_chosen() -> None:
    first, after = fitted_tempo(TempoMap(), [9 * SECOND // 2])
    # 2.25 bars become two: 120 * 2 / 2.25.
    assert first.tempo == Fraction(320, 3)
    assert (after.tick, after.tempo) == (8 * TICKS_PER_QUARTER, 120)


def test_markers_too_near_each_other_are_told() -> None:
    with pytest.raises(UserError, match="too near"):
        fitted_tempo(TempoMap(), [2 * SECOND, 2 * SECOND + 10])


def test_edits_of_tempo_and_metre() -> None:
    sequence = Sequence(markers=(Marker(id="a", at=3 * SECOND, hit_point=True),))
    document = Document(sequences=(sequence,))
    document = edits.set_metre(sequence.id, 0, 3, 4).apply(document)
    document = edits.set_tempo(sequence.id, 960, 90).apply(document)
    assert document.sequences[0].tempo.tempo_at(2000) == 90
    fitted = edits.fit_tempo(sequence.id, ["a"]).apply(document).sequences[0].tempo
    assert 3 * SECOND in {fitted.to_flicks(fitted.bar_tick(bar)) for bar in range(4)}
    document = edits.remove_tempo(sequence.id, 960).apply(document)
    document = edits.set_metre(sequence.id, 4, 5, 8).apply(document)
    document = edits.remove_metre(sequence.id, 4).apply(document)
    assert document.sequences[0].tempo == TempoMap(metres=(MetreChange(beats=3),))
    for edit in (
        edits.remove_tempo(sequence.id, 0),
        edits.remove_metre(sequence.id, 0),
        edits.set_tempo(sequence.id, 0, 2000),
        edits.set_metre(sequence.id, 0, 4, 3),
        edits.fit_tempo(sequence.id, []),
    ):
        with pytest.raises(UserError):
            edit.apply(document)


@pytest.mark.parametrize(
    "fields",
    [
        {"tempi": []},
        {"tempi": [{"tick": 5}]},
        {"tempi": [{}, {}]},
        {"tempi": [{"numerator": 1}]},
        {"metres": [{"bar": 1}]},
        {"metres": [{"unit": 3}]},
    ],
)
def test_what_is_no_map_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TempoMap.model_validate(fields)


def test_beats_are_whole_notes_halves_quarters_and_so_on() -> None:
    def possible(unit: int) -> bool:
        try:
            return MetreChange(unit=unit).unit == unit
        except ValueError:
            return False

    assert [unit for unit in range(-1, 130) if possible(unit)] == [1, 2, 4, 8, 16, 32, 64]
    assert MetreChange(beats=3, unit=1).bar_ticks == 3 * 4 * TICKS_PER_QUARTER


def test_a_tempo_is_one_that_can_be_played() -> None:
    for tempo in (Fraction(5), Fraction(999)):
        assert TempoChange.of(0, tempo).tempo == tempo
    for tempo in (Fraction(49, 10), Fraction(9991, 10)):
        with pytest.raises(ValueError, match="a tempo is 5 to 999 quarter notes a minute"):
            TempoChange.of(0, tempo)
