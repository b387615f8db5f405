"""Thumbnails as pixmaps: there at once when they are known, a moment later when they aren't."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from creastudio.api.errors import UserError
from creastudio.render.image_source import ImageSource
from creastudio.render.thumbnails import asset_thumbnail
from creastudio.shell.media.media_pictures import kit_picture, score_picture, sound_picture, video_picture
from creastudio.shell.media.waveforms import waveforms_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.blobs import BlobStore

KEPT = 2000
"""Thumbnails that are kept; at 128 px that is about 130 MB at most, and usually a tenth of it."""


class Pictures(QObject):
    """The thumbnails of one project, shared by all panels; decoded off the thread of the window."""

    arrived = Signal(str)
    """SHA-256 of an asset whose thumbnail can be painted now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._images = session.images
        self._waveforms = waveforms_of(session)
        self._waveforms.arrived.connect(self.arrived)
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
            return None if kept.isNull() else kept
        if key not in self._asked and (work := self._work_for(*key)) is not None:
            self._asked.add(key)
            epoch = self._images.epoch
            self._background.run(self, key, work, lambda image: self._take(key, image, epoch))
        return None

    def _work_for(self, sha256: str, side: int) -> Callable[[], QImage] | None:
        """Return what makes a picture of an asset; None for what has none, or not yet."""
        asset = self._session.find_asset(sha256)
        kind = asset.kind if asset is not None else "image"
        if kind == "image":
            return partial(asset_thumbnail, self._images, sha256, side)
        blobs = self._session.workspace.blobs
        if kind == "video":
            return partial(video_picture, blobs.path(sha256), side)
        if kind == "audio":
            peaks = self._waveforms.peaks(sha256)
            return partial(sound_picture, peaks, side) if peaks is not None else None
        if kind == "score":
            return partial(_score_picture, blobs, sha256, side)
        if kind == "layout":
            return partial(_layout_picture, blobs, self._images, sha256, side)
        if kind == "brand":
            return partial(_kit_picture, blobs, sha256, side)
        return None

    def forget(self, sha256: str) -> None:
        """Make the pictures of an asset anew that may have come back."""
        for key in [key for key in self._kept if key[0] == sha256]:
            del self._kept[key]
        self._waveforms.forget(sha256)

    def _take(self, key: tuple[str, int], image: QImage, epoch: int) -> None:
        self._asked.discard(key)
        # What was veiled while it was painted is asked for anew.
        if self._images.epoch == epoch:
            self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(key[0])


def _score_picture(blobs: BlobStore, sha256: str, side: int) -> QImage:
    try:
        return score_picture(blobs.read(sha256), "", side)
    except UserError:
        return QImage()


def _kit_picture(blobs: BlobStore, sha256: str, side: int) -> QImage:
    try:
        return kit_picture(blobs.read(sha256), side)
    except UserError:
        return QImage()


def _layout_picture(blobs: BlobStore, images: ImageSource, sha256: str, side: int) -> QImage:
    # What layouts are painted with comes with the first one, not with the window.
    from creastudio.render.layout_picture import layout_thumbnail

    try:
        return layout_thumbnail(blobs.read(sha256), images, side)
    except UserError:
        return QImage()


def pictures_of(session: Session) -> Pictures:
    """Return the thumbnails of a session, made when they are first asked for."""
    found = session.findChild(Pictures)
    return found if found is not None else Pictures(session)
