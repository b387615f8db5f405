"""Scores: reading, writing and hearing them."""

from __future__ import annotations

from random import Random

from creastudio.api.score import Note, Score, track_of
from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.api.score", "creastudio.media.synth")

QUARTER = 960
BAND = (0, 24, 25, 33, 48, 49, 52, 56, 57, 60, 61, 65, 73, 80, 89)
"""General MIDI instruments of fifteen tracks; the sixteenth are drums."""


def chorale(bars: int) -> Score:
    """Four voices in quarter and eighth notes."""
    rng = Random(4)
    score = Score()
    for voice, low in enumerate((43, 50, 57, 62)):
        notes: list[Note] = []
        tick = 0
        while tick < bars * 4 * QUARTER:
            length = rng.choice((QUARTER, QUARTER, QUARTER // 2))
            notes.append(Note(tick, length - rng.randrange(60), low + rng.choice((0, 2, 4, 5, 7, 9, 11)), 70))
            tick += length
        score = track_of(score, notes, name=f"Voice {voice + 1}", program=19)
    return score


def band(bars: int) -> Score:
    """Sixteen tracks, one of them drums in eighths."""
    rng = Random(5)
    score = Score()
    for number, program in enumerate(BAND):
        notes = [
            Note(
                tick,
                QUARTER - rng.randrange(120),
                48 + number + rng.choice((0, 4, 7, 12)),
                rng.randint(50, 110),
            )
            for tick in range(0, bars * 4 * QUARTER, QUARTER * (1 + number % 3))
        ]
        score = track_of(score, notes, program=program, pan=8 * number - 56, volume=80)
    beats = range(0, bars * 4 * QUARTER, QUARTER // 2)
    drums = [
        Note(tick, QUARTER // 4, key) for tick in beats for key in ((42,), (36, 42))[tick // QUARTER % 2]
    ]
    return track_of(score, drums, percussion=True)


def _struck() -> Row:
    """Measure how long a key of a keyboard takes until the device may take its sound; 20 ms more wait in the device."""
    from creastudio.media.live_instrument import Instrument
    from creastudio.media.live_voices import LiveVoices
    from creastudio.media.synth import Synth

    took: list[float] = []
    with Synth(48_000) as synth:
        live = LiveVoices(synth)
        live.prepare(Instrument(program=48), range(36, 88, 4))
        for pitch in range(37, 88, 4):
            took += seconds(lambda p=pitch: live.strike(p, Instrument(program=48), p, 90), repeat=1, warm=0)
            live.take(480)
    return Row(
        "a key struck, until it sounds", max(took) * 1000, "ms", 30, note="strings; the slowest of 13 keys"
    )


def run() -> list[Row]:
    """Measure."""
    from creastudio.media.synth import Synth

    rows: list[Row] = []
    for name, score, target in (("chorale", chorale(60), 200), ("band of 16 tracks", band(60), 200)):
        length = score.seconds
        fresh = median(seconds(lambda s=score: Synth(48_000).render(s), repeat=3, warm=1))
        synth = Synth(48_000)
        again = median(seconds(lambda s=score, y=synth: y.render(s), repeat=3, warm=1))
        how = f"{length:.0f} s, {sum(len(t) for t in score.tracks)} notes, 48 kHz stereo"
        rows.append(Row(f"score to audio, {name}", length / fresh, "x real time", target, ">=", note=how))
        rows.append(
            Row(f"the same, once more ({name})", length / again, "x real time", note="instruments read")
        )
    rows.append(_struck())
    score = band(60)
    data = score.dumps()
    rows.append(
        Row("a score stored", median(seconds(score.dumps)) * 1000, "ms", note=f"{len(data) >> 10} KiB")
    )
    rows.append(Row("a score read", median(seconds(lambda: Score.loads(data))) * 1000, "ms"))
    notes = list(score.notes(0))
    notes[7] = notes[7]._replace(velocity=1)
    edit = median(seconds(lambda: score.with_notes(0, notes))) * 1000
    rows.append(Row("a note edited in 16 tracks of 60 bars", edit, "ms", 10))
    return rows
