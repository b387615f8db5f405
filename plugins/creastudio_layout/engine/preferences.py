"""Weights that follow a person's choices: a logistic model of pairs (Bradley and Terry, Biometrika 39, 1952).

Of two layouts with energies E and E', the one with less is preferred with probability 1 / (1 + exp((E - E') / HEAT)). The weights
are the most probable ones given the pairs, where each is normal about the composer's own (ridge towards the defaults). That is
convex, and solved by Newton's method; nothing is drawn at random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from creastudio.api.layout_taste import TOLD, LayoutPair
from creastudio_layout.engine.energy import WEIGHTS
from creastudio_layout.theory.concepts import Concept

Array = NDArray[np.float64]

HEAT = 0.35
"""Difference of energy at which 73 of 100 choices fall on the better one."""

FIXED = frozenset({"contrast", "overlap", "dropped", "small", "clear", "void"})
"""Terms that are no matter of taste: what can be read, and what is there at all."""

KEPT = frozenset({"occlusion", "unrest", "crop", "logo", "hierarchy", "alignment"})
"""Terms of which a person may want more or less, but never the contrary."""

LEAN = 0.25
"""Standard deviation of what an idea counts (a family, a scheme) before anything is known."""

SPREAD = 0.5
"""That of the weight of a term, as a share of it."""

LARGEST = 3.0
"""Differences are cut to this, so that no single pair rules."""

STEPS = 60


@dataclass(frozen=True)
class Preferences:
    """What was learned.

    Attributes
    ----------
    weights : dict
        Term -> weight, for the energy.
    leanings : dict
        Idea ("family.card") -> energy that it adds; below 0 for one that is preferred.
    count : float
        Choices that it was learned from.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    leanings: Mapping[str, float] = field(default_factory=dict[str, float])
    count: float = 0.0

    def leaning(self, concept: Concept) -> float:
        """Return the energy that a concept's ideas add."""
        return sum(self.leanings.get(f"{name}.{getattr(concept, name)}", 0.0) for name in TOLD)

    def energy(self, traits: Mapping[str, float]) -> float:
        """Return the energy of what an ad is like (``traits_of``); less is preferred."""
        every = {**self.weights, **self.leanings}
        return sum(every.get(name, 0.0) * value for name, value in traits.items())


def learned(pairs: Sequence[LayoutPair], start: Mapping[str, float] = WEIGHTS) -> Preferences:
    """Return the weights that pairs speak for; those of `start` where there are none.

    Parameters
    ----------
    start : mapping
        Term -> the composer's own weight.
    """
    if not pairs:
        return Preferences(dict(start))
    ideas = sorted({name for pair in pairs for name in pair.difference if "." in name})
    names = [*start, *ideas]
    first = np.array([start.get(name, 0.0) for name in names])
    given = np.array([[pair.difference.get(name, 0.0) for name in names] for pair in pairs])
    given = np.clip(given, -LARGEST, LARGEST)
    free = np.array([name not in FIXED for name in names])
    spread = np.array([LEAN if "." in name else max(SPREAD * abs(start[name]), 0.05) for name in names])
    counts = np.array([pair.weight for pair in pairs])
    found = first.copy()
    found[free] = most_probable(
        given[:, free] / HEAT, given[:, ~free] @ first[~free] / HEAT, counts, first[free], spread[free]
    )
    found = np.clip(found, *_bounds(names, first))
    values = dict(zip(names, found.tolist(), strict=True))
    return Preferences(
        {name: values[name] for name in start}, {name: values[name] for name in ideas}, float(counts.sum())
    )


def most_probable(given: Array, told: Array, counts: Array, mean: Array, spread: Array) -> Array:
    """Return weights w that minimise sum of counts * log(1 + exp(-(given w + told))) + sum of ((w - mean) / spread)^2 / 2.

    Parameters
    ----------
    given : ndarray
        (pairs, weights) What the other has more of than the preferred.
    told : ndarray
        (pairs,) What is added to each margin.
    counts : ndarray
        (pairs,) How much each pair counts.
    mean, spread : ndarray
        (weights,) Of the normal distribution of each weight before the pairs are seen.
    """
    weights = mean.copy()
    ridge = 1 / spread**2
    value = _loss(given, told, counts, mean, ridge, weights)
    for _ in range(STEPS):
        margin = np.clip(given @ weights + told, -500, 500)
        wrong = 1 / (1 + np.exp(margin))
        slope = -given.T @ (counts * wrong) + ridge * (weights - mean)
        bend = (given * (counts * wrong * (1 - wrong))[:, None]).T @ given + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        size = 1.0
        while size > 1e-6:
            tried = weights - size * step
            after = _loss(given, told, counts, mean, ridge, tried)
            if after <= value:
                break
            size /= 2
        else:
            break
        done = value - after < 1e-10 * (1 + abs(value))
        weights, value = tried, after
        if done:
            break
    return weights


def _loss(given: Array, told: Array, counts: Array, mean: Array, ridge: Array, weights: Array) -> float:
    margin = given @ weights + told
    return float(counts @ np.logaddexp(0, -margin) + 0.5 * ridge @ (weights - mean) ** 2)


def _bounds(names: Sequence[str], first: Array) -> tuple[Array, Array]:
    """Return how far each weight may go."""
    low, high = np.full(len(names), -1.5), np.full(len(names), 1.5)
    for at, name in enumerate(names):
        if "." in name:
            continue
        ends = (0.3, 3.0) if name in KEPT else (-2.0, 3.0)
        ends = (1.0, 1.0) if name in FIXED else ends
        low[at], high[at] = sorted((ends[0] * first[at], ends[1] * first[at]))
    return low, high


def agreement(preferences: Preferences, pairs: Sequence[LayoutPair]) -> float:
    """Return the share of pairs in which the preferred one has less energy; ties count half; 0.5 without pairs."""
    if not pairs:
        return 0.5
    margins = np.array([preferences.energy(pair.difference) for pair in pairs])
    return float(np.mean(np.where(np.abs(margins) < 1e-12, 0.5, margins > 0)))


IDEAS = {
    "family.full": "You prefer pictures that fill the format.",
    "family.split": "You prefer picture and words side by side.",
    "family.card": "You prefer words on a plate.",
    "family.inset": "You prefer framed pictures.",
    "family.grid": "You prefer several pictures together.",
    "scheme.light": "You prefer light grounds.",
    "scheme.white": "You prefer white grounds.",
    "scheme.dark": "You prefer dark grounds.",
    "scheme.brand": "You prefer grounds of the brand's colour.",
    "face.clean": "You prefer clean letters.",
    "face.bold": "You prefer bold letters.",
    "face.elegant": "You prefer elegant letters.",
    "face.friendly": "You prefer friendly letters.",
    "face.condensed": "You prefer condensed letters.",
    "align.center": "You prefer centred words.",
    "align.start": "You prefer words that begin at the edge.",
}
"""What is said of an idea that is preferred."""

TERMS = {
    "size": ("You prefer larger headlines.", "You prefer smaller headlines."),
    "subhead": ("You prefer larger subheads.", "You prefer smaller subheads."),
    "picture": ("You prefer larger pictures.", "You prefer smaller pictures."),
    "balance": ("You prefer weight off the middle.", "You prefer balanced ads."),
    "lines": ("You prefer headlines of several lines.", "You prefer headlines of few lines."),
    "occlusion": ("", "You prefer pictures that nothing covers."),
    "unrest": ("", "You prefer words on calm ground."),
    "crop": ("", "You prefer pictures that are cut little."),
    "logo": ("", "You prefer larger logos."),
}
"""What is said where a person wants more of a term, or less of it."""

CLEAR_LEAN, CLEAR_TERM = 0.12, 0.25
"""How far a leaning, or a weight as a share of the composer's own, has to have moved to be spoken of."""


def said(
    preferences: Preferences, concept: Concept, terms: Mapping[str, float], usual: Mapping[str, float]
) -> tuple[str, ...]:
    """Return what a layout owes to what was learned: two sentences at most, the strongest first.

    Parameters
    ----------
    terms, usual : mapping
        Of the layout, and the mean of all that there were.
    """
    found: list[tuple[float, str]] = []
    for name in TOLD:
        key = f"{name}.{getattr(concept, name)}"
        lean = preferences.leanings.get(key, 0.0)
        if lean < -CLEAR_LEAN and key in IDEAS:
            found.append((-lean / LEAN, IDEAS[key]))
    for name, (more, less) in TERMS.items():
        own = abs(WEIGHTS[name])
        moved = (preferences.weights.get(name, WEIGHTS[name]) - WEIGHTS[name]) / own
        sentence = less if moved > 0 else more
        beside = terms.get(name, 0.0) - usual.get(name, 0.0)
        if sentence and abs(moved) > CLEAR_TERM and beside * moved < 0:
            found.append((abs(moved) / SPREAD, sentence))
    found.sort(key=lambda item: -item[0])
    return tuple(sentence for _, sentence in found[:2])
