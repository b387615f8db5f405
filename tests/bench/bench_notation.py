"""Notation: files of other programs read, and pages engraved."""

from __future__ import annotations

from random import Random

from creastudio.api.score import Note, Score, track_of
from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.notation.midi", "creastudio.export.midi")

_TRACKS, _NOTES = 16, 7600


def large_midi() -> bytes:
    """Return a MIDI file of a megabyte."""
    from creastudio.export.midi import midi_of

    rng = Random(1)
    score = Score(ticks_per_quarter=480)
    for program in range(_TRACKS):
        notes: list[Note] = []
        tick = 0
        for _ in range(_NOTES):
            tick += rng.choice((0, 120, 120, 240))
            notes.append(Note(tick, rng.choice((100, 110, 230)), rng.randint(36, 84), rng.randint(40, 110)))
        score = track_of(score, notes, program=program)
    return midi_of(score)


def run() -> list[Row]:
    """Measure."""
    from creastudio.notation.abc import tunes_of
    from creastudio.notation.engraved import PageWish
    from creastudio.notation.midi import import_midi
    from creastudio.render.engraving import Engraver
    from tests.bench.bench_score import chorale

    data = large_midi()
    took = median(seconds(lambda: import_midi(data, "large.mid"), repeat=5, warm=1)) * 1000
    note = f"{len(data) / 1e6:.2f} MB, {_TRACKS * _NOTES} notes"
    rows = [Row("a MIDI file of 1 MB read", took, "ms", 100, note=note)]
    tune = b"X:1\nT:Reel\nM:4/4\nL:1/8\nK:D\n" + b"|:d2fd Adfd|g2eg fddf|(3efg fd ecAc|d2fd A4:|\n" * 4
    rows.append(
        Row("an ABC tune read", median(seconds(lambda: tunes_of(tune, "reel.abc"), warm=1)) * 1000, "ms")
    )
    engraver = Engraver()
    try:
        score = chorale(40)
        engraver.page(score, PageWish())
        again = median(seconds(lambda: engraver.page(score, PageWish()), repeat=3)) * 1000
        rows.append(Row("a page engraved, four voices", again, "ms", note="the engraver is running"))
    finally:
        engraver.close()
    return rows
