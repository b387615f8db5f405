"""The document: one immutable value that holds the canvas, the timeline and the assets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import Field

from creastudio.api.brand import BrandKit
from creastudio.api.recipe import Frozen, Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, Layer
from creastudio.core.fills import Color
from creastudio.core.labelling import Labelling
from creastudio.core.safety import SafetyPolicy
from creastudio.core.timeline import Sequence, Track
from creastudio.core.writing import Writing

_Named = TypeVar("_Named", Artboard, Sequence, Asset, Writing)

_HASH = re.compile(r"[0-9a-f]{64}")

SCHEMA_VERSION = 7
"""Version of the stored form; ``store/migrations.py`` brings older ones up."""


class Document(Frozen):
    """Everything a person makes in one project.

    An edit (``core/edits``) is a pure function Document -> Document; parts it doesn't touch stay the same
    objects, so views and caches compare by identity.
    """

    title: str = ""
    palette: tuple[Color, ...] = Field(default=(), max_length=256)
    labelling: Labelling = Labelling()
    safety: SafetyPolicy = SafetyPolicy()
    artboards: tuple[Artboard, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    assets: tuple[Asset, ...] = ()
    trash: tuple[Asset, ...] = ()
    """Assets that were thrown away and can still come back."""
    writings: tuple[Writing, ...] = ()
    trashed_writings: tuple[Writing, ...] = ()
    """Writings that were thrown away and can still come back."""
    brand_kits: tuple[BrandKit, ...] = Field(default=(), max_length=64)
    """What makes ads of this project look and speak like one house."""

    def artboard(self, artboard_id: str) -> Artboard:
        """Return the artboard with this id; raises KeyError when there is none."""
        return _find(self.artboards, artboard_id)

    def sequence(self, sequence_id: str) -> Sequence:
        """Return the sequence with this id; raises KeyError when there is none."""
        return _find(self.sequences, sequence_id)

    def asset(self, sha256: str) -> Asset:
        """Return the asset with this hash; raises KeyError when there is none."""
        return _find(self.assets, sha256)

    def writing(self, writing_id: str) -> Writing:
        """Return the writing with this id; raises KeyError when there is none."""
        return _find(self.writings, writing_id)

    def find_writing(self, writing_id: str) -> Writing | None:
        """Return the writing with this id, or None."""
        return next((writing for writing in self.writings if writing.id == writing_id), None)

    def find_asset(self, sha256: str) -> Asset | None:
        """Return the asset with this hash, or None."""
        return next((asset for asset in self.assets if asset.sha256 == sha256), None)

    def find_artboard(self, artboard_id: str) -> Artboard | None:
        """Return the artboard with this id, or None."""
        return next((artboard for artboard in self.artboards if artboard.id == artboard_id), None)

    def find_layer(self, layer_id: str) -> tuple[Artboard, Layer] | None:
        """Return a layer with its artboard, wherever it is nested, or None."""
        for artboard in self.artboards:
            for layer in walk(artboard.layers):
                if layer.id == layer_id:
                    return artboard, layer
        return None

    def find_layers(self, layer_ids: Iterable[str]) -> list[tuple[Artboard, Layer]]:
        """Return those of these layers that are there, each with its artboard, in the order of their ids; one walk."""
        wanted = dict.fromkeys(layer_ids)
        if not wanted:
            return []
        found: dict[str, tuple[Artboard, Layer]] = {}
        for artboard in self.artboards:
            for layer in walk(artboard.layers):
                if layer.id in wanted:
                    found[layer.id] = (artboard, layer)
        return [found[layer_id] for layer_id in wanted if layer_id in found]


def walk(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """Yield layers from bottom to top, a group before its own layers."""
    for layer in layers:
        yield layer
        if isinstance(layer, GroupLayer):
            yield from walk(layer.layers)


def json_of(document: Document) -> str:
    """Return a document as JSON that can be written as UTF-8.

    Names of files may have bytes that are no Unicode, and pasted words half a pair of surrogates: U+FFFD stands for them.
    """
    text = json.dumps(document.model_dump(mode="json"), ensure_ascii=False)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def blobs_of(document: Document) -> Iterator[str]:
    """Yield the hash of every blob that a document needs: assets, trash, what they are made from, tiles of masks, logos."""
    for asset in (*document.assets, *document.trash):
        yield from blobs_of_asset(asset)
    yield from _blobs_of_artboards(document)
    for kit in document.brand_kits:
        yield from filter(_HASH.fullmatch, (logo.picture for logo in kit.logos))
    for recipe in _recipes_beside_assets(document):
        yield from _blobs_of_recipe(recipe)


def _blobs_of_artboards(document: Document) -> Iterator[str]:
    for artboard in document.artboards:
        if artboard.selection is not None:
            yield from (tile.sha256 for tile in artboard.selection.tiles)
        for layer in walk(artboard.layers):
            if layer.mask is not None:
                yield from (tile.sha256 for tile in layer.mask.tiles)


def _recipes_beside_assets(document: Document) -> Iterator[Recipe]:
    for sequence in document.sequences:
        for track in sequence.tracks:
            yield from (clip.generated.recipe for clip in track.clips if clip.generated is not None)
    for writing in (*document.writings, *document.trashed_writings):
        yield from (passage.recipe for passage in writing.passages if passage.recipe is not None)


def blobs_of_asset(asset: Asset) -> Iterator[str]:
    """Yield the hash of an asset, and of all that making it again needs: what went in, and the selection it is for."""
    yield asset.sha256
    if asset.recipe is not None:
        yield from _blobs_of_recipe(asset.recipe)


def _blobs_of_recipe(recipe: Recipe) -> Iterator[str]:
    names = [item.sha256 for item in recipe.sources]
    if recipe.region is not None:
        names += [sha256 for _, _, sha256 in recipe.region.mask.tiles]
    # Recipes come from anywhere; what is no hash names no blob.
    yield from filter(_HASH.fullmatch, names)


def new_document(
    title: str = "", width: int = 1024, height: int = 1024, artboard: Artboard | None = None
) -> Document:
    """Return a document with one artboard, of `width` x `height` px where none is given, and one empty sequence."""
    return Document(
        title=title,
        artboards=(artboard or Artboard(name="Artboard 1", width=width, height=height),),
        sequences=(Sequence(name="Sequence 1", tracks=(Track(name="V1"),)),),
    )


def _find(items: tuple[_Named, ...], item_id: str) -> _Named:
    for item in items:
        if item.id == item_id:
            return item
    raise KeyError(item_id)
