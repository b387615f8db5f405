"""What chords tell of keys."""

from __future__ import annotations

from creastudio_music.theory.candidates import CANDIDATES
from creastudio_music.theory.key_chords import FOREIGN, RESOLVED, TONIC, belongs, told_by
from creastudio_music.theory.keys import KEYS
from creastudio_music.theory.scales import scale_on


def at(root: int, kind: str) -> int:
    return next(i for i, c in enumerate(CANDIDATES) if (c.root, c.kind) == (root, kind))


C, C_MINOR, A_MINOR = KEYS.index((0, "major")), KEYS.index((0, "minor")), KEYS.index((9, "minor"))


def test_scales() -> None:
    assert scale_on(7, "major") == {7, 9, 11, 0, 2, 4, 6}
    assert scale_on(9, "minor") == scale_on(0, "major")


def test_a_minor_key_has_its_leading_note_over_the_dominant_alone() -> None:
    assert belongs(at(4, "dominant"), 9, "minor")
    assert belongs(at(8, "diminished-seventh"), 9, "minor")
    assert not belongs(at(0, "augmented"), 9, "minor")
    assert not belongs(at(4, "dominant"), 0, "major")


def test_a_resolved_dominant_speaks_for_its_tonic() -> None:
    told = told_by([at(7, "dominant"), at(0, "major")])
    assert told[1][C] == TONIC + RESOLVED
    assert told[0][C] == 0
    assert told[0][A_MINOR] == told[1][A_MINOR] == 0
    assert told[1][C_MINOR] == FOREIGN


def test_a_chord_speaks_where_it_begins() -> None:
    told = told_by([at(0, "major"), at(0, "major"), None, at(0, "major")])
    assert told[0][C] == TONIC
    assert set(told[1]) == set(told[2]) == {0.0}
    assert told[3][C] == TONIC
