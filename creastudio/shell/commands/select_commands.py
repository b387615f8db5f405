"""What the actions of the Select menu do, one method each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.artboards import crop_artboard
from creastudio.core.edits.canvas import duplicate_layers
from creastudio.core.edits.pixel_selection import select_pixels
from creastudio.shell.dialogs.amount import ask_amount
from creastudio.shell.i18n import tr
from creastudio.shell.pixels import selected_pixels
from creastudio.shell.pixels.selecting import Change, selecting_of
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.render.coverage import Coverage


MOST = {"feather": 250.0, "grow": 100.0, "shrink": 100.0, "border": 100.0}
"""Px that can be asked for: what takes a few seconds on a 4K artboard."""


class SelectCommands:
    """Acts on what is selected px by px of the active artboard."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window
        self._amounts = {"feather": 8.0, "grow": 4.0, "shrink": 4.0, "border": 6.0}

    # -- what is selected

    def px_all(self) -> None:
        def change(_document: Document, artboard: Artboard, _before: Coverage) -> Coverage:
            from creastudio.render.coverage import everything

            return everything(_whole(artboard))

        self._change(change, "Select pixels")

    def px_none(self) -> None:
        if self._session.artboard is not None:
            self._session.apply(select_pixels(self._session.artboard_id, None))

    def px_invert(self) -> None:
        def change(_document: Document, artboard: Artboard, before: Coverage) -> Coverage:
            from creastudio.render.coverage import inverted

            return inverted(before, _whole(artboard))

        self._change(change, "Invert selection")

    def px_feather(self) -> None:
        hint = tr("The edge fades over this far to each side.")
        by = self._asked("feather", tr("Feather selection"), tr("Radius"), hint)
        if by is not None:
            self._edge("feather", by, "Feather selection")

    def px_grow(self) -> None:
        by = self._asked("grow", tr("Grow selection"), tr("By"))
        if by is not None:
            self._edge("grow", by, "Grow selection")

    def px_shrink(self) -> None:
        by = self._asked("shrink", tr("Shrink selection"), tr("By"))
        if by is not None:
            self._edge("grow", -by, "Shrink selection")

    def px_border(self) -> None:
        width = self._asked("border", tr("Border of selection"), tr("Width"))
        if width is not None:
            self._edge("border", width, "Border of selection")

    def px_from_layers(self) -> None:
        selected_pixels.select_layers(self._session, self._session.selected_layers)

    def px_from_mask(self) -> None:
        selected_pixels.select_masks(self._session, self._session.selected_layers)

    # -- what is done with it

    def px_copy(self) -> None:
        """Put what is selected on a layer of its own; where nothing is, the selected layers are copied whole."""
        self._layer_via(cut=False)

    def px_cut(self) -> None:
        self._layer_via(cut=True)

    def px_picture(self) -> None:
        selected_pixels.copy_picture(self._session)

    def px_hide(self) -> None:
        if not selected_pixels.hide_selected(self._session):
            self._session.notify(
                tr("No selected layer shows where you selected."),
                tr("Select the layers in the layers panel, then try again."),
            )

    def px_fill(self) -> None:
        selected_pixels.fill_selected(self._session)

    def px_crop(self) -> None:
        """Crop the artboard to what is around the selection; nothing of the layers is cut off for good."""
        board = self._session.artboard
        if board is None or board.selection is None:
            return
        rect = selected_pixels.rect_of(board.selection) & _whole(board)
        if not rect.isEmpty():
            self._session.apply(crop_artboard(board.id, rect.left(), rect.top(), rect.width(), rect.height()))

    # -- pieces

    def _layer_via(self, *, cut: bool) -> None:
        board = self._session.artboard
        if board is not None and board.selection is not None:
            selected_pixels.layer_via(self._session, cut=cut)
        elif self._session.selected_layers and not cut:
            self._session.apply(duplicate_layers(self._session.selected_layers))

    def _change(self, change: Change, label: str) -> None:
        if self._session.artboard is not None:
            selecting_of(self._session).change(self._session.artboard_id, change, label)

    def _edge(self, how: Literal["feather", "grow", "border"], by: float, label: str) -> None:
        def change(_document: Document, artboard: Artboard, before: Coverage) -> Coverage:
            from creastudio.render.coverage_edges import bordered, feathered, grown_by

            changes = {"feather": feathered, "grow": grown_by, "border": bordered}
            return changes[how](before, by).cut(_whole(artboard))

        self._change(change, label)

    def _asked(self, name: str, title: str, field: str, hint: str = "") -> float | None:
        found = ask_amount(self._window, title, field, self._amounts[name], MOST[name], hint)
        if found is not None:
            self._amounts[name] = found
        return found


def _whole(artboard: Artboard) -> QRect:
    return QRect(0, 0, artboard.width, artboard.height)
