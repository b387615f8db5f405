"""Pieces of chance notes: the low end of every measure of music."""

from __future__ import annotations

import random

from creastudio.api.score import Note, Score, loose_track

SPAN = 24
"""Semitones above the lowest note of a part that chance draws from, at least."""


def chance_like(score: Score, seed: int, bars: int = 0) -> Score:
    """Return a piece with as many notes in each track, all drawn by chance.

    Pitches are drawn between the lowest and the highest of the track, or two octaves where that is less; beginnings and lengths
    in sixteenths, up to a half. The tune, the harmony and the rhythm are gone; how many notes there are isn't.

    Parameters
    ----------
    bars : int
        Bars that are taken, from the first on; 0 for all.
    """
    rng = random.Random(seed)
    count = min(bars, score.bar_count) if bars else score.bar_count
    sixteenth = max(1, score.ticks_per_quarter // 4)
    places = max(1, score.bar_map.bar(max(0, count - 1)).end // sixteenth)
    empty = score.with_(tracks=(), chords=())
    tracks = []
    for number, track in enumerate(score.tracks):
        given = [note for note in score.notes(number) if score.bar_map.number(note.start) < count]
        low = min((note.pitch for note in given), default=60)
        high = max(max((note.pitch for note in given), default=60), min(127, low + SPAN))
        notes = [
            Note(rng.randrange(places) * sixteenth, rng.randint(1, 8) * sixteenth, rng.randint(low, high))
            for _ in given
        ]
        fields = {"name": track.name, "program": track.program, "percussion": track.percussion}
        tracks.append(loose_track(empty, notes, **fields))
    return empty.with_(tracks=tuple(tracks))
