"""The music of the sample *First film*, in D major: twelve bars, two for each picture, and a last chord that rings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, loose_track
from creastudio.core.tempo import TempoMap

Q = 960
BAR = 4 * Q

HARMONY = (
    ("D", "major", (50, 57, 62, 66), 38), ("G", "major", (50, 59, 62, 67), 38),
    ("D", "major", (54, 57, 62, 66), 38), ("A", "major", (52, 57, 61, 64), 37),
    ("B", "minor", (54, 59, 62, 66), 35), ("G", "major", (55, 59, 62, 67), 43),
    ("E", "minor-seventh", (52, 59, 62, 67), 40), ("A", "dominant", (52, 55, 61, 64), 33),
    ("B", "minor", (54, 59, 62, 66), 35), ("G", "major-seventh", (54, 59, 62, 67), 31),
    ("E", "minor-seventh", (55, 59, 62, 64), 40), ("D", "major", (50, 57, 62, 66), 38),
)  # fmt: skip
"""Of each bar: root, kind, four voices from low to high, bass."""

CADENCE = ("A", "dominant", (55, 57, 61, 64), 33)
"""The second half of the bar before the last."""

MELODY = (
    (), (),
    ((0, 1.5, 78), (1.5, 0.5, 76), (2, 1, 74), (3, 1, 69)), ((0, 1, 73), (1, 1, 76), (2, 1.5, 81), (3.5, 0.5, 79)),
    ((0, 2, 78), (2, 1, 74), (3, 1, 71)), ((0, 1, 74), (1, 0.5, 76), (1.5, 0.5, 78), (2, 1, 79), (3, 0.5, 78), (3.5, 0.5, 76)),
    ((0, 1, 76), (1, 1, 79), (2, 1.5, 83), (3.5, 0.5, 81)), ((0, 1, 81), (1, 0.5, 79), (1.5, 0.5, 78), (2, 1, 76), (3, 1, 73)),
    ((0, 2, 74), (2, 1, 78), (3, 1, 76)), ((0, 1.5, 74), (1.5, 0.5, 71), (2, 2, 69)),
    ((0, 0.5, 67), (0.5, 0.5, 71), (1, 1, 76), (2, 1, 73), (3, 1, 76)), ((0, 4, 74),),
)  # fmt: skip
"""Notes of each bar: beat, length in quarters, pitch."""

FLUTE, LOW_FLUTE, GLOCKENSPIEL, STRINGS, HARP, BASS, CELLO = 73, 71, 9, 48, 46, 32, 42
KICK, RIM, HAT, OPEN_HAT, RIDE, CRASH, SHAKER, TRIANGLE = 36, 37, 42, 46, 51, 49, 70, 81


def music(tempo: TempoMap) -> Score:
    """Return all but the drums, at the tempi of a map."""
    score = _empty("First film", tempo)
    chords = [Chord(tick=bar * BAR, root=root, kind=kind) for bar, (root, kind, _, _) in enumerate(HARMONY)]
    chords.append(Chord(tick=10 * BAR + 2 * Q, root=CADENCE[0], kind=CADENCE[1]))
    score = score.with_(chords=tuple(sorted(chords, key=lambda chord: chord.tick)))
    parts = (
        ("Flute", FLUTE, 92, 10, _melody(range(2, 8), 86)),
        ("Clarinet", LOW_FLUTE, 92, -8, _melody(range(8, 12), 76)),
        ("Glockenspiel", GLOCKENSPIEL, 60, 24, _sparkles()),
        ("Strings", STRINGS, 78, -4, _pads()),
        ("Harp", HARP, 86, -26, _arpeggios()),
        ("Cello", CELLO, 84, 16, _cello()),
        ("Double bass", BASS, 96, 0, _bass()),
    )
    tracks = [
        loose_track(score, notes, name=name, program=program, volume=volume, pan=pan)
        for name, program, volume, pan, notes in parts
    ]
    return score.with_(tracks=tuple(tracks))


def rhythm(tempo: TempoMap) -> Score:
    """Return the drums, at the tempi of a map."""
    score = _empty("First film, drums", tempo)
    drums = loose_track(score, sorted(_drums()), name="Drums", percussion=True, volume=112)
    return score.with_(tracks=(drums,))


def _empty(title: str, tempo: TempoMap) -> Score:
    return Score(
        title=title,
        tempi=tuple(Tempo(tick=change.tick, bpm=float(change.tempo)) for change in tempo.tempi),
        metres=(Metre(tick=0, numerator=4, denominator=4),),
        keys=(Key(tick=0, fifths=2),),
    )


def _note(bar: int, beat: float, length: float, pitch: int, velocity: int) -> Note:
    return Note(round(bar * BAR + beat * Q), round(length * Q), pitch, velocity)


def _halves() -> Iterator[tuple[int, float, float, tuple[int, ...], int]]:
    """Yield bar, beat, length, voices and bass of each chord."""
    for bar, (_, _, voices, bass) in enumerate(HARMONY):
        if bar == 10:
            yield bar, 0, 2, voices, bass
            yield bar, 2, 2, CADENCE[2], CADENCE[3]
        else:
            yield bar, 0, 4, voices, bass


def _melody(bars: Iterable[int], velocity: int) -> list[Note]:
    found: list[Note] = []
    for bar in bars:
        for beat, length, pitch in MELODY[bar]:
            # Long notes and high ones sing out.
            loud = velocity + (6 if length >= 1.5 else 0) + (pitch - 74) // 2
            found.append(_note(bar, beat, length * 0.96, pitch, min(112, loud)))
    return found


def _sparkles() -> list[Note]:
    found = [_note(0, 3.5, 0.5, 93, 58), _note(1, 1.5, 0.5, 91, 54), _note(1, 3.5, 0.5, 90, 60)]
    for bar in range(4, 8):
        voices = HARMONY[bar][2]
        for beat, voice in ((0.5, 3), (1.5, 2), (2.5, 3), (3.5, 1)):
            found.append(_note(bar, beat, 0.5, voices[voice] + 24, 50 + bar * 2))
    found += [
        _note(11, 0.5 + step * 0.25, 1, pitch, 62 - step * 3) for step, pitch in enumerate((86, 90, 93, 98))
    ]
    return found


def _pads() -> list[Note]:
    found: list[Note] = []
    for bar, beat, length, voices, _ in _halves():
        swell = 52 + (0, 4, 8, 10, 16, 18, 22, 24, 12, 10, 14, 18)[bar]
        found += [_note(bar, beat, length, pitch, swell) for pitch in voices[1:]]
    return found


def _arpeggios() -> list[Note]:
    found: list[Note] = []
    for bar, beat, length, voices, _ in _halves():
        if bar == 11:
            run = (50, 57, 62, 66, 69, 74, 78, 81)
            found += [
                _note(bar, step * 0.25, 4 - step * 0.25, pitch, 76 - step * 2)
                for step, pitch in enumerate(run)
            ]
            continue
        top = [*voices, voices[1] + 12]
        order = (0, 1, 2, 3, 4, 3, 2, 1)
        for step in range(round(length * 2)):
            loud = 66 + (8 if step % 4 == 0 else 0) + (4 if 4 <= bar < 8 else 0)
            found.append(
                _note(bar, beat + step / 2, 0.9, top[order[step % 8]] + (12 if bar < 2 else 0), loud)
            )
    return found


def _cello() -> list[Note]:
    found: list[Note] = []
    lines = {2: ((0, 4, 54),), 3: ((0, 2, 52), (2, 2, 57)), 4: ((0, 3, 59), (3, 1, 57)), 5: ((0, 2, 55), (2, 2, 59)),
             6: ((0, 2, 59), (2, 2, 55)), 7: ((0, 2, 57), (2, 1, 55), (3, 1, 52)), 8: ((0, 3, 50), (3, 1, 52)),
             9: ((0, 4, 54),), 10: ((0, 2, 55), (2, 2, 52)), 11: ((0, 4, 50),)}  # fmt: skip
    for bar, notes in lines.items():
        found += [
            _note(bar, beat, length * 0.98, pitch, 62 + (8 if 4 <= bar < 8 else 0))
            for beat, length, pitch in notes
        ]
    return found


def _bass() -> list[Note]:
    found: list[Note] = []
    for bar, beat, length, _, root in _halves():
        if bar < 2 or bar == 11:
            found.append(_note(bar, beat, length, root, 74))
        elif 4 <= bar < 8:
            fifth = root + 7
            steps = (
                (0, 1.5, root),
                (1.5, 0.5, root),
                (2, 1, fifth),
                (3, 1, root + 12 if root < 38 else root),
            )
            found += [
                _note(bar, beat + at, held * 0.9, pitch, 82 if at == 0 else 72) for at, held, pitch in steps
            ]
        else:
            found.append(_note(bar, beat, length * 0.95, root, 74))
    return found


def _drums() -> Iterator[Note]:
    for beat in range(8):
        yield _note(3, beat / 2, 0.25, SHAKER, 34 + beat * 3)
    yield _note(4, 0, 2, CRASH, 58)
    for bar in range(4, 8):
        for step in range(8):
            yield _note(bar, step / 2, 0.25, HAT, 56 if step % 2 == 0 else 40)
            yield _note(bar, step / 2 + 0.25, 0.25, SHAKER, 28)
        yield _note(bar, 0, 0.5, KICK, 84)
        yield _note(bar, 2, 0.5, KICK, 76)
        yield _note(bar, 2.5, 0.5, KICK, 60)
        yield _note(bar, 1, 0.25, RIM, 60)
        yield _note(bar, 3, 0.25, RIM, 64)
    yield _note(7, 3.5, 0.5, OPEN_HAT, 54)
    yield _note(8, 0, 4, RIDE, 56)
    for bar in (8, 9, 10):
        for beat in (0, 2):
            yield _note(bar, beat + 1, 0.5, SHAKER, 34)
    yield _note(11, 0, 4, CRASH, 46)
    yield _note(11, 0, 2, TRIANGLE, 60)
