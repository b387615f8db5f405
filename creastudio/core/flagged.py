"""Where in a document flagged things are shown, and that nothing blocked comes into it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked, judged, named, refuse_blocked
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, LinkedLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.safety import METADATA, Judgement, SafetyReport
from creastudio.core.timeline import Clip, Sequence
from creastudio.core.written import by_hand, passages_of_words


def guarded(edit: Edit) -> Edit:
    """Return an edit that raises ``Blocked`` where it would bring something into the document that is blocked."""

    def apply(document: Document) -> Document:
        new = edit.apply(document)
        if new.assets is document.assets or new.safety is not document.safety:
            return new
        known = {asset.sha256 for asset in document.assets}
        for asset in new.assets:
            if asset.sha256 in known or METADATA not in asset.metadata:
                continue
            refuse_blocked(new, asset)
        return new

    return Edit(edit.label, apply, alone=edit.alone)


def flagged_assets(
    document: Document, hashes: Iterable[str], results: Iterable[Asset] = ()
) -> Iterator[tuple[Asset, Judgement]]:
    """Yield those of some assets that are flagged, with what the policy makes of them; each once.

    Parameters
    ----------
    results : iterable of Asset
        ``placed_texts`` of the tray: they are no assets of the document.
    """
    parts = (part for asset in document.assets for part in flagged_parts(document, asset))
    assets = {asset.sha256: asset for asset in (*parts, *results, *document.assets)}
    for sha256 in sorted(set(hashes) & set(assets)):
        if found := judged(document, assets[sha256]):
            yield assets[sha256], found


def shown_on(document: Document, boards: Iterable[Artboard]) -> set[str]:
    """Return the hashes of the pictures and texts that artboards show, hidden layers and what they hold aside.

    A linked copy shows its source, wherever that lies and also where the source itself is hidden.
    """
    layers: dict[str, Layer] = {}
    waiting = [layer for board in boards for layer in board.layers if layer.visible]
    while waiting:
        layer = waiting.pop()
        if layer.id in layers:
            continue
        layers[layer.id] = layer
        if isinstance(layer, GroupLayer):
            waiting += [item for item in layer.layers if item.visible]
        elif isinstance(layer, LinkedLayer):
            waiting += [source for _, source in document.find_layers([layer.source])]
    shown = layers.values()
    pictures = {layer.asset for layer in shown if isinstance(layer, ImageLayer) and not layer.missing}
    return pictures.union(*(_texts_of(document, layer) for layer in shown if isinstance(layer, TextLayer)))


def _texts_of(document: Document, thing: TextLayer | Clip) -> set[str]:
    """Return the hashes of words, and of the passages that they came from: a subtitle is a line of one."""
    found = {text_hash(thing.text)}
    if thing.written is not None and not by_hand(thing):
        found |= {text_hash(passage.text) for passage in passages_of_words(document, thing)}
    return found


@lru_cache(maxsize=4096)
def text_hash(text: str) -> str:
    """Return a hash of the words of a text, by which what was said of it is found again where they were placed."""
    words = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def placed_texts(
    document: Document, assets: Iterable[Asset], read: Callable[[str], bytes]
) -> Iterator[Asset]:
    """Yield the flagged texts of some assets, each under the ``text_hash`` that a layer with its words has, and flagged parts.

    Parameters
    ----------
    read : callable
        SHA-256 -> bytes; what is missing is passed over.
    """
    for asset in assets:
        yield from flagged_parts(document, asset)
        if METADATA in asset.metadata and asset.kind == "text" and judged(document, asset):
            with suppress(UserError, KeyError, OSError):
                words = read(asset.sha256).decode("utf-8", "replace")
                yield asset.model_copy(update={"sha256": text_hash(words)})


def flagged_parts(document: Document, asset: Asset) -> Iterator[Asset]:
    """Yield what is flagged of the words and pictures that something holds, each under the hash that a layer of it has."""
    if METADATA not in asset.metadata or not judged(document, asset):
        return
    report = SafetyReport.of(asset.metadata)
    for name, kind in report.parts().items():
        media_type = "text/plain" if kind == "text" else "image/png"
        part = Asset(
            sha256=name, media_type=media_type, title=asset.title, metadata=report.part(name).within({})
        )
        if judged(document, part):
            yield part


def shown_in(document: Document, sequence: Sequence) -> set[str]:
    """Return the hashes of what clips of a sequence show, artboards and words among them; muted tracks count, too."""
    clips = [clip for track in sequence.tracks for clip in track.clips if not clip.missing]
    boards = {clip.artboard for clip in clips}
    found = shown_on(document, (board for board in document.artboards if board.id in boards))
    found |= {clip.asset for clip in clips if clip.asset}
    return found.union(*(_texts_of(document, clip) for clip in clips if clip.text))


def check_export(
    document: Document, hashes: Iterable[str], results: Iterable[Asset] = ()
) -> list[tuple[Asset, Judgement]]:
    """Return what is flagged of what an export shows.

    Raises
    ------
    Blocked
        When something of it is blocked.
    """
    found = list(flagged_assets(document, hashes, results))
    blocked = [asset for asset, judgement in found if judgement.action == "block"]
    if blocked:
        names = ", ".join(f"'{named(asset)}'" for asset in blocked[:3])
        more = f" and {len(blocked) - 3} more" if len(blocked) > 3 else ""
        verb = "is" if len(blocked) == 1 else "are"
        raise Blocked(blocked, f"{names}{more} {verb} blocked by the safety policy of this project.")
    return found
