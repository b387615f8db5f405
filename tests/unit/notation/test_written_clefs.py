"""In which clef a part is written."""

from __future__ import annotations

import pytest

from creastudio.api.score import Note, Score, Track, track_of
from creastudio.export.musicxml import musicxml_of
from creastudio.notation.mei import mei_of
from creastudio.notation.written_clefs import usual_clef

TENOR = (48, 52, 55, 57, 60, 62, 64, 67)


def part(pitches: tuple[int, ...], **fields: object) -> Score:
    notes = [Note(960 * number, 960, pitch) for number, pitch in enumerate(pitches)]
    return track_of(Score(), notes, **fields)  # type: ignore[arg-type]


def clef(pitches: tuple[int, ...], **fields: object) -> str:
    return usual_clef(part(pitches, **fields).tracks[0])


@pytest.mark.parametrize(
    ("pitches", "fields", "wanted"),
    [
        ((60, 65, 72, 79), {"name": "Soprano", "program": 52}, "treble"),
        ((55, 60, 65, 72), {"name": "Alto", "program": 52}, "treble"),
        ((53, 55, 57, 59, 60, 62), {"name": "Alto", "program": 52}, "treble"),
        (TENOR, {"name": "Tenor", "program": 52}, "treble-8"),
        (TENOR, {"name": "男高音", "program": 52}, "treble-8"),
        (TENOR, {"name": "Voice 3", "program": 53}, "treble-8"),
        ((40, 45, 48, 55), {"name": "Tenor", "program": 52}, "bass"),
        ((40, 45, 52, 60), {"name": "Bass", "program": 52}, "bass"),
        (TENOR, {"name": "Viola", "program": 41}, "alto"),
        ((79, 84, 88), {"name": "Viola", "program": 41}, "treble"),
        ((40, 45, 50, 64), {"name": "Guitar", "program": 24}, "treble-8"),
        ((55, 57, 59), {"name": "Violin", "program": 40}, "treble"),
        ((50, 52, 55, 59), {"name": "Cello", "program": 42}, "bass"),
        ((60, 62, 64), {"name": "Piano"}, "treble"),
        ((36, 42), {"percussion": True}, "percussion"),
    ],
)
def test_a_part_is_written_as_players_and_choirs_read_it(
    pitches: tuple[int, ...], fields: dict[str, object], wanted: str
) -> None:
    assert clef(pitches, **fields) == wanted


def test_what_is_read_counts_and_not_what_sounds() -> None:
    assert clef((46, 48, 50), name="Horn", program=60) == "bass"
    assert clef((46, 48, 50), name="Horn", program=60, transposition=-19) == "treble"


def test_a_part_without_notes_has_a_clef() -> None:
    assert usual_clef(Track()) == "treble"
    assert usual_clef(Track(name="Tenor")) == "treble-8"


def test_the_page_and_the_file_say_the_same() -> None:
    score = part(TENOR, name="Tenor", program=52)
    assert b'clef.shape="G" clef.line="2" clef.dis="8"' in mei_of(score)
    assert b"<clef-octave-change>-1</clef-octave-change>" in musicxml_of(score)


def test_a_clef_that_is_set_stays() -> None:
    assert b'clef.shape="F"' in mei_of(part(TENOR, name="Tenor", program=52, clef="bass"))
