"""Chords are laid out near to one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.chord_kinds import KINDS
from creastudio_music.theory.chords import parse_symbol, pitch_classes_of
from creastudio_music.theory.voicing import LOW_MELODY, Manner, chosen, voiced

CHORDS = st.builds(
    lambda root, kind: pitch_classes_of(parse_symbol("C").model_copy(update={"root": root, "kind": kind})),
    st.sampled_from(["C", "F#", "Bb", "E"]),
    st.sampled_from(sorted(KINDS)),
)
MANNERS = st.builds(
    lambda voices, voicing, low, width: Manner(voices, voicing, low, low + width),
    st.integers(2, 5),
    st.sampled_from(["close", "open", "drop", "shell", "power"]),
    st.integers(40, 64),
    st.integers(14, 30),
)


@given(CHORDS, MANNERS, st.integers(40, 127))
def test_a_layout_has_tones_of_the_chord_in_its_range(
    tones: tuple[int, ...], manner: Manner, top: int
) -> None:
    layout = voiced(tones, manner, (), top)
    assert layout
    assert list(layout) == sorted(set(layout))
    assert {pitch % 12 for pitch in layout} <= set(tones)
    assert manner.low <= layout[0]
    assert layout[-1] <= max(manner.high, manner.low + 11)
    if top >= max(manner.low + 12, LOW_MELODY):
        assert layout[-1] <= top


@given(CHORDS, CHORDS)
def test_the_next_chord_is_no_further_than_it_would_be_alone(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    manner = Manner(4, "close", 50, 76)
    first = voiced(one, manner)
    led, alone = voiced(other, manner, first), voiced(other, manner)

    def moved(layout: tuple[int, ...]) -> int:
        return sum(abs(a - b) for a, b in zip(first, layout, strict=False))

    assert moved(led) <= moved(alone) + 6


def test_c_to_a_minor_keeps_two_tones() -> None:
    manner = Manner(3, "close", 55, 76)
    first = voiced((0, 4, 7), manner)
    second = voiced((9, 0, 4), manner, first)
    assert len(set(first) & set(second)) == 2


def test_the_most_telling_tones_are_chosen() -> None:
    dominant = (7, 11, 2, 5)
    assert set(chosen(dominant, 3, "close")) == {7, 11, 5}
    assert set(chosen(dominant, 2, "close")) == {11, 5}
    assert set(chosen(dominant, 3, "shell")) == {11, 5, 2}
    assert set(chosen((0, 4, 7), 3, "power")) == {0, 7}
    assert set(chosen((0, 4, 7, 11, 2), 4, "close")) == {0, 4, 11, 2}
