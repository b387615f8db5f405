"""The chords that are looked for."""

from __future__ import annotations

from creastudio_music.theory.candidates import CANDIDATES, FOUND, LACKING, PRIOR


def test_each_kind_stands_on_each_root_once() -> None:
    assert len({(c.root, c.kind) for c in CANDIDATES}) == len(CANDIDATES) == 12 * len(FOUND)
    assert set(PRIOR) == set(FOUND)


def test_a_seventh_chord_lacks_its_seventh_most_and_its_fifth_least() -> None:
    (g7,) = (c for c in CANDIDATES if (c.root, c.kind) == (7, "dominant"))
    assert g7.tones == {7, 11, 2, 5}
    assert dict(g7.parts) == {
        7: LACKING["root"],
        11: LACKING["third"],
        2: LACKING["fifth"],
        5: LACKING["seventh"],
    }
    assert max(g7.parts, key=lambda part: part[1])[0] == 2


def test_a_power_chord_has_no_third_to_lack() -> None:
    (c5,) = (c for c in CANDIDATES if (c.root, c.kind) == (0, "power"))
    assert dict(c5.parts) == {0: LACKING["root"], 7: LACKING["fifth"]}
