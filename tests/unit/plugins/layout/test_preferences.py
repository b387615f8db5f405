"""Weights learned from pairs: known ones are found again, one choice says little, and held-out pairs are told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.layout_taste import TOLD, LayoutPair, preferred
from creastudio_layout.engine.energy import WEIGHTS
from creastudio_layout.engine.preferences import (
    FIXED,
    IDEAS,
    KEPT,
    TERMS,
    Preferences,
    agreement,
    learned,
    most_probable,
    said,
)
from creastudio_layout.theory.concepts import WITH_PICTURE, WITH_PICTURES, WITHOUT_PICTURE, Concept

CARD = {"family.card": 1.0, "size": 0.8}
FULL = {"family.full": 1.0, "size": 0.8}


def pairs_by(weights: dict[str, float], count: int, rng: np.random.Generator) -> list[LayoutPair]:
    """Pairs of random layouts of which the one with less energy by these weights is preferred."""
    names = sorted(weights)
    found = []
    for _ in range(count):
        one, other = (dict(zip(names, rng.uniform(0, 1, len(names)).tolist(), strict=True)) for _ in range(2))
        if sum(weights[name] * (one[name] - other[name]) for name in names) > 0:
            one, other = other, one
        found += preferred(one, [other])
    return found


def test_nothing_learned_is_the_composers_own() -> None:
    assert learned([]).weights == WEIGHTS
    assert learned([]).count == 0


def test_known_weights_are_recovered() -> None:
    rng = np.random.default_rng(5)
    true = np.array([1.2, -0.6, 0.3, 0.0])
    given_ = rng.normal(size=(6000, 4))
    chosen = rng.uniform(size=6000) < 1 / (1 + np.exp(-given_ @ true))
    given_ = np.where(chosen[:, None], given_, -given_)
    found = most_probable(given_, np.zeros(6000), np.ones(6000), np.zeros(4), np.full(4, 10.0))
    assert found == pytest.approx(true, abs=0.1)


def test_a_strong_belief_stays_where_it_is() -> None:
    given_ = np.ones((3, 1))
    found = most_probable(given_, np.zeros(3), np.ones(3), np.array([0.5]), np.array([1e-3]))
    assert found == pytest.approx([0.5], abs=1e-3)


def test_one_choice_shifts_little_and_fifty_turn_the_order() -> None:
    # The composer's own weights prefer the other by its larger headline.
    liked = {**CARD, "size": 0.5}
    once, often = learned(preferred(liked, [FULL])), learned(preferred(liked, [FULL]) * 50)
    own = learned([])
    assert own.energy(FULL) < own.energy(liked)
    assert once.energy(FULL) < once.energy(liked)
    assert often.energy(liked) < often.energy(FULL)
    assert abs(once.leanings["family.card"]) < 0.12 < abs(often.leanings["family.card"])


def test_a_choice_among_many_counts_as_one() -> None:
    assert learned(preferred(CARD, [FULL] * 3)).count == pytest.approx(1)


def test_what_can_be_read_is_no_matter_of_taste() -> None:
    rng = np.random.default_rng(1)
    contrary = {name: -value for name, value in WEIGHTS.items()}
    found = learned(pairs_by(contrary, 200, rng))
    assert all(found.weights[name] == pytest.approx(WEIGHTS[name]) for name in FIXED)
    assert all(found.weights[name] * WEIGHTS[name] > 0 for name in KEPT)


TASTES = st.fixed_dictionaries(
    {name: st.floats(-0.9, 0.9) for name in ("family.card", "scheme.dark", "face.bold")}
    | {name: st.floats(0.2, 3.0) for name in ("size", "picture", "balance")}
)


@settings(max_examples=25, deadline=None)
@given(TASTES, st.integers(0, 10_000))
def test_held_out_pairs_are_never_told_worse_than_by_chance(taste: dict[str, float], seed: int) -> None:
    weights = {name: value * WEIGHTS.get(name, 1.0) for name, value in taste.items()}
    rng = np.random.default_rng(seed)
    found = learned(pairs_by(weights, 60, rng))
    assert agreement(found, pairs_by(weights, 300, rng)) >= 0.5


@settings(max_examples=15, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([*WEIGHTS, *IDEAS]), st.floats(-1e6, 1e6)), max_size=8))
def test_any_pairs_give_weights_within_bounds(differences: list[dict[str, float]]) -> None:
    found = learned([LayoutPair(difference=item) for item in differences])
    assert all(abs(value) <= 3 * abs(WEIGHTS[name]) + 1e-9 for name, value in found.weights.items())
    assert all(abs(value) <= 1.5 for value in found.leanings.values())


def test_the_same_pairs_give_the_same() -> None:
    pairs = pairs_by({"size": -1.0, "family.card": 0.4}, 30, np.random.default_rng(2))
    assert learned(pairs) == learned(pairs)


def test_reasons_tell_what_was_learned() -> None:
    card = Concept("card", "white")
    taste = Preferences({**WEIGHTS, "size": 2 * WEIGHTS["size"]}, {"family.card": -0.5}, 20)
    told = said(taste, card, {"size": 0.9}, {"size": 0.5})
    assert set(told) == {"You prefer words on a plate.", "You prefer larger headlines."}
    # A layout that isn't larger than usual owes nothing to it.
    assert said(taste, Concept("full", "white"), {"size": 0.2}, {"size": 0.5}) == ()


def test_all_ideas_and_terms_that_are_spoken_of_exist() -> None:
    concepts = [*WITH_PICTURE, *WITHOUT_PICTURE, *WITH_PICTURES]
    ideas = {f"{name}.{getattr(concept, name)}" for concept in concepts for name in TOLD}
    assert set(IDEAS) <= ideas
    assert set(TERMS) <= set(WEIGHTS)
