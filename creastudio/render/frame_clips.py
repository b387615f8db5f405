"""The picture that a clip shows at a time, with its place on the device px of a frame."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.render.content import device_size
from creastudio.render.frame_assets import AssetIndex, is_video
from creastudio.render.frame_boards import BoardPictures
from creastudio.render.frame_cache import FrameCache
from creastudio.render.frame_motion import looks_of
from creastudio.render.frame_picture import Picture, at
from creastudio.render.frame_placeholder import placeholder
from creastudio.render.frame_scene import Shown
from creastudio.render.frame_stage import Stage, picture_map, settled
from creastudio.render.frame_text import text_box, text_picture
from creastudio.render.frame_words import ClipWords
from creastudio.render.image_source import OPAQUE, ImageSource
from creastudio.render.sheet import blank
from creastudio.render.thumbnails import PIXEL_ART_SIDE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_SIDE = 4096
"""Artboards and moving texts are painted no larger than this, device px; beyond they are enlarged."""


class FrameSource(Protocol):
    """Where the pictures of videos come from."""

    def frame(self, sha256: str, time: int, width: int, height: int) -> NDArray[np.uint8] | None:
        """Return what a video shows at a time of its own (flicks): (height, width, 4), BGRA, opaque; None if missing."""


class ClipPictures:
    """Makes the pictures of clips, and keeps those that don't change. One thread at a time.

    Attributes
    ----------
    lacking : bool
        Set where something was missing, which may be there at the next look.
    """

    def __init__(
        self, images: ImageSource, videos: FrameSource | None, assets: AssetIndex, words: ClipWords
    ) -> None:
        self._images, self._videos = images, videos
        self._cache = FrameCache()
        self.lacking = False
        self._boards = BoardPictures(images, self._cache)
        self._assets, self._words = assets, words

    def picture(self, document: Document, shown: Shown, stage: Stage) -> Picture | None:
        """Return the picture of a clip, or None where it has none."""
        clip = shown.clip
        if clip.track_kind == "text":
            return self._text(shown, stage)
        if clip.kind == "artboard":
            return self._artboard(document, shown, stage)
        if clip.missing or not clip.asset:
            return self._placeholder(shown, stage)
        asset = self._assets.find(document, clip.asset)
        if asset is not None and is_video(asset):
            return self._video(asset, shown, stage)
        return self._image(shown, stage)

    # -- kinds

    def _image(self, shown: Shown, stage: Stage) -> Picture:
        sha256 = shown.clip.asset
        full = self._images.image(sha256)
        if full is None:
            return self._placeholder(shown, stage)
        box = stage.rest(full.width(), full.height(), shown.clip.fit)
        place = stage.placed(box, shown.look)
        if shown.still:
            key = (sha256, box.getRect(), *_numbers(place), stage)
            return self._cache.get(key, lambda: self._settled(full, sha256, box, place, stage))
        return self._moving(full, sha256, box, place, shown, stage)

    def _moving(
        self, full: QImage, sha256: str, box: QRectF, place: QTransform, shown: Shown, stage: Stage
    ) -> Picture:
        # As large as it ever gets: a size of its own for each frame would be sharp by turns.
        scale = stage.scale * max(shown.largest, shown.look.scale)
        image = self._reduced(full, sha256, box.width() * scale, box.height() * scale)
        smooth = not _is_pixel_art(full, box.width() * scale)
        return Picture(image, picture_map((image.width(), image.height()), box, place), smooth)

    def _settled(self, full: QImage, sha256: str, box: QRectF, place: QTransform, stage: Stage) -> Picture:
        """Return a picture that stands still, scaled once and cut to the frame."""
        rect = settled(box, place)
        width, height = device_size(place, box) if rect is None else (rect.width(), rect.height())
        image = self._reduced(full, sha256, width, height)
        if rect is not None:
            to_device = _onto(image, rect)
        else:
            to_device = picture_map((image.width(), image.height()), box, place)
        return _cut(Picture(image, to_device, not _is_pixel_art(full, width)), stage)

    def _reduced(self, full: QImage, sha256: str, width: float, height: float) -> QImage:
        """Return a picture made smaller by the mean of what falls on each px, which QPainter doesn't take."""
        size = QSize(max(1, round(width)), max(1, round(height)))
        if size.width() >= full.width() or size.height() >= full.height():
            return full
        smooth = Qt.TransformationMode.SmoothTransformation

        def make() -> Picture:
            near = self._images.image_for(sha256, size.width(), size.height()) or full
            return at(near.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth), QPoint())

        return self._cache.get((sha256, size.width(), size.height()), make).image

    def _artboard(self, document: Document, shown: Shown, stage: Stage) -> Picture:
        artboard = document.find_artboard(shown.clip.artboard)
        if artboard is None:
            return self._placeholder(shown, stage)
        box = stage.rest(artboard.width, artboard.height, shown.clip.fit)
        place = stage.placed(box, shown.look)
        rect = settled(box, place) if shown.still else None
        if rect is None:
            scale = stage.scale * max(shown.largest, shown.look.scale)
            size = _size(box.width() * scale, box.height() * scale)
        else:
            size = _size(rect.width(), rect.height())
        image = self._boards.picture(document, artboard, looks_of(shown.clip, shown.time), size)
        return Picture(image, picture_map(size, box, place) if rect is None else _onto(image, rect))

    def _video(self, asset: Asset, shown: Shown, stage: Stage) -> Picture:
        width, height = asset.size if all(asset.size) else (stage.width, stage.height)
        box = stage.rest(width, height, shown.clip.fit)
        place = stage.placed(box, shown.look)
        rect = settled(box, place) if shown.still else None
        if rect is None:
            scale = stage.scale * max(shown.largest, shown.look.scale)
            largest = _size(box.width() * scale, box.height() * scale)
            size = (min(width, largest[0]), min(height, largest[1]))
        else:
            size = (min(width, rect.width()), min(height, rect.height()))
        pixels = None
        if self._videos is not None:
            time = shown.clip.source_time(shown.time)
            pixels = self._videos.frame(asset.sha256, time, *size)
        if pixels is None:
            return self._placeholder(shown, stage)
        image = QImage(pixels.data, pixels.shape[1], pixels.shape[0], pixels.strides[0], OPAQUE)
        to_device = (
            picture_map((image.width(), image.height()), box, place) if rect is None else _onto(image, rect)
        )
        return Picture(image, to_device, keeps=pixels)

    def _text(self, shown: Shown, stage: Stage) -> Picture | None:
        words, style = self._words.of(shown.clip), shown.clip.words_style
        if words is None:
            # Its name in the place of the words: a placeholder would hide all pictures.
            self.lacking, words = True, f"[{shown.clip.name or '…'}]"
        if not words.strip():
            return None
        box = text_box(words, style, stage)
        place = stage.placed(box, shown.look)
        painted = place if shown.still else _largest(box, stage, max(shown.largest, shown.look.scale))
        key: Hashable = (words, style, stage, shown.still, *_numbers(painted))
        room = stage.area if shown.still else None
        kept = self._cache.get(key, lambda: text_picture(words, style, stage, self._images, painted, room))
        if shown.still:
            return kept
        return Picture(kept.image, kept.to_device * painted.inverted()[0] * place)

    def _placeholder(self, shown: Shown, stage: Stage) -> Picture:
        clip = shown.clip
        waits = clip.kind == "generated" and not clip.asset
        self.lacking |= not waits
        size = (stage.frame.width(), stage.frame.height())
        key = ("placeholder", clip.name, waits, size)
        image = self._cache.get(key, lambda: at(placeholder(size, clip.name, waits=waits), QPoint())).image
        box = QRectF(0, 0, stage.width, stage.height)
        place = stage.placed(box, shown.look)
        rect = settled(box, place) if shown.still else None
        return Picture(image, picture_map(size, box, place) if rect is None else _onto(image, rect))


def _cut(picture: Picture, stage: Stage) -> Picture:
    """Return a picture as it lies on the device px of a frame, so that it needs no more scaling."""
    rect = picture.bounds & stage.area
    whole = picture.opaque and picture.covered.contains(rect)
    image = blank(rect.width(), rect.height(), OPAQUE) if whole else blank(rect.width(), rect.height())
    with QPainter(image) as painter:
        painter.translate(-rect.topLeft())
        picture.paint(painter)
    return at(image, rect.topLeft())


def _onto(image: QImage, rect: QRect) -> QTransform:
    return QTransform(
        rect.width() / image.width(), 0, 0, rect.height() / image.height(), rect.left(), rect.top()
    )


def _is_pixel_art(full: QImage, width: float) -> bool:
    return max(full.width(), full.height()) <= PIXEL_ART_SIDE and width > full.width()


def _size(width: float, height: float) -> tuple[int, int]:
    """Return the size in which something is painted, in the same shape, px."""
    less = min(1.0, MAX_SIDE / max(width, height, 1.0))
    return max(1, round(width * less)), max(1, round(height * less))


def _largest(box: QRectF, stage: Stage, scale: float) -> QTransform:
    """Return a map of a box to px from 0 on, as many as it ever takes in the frame."""
    width, _ = _size(box.width() * stage.scale * scale, box.height() * stage.scale * scale)
    grown = width / max(box.width(), 1e-6)
    return QTransform.fromTranslate(-box.left(), -box.top()) * QTransform.fromScale(grown, grown)


def _numbers(place: QTransform) -> tuple[float, ...]:
    return (place.m11(), place.m12(), place.m21(), place.m22(), place.dx(), place.dy())
