"""Names and words of MIDI files."""

from __future__ import annotations

from creastudio.notation.midi_events import Event
from creastudio.notation.midi_texts import NAME, first_name, names_apart, syllables, text_of


def test_parts_of_one_track_are_told_apart_by_their_instruments() -> None:
    parts = [
        (0, "A", "Viola"),
        (0, "A", "Cello"),
        (1, "A", "Cello"),
        (0, "A", "Cello"),
        (2, "", "Tuba"),
        (2, "", "Tuba"),
    ]
    assert names_apart(parts) == ["A", "A (Cello)", "A", "A (Cello 2)", "", ""]


def test_the_first_name_of_a_track_counts() -> None:
    assert first_name([Event(0, NAME, b" Oboe "), Event(5, NAME, b"Horn")]) == "Oboe"
    assert first_name([]) == ""


def test_texts_are_utf_8_or_latin_1() -> None:
    assert text_of("雨".encode()) == "雨"
    assert text_of(b"fl\xf6te\0") == "flöte"


def test_a_hyphen_joins_syllables() -> None:
    found = syllables([(0, "rain-"), (5, "drops"), (9, "fall")])
    assert [(w.text, w.syllabic) for _, w in found] == [
        ("rain", "begin"),
        ("drops", "end"),
        ("fall", "single"),
    ]
