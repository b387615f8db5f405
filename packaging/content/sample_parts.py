"""What sample projects are put together from: ids that are the same at every build, and clips in a row."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.core.assets import Asset
from creastudio.core.canvas import GroupLayer, Layer, LinkedLayer
from creastudio.core.document import Document, walk
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class SampleProject:
    """A sample project before it is written.

    Attributes
    ----------
    tray : tuple of Asset
        What waits among the results, for a person to place.
    """

    document: Document
    tray: tuple[Asset, ...]


def stable_id(sample: str, name: str) -> str:
    """Return an id that is the same at every build."""
    return hashlib.sha256(f"sample {sample} {name}".encode()).hexdigest()[:32]


def with_stable_ids(sample: str, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return layers whose ids come from the sample's name and their order; linked copies keep their sources."""
    order = [layer.id for layer in walk(tuple(layers))]
    ids = {old: stable_id(sample, f"layer {index}") for index, old in enumerate(order)}
    return tuple(_renamed(layer, ids) for layer in layers)


def clips(sample: str, name: str, assets: Sequence[Asset], start: float, seconds: float) -> tuple[Clip, ...]:
    """Return clips of `seconds` each, one after the other from `start` (s) on."""
    length = from_seconds(seconds)
    return tuple(
        Clip(
            id=stable_id(sample, f"{name} clip {index}"),
            name=asset.title,
            asset=asset.sha256,
            start=from_seconds(start) + index * length,
            duration=length,
        )
        for index, asset in enumerate(assets)
    )


def _renamed(layer: Layer, ids: dict[str, str]) -> Layer:
    changes: dict[str, object] = {"id": ids[layer.id]}
    if isinstance(layer, GroupLayer):
        changes["layers"] = tuple(_renamed(inner, ids) for inner in layer.layers)
    if isinstance(layer, LinkedLayer):
        changes["source"] = ids.get(layer.source, layer.source)
    return layer.model_copy(update=changes)
