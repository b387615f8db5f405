"""What ads of the past teach: pairs of which one is preferred, in the terms that the composer judges by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from creastudio.api.layout_taste import LayoutPair, preferred
from creastudio.api.past_ads import PastAd
from creastudio_layout.engine.past_ads import WORDS, align_of, family_of
from creastudio_layout.theory.concepts import Family

TRIES = 6
"""Disturbed versions that an ad is set against."""

APART = 2
"""Stars that an ad has more than one that it is preferred to."""

FAMILIES: tuple[Family, ...] = ("full", "split", "card", "inset")


def past_pairs(ads: Sequence[PastAd], seed: int = 0) -> list[LayoutPair]:
    """Return what ads teach: each beside disturbed versions of it, of other families, moved and of other sizes.

    Those that were rated badly teach only by standing beside better ones.
    """
    rng = np.random.default_rng(seed)
    found = _rated_pairs(ads, rng)
    for ad in (ad for ad in ads if ad.liked):
        own = _traits(ad, family_of(ad), align_of(ad), np.zeros((len(ad.elements), 3)))
        others: list[dict[str, float]] = []
        for _ in range(TRIES):
            family = family_of(ad)
            if family != "type":
                family = FAMILIES[int(rng.integers(len(FAMILIES)))]
            align = ("start", "center")[int(rng.integers(2))]
            moved = np.column_stack(
                [rng.normal(0, 0.12, (len(ad.elements), 2)), rng.normal(0, 0.3, len(ad.elements))]
            )
            others.append(_traits(ad, family, align, moved))
        found += preferred(own, others, 1.0, "past")
    return found


def _rated_pairs(ads: Sequence[PastAd], rng: np.random.Generator) -> list[LayoutPair]:
    """Return each rated ad beside some that have at least two stars less."""
    found: list[LayoutPair] = []
    still = {id(ad): _traits(ad, family_of(ad), align_of(ad), np.zeros((len(ad.elements), 3))) for ad in ads}
    for ad in ads:
        worse = [other for other in ads if 0 < other.liking <= ad.liking - APART]
        if not worse:
            continue
        own = still[id(ad)]
        beside = [still[id(worse[at])] for at in rng.permutation(len(worse))[:TRIES]]
        # A size that was told of one alone says nothing of both.
        both = [
            {name: value for name, value in other.items() if name in own or "." in name} for other in beside
        ]
        for other in both:
            mine = {name: value for name, value in own.items() if name in other or "." in name}
            found += preferred(mine, [other], 1 / len(both), "past")
    return found


def _traits(ad: PastAd, family: str, align: str, moved: np.ndarray) -> dict[str, float]:
    """Return what can be told of an ad by its boxes alone, in the composer's terms.

    Parameters
    ----------
    moved : ndarray
        (elements, 3) Shift as shares of the ad, and log of the factor of size.
    """
    boxes = np.array([element.box for element in ad.elements])
    factor = np.exp(moved[:, 2])
    words = np.array([element.role in WORDS or element.role == "logo" for element in ad.elements])
    area = boxes[:, 2] * boxes[:, 3] * np.where(words, factor**2, 0.35 * factor**2)
    x = (boxes[:, 0] + boxes[:, 2] / 2) / ad.width + moved[:, 0]
    y = (boxes[:, 1] + boxes[:, 3] / 2) / ad.height + moved[:, 1]
    mass = area / max(float(area.sum()), 1e-9)
    short, long = sorted((ad.width, ad.height))
    side = (short * min(long, 3.2 * short)) ** 0.5
    sizes = {
        element.role: element.size * float(by)
        for element, by in zip(ad.elements, factor, strict=True)
        if element.size
    }
    found = {
        f"family.{family}": 1.0,
        f"align.{align}": 1.0,
        "balance": float(np.hypot(mass @ x - 0.5, mass @ y - 0.5) * 2),
    }
    if "headline" in sizes:
        head = sizes["headline"] / (0.135 * side)
        found["size"] = min(head, 1.0) + 0.2 * min(max(head - 1, 0), 0.8)
        most = 1.5 * sizes.get("cta", 0.0)
        found["hierarchy"] = max(0.0, max(most, sizes.get("price", 0.0)) / max(sizes["headline"], 1e-9) - 1)
    return found
