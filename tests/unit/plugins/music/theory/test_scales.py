"""Tones of keys."""

from __future__ import annotations

from creastudio.api.score import Key
from creastudio_music.theory.scales import melodic_scale_of, scale_of, tonic_of, triad_of

A_MINOR = Key(tick=0, fifths=0, mode="minor")


def test_tonics_of_relative_keys() -> None:
    assert (tonic_of(Key(tick=0, fifths=0)), tonic_of(A_MINOR)) == (0, 9)
    assert tonic_of(Key(tick=0, fifths=-3, mode="minor")) == 0


def test_relative_keys_share_a_scale() -> None:
    assert scale_of(A_MINOR) == scale_of(Key(tick=0, fifths=0)) == {0, 2, 4, 5, 7, 9, 11}
    assert scale_of(Key(tick=0, fifths=-1)) == {5, 7, 9, 10, 0, 2, 4}


def test_in_minor_both_sixths_and_sevenths_are_sung() -> None:
    assert melodic_scale_of(A_MINOR) == {9, 11, 0, 2, 4, 5, 7, 6, 8}
    assert melodic_scale_of(Key(tick=0, fifths=1)) == scale_of(Key(tick=0, fifths=1))


def test_the_chord_of_a_key() -> None:
    assert triad_of(A_MINOR) == {9, 0, 4}
    assert triad_of(Key(tick=0, fifths=1)) == {7, 11, 2}
