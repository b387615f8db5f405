"""What the choice of a layout teaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import LayoutPair, preferred, traits_of
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.workspace.layout_results import Read

Sets = Sequence[Sequence[Asset]]
"""Ads, each as its layouts in all formats."""


def choice_among(results: Iterable[Result], placed: Sequence[Result]) -> tuple[Sets, Sets]:
    """Return the ads that were placed, and those of the same jobs that might have been.

    Variants that are placed already were chosen too, and those that were thrown away are seen as not chosen.
    """
    jobs = {item.job for item in placed}
    links = {str(item.asset.metadata.get("link")) for item in placed}
    sets: dict[str, list[Result]] = {}
    for item in results:
        link = item.asset.metadata.get("link")
        if item.job in jobs and item.asset.kind == "layout" and link:
            sets.setdefault(str(link), []).append(item)
    chosen = [[item.asset for item in found] for link, found in sets.items() if link in links]
    others = [
        [item.asset for item in found]
        for link, found in sets.items()
        if link not in links and all(item.state != "accepted" for item in found)
    ]
    return chosen, others


def pairs_of(read: Read, chosen: Sets, others: Sets) -> list[LayoutPair]:
    """Return what a choice teaches: each chosen ad beside all others; nothing of ads that are gone.

    Parameters
    ----------
    read : callable
        SHA-256 -> bytes; may be called on any thread.
    """
    beside = [traits for item in others if (traits := _traits(read, item))]
    taken = [traits for item in chosen if (traits := _traits(read, item))]
    return [pair for traits in taken for pair in preferred(traits, beside, 1 / len(taken))]


def _traits(read: Read, assets: Sequence[Asset]) -> dict[str, float]:
    try:
        return traits_of([Layout.loads(read(asset.sha256)) for asset in assets])
    except UserError:
        return {}
