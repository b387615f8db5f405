"""What is found in chorales held against analyses by musicians, which come with music21; run by a person.

``python -m tests.bench.probe_harmony`` prints a line a chorale, and one of JSON with the shares of half beats at which root, chord
and key are those of the analysis, beside music21's own key of the whole and roots of its chordified score.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import music21
from music21.corpus.chorales import ChoraleListRKBWV

from creastudio.api.chord_kinds import pitch_classes_of
from creastudio.api.score import Score
from creastudio.notation.scores import score_of
from creastudio_music.theory.harmony import Harmony, harmony_of
from creastudio_music.theory.keys import KEYS, index_of

FOLDER = Path(music21.__file__).parent / "corpus" / "bach"
NUMBERS = range(1, 21)


class Label(NamedTuple):
    """What the analysis says from an offset on, quarters: key, root and pitch classes."""

    start: float
    end: float
    tonic: int
    mode: str
    root: int
    tones: frozenset[int]


def labels_of(number: int) -> list[Label]:
    """Return the analysis of a chorale by its number in Riemenschneider's edition."""
    file = FOLDER / "choraleAnalyses" / f"riemenschneider{number:03d}.rntxt"
    read: Any = music21.converter.parse(file, format="romanText", forceSource=True, storePickle=False)
    found: list[Label] = []
    for numeral in read.recurse().getElementsByClass("RomanNumeral"):
        start = float(numeral.getOffsetInHierarchy(read))
        found.append(
            Label(
                start,
                start + float(numeral.quarterLength),
                numeral.key.tonic.pitchClass,
                numeral.key.mode,
                numeral.root().pitchClass,
                frozenset(numeral.pitchClasses),
            )
        )
    return found


def compared(score: Score, found: Harmony, labels: list[Label], peer: Any) -> Counter[str]:
    """Return how many half beats there are, and at how many root, chord, key and music21's root agree."""
    counts: Counter[str] = Counter()
    shift = _shift(found, labels)
    roots = [
        (float(c.getOffsetInHierarchy(peer)), c.root().pitchClass)
        for c in peer.recurse().getElementsByClass("Chord")
    ]
    quarter = score.ticks_per_quarter
    for half in range(score.length * 2 // quarter):
        tick, at = half * quarter // 2, half / 2
        label = next((label for label in reversed(labels) if label.start <= at < label.end), None)
        span = next((span for span in found.chords if span.start <= tick < span.end), None)
        key = next((span.key for span in found.keys if span.start <= tick < span.end), None)
        if label is None or span is None or key is None:
            continue
        tones = pitch_classes_of(span.chord)
        wanted = frozenset((tone + shift) % 12 for tone in label.tones)
        root = (label.root + shift) % 12
        counts["half beats"] += 1
        counts["root"] += tones[0] == root
        counts["chord"] += tones[0] == root and frozenset(tones) == wanted
        counts["key"] += KEYS[index_of(key)] == ((label.tonic + shift) % 12, label.mode)
        theirs = [pc for offset, pc in roots if offset <= at]
        counts["root by music21"] += bool(theirs) and theirs[-1] == root
    return counts


def _shift(found: Harmony, labels: list[Label]) -> int:
    """Return by how many semitones the score stands above its analysis: two are of another edition."""
    last = pitch_classes_of(found.chords[-1].chord)[0]
    return (last - labels[-1].root) % 12


def main() -> None:
    """Measure, and print."""
    known = ChoraleListRKBWV().byRiemenschneider
    total: Counter[str] = Counter()
    for number in NUMBERS:
        file = FOLDER / f"bwv{known[number]['bwv']}.mxl"
        score = score_of(file.read_bytes(), file.name).score
        labels, found = labels_of(number), harmony_of(score)
        assert found.home is not None
        peer: Any = music21.converter.parse(file, forceSource=True, storePickle=False)
        key = peer.analyze("key")
        total["key of the whole as music21's"] += KEYS[index_of(found.home.key)] == (
            key.tonic.pitchClass,
            key.mode,
        )
        total["pieces"] += 1
        if abs(labels[-1].end - score.length / score.ticks_per_quarter) > 2:
            sys.stderr.write(f"{number}: its analysis is cut otherwise\n")
            continue
        counts = compared(score, found, labels, peer.chordify())
        sys.stderr.write(f"{number}: {dict(counts)}\n")
        total += counts
    beats = total["half beats"]
    shares = {name: round(total[name] / beats, 4) for name in ("root", "chord", "key", "root by music21")}
    sys.stdout.write(json.dumps({**total, "shares": shares}) + "\n")


if __name__ == "__main__":
    main()
