"""Layers on the clipboard: as themselves for this studio, as a picture for other programs."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData, QRect, QRectF, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTransform

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import (
    LARGEST_SIDE,
    AdjustmentLayer,
    Artboard,
    ImageLayer,
    Layer,
    TextLayer,
)
from creastudio.core.document import Document, walk
from creastudio.core.edits.canvas import placed_at
from creastudio.core.edits.carried_words import writings_behind
from creastudio.core.edits.copies import paste_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.flagged import shown_on
from creastudio.core.geometry import bounds_of
from creastudio.core.placement import Affine, moved
from creastudio.core.text_fitting import LONGEST, fitting_layer
from creastudio.core.writing import Writing
from creastudio.render.bounds import painted_bounds
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.shell.coloring import text_color
from creastudio.shell.i18n import tr
from creastudio.shell.safety.exporting import may_leave
from creastudio.shell.session import Session
from creastudio.shell.transfer.dropped_files import dropped_files
from creastudio.store.blobs import BlobStore

LAYERS = "application/x-creastudio-layers"

_OWNER = "application/x-creastudio-owner"
"""Which process put it there."""

_OWN = str(os.getpid()).encode()

MAX_BLOBS = 256 << 20
"""Bytes of files that go along with what is copied; larger ones can be pasted in their own project alone."""

MAX_PASTED = 512 << 20
"""Bytes of a clipboard that are read."""

SHIFT = 24.0
"""How far pasted layers lie from where they were copied on the same artboard, px."""

_LAYERS: TypeAdapter[tuple[Layer, ...]] = TypeAdapter(tuple[Layer, ...])
_ASSETS: TypeAdapter[tuple[Asset, ...]] = TypeAdapter(tuple[Asset, ...])
WRITINGS: TypeAdapter[tuple[Writing, ...]] = TypeAdapter(tuple[Writing, ...])


def copy_layers(session: Session) -> bool:
    """Put the selected layers on the clipboard; False when there are none."""
    found = session.document.find_layers(session.selected_layers)
    if not found:
        return False
    artboard, layers = found[0][0], in_order(found[0][0], [layer for _, layer in found])
    data = QMimeData()
    data.setData(LAYERS, QByteArray(json.dumps(_packed(session, artboard, layers)).encode()))
    # Within the studio they stay where they are: only what other programs get leaves it.
    leaves = may_leave(session, shown_on(session.document, [Artboard(layers=tuple(layers))]))
    picture = picture_of(session.document, layers, session.originals) if leaves else None
    if picture is not None:
        # As bytes of a PNG, which keeps what is transparent.
        data.setData("image/png", QByteArray(png_bytes(picture)))
        data.setImageData(picture)
    texts = [layer.text for layer in layers if isinstance(layer, TextLayer)]
    if texts and leaves:
        data.setText("\n".join(texts))
    put(data)
    return True


def paste(session: Session) -> Edit | None:
    """Return the edit that pastes what is on the clipboard onto the active artboard, or None for nothing of use.

    Raises
    ------
    UserError
        When it can't be read.
    """
    data, artboard = QGuiApplication.clipboard().mimeData(), session.artboard
    if artboard is None or data is None:
        return None
    if data.hasFormat(LAYERS):
        return _paste_own(session, artboard, bytes(data.data(LAYERS).data()))
    if data.hasText() and data.text().strip():
        return _paste_text(session, artboard, data.text())
    return None


def picture_on_clipboard() -> bytes | None:
    """Return the picture on the clipboard as the bytes of a PNG, or None where there is none."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or data.hasFormat(LAYERS) or not data.hasImage():
        return None
    image = QImage(data.imageData())
    return None if image.isNull() else png_bytes(image)


def files_on_clipboard() -> QMimeData | None:
    """Return what is on the clipboard where it holds files of this machine, as file managers copy them; else None."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or data.hasFormat(LAYERS) or not dropped_files(data):
        return None
    return data


def put_files(files: Sequence[Path]) -> None:
    """Put files on the clipboard, to be pasted in a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(str(file) for file in files))
    put(data)


def put(data: QMimeData) -> None:
    """Put something on the clipboard, with a word that it is of this process."""
    data.setData(_OWNER, QByteArray(_OWN))
    QGuiApplication.clipboard().setMimeData(data)


def leave_clipboard() -> None:
    """Put plain values in place of what this process made, before it ends.

    Qt lets go of the clipboard after Python is gone, and what Python made can't be let go of then.
    """
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is None or bytes(data.data(_OWNER).data()) != _OWN:
        return
    image, text = clipboard.image(), clipboard.text()
    if not image.isNull():
        clipboard.setImage(image)
    elif text:
        clipboard.setText(text)
    else:
        clipboard.clear()


def picture_of(document: Document, layers: Sequence[Layer], images: ImageSource) -> QImage | None:
    """Return what layers paint, by themselves, cut to what they cover; None for nothing or too much."""
    rect = covered_by(layers)
    if rect.isEmpty() or rect.width() * rect.height() > 64_000_000:
        return None
    holder, board = holder_of(document, layers)
    return Compositor(holder, images).artboard(board, QRect(0, 0, rect.width(), rect.height()), QTransform())


def covered_by(layers: Sequence[Layer]) -> QRect:
    """Return what layers cover, artboard px; empty for adjustments alone, and for what no artboard is large enough for.

    An adjustment reaches everywhere and paints nothing: it changes what the others cover.
    """
    bounds = QRectF()
    for layer in layers:
        if not isinstance(layer, AdjustmentLayer):
            bounds = bounds.united(painted_bounds(layer))
    rect = bounds.toAlignedRect()
    return rect if max(rect.width(), rect.height()) <= LARGEST_SIDE else QRect()


def holder_of(document: Document, layers: Sequence[Layer]) -> tuple[Document, Artboard]:
    """Return a document with an artboard that holds these layers alone, cut to what they cover, and that artboard."""
    rect = covered_by(layers)
    at_home = tuple(_shifted(layer, -rect.left(), -rect.top()) for layer in layers)
    board = Artboard(background="", width=rect.width(), height=rect.height(), layers=at_home)
    return document.model_copy(update={"artboards": (*document.artboards, board)}), board


def _packed(session: Session, artboard: Artboard, layers: Sequence[Layer]) -> dict[str, Any]:
    names = [layer.asset for layer in walk(tuple(layers)) if isinstance(layer, ImageLayer)]
    tiles = [tile.sha256 for layer in walk(tuple(layers)) if layer.mask for tile in layer.mask.tiles]
    assets = [asset for asset in session.document.assets if asset.sha256 in set(names)]
    return {
        "artboard": artboard.id,
        "layers": _LAYERS.dump_python(tuple(layers), mode="json"),
        "assets": _ASSETS.dump_python(tuple(assets), mode="json"),
        "blobs": packed_blobs(session.workspace.blobs, [*names, *tiles]),
        "writings": WRITINGS.dump_python(writings_behind(session.document, layers), mode="json"),
    }


def _paste_own(session: Session, artboard: Artboard, data: bytes) -> Edit:
    try:
        if len(data) > MAX_PASTED:
            raise ValueError("too much")
        raw = json.loads(data)
        layers = _LAYERS.validate_python(raw["layers"])
        assets = _ASSETS.validate_python(raw["assets"])
        blobs = unpacked_blobs(raw["blobs"])
        origin = str(raw["artboard"])
        # What an older studio copied has none.
        writings = WRITINGS.validate_python(raw.get("writings", ()))
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UserError(
            tr("What is on the clipboard can't be read."), tr("Copy the layers again.")
        ) from error
    keep_blobs(session.workspace.blobs, blobs)
    landed = [_landed(layer, layers, artboard, origin) for layer in layers]
    return paste_layers(artboard.id, landed, assets, writings=writings)


def packed_blobs(blobs: BlobStore, names: Iterable[str]) -> dict[str, str]:
    """Return the files of what is copied, by their hash, to go along; those that are too large stay in the project."""
    packed: dict[str, str] = {}
    room = MAX_BLOBS
    for sha256 in dict.fromkeys(names):
        size = blobs.size(sha256)
        # One that is too large, or has gone, leaves the others their room.
        if 0 < size <= room:
            room -= size
            packed[sha256] = base64.b64encode(blobs.read(sha256)).decode()
    return packed


def unpacked_blobs(packed: dict[str, str]) -> dict[str, bytes]:
    """Return the files that came along, by their hash; ValueError, or what else Python says, when they can't be read."""
    return {name: base64.b64decode(text, validate=True) for name, text in packed.items()}


def keep_blobs(blobs: BlobStore, given: dict[str, bytes]) -> None:
    """Keep what came with something pasted, by its hash; UserError when a hash is wrong."""
    for sha256, data in given.items():
        if blobs.put(data) != sha256:
            raise UserError(tr("What is on the clipboard is damaged."), tr("Copy the layers again."))


def _landed(layer: Layer, together: Sequence[Layer], artboard: Artboard, origin: str) -> Layer:
    """Return a pasted layer a little beside where it was, or in the middle of another artboard."""
    if artboard.id == origin:
        return _shifted(layer, SHIFT, SHIFT)
    box = bounds_of(together)
    return _shifted(layer, artboard.width / 2 - box.x, artboard.height / 2 - box.y)


def _shifted(layer: Layer, x: float, y: float) -> Layer:
    by: Affine = (1.0, 0.0, 0.0, 1.0, x, y)
    return placed_at(layer, moved(layer.transform, by))


def tell_cut(session: Session, count: int) -> None:
    """Tell that only the first letters of a text were pasted, and where all of it can go."""
    session.notify(
        tr("Only the first {count} letters were pasted.", count=count),
        tr("Save the text as a file and drop that: it becomes a writing, whole."),
        level="warning",
    )


def _paste_text(session: Session, artboard: Artboard, text: str) -> Edit:
    if len(text) > LONGEST:
        tell_cut(session, LONGEST)
    layer = fitting_layer(text[:LONGEST], artboard)
    return paste_layers(artboard.id, [layer.model_copy(update={"color": text_color(artboard)})])


def in_order(artboard: Artboard, layers: Sequence[Layer]) -> list[Layer]:
    """Return layers from bottom to top, those inside others left out."""
    chosen = {layer.id for layer in layers}
    found: list[Layer] = []

    def look(level: tuple[Layer, ...]) -> None:
        for layer in level:
            if layer.id in chosen:
                found.append(layer)
            elif layer.type == "group":
                look(layer.layers)

    look(artboard.layers)
    return found
