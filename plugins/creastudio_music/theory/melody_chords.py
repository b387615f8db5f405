"""Chords for a melody that stands alone: one a bar or half a bar, by what is sung and by what usually follows what.

A lone melody says too little for an analysis of what sounds; what is looked for is what would go with it. The best path through triads and
sevenths of the key (Viterbi), as in Simon, Morris and Basu, "MySong" (CHI 2008), with a table of steps by function in place of learned ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from creastudio.api.score import Chord, Key, Score
from creastudio_music.theory.chords import parse_numeral, pitch_classes_of
from creastudio_music.theory.scales import tonic_of

_NUMERALS = {
    "major": ("I", "ii", "iii", "IV", "V", "V7", "vi", "V/V", "iv", "V7/vi"),
    "minor": ("i", "iio", "III", "iv", "V", "V7", "VI", "VII", "v", "V7/III"),
}
_COMMON = {
    "major": (0.0, 0.7, 1.4, 0.2, 0.3, 0.4, 0.5, 2.2, 2.8, 2.4),
    "minor": (0.0, 1.6, 0.7, 0.2, 0.4, 0.4, 0.5, 0.6, 1.6, 2.2),
}
"""What each costs by itself."""

_USUAL = {
    "major": {
        "I": "IV V vi ii V7", "ii": "V V7 IV", "iii": "vi IV", "IV": "I V V7 ii iv", "V": "I vi IV", "V7": "I vi",
        "vi": "IV ii V iii", "V/V": "V V7", "iv": "I V", "V7/vi": "vi",
    },
    "minor": {
        "i": "iv VI VII V III V7", "iio": "V V7", "III": "VI VII iv", "iv": "i V V7 VII", "V": "i VI", "V7": "i VI",
        "VI": "III iv VII V iio", "VII": "III i VI", "v": "i VI", "V7/III": "III",
    },
}  # fmt: skip
"""What follows each without a cost."""

_UNUSUAL, _STAY = 1.3, 0.35


class _Slot(NamedTuple):
    start: int
    weights: tuple[float, ...]
    inner: bool
    """Whether it begins within a bar."""


class _Option(NamedTuple):
    numeral: str
    tones: frozenset[int]
    cost: float


@cache
def _options(fifths: int, mode: str) -> tuple[_Option, ...]:
    key = Key(tick=0, fifths=fifths, mode="minor" if mode == "minor" else "major")
    return tuple(
        _Option(numeral, frozenset(pitch_classes_of(parse_numeral(numeral, key))), cost)
        for numeral, cost in zip(_NUMERALS[mode], _COMMON[mode], strict=True)
    )


def chords_under(score: Score, key: Key) -> tuple[Chord, ...]:
    """Return chords that go with the notes of a score, one a bar, or two where a bar has four beats and its halves differ.

    Parameters
    ----------
    key : Key
        The one that the melody is in.
    """
    slots = _slots(score)
    if not slots:
        return ()
    path = _path(slots, _options(key.fifths, key.mode), key)
    found: list[Chord] = []
    for slot, numeral in zip(slots, path, strict=True):
        chord = parse_numeral(numeral, key, slot.start)
        if not found or (found[-1].root, found[-1].kind) != (chord.root, chord.kind):
            found.append(chord)
    return tuple(found)


def _slots(score: Score) -> list[_Slot]:
    """Return the halves of bars, with how long and how strongly each tone is heard."""
    starts: list[int] = []
    inner: list[bool] = []
    for line in score.bar_lines():
        middle = (line.start + line.end) // 2
        whole = line.metre.ticks(score.ticks_per_quarter)
        # An upbeat of any length has one chord.
        halves = (
            line.metre.numerator in (4, 12) and line.end - line.start == whole >= 2 * score.ticks_per_quarter
        )
        starts += [line.start, middle] if halves else [line.start]
        inner += [False, True] if halves else [False]
    weights = [[0.0] * 12 for _ in starts]
    end = score.bar_map.bar(max(0, score.bar_count - 1)).end
    edges = [*starts, end]
    for index, track in enumerate(score.tracks):
        if track.percussion:
            continue
        slot = 0
        for note in score.notes(index):
            while slot + 1 < len(starts) and edges[slot + 1] <= note.start:
                slot += 1
            at = slot
            while at < len(starts) and edges[at] < note.start + note.duration:
                share = min(note.start + note.duration, edges[at + 1]) - max(note.start, edges[at])
                strong = 1.6 if note.start == edges[at] else 1.0
                weights[at][note.pitch % 12] += strong * share / score.ticks_per_quarter
                at += 1
    return [_Slot(start, tuple(row), own) for start, row, own in zip(starts, weights, inner, strict=True)]


def _path(slots: Sequence[_Slot], options: Sequence[_Option], key: Key) -> list[str]:
    usual = _USUAL[key.mode]
    tonic = tonic_of(key)
    home = options[0].numeral
    costs = {o.numeral: _sung(slots[0], o) + o.cost + (0.0 if o.numeral == home else 1.0) for o in options}
    back: list[dict[str, str]] = []
    for number, slot in enumerate(slots[1:], 1):
        following: dict[str, float] = {}
        came: dict[str, str] = {}
        last = number == len(slots) - 1
        for option in options:
            before = min(
                costs,
                key=lambda name: (costs[name] + _step(name, option.numeral, usual, inner=slot.inner), name),
            )
            own = _sung(slot, option) + option.cost
            if last and tonic in option.tones and option.numeral != home:
                own += 1.0
            if last and tonic not in option.tones:
                own += 2.0
            following[option.numeral] = (
                costs[before] + _step(before, option.numeral, usual, inner=slot.inner) + own
            )
            came[option.numeral] = before
        costs = following
        back.append(came)
    best = min(costs, key=lambda name: (costs[name], name))
    found = [best]
    for came in reversed(back):
        found.append(came[found[-1]])
    return found[::-1]


def _step(before: str, after: str, usual: dict[str, str], *, inner: bool) -> float:
    if before == after:
        # Within a bar chords stay, from bar to bar they rather move.
        return 0.0 if inner else _STAY
    return (0.0 if after in usual[before].split() else _UNUSUAL) + (0.5 if inner else 0.0)


def _sung(slot: _Slot, option: _Option) -> float:
    """Return what a chord costs under what is sung: foreign tones, worst a semitone above one of its own."""
    return sum(
        weight * (1.0 + 0.6 * ((tone - 1) % 12 in option.tones))
        for tone, weight in enumerate(slot.weights)
        if weight and tone not in option.tones
    )
