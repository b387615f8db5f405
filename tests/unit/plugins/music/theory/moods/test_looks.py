"""What pictures look like becomes a mood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio_music.theory.moods.looks import Looks, mood_of, together
from creastudio_music.theory.moods.wish import Mood

UNIT = st.floats(0, 1)


@given(st.builds(Looks, UNIT, UNIT, st.floats(-1, 1), UNIT, UNIT, st.floats(0, 200)), st.booleans())
def test_moods_have_bounds(looks: Looks, moves: bool) -> None:
    assert all(-1 <= value <= 1 for value in mood_of(looks, moves=moves))


def test_bright_is_glad_full_colours_and_motion_are_lively() -> None:
    dark, bright = Looks(0.1, 0.4, 0.0, 0.3), Looks(0.9, 0.4, 0.0, 0.3)
    assert mood_of(bright, moves=False).valence > mood_of(dark, moves=False).valence
    assert mood_of(dark, moves=False).tension > mood_of(bright, moves=False).tension
    pale, full = Looks(0.5, 0.1, 0.0, 0.3), Looks(0.5, 0.9, 0.0, 0.3)
    assert mood_of(full, moves=False).energy > mood_of(pale, moves=False).energy
    still, quick = Looks(0.5, 0.5, 0.0, 0.3, 0.0), Looks(0.5, 0.5, 0.0, 0.3, 0.15, 40.0)
    assert mood_of(quick, moves=True).energy > mood_of(still, moves=True).energy + 0.5


def test_between_two() -> None:
    assert together(Mood(0, 0, 0), Mood(1, -1, 0.5), 0.5) == Mood(0.5, -0.5, 0.25)
