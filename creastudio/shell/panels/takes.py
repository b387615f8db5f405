"""The takes of the selected layer or clip: the alternatives that were made together with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from creastudio.core.canvas import ImageLayer
from creastudio.core.edits.canvas import show_layer_take
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline import show_clip_take
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.pictures import pictures_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

SIDE = 44


class TakesStrip(QWidget):
    """A row of thumbnails; a click shows that take. Hidden while there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures_of(session)
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label(tr("Takes"), "section"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(px(SIDE + 26))
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        self._row.addStretch(1)
        area.setWidget(inner)
        column.addWidget(area)
        session.selectionChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        self._pictures.arrived.connect(self._paint_icon)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the takes of what is selected now."""
        item = self._selected()
        takes = item.takes if item is not None else ()
        self.setVisible(len(takes) > 1)
        if item is None or len(takes) < 2:
            return
        if (item.id, takes) != self._shown:
            self._shown = (item.id, takes)
            self._rebuild(takes)
        if item.asset in self.buttons:
            self.buttons[item.asset].setChecked(True)

    def _selected(self) -> ImageLayer | Clip | None:
        layers, clips = self._session.selected_layers, self._session.selected_clips
        if len(layers) == 1:
            found = self._session.document.find_layer(layers[0])
            return found[1] if found is not None and isinstance(found[1], ImageLayer) else None
        if len(clips) == 1 and self._session.sequence is not None:
            tracks = self._session.sequence.tracks
            return next((clip for track in tracks for clip in track.clips if clip.id == clips[0]), None)
        return None

    def _rebuild(self, takes: tuple[str, ...]) -> None:
        for old in self.buttons.values():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons.clear()
        for number, sha256 in enumerate(takes, start=1):
            take = QToolButton()
            take.setCheckable(True)
            take.setIconSize(QSize(px(SIDE), px(SIDE)))
            text = tr("Take {number} of {count}", number=number, count=len(takes))
            take.setToolTip(text)
            take.setAccessibleName(text)
            take.clicked.connect(partial(self._choose, sha256))
            self._group.addButton(take)
            self._row.insertWidget(number - 1, take)
            self.buttons[sha256] = take
            self._paint_icon(sha256)

    def _paint_icon(self, sha256: str) -> None:
        button = self.buttons.get(sha256)
        picture = (
            self._pictures.thumbnail(sha256, px(SIDE), self.devicePixelRatioF())
            if button is not None
            else None
        )
        if button is not None and picture is not None:
            button.setIcon(QIcon(picture))

    def _choose(self, sha256: str, _checked: bool = False) -> None:
        item = self._selected()
        if item is None:
            return
        edit: Edit = (
            show_layer_take(item.id, sha256)
            if isinstance(item, ImageLayer)
            else show_clip_take(item.id, sha256)
        )
        self._session.apply(edit)
