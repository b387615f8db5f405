"""More like this: what else a person may want to see, out of all that there is, and why.

Works on features alone (see ``likeness``), so that any medium can use it. A list is chosen one by one; each next thing is
the one with the best of

- relevance: how like the wanted thing it is, and how like what the person likes;
- diversity: not like what is in the list already (maximal marginal relevance: Carbonell and Goldstein 1998);
- calibration: the list has styles, modes or other words in the shares in which the person likes them, so that what is
  nearest doesn't take all places (Steck 2018, "Calibrated recommendations", equations 1, 3 and 8); without likes there is none.

Nothing is drawn at random: the same things and the same taste give the same list.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from creastudio.core.features import Ends, Features, is_rich
from creastudio.core.likeness import Floats, Likeness
from creastudio.core.recommended import Item, Reason, Recommended, Taste

CANDIDATES = 300
"""The most relevant things, among which the list is chosen."""
NEAREST = 3
"""Liked things that a thing is compared with: the nearest ones, as a person may like several kinds of things."""
DOUBT = 2.0
"""So many likes count half: one alone tells little."""
SMOOTH = 0.01
"""Share of the wanted distribution that is mixed into that of the list, so that no logarithm is infinite (Steck, eq. 3)."""
CLEAR, SAME = 0.6, 0.97
"""How alike two things must be in a feature for it to be a reason, and to be called the same."""
MOST_REASONS = 3
END = 0.35
"""Share of things below (or above) which a number is called low (or high)."""
SHARPEN = 2.0
"""How much more a feature counts in which liked things agree entirely, and others don't at all."""


@dataclass(frozen=True)
class Wish:
    """How a list is chosen.

    Attributes
    ----------
    count : int
        Its length at most.
    taste : float
        How much what is liked counts against what is wanted, 0 to 1.
    diversity, calibration : float
        0 for none; at 1 they count as much as relevance.
    """

    count: int = 24
    taste: float = 0.35
    diversity: float = 0.15
    calibration: float = 0.1


@dataclass
class _Scene:
    """All things that are compared: candidates first, then the wanted one, then liked and disliked ones."""

    pool: Sequence[Item]
    wanted: Item | None
    taste: Taste
    ends: Ends
    likeness: Likeness = field(init=False)

    def __post_init__(self) -> None:
        extra = [self.wanted] if self.wanted else []
        everything = [*self.pool, *extra, *self.taste.liked, *self.taste.disliked]
        self.likeness = Likeness([item.features for item in everything])
        size = len(self.pool)
        self.rows = list(range(size))
        self.query = [size] if self.wanted else []
        first = size + len(extra)
        self.liked = list(range(first, first + len(self.taste.liked)))
        self.disliked = list(
            range(first + len(self.liked), first + len(self.liked) + len(self.taste.disliked))
        )


def recommend(
    pool: Sequence[Item],
    wanted: Item | None = None,
    taste: Taste | None = None,
    wish: Wish | None = None,
    ends: Ends | None = None,
) -> list[Recommended]:
    """Return things out of `pool` that are like `wanted`, the best first.

    Parameters
    ----------
    pool : sequence of Item
        What there is, in any order; things without features are passed over, and of equal keys the first counts.
    wanted : Item, optional
        What the list shall be like; it is never in the list. Without one the list follows the taste alone.
    taste : Taste, optional
        What is disliked is never in the list.
    ends : mapping, optional
        Name of a feature -> what things are called whose number is low, and high; for reasons.
    """
    taste, wish = taste or Taste(), wish or Wish()
    away = {item.key for item in taste.disliked} | ({wanted.key} if wanted else set[str]())
    things = {item.key: item for item in reversed(pool) if item.key not in away and item.features}
    if not things or wish.count < 1 or not (wanted or taste.liked):
        return []
    scene = _Scene([things[key] for key in sorted(things)], wanted, taste, ends or {})
    scene.likeness.weighted(sharpened(scene.likeness, scene.liked))
    relevance = _relevance(scene, wish)
    best = sorted(scene.rows, key=lambda row: (-relevance[row], row))[:CANDIDATES]
    chosen = _chosen(scene, best, relevance, wish)
    return [
        Recommended(scene.pool[row].key, float(relevance[row]), tuple(_reasons(scene, row))) for row in chosen
    ]


def sharpened(likeness: Likeness, liked: Sequence[int]) -> dict[str, float]:
    """Return how much more each feature counts for a person: the more, the more what they like agrees in it."""
    if len(liked) < NEAREST:
        return {}
    found = likeness.by_feature(liked, liked)
    found[np.eye(len(liked), dtype=bool)] = np.nan
    factors: dict[str, float] = {}
    for number, name in enumerate(likeness.names):
        values = found[:, :, number]
        values = values[~np.isnan(values)]
        if len(values):
            more = max(0.0, float(values.mean()) - float(likeness.usual[number]))
            factors[name] = 1.0 + SHARPEN * more
    return factors


# -- relevance


def _relevance(scene: _Scene, wish: Wish) -> Floats:
    if not scene.query:
        return _near(scene, scene.liked, 0.0) - _near(scene, scene.disliked, DOUBT)
    liking = _near(scene, scene.liked, DOUBT) - _near(scene, scene.disliked, DOUBT)
    return scene.likeness.alike(scene.rows, scene.query)[:, 0] + wish.taste * liking


def _near(scene: _Scene, others: Sequence[int], doubt: float) -> Floats:
    """Return how near each candidate is to the nearest few of some things, 0 to 1, and the less the fewer they are."""
    if not others:
        return np.zeros(len(scene.rows))
    found = np.sort(scene.likeness.alike(scene.rows, others), axis=1)[:, -NEAREST:]
    return found.mean(axis=1) * len(others) / (len(others) + doubt)


# -- the list


def _chosen(scene: _Scene, best: Sequence[int], relevance: Floats, wish: Wish) -> list[int]:
    alike = scene.likeness.alike(best, best)
    facets = _Facets(scene, best)
    nearest = np.zeros(len(best))
    left, chosen = list(range(len(best))), list[int]()
    while left and len(chosen) < wish.count:
        value = [
            relevance[best[place]]
            - wish.diversity * nearest[place]
            # The divergence of the whole list, as the relevances are summed too: one place of many changes a share little.
            - wish.calibration * (len(chosen) + 1) * facets.divergence_with(place)
            for place in left
        ]
        place = left.pop(int(np.argmax(value)))
        chosen.append(place)
        facets.take(place)
        nearest = np.maximum(nearest, alike[:, place])
    return [best[place] for place in chosen]


class _Facets:
    """The words of a list so far, against the shares that are wanted of them."""

    def __init__(self, scene: _Scene, best: Sequence[int]) -> None:
        liked = [*scene.taste.liked]
        around = [scene.pool[row] for row in best]
        self._words = [_words(item.features) for item in around]
        names = {name for words in self._words for name in words}
        self._wanted: dict[str, dict[str, float]] = {}
        for name in sorted(names):
            parts = [(shares(liked, name), float(len(liked)))]
            if scene.wanted:
                parts.append((shares([scene.wanted], name), DOUBT))
            mixed = _mixed(parts)
            if len(mixed) > 1:
                self._wanted[name] = mixed
        # A few likes say little of shares, and none say nothing.
        self._sure = len(liked) / (len(liked) + 2 * DOUBT)
        self._counts: dict[str, dict[str, float]] = {name: {} for name in self._wanted}

    def divergence_with(self, place: int) -> float:
        """Return how far the list is from what is wanted with one more thing, on average over all kinds of words."""
        total = 0.0
        for name, wanted in self._wanted.items():
            counts = self._counts[name]
            word = self._words[place].get(name)
            if word is not None:
                counts = {**counts, word: counts.get(word, 0.0) + 1.0}
            total += divergence(wanted, counts)
        return self._sure * total / len(self._wanted) if self._wanted else 0.0

    def take(self, place: int) -> None:
        for name, counts in self._counts.items():
            word = self._words[place].get(name)
            if word is not None:
                counts[word] = counts.get(word, 0.0) + 1.0


def _words(features: Features) -> dict[str, str]:
    return {name: value for name, value in features.items() if isinstance(value, str)}


def shares(items: Sequence[Item], name: str) -> dict[str, float]:
    """Return the share of each word that things have for a feature; empty where none has it."""
    words = [word for item in items if isinstance(word := item.features.get(name), str)]
    return {word: words.count(word) / len(words) for word in sorted(set(words))}


def _mixed(parts: Sequence[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    made: dict[str, float] = {}
    whole = sum(weight for found, weight in parts if found)
    for found, weight in parts:
        for word, share in found.items():
            made[word] = made.get(word, 0.0) + share * weight / max(1e-12, whole)
    return {word: share for word, share in made.items() if share > 0}


def divergence(wanted: Mapping[str, float], counts: Mapping[str, float]) -> float:
    """Return how far a list's words are from the wanted shares, nats: Kullback-Leibler, smoothed (Steck 2018, eq. 1, 3)."""
    whole = sum(counts.values())
    total = 0.0
    for word, share in wanted.items():
        own = counts.get(word, 0.0) / whole if whole else 0.0
        total += share * math.log(share / ((1 - SMOOTH) * own + SMOOTH * share))
    return max(0.0, total)


# -- reasons


def _reasons(scene: _Scene, row: int) -> list[Reason]:
    made: list[Reason] = []
    if scene.query:
        made += _shared(scene, row)
    if scene.liked:
        near = scene.likeness.alike([row], scene.liked)[0]
        nearest = int(np.argmax(near))
        if near[nearest] >= CLEAR and scene.taste.liked[nearest].key != scene.pool[row].key:
            made = [*made[: MOST_REASONS - 1], Reason("liked", scene.taste.liked[nearest].title)]
    return made or [Reason("other")]


def _shared(scene: _Scene, row: int) -> list[Reason]:
    """Return the features that make a thing like the wanted one more than others are."""
    likeness, wanted = scene.likeness, scene.wanted
    assert wanted is not None
    found = likeness.by_feature([row], scene.query)[0, 0]
    lift = np.nan_to_num(likeness.weights * (found - likeness.usual))
    ordered = sorted(range(len(likeness.names)), key=lambda number: (-lift[number], number))
    made: list[Reason] = []
    for number in ordered[:MOST_REASONS]:
        if lift[number] > 0 and found[number] >= CLEAR:
            name = likeness.names[number]
            kind = "same" if found[number] >= SAME else "similar"
            made.append(Reason(kind, name, _called(scene, row, name)))
    # What a network hears tells a person least.
    return sorted(made, key=lambda reason: is_rich(wanted.features[reason.what]))


def _called(scene: _Scene, row: int, name: str) -> str:
    """Return the word for what two things share: their own, or that of the end at which both lie, if they do."""
    assert scene.wanted is not None
    value, other = scene.wanted.features.get(name), scene.pool[row].features.get(name)
    if isinstance(value, str):
        return value
    if name not in scene.ends or not isinstance(value, float) or not isinstance(other, float):
        return ""
    rank, rank_other = (scene.likeness.rank(name, number) for number in (value, other))
    low, high = scene.ends[name]
    if min(rank, rank_other) >= 1 - END:
        return high
    return low if max(rank, rank_other) <= END else ""
