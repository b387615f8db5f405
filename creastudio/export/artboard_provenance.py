"""How what an artboard shows was made."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.timeline import Clip
from creastudio.core.writing import sha256_of
from creastudio.core.written import passages_of_words
from creastudio.export.marking import Made, Provenance


def artboard_provenance(document: Document, artboard: Artboard) -> Provenance:
    """Return how what `artboard` shows was made, from the bottom layer up."""
    shown = list(_shown(artboard.layers))
    made: dict[str, Made] = {}
    composed = document.find_asset(artboard.layout.asset) if artboard.layout is not None else None
    if composed is not None and composed.recipe is not None:
        made[composed.sha256] = Made(composed.recipe, composed.title, composed.sha256)
    for layer in shown:
        if isinstance(layer, TextLayer):
            for item in made_of_words(document, layer):
                made.setdefault(item.sha256, item)
        asset = document.find_asset(layer.asset) if isinstance(layer, ImageLayer) else None
        if asset is not None and asset.recipe is not None and asset.sha256 not in made:
            made[asset.sha256] = Made(asset.recipe, layer.name or asset.title, asset.sha256)
    return Provenance(tuple(made.values()), composite=len(shown) > 1, title=document.title)


def made_of_words(document: Document, thing: TextLayer | Clip) -> Iterator[Made]:
    """Yield how the words of a layer or clip were made, each passage by itself."""
    for passage in passages_of_words(document, thing):
        if passage.recipe is None:
            continue
        # What a person changed has no words any more as they were made: it goes by its recipe.
        words = passage.recipe.model_dump_json() if passage.edited else passage.text
        yield Made(passage.recipe, thing.name, sha256_of(words))


def _shown(layers: tuple[Layer, ...]) -> list[Layer]:
    found: list[Layer] = []
    for layer in layers:
        if layer.visible and layer.opacity > 0:
            found += _shown(layer.layers) if isinstance(layer, GroupLayer) else [layer]
    return found
