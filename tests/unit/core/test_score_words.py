"""Chord symbols and lyrics as they are typed."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.core import score_words as words


@pytest.mark.parametrize(
    ("typed", "root", "kind", "bass"),
    [
        ("C", "C", "major", ""),
        ("f#m7/c#", "F#", "minor-seventh", "C#"),
        ("B♭", "Bb", "major", ""),
        ("Bb7", "Bb", "dominant", ""),
        ("Dmaj7", "D", "major-seventh", ""),
        ("Em7b5", "E", "half-diminished", ""),
        ("Gsus4", "G", "suspended-fourth", ""),
        ("A°7", "A", "diminished-seventh", ""),
        ("Ab/C", "Ab", "major", "C"),
        ("bb/d", "Bb", "major", "D"),
        ("c6/9", "C", "major-sixth-ninth", ""),
    ],
)
def test_chords_are_understood_and_written_again(typed: str, root: str, kind: str, bass: str) -> None:
    chord = words.chord_at(typed, 960)
    assert (chord.root, chord.kind, chord.bass, chord.tick) == (root, kind, bass, 960)
    assert words.chord_at(words.pretty_symbol(chord), 960) == chord


@pytest.mark.parametrize("typed", ["K", "Cfoo", "C/x", "Cb###", "7"])
def test_what_is_no_chord_is_said(typed: str) -> None:
    with pytest.raises(UserError):
        words.chord_at(typed, 0)


def test_a_chord_is_written_moved_and_taken_away() -> None:
    score = words.with_chord(words.with_chord(Score(), 960, "C"), 0, "G7")
    assert [chord.root for chord in score.chords] == ["G", "C"]
    moved = words.moved_chord(score, 0, 1920)
    assert [(chord.tick, chord.root) for chord in moved.chords] == [(960, "C"), (1920, "G")]
    assert words.with_chord(score, 0, " ").chords == score.chords[1:]
    assert words.pretty_symbol(words.chord_at("N.C.", 0)) == "N.C."


def test_syllables_know_whether_their_word_goes_on() -> None:
    score = track_of(Score(), [Note(tick, 480, 60) for tick in range(0, 2400, 480)])
    for tick, typed in zip(range(0, 2400, 480), ["Glo-", "ri-", "a", "to", ""], strict=True):
        score = words.with_lyric(score, 0, tick, typed)
    told = [(lyric.text, lyric.syllabic) for _, lyric in score.lyrics(0)]
    assert told == [("Glo", "begin"), ("ri", "middle"), ("a", "end"), ("to", "single")]
    assert words.written_lyric(words.lyric_at(score, 0, 480)) == "ri-"
    assert len(list(words.with_lyric(score, 0, 0, "").lyrics(0))) == 3
    assert words.with_lyric(score, 0, 960, "a") is score
    assert len(list(score.notes(0))) == 5


def test_the_next_note_may_be_bars_away() -> None:
    score = track_of(Score(), [Note(0, 100, 60), Note(0, 100, 64), Note(4 * 3840, 100, 60)])
    assert words.next_note(score, 0, 0) == 4 * 3840
    assert words.next_note(score, 0, 4 * 3840) is None
    assert words.next_note(score, 0, 9 * 3840, -1) == 4 * 3840
