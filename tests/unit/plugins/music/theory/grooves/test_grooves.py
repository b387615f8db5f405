"""The data of all grooves can be played."""

from __future__ import annotations

from typing import get_args

import pytest

from creastudio_music.theory.grooves import GROOVES, PARTS, Groove
from creastudio_music.theory.grooves.fills import FILLS
from creastudio_music.theory.grooves.groove import DRUM_SIGNS, KITS, LEVELS, PIECES
from creastudio_music.theory.grooves.pattern import Pattern
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.tools.arrangement import Instrument, Kit, Style
from creastudio_music.tools.from_text import AnyStyle

ALL = pytest.mark.parametrize("groove", GROOVES.values(), ids=list(GROOVES))


@ALL
def test_every_line_has_whole_bars_and_known_signs(groove: Groove) -> None:
    for line in groove.drums.lines:
        pattern = groove.pattern(line.text, groove.drums.steps)
        signs = {stroke.sign for number in range(pattern.bars) for stroke in pattern.strokes(number)}
        assert signs <= set(DRUM_SIGNS), line
        assert line.piece in PIECES
        assert set(line.levels) <= set("123")
    assert groove.drums.kit in KITS
    assert groove.drums.fills in FILLS


@ALL
def test_every_level_of_every_part_can_be_read(groove: Groove) -> None:
    assert len(groove.bass.levels) == LEVELS
    for text in groove.bass.levels:
        pattern = groove.pattern(text, groove.bass.steps)
        for number in range(pattern.bars):
            strokes = pattern.strokes(number)
            # The first beat of a bar has the root, a step of a walking line, or the low fifth of a chord that goes on.
            assert strokes[0].sign in "Rw4"
            assert strokes[0].beat == 0
            assert {stroke.sign for stroke in strokes} <= set("Rr34578aw")
    for part in ("comp", "arp", "pad"):
        chordal = groove.chordal(part)
        for text in chordal.levels if chordal else ():
            if text:
                pattern = groove.pattern(text, chordal.steps if chordal else 4)
                signs = {s.sign for number in range(pattern.bars) for s in pattern.strokes(number)}
                assert signs <= set("Xxoul>123456789")


@ALL
def test_tempi_swing_and_moods_lie_in_their_bounds(groove: Groove) -> None:
    slow, usual, fast = groove.tempo
    assert 30 <= slow < usual < fast <= 300
    assert 0.5 <= groove.swing <= 0.75
    assert all(-1 <= value <= 1 for value in groove.mood)
    assert groove.bass.low < groove.bass.high <= 64


def test_fills_are_bars_of_four_beats() -> None:
    for fills in FILLS.values():
        for fill in fills:
            for piece, text in fill.items():
                assert piece in PIECES
                assert Pattern(text).bars == 1


def test_what_can_be_chosen_is_what_there_is() -> None:
    assert get_args(Style) == tuple(GROOVES)
    assert get_args(AnyStyle) == ("auto", *GROOVES)
    assert get_args(Instrument) == ("style", *INSTRUMENTS)
    assert get_args(Kit) == ("style", *KITS)
    assert PARTS == ("drums", "bass", "comp", "arp", "pad")
    assert len(set(INSTRUMENTS.values())) == len(INSTRUMENTS)
