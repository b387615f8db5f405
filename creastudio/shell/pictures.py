"""Thumbnails as pixmaps: there at once when they are known, a moment later when they aren't."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from creastudio.render.thumbnails import asset_thumbnail
from creastudio.shell.background import background_of
from creastudio.shell.session import Session

KEPT = 2000
"""Thumbnails that are kept; at 128 px that is about 130 MB at most, and usually a tenth of it."""


class Pictures(QObject):
    """The thumbnails of one project, shared by all panels; decoded off the thread of the window."""

    arrived = Signal(str)
    """SHA-256 of an asset whose thumbnail can be painted now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._images = session.images
        self._background = background_of(session)
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()

    def thumbnail(self, sha256: str, side: int, ratio: float = 1.0) -> QPixmap | None:
        """Return a picture whose longer side is `side` px on a screen of `ratio`; None until it has ``arrived``."""
        key = (sha256, round(side * ratio))
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            kept.setDevicePixelRatio(ratio)
            return kept
        if key not in self._asked:
            self._asked.add(key)
            self._background.run(
                self,
                key,
                lambda: asset_thumbnail(self._images, *key),
                lambda image: self._keep(key, image),
            )
        return None

    def _keep(self, key: tuple[str, int], image: QImage) -> None:
        self._asked.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(key[0])


def pictures_of(session: Session) -> Pictures:
    """Return the thumbnails of a session, made when they are first asked for."""
    found = session.findChild(Pictures)
    return found if found is not None else Pictures(session)
