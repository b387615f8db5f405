"""From what a person set to what the arranger is told: who plays which instrument, and how."""

from __future__ import annotations

from creastudio.api.score import Score
from creastudio_music.engine.arranging import NAMES, Setting
from creastudio_music.theory.grooves import PARTS
from creastudio_music.theory.grooves.groove import KITS
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.tools.arrangement import ArrangementParams

BASSES = range(32, 40)
"""General MIDI programs of basses."""

LOW = 50
"""A lowest track whose notes lie below it on average is a bass, whatever plays it."""


def setting_of(params: ArrangementParams, score: Score) -> Setting:
    """Return the setting for an accompaniment of a score, of which all bars are played."""
    there = already(score)
    wanted = {part: getattr(params, part) for part in PARTS}
    parts = tuple(p for p in PARTS if wanted[p] == "yes" or (wanted[p] == "auto" and p not in there))
    instruments = {
        part: INSTRUMENTS[name]
        for part in PARTS
        if part != "drums" and (name := getattr(params, f"{part}_instrument")) != "style"
    }
    if params.kit != "style":
        instruments["drums"] = KITS[params.kit]
    return Setting(
        intensity=params.intensity,
        shape=params.shape,
        swing=None if params.swing is None else params.swing / 100,
        humanise=params.humanise,
        fills=params.fills,
        instruments=instruments,
        parts=parts,
    )


def already(score: Score) -> frozenset[str]:
    """Return the parts that a score has by itself: drums, a bass, and tracks that are called as the arranger's."""
    found = {
        part
        for part, name in NAMES.items()
        if any(track.name == name and len(track) for track in score.tracks)
    }
    pitched: list[float] = []
    for index, track in enumerate(score.tracks):
        if not len(track):
            continue
        if track.percussion:
            found.add("drums")
        else:
            pitched.append(sum(note.pitch for note in score.notes(index)) / len(track))
            if track.program in BASSES or "bass" in track.name.casefold().split():
                found.add("bass")
    if len(pitched) > 1 and min(pitched) < LOW:
        found.add("bass")
    return frozenset(found)
