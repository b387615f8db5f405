"""What it takes to analyse a score, s of a processor: a long one, the same after an edit of one bar, the largest there may be."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from tests.bench.rows import Row

if TYPE_CHECKING:
    from creastudio.api.score import Score

NEEDS = ("creastudio_music.theory.analysis",)

NOTES = 20_000
TRACKS, MOST = 500, 1_000_000


def run() -> list[Row]:
    """Analyse four voices of 20,000 notes twice, and 500 tracks of 2,000."""
    from creastudio_music.theory.analysis import analyse

    score = _voices(NOTES)
    edited = _one_bar_changed(score)
    large = _tracks(TRACKS, MOST // TRACKS)
    rows: list[Row] = []
    for name, piece, target in (
        ("analysis of 20,000 notes", score, 2.0),
        ("the same after an edit of one bar", edited, None),
        ("analysis of 500 tracks, 1,000,000 notes", large, None),
    ):
        begin = time.process_time()
        found = analyse(piece)
        taken = time.process_time() - begin
        rows.append(Row(name, taken, "s", target, note=found.left_out))
    return rows


def _voices(notes: int) -> Score:
    """Return four voices that go on through random chords of keys that change."""
    from creastudio.api.score import Note, Score, loose_track

    rng = random.Random(1)
    parts: list[list[Note]] = [[] for _ in range(4)]
    key = 0
    for beat in range(notes // 4):
        if beat % 64 == 0:
            key = rng.randrange(12)
        root = rng.choice((0, 2, 4, 5, 7, 9))
        chord = [
            (key + (0, 2, 4, 5, 7, 9, 11)[((0, 2, 4, 5, 7, 9).index(root) + step) % 7]) % 12
            for step in (0, 2, 4)
        ]
        for part, low in zip(parts, (67, 60, 53, 40), strict=True):
            tone = rng.choice(chord)
            part.append(Note(960 * beat, 960, low + (tone - low) % 12))
    base = Score()
    return base.with_(tracks=tuple(loose_track(base, part) for part in parts))


def _one_bar_changed(score: Score) -> Score:
    notes = list(score.notes(0))
    notes[400] = notes[400]._replace(pitch=notes[400].pitch + 1, spelling=None)
    return score.with_notes(0, notes)


def _tracks(count: int, notes: int) -> Score:
    from creastudio.api.score import Note, Score, loose_track

    rng = random.Random(2)
    base = Score()
    tracks = (
        loose_track(base, [Note(480 * n, 480, rng.randrange(36, 84)) for n in range(notes)])
        for _ in range(count)
    )
    return base.with_(tracks=tuple(tracks))
