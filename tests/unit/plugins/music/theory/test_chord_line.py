"""Chords as spans of time."""

from __future__ import annotations

from creastudio_music.theory.chord_line import at, from_the_first, spans_of
from creastudio_music.theory.chords import parse_progression
from tests.support.arranged import empty


def test_spans_follow_one_another_and_what_is_said_again_goes_on() -> None:
    spans = spans_of(parse_progression("C C F/A G7"), 4 * 3840)
    assert [(span.start, span.end, span.bass) for span in spans] == [
        (0, 7680, 0),
        (7680, 11520, 9),
        (11520, 15360, 7),
    ]
    assert [at(spans, tick) for tick in (0, 7679, 7680, 99999)] == [0, 0, 1, 2]


def test_a_late_first_chord() -> None:
    late = tuple(chord.model_copy(update={"tick": chord.tick + 1920}) for chord in parse_progression("C F"))
    spans = spans_of(late, 7680)
    assert not spans[0].sounds
    assert spans[0].end == 1920
    first = from_the_first(empty().with_(chords=late), 7680)
    assert first[0].sounds
    assert first[0].start == 0


def test_steps_of_chords() -> None:
    major, diminished, suspended = spans_of(parse_progression("C7 Bdim Gsus4"), 3 * 3840)
    assert (major.third(), major.fifth(), major.seventh()) == (4, 7, 10)
    assert (diminished.third(), diminished.fifth(), diminished.seventh()) == (3, 6, 6)
    assert (suspended.third(), suspended.seventh()) == (5, 7)
