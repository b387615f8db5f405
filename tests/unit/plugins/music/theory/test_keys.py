"""Keys of whole pieces and within them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Key, Note, Score, track_of
from creastudio.api.score_changes import transposed
from creastudio_music.theory.frames import frames_of
from creastudio_music.theory.keys import KEYS, index_of, key_name, key_of, local_keys, named
from tests.unit.plugins.music.theory.pieces import chorale, played


def home(score: Score) -> Key:
    found = key_of(frames_of(score))
    assert found is not None
    return found.key


def names(score: Score) -> list[str]:
    frames = frames_of(score, divided=2)
    return [key_name(span.key) for span in local_keys(frames.slots, frames.spelled, home(score))]


# What both the analyses that come with music21 and its own key finder say of these.
@pytest.mark.parametrize(
    ("bwv", "key"),
    [
        ("269", "G major"),
        ("347", "A major"),
        ("153.1", "A minor"),
        ("86.6", "E major"),
        ("267", "G major"),
        ("281", "F major"),
        ("40.8", "F minor"),
        ("248.12-2", "G major"),
    ],
)
def test_the_key_of_a_chorale(bwv: str, key: str) -> None:
    assert key_name(home(chorale(bwv))) == key


@settings(deadline=None, max_examples=12)
@given(st.integers(-6, 5))
def test_a_transposed_piece_has_the_transposed_key(semitones: int) -> None:
    score = played("C F G7 C Am Dm G7 C")
    key = home(transposed(score, semitones))
    assert (key.mode, key.fifths * 7 % 12) == ("major", semitones % 12)


def test_keys_that_sound_alike_are_told_by_their_spelling() -> None:
    flats = played("I IV V7 I", Key(tick=0, fifths=-6))
    sharps = played("I IV V7 I", Key(tick=0, fifths=6))
    assert key_name(home(flats)) == "Gb major"
    assert key_name(home(sharps)) == "F# major"


def test_a_modulation_is_found_and_the_way_back() -> None:
    text = "C F G7 C Am F G7 C E7 Am Dm Am E7 Am Dm E7 Am G7 C F G7 C F G7 C"
    assert names(played(text, bar=1920)) == ["C major", "A minor", "C major"]


def test_a_passing_chromatic_chord_is_no_modulation() -> None:
    assert names(played("C F G7 C D7 G7 C F G7 C")) == ["C major"]


def test_silence_has_no_key() -> None:
    assert key_of(frames_of(Score())) is None
    assert local_keys([], {}) == []


def test_one_note_has_some_key() -> None:
    found = key_of(frames_of(track_of(Score(), [Note(0, 960, 62)])))
    assert found is not None
    assert 0 <= found.sure <= 1


def test_names_and_indices_fit() -> None:
    for index, (tonic, mode) in enumerate(KEYS):
        assert index_of(named(tonic, mode, {})) == index
    assert key_name(Key(tick=0, fifths=-3, mode="minor")) == "C minor"
