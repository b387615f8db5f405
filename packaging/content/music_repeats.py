"""Chorales with their repeats played out, by music21."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from creastudio.api.score import Metre, Note, Score, loose_track

VOICES = ("soprano", "alto", "tenor", "bass")


def played_out(path: Path, score: Score) -> Score:
    """Return the four voices of a chorale with its repeats, in the metre, key and resolution of `score`.

    music21 parses the file anew, and keeps what it caches in a folder of its own.
    """
    from music21 import converter, environment

    with tempfile.TemporaryDirectory() as folder:
        environment.Environment()["directoryScratch"] = folder
        stream: Any = converter.parse(str(path), forceSource=True, storePickle=False)
        pickup = float(stream.parts[0].getElementsByClass("Measure")[0].duration.quarterLength)
        parts = list(stream.expandRepeats().parts)
    quarter = score.ticks_per_quarter
    metre = score.metres[0] if score.metres else Metre(tick=0, numerator=4, denominator=4)
    ticks = round(pickup * quarter)
    made = Score(
        ticks_per_quarter=quarter,
        metres=(metre.model_copy(update={"tick": 0}),),
        keys=score.keys[:1],
        pickup=ticks if ticks < metre.ticks(quarter) else 0,
    )
    tracks = tuple(
        loose_track(made, _notes(parts[index], quarter), name=voice.capitalize())
        for voice, index in zip(VOICES, _chosen(parts), strict=True)
    )
    return made.with_(tracks=tracks)


def _chosen(parts: Sequence[Any]) -> list[int]:
    """Return which parts are the voices: by their names, else the last four."""
    names = [(part.partName or "").casefold() for part in parts]
    named = {voice: index for voice in VOICES for index, name in enumerate(names) if voice in name}
    return [named[voice] for voice in VOICES] if len(named) == 4 else list(range(len(parts)))[-4:]


def _notes(part: Any, quarter: int) -> list[Note]:
    return [
        Note(
            round(float(n.offset) * quarter),
            max(1, round(float(n.quarterLength) * quarter)),
            n.pitches[-1].midi,
        )
        for n in part.flatten().notes
        if n.quarterLength > 0
    ]
