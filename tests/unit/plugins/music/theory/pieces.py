"""Scores that tests of theory look at."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from creastudio.api.chord_kinds import bass_of, pitch_classes_of
from creastudio.api.score import Key, Metre, Note, Score, track_of
from creastudio.notation.scores import score_of
from creastudio_music.theory.chords import parse_progression

BAR = 3840


@cache
def chorale(bwv: str) -> Score:
    """Return a chorale of music21's corpus; the library itself isn't imported."""
    found = importlib.util.find_spec("music21")
    assert found is not None
    assert found.origin is not None
    file = Path(found.origin).parent / "corpus" / "bach" / f"bwv{bwv}.mxl"
    return score_of(file.read_bytes(), file.name).score


def played(text: str, key: Key | None = None, *, bar: int = BAR, metres: Sequence[Metre] = ()) -> Score:
    """Return the chords of a text as held notes over their bass, a bar each."""
    key = key or Key(tick=0, fifths=0)
    chords = parse_progression(text, key, bar=bar)
    notes: list[Note] = []
    for number, chord in enumerate(chords):
        end = chords[number + 1].tick if number + 1 < len(chords) else -(-(chord.tick + 1) // bar) * bar
        bass = bass_of(chord)
        if bass is None:
            continue
        pitches = {36 + bass, *(60 + (pc - bass) % 12 + bass for pc in pitch_classes_of(chord))}
        notes += [Note(chord.tick, end - chord.tick, pitch) for pitch in sorted(pitches)]
    return track_of(Score(keys=(key,), metres=tuple(metres)), notes, name="Chords")
