"""The trash of a project: what is thrown away leaves a placeholder where it is shown, until it comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.assets import with_placeholders
from creastudio.core.edits.edit import Edit


def trash_assets(hashes: Collection[str]) -> Edit:
    """Put assets into the trash; layers and clips that show one become placeholders."""
    chosen = frozenset(hashes)

    def apply(document: Document) -> Document:
        gone = tuple(asset for asset in document.assets if asset.sha256 in chosen)
        if not gone:
            return document
        return _moved(document, _without(document.assets, chosen), (*document.trash, *gone))

    return Edit("Put into the trash", apply)


def restore_assets(hashes: Collection[str]) -> Edit:
    """Take assets out of the trash; placeholders of them show them again."""
    chosen = frozenset(hashes)

    def apply(document: Document) -> Document:
        back = tuple(asset for asset in document.trash if asset.sha256 in chosen)
        if not back:
            return document
        return _moved(document, (*document.assets, *back), _without(document.trash, chosen))

    return Edit("Take out of the trash", apply)


def forget_trash(hashes: Collection[str]) -> Edit:
    """Forget what lies in the trash; its placeholders stay."""
    chosen = frozenset(hashes)

    def apply(document: Document) -> Document:
        rest = _without(document.trash, chosen)
        same = len(rest) == len(document.trash)
        return document if same else document.model_copy(update={"trash": rest})

    return Edit("Empty the trash", apply)


def uses_of(document: Document, hashes: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (name of a layer or clip, name of its artboard or sequence) for all that show one of these assets."""
    chosen = frozenset(hashes)
    for artboard in document.artboards:
        for layer in walk(artboard.layers):
            if isinstance(layer, ImageLayer) and layer.asset in chosen and not layer.missing:
                yield layer.name, artboard.name
    for sequence in document.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                if clip.asset in chosen and not clip.missing:
                    yield clip.name, sequence.name


def _without(assets: tuple[Asset, ...], hashes: frozenset[str]) -> tuple[Asset, ...]:
    return tuple(asset for asset in assets if asset.sha256 not in hashes)


def _moved(document: Document, assets: tuple[Asset, ...], trash: tuple[Asset, ...]) -> Document:
    return with_placeholders(document.model_copy(update={"assets": assets, "trash": trash}))
