"""Comping, figures and pads follow their signs and their chords."""

from __future__ import annotations

from dataclasses import replace

from creastudio.api.score import Note
from creastudio_music.theory.chord_line import from_the_first
from creastudio_music.theory.chord_parts import Given, chord_part
from creastudio_music.theory.form import planned
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.grooves.groove import Chordal
from tests.support.arranged import empty


def played(text: str, signs: str, bars: int = 4, **fields: object) -> list[Note]:
    part = Chordal(levels=(signs, signs, signs), voices=3, **fields)  # type: ignore[arg-type]
    groove = replace(GROOVES["pop"], comp=part)
    score = empty(text=text, bars=bars)
    plan = planned(score, bars, fills=0, ending=False)
    spans = from_the_first(score, plan[-1].line.end)
    return chord_part(groove, part, plan, spans, [Given(127, frozenset())] * len(spans), ticks_per_ms=1.8)


def test_a_held_chord_changes_with_the_harmony() -> None:
    notes = played("| C F | G |", "x--- ---- ---- ----", held=1.0)
    starts = sorted({(note.start, note.duration) for note in notes})
    assert starts[:3] == [(0, 1920), (1920, 1920), (3840, 3840)]


def test_signs_name_voices() -> None:
    notes = played("C", "1... 2... 3... 4...", 1)
    pitches = [note.pitch for note in notes]
    assert pitches[:3] == sorted(pitches[:3])
    assert pitches[3] == pitches[0] + 12
    assert len(played("C", "u...l... .... ....", 1)) == 3


def test_what_is_played_ahead_has_the_next_chord() -> None:
    notes = played("C F", ".... .... .... ..>-", 2)
    assert {note.pitch % 12 for note in notes if note.start < 3840} == {5, 9, 0}


def test_a_strum_spreads_and_loudness_is_highest_on_top() -> None:
    notes = played("C", "x--- ---- ---- ----", 1, strum=20)
    assert [note.start for note in notes] == [0, 18, 36]
    assert notes[-1].velocity > notes[0].velocity


def test_silence_where_there_is_no_chord() -> None:
    notes = played("C N.C.", "x... x... x... x...", 2)
    assert all(note.start < 3840 for note in notes)
