"""Thumbnails of files that aren't in the project: decoded when they are seen, off the thread of the window."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from creastudio.api.errors import UserError
from creastudio.api.media import Kind
from creastudio.render.thumbnails import bytes_thumbnail
from creastudio.shell.media.media_pictures import score_picture, video_picture
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.workspace.library_folders import MAX_READ
from creastudio.workspace.library_items import LibraryItem

KEPT = 1500
"""Thumbnails that are kept."""

Key = tuple[str, int, int]
"""Path, time of its last change, side in px."""


class KeptPictures(QObject):
    """Thumbnails of files, read beside the window when they are asked for; what is asked for last comes first."""

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background_of(session)
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()

    def picture(self, key: Key, ratio: float, kind: Kind = "image") -> QPixmap | None:
        """Return the picture of a file; None until it has ``arrived``, a null one for no picture."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            kept.setDevicePixelRatio(ratio)
        elif key not in self._asked:
            self._asked.add(key)
            self._background.run(
                self,
                key,
                lambda: file_thumbnail(Path(key[0]), key[2], kind),
                lambda image: self._keep(key, image),
            )
        return kept

    def _keep(self, key: Key, image: QImage) -> None:
        self._asked.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()


class FilePictures(KeptPictures):
    """The thumbnails of the files of one session's library."""

    def thumbnail(self, item: LibraryItem, side: int, ratio: float = 1.0) -> QPixmap | None:
        """Return a picture whose longer side is `side` px; None until it has ``arrived``, or for no picture."""
        if item.path is None or (not item.width and item.kind != "score") or item.kind == "audio":
            return None
        found = self.picture((str(item.path), item.changed, round(side * ratio)), ratio, item.kind)
        return None if found is None or found.isNull() else found


class FolderPictures(KeptPictures):
    """The thumbnails of one folder's pictures, which nobody changes meanwhile."""

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(session, parent)
        self._folder = folder

    def thumbnail(self, name: str, side: int, ratio: float = 1.0) -> QPixmap | None:
        """Return a picture whose longer side is `side` px; None until it has ``arrived``, a null one for no picture."""
        return self.picture((str(self._folder / name), 0, round(side * ratio)), ratio)


def file_thumbnail(path: Path, side: int, kind: Kind = "image") -> QImage:
    """Return a file's picture whose longer side is `side` px; a null image where it can't be read. Any thread."""
    from creastudio.media.images import import_bytes, read_file

    if kind == "video":
        return video_picture(path, side)
    try:
        if kind == "score":
            return score_picture(read_file(path), path.name, side)
        if path.stat().st_size > MAX_READ:
            return QImage()
        data = read_file(path)
        image = bytes_thumbnail(data, side)
        return (
            image
            if image is not None
            else bytes_thumbnail(import_bytes(data, path.name).data, side) or QImage()
        )
    except (UserError, OSError):
        return QImage()
