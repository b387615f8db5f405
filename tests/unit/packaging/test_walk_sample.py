"""The music of the sample walk, and the project around it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType


def test_the_piece_is_as_long_as_its_bars_and_has_a_chord_for_each_note(
    content: Callable[[str], ModuleType],
) -> None:
    walk_score = content("walk_score")

    music = walk_score.music()
    assert music.length <= walk_score.BARS * walk_score.BAR
    assert music.length > (walk_score.BARS - 1) * walk_score.BAR
    assert sum(length for _, length, *_ in walk_score.HARMONY) == walk_score.BARS * 4
    assert [chord.tick for chord in music.chords] == [beat * walk_score.Q for beat, *_ in walk_score.HARMONY]


def test_every_model_has_its_keys(content: Callable[[str], ModuleType]) -> None:
    sample_walk = content("sample_walk")

    assert set(sample_walk.SEEDS) == set(sample_walk.MODELS)
    assert len({len(seeds) for seeds in sample_walk.SEEDS.values()}) == 1
