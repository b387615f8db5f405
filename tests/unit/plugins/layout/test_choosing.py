"""Variants are good and unlike each other."""

from __future__ import annotations

import numpy as np

from creastudio_layout.engine.choosing import alike, chosen
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.solve import Solution
from creastudio_layout.theory.concepts import WITH_PICTURE, Concept

NO = (0.0, 0.0, 0.0, 0.0)
FRAME = Frame(0, NO, "top", "start", "top", NO, "panel", NO, (), NO, crop=Crop(0, 0, 1, 1, 1))


def found(energy: float) -> Solution:
    return Solution(FRAME, {}, {}, {}, energy, {}, ())


def test_families_come_in_turn() -> None:
    row = [found(0.01 * number) for number in range(len(WITH_PICTURE))]
    picks = chosen(WITH_PICTURE, [row], 4, np.random.default_rng(0))
    assert len({WITH_PICTURE[pick].family for pick in picks}) == 4


def test_what_fits_badly_is_not_taken_for_variety() -> None:
    row = [found(0.0 if concept.family == "split" else 5.0) for concept in WITH_PICTURE]
    picks = chosen(WITH_PICTURE, [row], 3, np.random.default_rng(0))
    assert {WITH_PICTURE[pick].family for pick in picks} == {"split"}
    assert len(set(picks)) == 3


def test_what_does_not_fit_somewhere_comes_last() -> None:
    rows = [[found(0.0)] * len(WITH_PICTURE), [None, *[found(0.5)] * (len(WITH_PICTURE) - 1)]]
    picks = chosen(WITH_PICTURE, rows, len(WITH_PICTURE), np.random.default_rng(0))
    assert picks[-1] == 0
    assert sorted(picks) == list(range(len(WITH_PICTURE)))


def test_more_variants_than_ideas_come_again() -> None:
    two = WITH_PICTURE[:2]
    picks = chosen(two, [[found(0.0), found(0.1)]], 5, np.random.default_rng(0))
    assert sorted(picks) in ([0, 0, 0, 1, 1], [0, 0, 1, 1, 1])


def test_likeness_is_between_nothing_and_all() -> None:
    one = Concept("full", "dark", "bold")
    assert alike(one, one) == 1
    assert alike(one, Concept("split", "light", "clean", "center", "end")) == 0
    light, white = Concept("split", "light", "clean"), Concept("split", "white", "clean")
    assert alike(light, white) > alike(light, Concept("split", "dark", "clean"))
