"""ABC out and in again: nothing that the format can hold is lost."""

from __future__ import annotations

import pytest

from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.export.abc import abc_of
from creastudio.notation.abc import tunes_of


def again(score: Score) -> Score:
    return tunes_of(abc_of(score), "tune.abc")[0].score


def heard(score: Score, track: int = 0) -> list[tuple[float, float, int, int | None]]:
    quarter = score.ticks_per_quarter
    return [(n.start / quarter, n.duration / quarter, n.pitch, n.spelling) for n in score.notes(track)]


def line(*notes: tuple[float, float, int], score: Score | None = None, **fields: object) -> Score:
    made = [Note(round(a * 960), round(d * 960), p) for a, d, p in notes]
    return track_of(score or Score(), made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "notes",
    [
        [(0, 1, 60), (1, 0.5, 62), (1.5, 2.5, 64)],
        [(0, 5, 60), (5, 3, 61)],
        [(n / 3, 1 / 3, 60 + n) for n in range(6)],
        [(0, 2 / 3, 60), (2 / 3, 2 / 3, 62), (4 / 3, 2 / 3, 64)],
        [(0, 2, 60), (0, 2, 64), (2, 2, 61), (2, 2, 65)],
        [(0, 4, 48), (0, 1, 72), (1, 3, 74)],
        [(1, 1, 36), (3, 1, 96)],
        [(3, 2, 66), (3, 2, 70), (5, 1, 65)],
    ],
)
def test_notes_come_again(notes: list[tuple[float, float, int]]) -> None:
    score = line(*notes)
    assert sorted(heard(again(score))) == sorted(heard(score))


def test_the_frame_comes_again() -> None:
    score = line(
        *((n, 1, 62 + n % 5) for n in range(14)),
        score=Score(
            title='A 100% "new" air',
            pickup=960,
            metres=(
                Metre(tick=0, numerator=3, denominator=4),
                Metre(tick=960 + 6 * 960, numerator=2, denominator=4),
            ),
            keys=(Key(tick=0, fifths=-1, mode="minor"), Key(tick=960 + 3 * 960, fifths=2)),
            tempi=(Tempo(tick=0, bpm=90), Tempo(tick=960 * 5, bpm=132)),
            chords=(
                Chord(tick=0, root="D", kind="minor"),
                Chord(tick=960 * 4, root="F#", kind="half-diminished", bass="A"),
            ),
        ),
        name="Fiddle",
        program=40,
    )
    read = again(score)
    assert read.title == "A 100% 'new' air"
    assert (read.pickup, read.keys, read.tempi, read.chords) == (
        score.pickup,
        score.keys,
        score.tempi,
        score.chords,
    )
    assert [(m.tick, m.numerator) for m in read.metres] == [(0, 3), (960 * 7, 2)]
    assert (read.tracks[0].name, read.tracks[0].program) == ("Fiddle", 40)


def test_words_come_again_with_their_verses() -> None:
    words = [
        (0, Lyric(start=0, text="Glo", syllabic="begin")), (960, Lyric(start=0, text="ri", syllabic="middle")),
        (2 * 960, Lyric(start=0, text="a", syllabic="end")), (3 * 960, Lyric(start=0, text="well-known", verse=2)),
    ]  # fmt: skip
    score = track_of(Score(), [Note(960 * n, 960, 60) for n in range(4)], words)
    read = again(score)
    found = [(tick, lyric.text, lyric.syllabic, lyric.verse) for tick, lyric in read.lyrics(0)]
    assert found == [(t, w.text, w.syllabic, w.verse) for t, w in words]


def test_several_parts_come_again() -> None:
    score = line((0, 4, 72), name="High")
    score = track_of(score, [Note(0, 1920, 50), Note(1920, 1920, 45)], name="Low", clef="bass")
    score = track_of(score, [Note(0, 960, 36), Note(960, 960, 38)], name="Kit", percussion=True)
    score = track_of(score, [Note(0, 3840, 58)], name="Clarinet", transposition=-2)
    read = again(score)
    assert [(t.name, t.percussion, t.transposition) for t in read.tracks] == [
        (t.name, t.percussion, t.transposition) for t in score.tracks
    ]
    assert [heard(read, n) for n in range(4)] == [heard(score, n) for n in range(4)]


def test_the_same_score_gives_the_same_bytes_and_an_empty_one_is_a_tune() -> None:
    score = line((0, 1, 60))
    assert abc_of(score) == abc_of(score)
    assert b"T:Untitled" in abc_of(Score())
