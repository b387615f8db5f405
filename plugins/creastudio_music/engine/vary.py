"""``music.vary``: the notes that carry a piece stay, and those between are written anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from creastudio.api import JobContext
from creastudio.api.score import Note, Score
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.filling import fill, given_score
from creastudio_music.engine.infill import cells_in
from creastudio_music.theory.beats import Beat, beats_of
from creastudio_music.tools.filling import VaryParams


def run(params: VaryParams, ctx: JobContext) -> None:
    """Emit ``params.count`` variations, the best first.

    Raises
    ------
    UserError
        When a bar or track isn't there, or there is no model.
    """
    score = given_score(ctx)
    holes = cells_in(score, params.bars, params.tracks)
    anchored, added = anchored_in(score, holes, params.strength)
    fill(
        params,
        ctx,
        anchored,
        holes,
        title=score.title or "Variation",
        keep_rhythm=params.keep_rhythm,
        chords=params.chords,
        final=lambda made: unlocked(made, added),
    )


def anchored_in(score: Score, holes: Iterable[Cell], strength: float) -> tuple[Score, dict[int, set[Note]]]:
    """Return the score with the notes locked that stay in a variation, and those notes by track.

    In each bar the share ``1 - strength`` of its notes stays: first those on strong beats, of these the longer ones.
    """
    bars: dict[int, set[int]] = {}
    for cell in holes:
        bars.setdefault(cell.track, set()).add(cell.bar)
    added: dict[int, set[Note]] = {}
    for track, numbers in bars.items():
        kept: set[Note] = set()
        owed = 0.0
        for number in sorted(numbers):
            stored = score.tracks[track].bars
            if number >= len(stored) or not stored[number]:
                continue
            line = score.bar_map.bar(number)
            notes = [note for note in stored[number].notes(line.start) if not note.locked]
            beats = beats_of(line, score.ticks_per_quarter)
            notes.sort(key=lambda note: (-_weight(beats, note.start), -note.duration, note.start))
            # What one bar can't keep of its share, since notes are whole, the next one does.
            owed += len(notes) * (1 - strength)
            taken = min(len(notes), int(owed + 1e-9))
            owed -= taken
            kept.update(notes[:taken])
        if kept:
            locked = [note._replace(locked=note.locked or note in kept) for note in score.notes(track)]
            score = score.with_notes(track, locked)
            added[track] = {note._replace(locked=True) for note in kept}
    return score, added


def _weight(beats: Sequence[Beat], tick: int) -> int:
    """Return how strong a place in a bar is: its beginning, its middle where beats fall into halves, a beat, a part of one."""
    for number, beat in enumerate(beats):
        offset = tick - beat.start
        if offset == 0:
            return 4 if number == 0 else 3 if number * 2 == len(beats) else 2
        if 0 < offset < beat.length:
            return 1 if offset * (3 if beat.thirds else 2) % beat.length == 0 else 0
    return 0


def unlocked(score: Score, notes: dict[int, set[Note]]) -> Score:
    """Return the score with these notes free again."""
    for track, locked in notes.items():
        freed = [note._replace(locked=False) if note in locked else note for note in score.notes(track)]
        score = score.with_notes(track, freed)
    return score
