"""The takes of the selected layer or clip: the alternatives that were made together with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from creastudio.core.canvas import ImageLayer
from creastudio.core.edits.canvas import show_layer_take
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline import show_clip_take
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.take_buttons import SIDE, TakeButtons


class TakesStrip(QWidget):
    """A row of thumbnails; a click shows that take. Hidden while there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._takes = TakeButtons(session)
        self._takes.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label(tr("Takes"), "section"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(px(SIDE + 26))
        area.setWidget(self._takes)
        column.addWidget(area)
        session.selectionChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        self.refresh()

    @property
    def buttons(self) -> dict[str, QToolButton]:
        """The buttons by the hash of what they show."""
        return self._takes.buttons

    def refresh(self, *_: object) -> None:
        """Show the takes of what is selected now."""
        item = self._selected()
        takes = item.takes if item is not None else ()
        self.setVisible(len(takes) > 1)
        if item is None or len(takes) < 2:
            return
        if (item.id, takes) != self._shown:
            self._shown = (item.id, takes)
            count = len(takes)
            words = [tr("Take {number} of {count}", number=at, count=count) for at in range(1, count + 1)]
            self._takes.set_takes(takes, words)
        self._takes.mark(item.asset)

    def _selected(self) -> ImageLayer | Clip | None:
        layers, clips = self._session.selected_layers, self._session.selected_clips
        if len(layers) == 1:
            found = self._session.document.find_layer(layers[0])
            return found[1] if found is not None and isinstance(found[1], ImageLayer) else None
        if len(clips) == 1 and self._session.sequence is not None:
            tracks = self._session.sequence.tracks
            return next((clip for track in tracks for clip in track.clips if clip.id == clips[0]), None)
        return None

    def _choose(self, sha256: str) -> None:
        item = self._selected()
        if item is None:
            return
        edit: Edit = (
            show_layer_take(item.id, sha256)
            if isinstance(item, ImageLayer)
            else show_clip_take(item.id, sha256)
        )
        self._session.apply(edit)
