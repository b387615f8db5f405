"""Another reader, in a process of its own, hears the same: MIDI, MusicXML and ABC as we write them, tunes as we read them."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, track_of
from creastudio.export.abc import abc_of
from creastudio.export.midi import midi_of
from creastudio.export.musicxml import musicxml_of
from creastudio.notation.abc import tunes_of
from creastudio.notation.scores import score_of

PROBE = """
import json, sys
from fractions import Fraction
from music21 import converter, corpus, harmony

def heard(stream):
    found = []
    for n in stream.stripTies().flatten().notes:
        if isinstance(n, harmony.ChordSymbol) or n.duration.isGrace:
            continue
        at, length = (Fraction(x).limit_denominator(960) for x in (n.offset, n.quarterLength))
        found += [[str(at), str(length), p.midi] for p in n.pitches]
    return sorted(found)

told = {}
for path in sys.argv[1:]:
    told[path] = heard(converter.parse(path, forceSource=True, storePickle=False))
for name in ("ryansMammoth/AcaciaReel", "ryansMammoth/AlbemarleHornpipe", "ryansMammoth/AlhambraReel"):
    path = str(corpus.getWork(name))
    told["tune:" + path] = heard(converter.parse(path, forceSource=True, storePickle=False))
print(json.dumps(told))
"""


def heard(score: Score) -> list[list[object]]:
    quarter = score.ticks_per_quarter
    found = [
        [
            str(Fraction(n.start, quarter).limit_denominator(960)),
            str(Fraction(n.duration, quarter).limit_denominator(960)),
            n.pitch,
        ]
        for track in range(len(score.tracks))
        for n in score.notes(track)
    ]
    return sorted(found, key=lambda item: [str(x) for x in item])


def song() -> Score:
    score = Score(
        title="Song",
        tempi=(Tempo(tick=0, bpm=96),),
        metres=(Metre(tick=0, numerator=3, denominator=4),),
        keys=(Key(tick=0, fifths=2),),
        chords=(Chord(tick=0, root="D"), Chord(tick=2880, root="A", kind="dominant")),
    )
    steps = [
        (0, 1, 66),
        (1, 0.5, 69),
        (1.5, 0.5, 68),
        (2, 2, 74),
        (4, 0.75, 73),
        (4.75, 0.25, 71),
        (5, 1, 70),
    ]
    score = track_of(
        score, [Note(round(a * 960), round(d * 960), p) for a, d, p in steps], name="Voice", program=73
    )
    return track_of(
        score,
        [Note(0, 2880, 50), Note(2880, 2880, 45), Note(2880, 2880, 52)],
        name="Low",
        clef="bass",
        program=42,
    )


def orchestra() -> Score:
    """A score that needs three ports of MIDI."""
    score = Score()
    for number in range(40):
        note = Note(960 * (number % 7), 480, 40 + number)
        score = track_of(score, [note], name=f"Part {number}", program=number, volume=60 + number)
    return score


def test_music21_hears_what_we_write_and_what_we_read(tmp_path: Path) -> None:
    files = {"song.mid": midi_of(song()), "song.musicxml": musicxml_of(song()), "song.abc": abc_of(song())}
    files["ports.mid"] = midi_of(orchestra())
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *(str(tmp_path / name) for name in files)],
        cwd=tmp_path, capture_output=True, text=True, timeout=150,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for path, theirs in told.items():
        theirs = sorted(theirs, key=lambda item: [str(x) for x in item])
        if path.startswith("tune:"):
            file = Path(path.removeprefix("tune:"))
            found = tunes_of(file.read_bytes(), file.name, repeats=False)[0].score
            # music21 lets accidentals of old files hold for one note alone; lengths and places are the same.
            assert [item[:2] for item in heard(found)] == [item[:2] for item in theirs], file.name
        else:
            assert heard(score_of(Path(path).read_bytes(), path).score) == theirs, path
            assert heard(orchestra() if path.endswith("ports.mid") else song()) == theirs, path


def test_our_readers_open_no_cache_that_somebody_planted(tmp_path: Path) -> None:
    """music21 would unpickle files of the folder for temporary files; none of our readers asks it."""
    names = {"song.mid": midi_of(song()), "song.musicxml": musicxml_of(song()), "song.abc": abc_of(song())}
    for name, data in names.items():
        (tmp_path / name).write_bytes(data)
    probe = (
        "import sys\nfrom pathlib import Path\nfrom creastudio.notation.scores import scores_of\n"
        "for p in sys.argv[1:]: scores_of(Path(p).read_bytes(), p)\nprint('music21' in sys.modules)"
    )
    paths = [str(tmp_path / name) for name in names]
    done = subprocess.run([sys.executable, "-c", probe, *paths], capture_output=True, text=True, timeout=100)
    assert done.stdout.strip() == "False", done.stderr
