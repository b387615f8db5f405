"""Pins: elements that stay where a person put them, shown on the active artboard, and how they are let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox

from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document, walk
from creastudio.core.edits.linked_layouts import pin_elements
from creastudio.core.layout_layers import box_of, element_layers, is_pinned
from creastudio.shell import icons
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.session import Session
from creastudio.shell.theme import color, px, tokens

SIDE = 18
"""Of a pin on the canvas, px at text scale 1."""

LEAST = 14.0
"""Elements that are smaller than this on the screen have no pin, px."""


def elements_of(document: Document, layer_ids: Iterable[str]) -> list[tuple[Artboard, Layer]]:
    """Return the elements of layouts that some layers are, or lie in."""
    wanted = set(layer_ids)
    return [
        (board, layer)
        for board in document.artboards
        if board.layout is not None
        for layer in element_layers(board)
        if any(item.id in wanted for item in walk((layer,)))
    ]


def paint_pins(painter: QPainter, board: Artboard | None, viewport: Viewport) -> None:
    """Paint a pin on each pinned element of an artboard; the painter is in view px."""
    for place in pin_places(board, viewport):
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawEllipse(place)
        sign = icons.pixmap("pin", tokens().on_accent, 12)
        size = sign.deviceIndependentSize()
        corner = place.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.drawPixmap(QRectF(corner, size), sign, QRectF(sign.rect()))
        painter.restore()


def pin_places(board: Artboard | None, viewport: Viewport) -> Iterator[QRectF]:
    """Yield where the pins of an artboard are painted, view px: beside the left upper corners of their elements."""
    if board is None or board.layout is None:
        return
    to_view = board_map(board, viewport)
    for layer in element_layers(board):
        if not layer.visible or not is_pinned(board, layer):
            continue
        box = box_of(board, layer)
        seen = to_view.mapRect(QRectF(box.x, box.y, box.width, box.height))
        if min(seen.width(), seen.height()) >= LEAST:
            # Clear of the handles of the selection.
            yield QRectF(seen.left() - px(SIDE) - 2, seen.top() - px(SIDE) - 2, px(SIDE), px(SIDE))


def set_pinned(session: Session, layer_ids: Iterable[str], *, pinned: bool) -> None:
    """Pin elements to their places, or let them go: then places are found for them anew."""
    found = elements_of(session.document, layer_ids)
    if not session.apply(pin_elements([layer.id for _, layer in found], pinned=pinned)) or pinned:
        return
    for link in {board.layout.link for board, _ in found if board.layout is not None}:
        resolving_of(session).arrange(link)


class PinBox(QCheckBox):
    """Says of the selected layers whether they stay where they are when words and sizes change."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Pinned to its place"))
        self._session = session
        self._ids: list[str] = []
        self.setToolTip(tr("Stays where it is on this artboard when words or pictures of the ad change"))
        self.clicked.connect(lambda checked: set_pinned(self._session, self._ids, pinned=checked))

    def show_layers(self, layers: Iterable[Layer]) -> None:
        """Show what holds for some layers; hidden where one is no element of a layout."""
        self._ids = [layer.id for layer in layers]
        found = elements_of(self._session.document, self._ids)
        self.setVisible(bool(found) and len(found) >= len(self._ids))
        self.setChecked(bool(found) and all(is_pinned(board, layer) for board, layer in found))
