"""Cadences: how phrases close, by the numerals of the last two chords.

A phrase closes where the tune comes to rest on the second chord: on a note of two beats or more, before a rest, or at the end.
Names as in W. Caplin, "The Classical Cadence", JAMS 57 (2004), without his conditions on form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from creastudio.api.score import Note, Score
from creastudio_music.theory.frames import beat_of, pitched
from creastudio_music.theory.harmony import Harmony, HarmonySpan
from creastudio_music.theory.walking import bars_within, tune, walked

CadenceKind = Literal["authentic", "half", "plagal", "deceptive"]

_TONIC = re.compile(r"[Ii](maj7|add6|7)?")
_DOMINANT = re.compile(r"(V|viio|viiø)(?!.*/)")
_HALF = re.compile(r"V7?")
_SUBDOMINANT = re.compile(r"(IV|iv)(?!.*/)")
_SUBMEDIANT = re.compile(r"(vi|VI|bVI)(7|maj7)?")


class Cadence(NamedTuple):
    """A close: where its second chord begins, what kind it is, and both numerals."""

    tick: int
    end: int
    kind: CadenceKind
    numerals: tuple[str, str]


def cadences_of(score: Score, harmony: Harmony) -> tuple[Cadence, ...]:
    """Return the cadences."""
    rests = _rests(score)
    found: list[Cadence] = []
    for before, last in pairwise(harmony.chords):
        if before.end != last.start or not _closes(last, rests):
            continue
        kind = _kind(before.numeral, last.numeral)
        if kind is not None:
            found.append(Cadence(last.start, last.end, kind, (before.numeral, last.numeral)))
    return tuple(found)


def _kind(before: str, last: str) -> CadenceKind | None:
    if _DOMINANT.match(before) and not before.startswith(("V64", "VI", "vi6")):
        if _TONIC.fullmatch(last):
            return "authentic"
        if _SUBMEDIANT.fullmatch(last):
            return "deceptive"
    if _HALF.fullmatch(last) and not _DOMINANT.match(before):
        return "half"
    if _SUBDOMINANT.match(before) and _TONIC.fullmatch(last):
        return "plagal"
    return None


def _closes(span: HarmonySpan, rests: Sequence[int]) -> bool:
    at = bisect_right(rests, span.end - 1) - 1
    return at >= 0 and rests[at] >= span.start


def _rests(score: Score) -> list[int]:
    """Return the ticks of the notes on which the tune comes to rest."""
    bars = bars_within(score)
    tracks = [list(tune(walked(score, number, bars))) for number in pitched(score)]
    tracks = [notes for notes in tracks if notes]
    if not tracks:
        return []
    upper = max(tracks, key=_height)
    found = [
        a.start
        for a, b in pairwise(upper)
        if _is_long(score, a) or b.start > a.start + a.duration + _gap(score, a)
    ]
    return [*found, upper[-1].start]


def _height(notes: Sequence[Note]) -> float:
    return sum(note.pitch for note in notes) / len(notes)


def _gap(score: Score, note: Note) -> int:
    return _beat(score, note) // 2 - 1


def _is_long(score: Score, note: Note) -> bool:
    return note.duration >= 2 * _beat(score, note) * 0.9


def _beat(score: Score, note: Note) -> int:
    metre = score.bar_map.bar(score.bar_map.number(note.start)).metre
    return beat_of(metre, score.ticks_per_quarter)
