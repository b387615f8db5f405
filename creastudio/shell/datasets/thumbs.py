"""Thumbnails of the files of a folder, decoded when they are seen, off the thread of the window."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from creastudio.shell.background import background_of
from creastudio.shell.library.file_pictures import file_thumbnail
from creastudio.shell.session import Session

KEPT = 1500
"""Thumbnails that are kept."""


class FolderThumbs(QObject):
    """The thumbnails of one folder's pictures; what is asked for last comes first."""

    arrived = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._background = background_of(session)
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()

    def thumbnail(self, name: str, side: int, ratio: float = 1.0) -> QPixmap | None:
        """Return a picture whose longer side is `side` px; None until it has ``arrived``, a null one for no picture."""
        key = (name, round(side * ratio))
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            kept.setDevicePixelRatio(ratio)
            return kept
        if key not in self._asked:
            self._asked.add(key)
            path = self._folder / name
            self._background.run(
                self,
                key,
                lambda: file_thumbnail(path, key[1]),
                lambda image: self._keep(key, QPixmap.fromImage(image)),
            )
        return None

    def _keep(self, key: tuple[str, int], picture: QPixmap) -> None:
        self._asked.discard(key)
        self._kept[key] = picture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
