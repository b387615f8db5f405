"""Tempo and metre of a sequence, and putting bars on hit points. Scores stay on their beats."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from math import log2

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.score_tempo import with_tempo_map
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.edits.tree import changed, on_sequence
from creastudio.core.tempo import (
    FASTEST,
    FLICKS_PER_MINUTE,
    SLOWEST,
    TICKS_PER_QUARTER,
    MetreChange,
    TempoChange,
    TempoMap,
)


def set_tempo(sequence_id: str, tick: int, tempo: Fraction | int) -> Edit:
    """Set the tempo from a tick on, quarter notes a minute."""

    def apply(document: Document) -> Document:
        fresh = _tempo_change(max(0, tick), Fraction(tempo))
        return _with_tempi(document, sequence_id, [*_other_tempi(document, sequence_id, fresh.tick), fresh])

    return Edit("Change tempo", apply)


def remove_tempo(sequence_id: str, tick: int) -> Edit:
    """Remove the change of tempo at a tick; the first can't be removed."""

    def apply(document: Document) -> Document:
        old = find_sequence(document, sequence_id).tempo.tempi
        rest = _other_tempi(document, sequence_id, tick)
        if tick == 0 or len(rest) == len(old):
            raise UserError("There is no change of tempo here.", "Choose one of the changes on the ruler.")
        return _with_tempi(document, sequence_id, rest)

    return Edit("Change tempo", apply)


def set_metre(sequence_id: str, bar: int, beats: int, unit: int) -> Edit:
    """Set the metre from a bar on, the first being 0: `beats` notes of 1/`unit`."""

    def apply(document: Document) -> Document:
        tempo = find_sequence(document, sequence_id).tempo
        fresh = _metre_change(max(0, bar), beats, unit)
        metres = [*(item for item in tempo.metres if item.bar != fresh.bar), fresh]
        return _with_map(document, sequence_id, metres=tuple(sorted(metres, key=lambda item: item.bar)))

    return Edit("Change metre", apply)


def remove_metre(sequence_id: str, bar: int) -> Edit:
    """Remove the change of metre at a bar; the first can't be removed."""

    def apply(document: Document) -> Document:
        tempo = find_sequence(document, sequence_id).tempo
        rest = tuple(item for item in tempo.metres if item.bar != bar)
        if bar == 0 or len(rest) == len(tempo.metres):
            raise UserError("There is no change of metre here.", "Choose one of the changes on the ruler.")
        return _with_map(document, sequence_id, metres=rest)

    return Edit("Change metre", apply)


def fit_tempo(sequence_id: str, marker_ids: Collection[str]) -> Edit:
    """Choose tempi so that each of these markers falls on a bar line to the flick; see ``fitted_tempo``."""
    chosen = frozenset(marker_ids)

    def apply(document: Document) -> Document:
        sequence = find_sequence(document, sequence_id)
        times = [marker.at for marker in sequence.markers if marker.id in chosen]
        if not times:
            raise UserError("No marker is chosen.", "Mark the moments that music should meet as hit points.")
        return _with_map(document, sequence_id, tempi=fitted_tempo(sequence.tempo, times))

    return Edit("Fit tempo to markers", apply)


def fitted_tempo(tempo: TempoMap, times: Collection[int]) -> tuple[TempoChange, ...]:
    """Return the tempi with which every one of some times (flicks) is a bar line, the least changed ones.

    From one time to the next there is one tempo; it gets as many bars as make it the nearest in pitch, so to say: by
    the least ratio to what it was. After the last time the tempo is what it was there. A time of 0 is a bar line already.

    Raises
    ------
    UserError
        When times lie so near each other that no tempo has a bar between them.
    """
    tempi: list[TempoChange] = []
    begin, bar = 0, 0
    for time in sorted({time for time in times if time > 0}):
        bars, ticks = _nearest_bars(tempo, bar, begin, time)
        quarters = Fraction(ticks, TICKS_PER_QUARTER)
        fresh = quarters * FLICKS_PER_MINUTE / (time - begin)
        if not SLOWEST <= fresh <= FASTEST:
            raise UserError(
                "Two of the markers are too near each other for a bar between them.",
                "Leave one of them out, or use shorter bars.",
            )
        tempi.append(TempoChange.of(tempo.bar_tick(bar), fresh))
        begin, bar = time, bar + bars
    tempi.append(TempoChange.of(tempo.bar_tick(bar), tempo.tempo_at(tempo.to_tick(begin))))
    return _without_repeats(tempi)


def _nearest_bars(tempo: TempoMap, bar: int, begin: int, end: int) -> tuple[int, int]:
    """Return how many bars from `bar` on take about as many ticks as lie between two times now, and their ticks."""
    first = tempo.bar_tick(bar)
    wanted = max(1, tempo.to_tick(end) - tempo.to_tick(begin))
    low = max(1, tempo.bar_at(first + wanted) - bar)
    choices = [(count, tempo.bar_tick(bar + count) - first) for count in (low, low + 1)]
    return min(choices, key=lambda choice: abs(log2(choice[1] / wanted)))


def _without_repeats(tempi: list[TempoChange]) -> tuple[TempoChange, ...]:
    out = tempi[:1]
    for change in tempi[1:]:
        if change.tempo != out[-1].tempo:
            out.append(change)
    return tuple(out)


def _tempo_change(tick: int, tempo: Fraction) -> TempoChange:
    if not SLOWEST <= tempo <= FASTEST:
        raise UserError(f"A tempo can't be {float(tempo):g}.", f"Enter a value from {SLOWEST} to {FASTEST}.")
    return TempoChange.of(tick, tempo)


def _metre_change(bar: int, beats: int, unit: int) -> MetreChange:
    try:
        return MetreChange(bar=bar, beats=beats, unit=unit)
    except ValidationError:
        raise UserError(
            f"{beats}/{unit} is no metre.", "Count 1 to 64 beats of a half, quarter, eighth and so on."
        ) from None


def _other_tempi(document: Document, sequence_id: str, tick: int) -> list[TempoChange]:
    return [item for item in find_sequence(document, sequence_id).tempo.tempi if item.tick != tick]


def _with_tempi(document: Document, sequence_id: str, tempi: list[TempoChange]) -> Document:
    return _with_map(document, sequence_id, tempi=tuple(sorted(tempi, key=lambda item: item.tick)))


def _with_map(document: Document, sequence_id: str, **fields: object) -> Document:
    return on_sequence(
        document, sequence_id, lambda sequence: with_tempo_map(sequence, changed(sequence.tempo, **fields))
    )
