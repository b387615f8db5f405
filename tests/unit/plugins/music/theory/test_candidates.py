"""The chords that are looked for."""

from __future__ import annotations

from creastudio_music.theory.candidates import CANDIDATES, FOUND, NO_TONE, PRIOR


def test_each_kind_stands_on_each_root_once() -> None:
    assert len({(c.root, c.kind) for c in CANDIDATES}) == len(CANDIDATES) == 12 * len(FOUND)
    assert set(PRIOR) == set(FOUND)


def test_tones_stand_by_what_they_are() -> None:
    (g7,) = (c for c in CANDIDATES if (c.root, c.kind) == (7, "dominant"))
    assert g7.tones == {7, 11, 2, 5}
    assert g7.places == (7, 11, 2, 5)
    (c_minor,) = (c for c in CANDIDATES if (c.root, c.kind) == (0, "minor"))
    assert c_minor.places == (0, 3, 7, NO_TONE)


def test_a_power_chord_has_no_third() -> None:
    (c5,) = (c for c in CANDIDATES if (c.root, c.kind) == (0, "power"))
    assert c5.places == (0, NO_TONE, 7, NO_TONE)
