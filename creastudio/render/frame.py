"""What a sequence looks like at a time: one frame, the same for the monitor and for files."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.core.document import Document
from creastudio.core.timeline import Sequence
from creastudio.render.frame_assets import AssetIndex
from creastudio.render.frame_clips import ClipPictures, FrameSource
from creastudio.render.frame_mixing import Faded, Mixed
from creastudio.render.frame_scene import Mix, Shown, scene_at
from creastudio.render.frame_seen import Seen, seen_of
from creastudio.render.frame_stage import Stage
from creastudio.render.frame_words import ClipWords
from creastudio.render.image_source import OPAQUE, ImageSource
from creastudio.render.shapes import color
from creastudio.render.sheet import HINTS, blank

__all__ = ["FramePainter", "FrameSource"]

Scene = list[Shown | Mix]


class FramePainter:
    """Paints frames of sequences. Any thread may use one, one at a time.

    Parameters
    ----------
    images : ImageSource
        Where pictures come from; may be shared with other threads.
    videos : FrameSource, optional
        Where the pictures of videos come from; placeholders are painted where there is none.
    """

    def __init__(self, images: ImageSource, videos: FrameSource | None = None) -> None:
        self._images, self._assets = images, AssetIndex()
        self._clips = ClipPictures(images, videos, self._assets, ClipWords(images))
        self._last: tuple[Seen, QImage] | None = None

    def frame(self, document: Document, sequence: Sequence, time: int, width: int, height: int) -> QImage:
        """Return what is seen at a time, flicks, on `width` x `height` px: RGB32, opaque.

        A frame of another shape than the sequence's lies in the middle. While nothing changes it is the very same
        object as the one before: don't paint on it.
        """
        stage, scene = Stage.of(sequence, width, height), scene_at(sequence, time)
        seen = self._seen(document, sequence, scene, stage)
        if self._last is not None and self._last[0] == seen:
            return self._last[1]
        self._clips.lacking = False
        image = self._made(document, sequence, scene, stage)
        self._last = None if self._clips.lacking else (seen, image)
        return image

    def _seen(self, document: Document, sequence: Sequence, scene: Scene, stage: Stage) -> Seen:
        return (stage, sequence.background, self._images.epoch, *seen_of(document, scene, self._assets))

    def _made(self, document: Document, sequence: Sequence, scene: Scene, stage: Stage) -> QImage:
        steps: list[Faded | Mixed] = []
        for seen in reversed(scene):
            step = self._step(document, seen, stage)
            if step is None:
                continue
            steps.append(step)
            if step.covered(stage.frame).contains(stage.area):
                break
        return _painted(list(reversed(steps)), stage, sequence.background)

    def _step(self, document: Document, seen: Shown | Mix, stage: Stage) -> Faded | Mixed | None:
        if isinstance(seen, Shown):
            return self._faded(document, seen, stage)
        left, right = self._faded(document, seen.left, stage), self._faded(document, seen.right, stage)
        return Mixed(left, right, seen.transition, seen.share)

    def _faded(self, document: Document, shown: Shown, stage: Stage) -> Faded | None:
        if shown.look.opacity <= 0 or shown.look.scale <= 0:
            return None
        picture = self._clips.picture(document, shown, stage)
        return None if picture is None else Faded(picture, min(1.0, shown.look.opacity))


def _painted(steps: list[Faded | Mixed], stage: Stage, background: str) -> QImage:
    image = blank(stage.across, stage.down, OPAQUE)
    image.fill(QColor(0, 0, 0))
    with QPainter(image) as painter:
        painter.fillRect(stage.area, color(background))
        painter.setRenderHints(HINTS)
        if stage.frame != stage.area:
            painter.setClipRect(QRect(stage.frame))
        for step in steps:
            step.paint(painter, stage.frame)
    return image
