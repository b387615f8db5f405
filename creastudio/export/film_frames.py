"""The frames of a film, painted from the originals one after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.canvas import Artboard
from creastudio.export.film_part import FilmPart
from creastudio.export.labels import label_layers
from creastudio.media.video_frames import VideoFrames
from creastudio.render.frame import FramePainter

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work


class FilmFrames:
    """Paints the frames of a part of a sequence; use it as a context.

    Parameters
    ----------
    size : tuple of int
        Width and height in px.
    label : bool
        Whether the visible label is painted on each.
    """

    def __init__(
        self, work: Work, sequence: Sequence, part: FilmPart, size: tuple[int, int], *, label: bool
    ) -> None:
        self._work, self._sequence, self._part = work, sequence, part
        self.size = size
        self._videos = VideoFrames(work.file)
        self._painter = FramePainter(work.images, self._videos)
        self._label = self._painted_label() if label else None

    def __enter__(self) -> FilmFrames:
        return self

    def __exit__(self, *_: object) -> None:
        self._videos.close()

    def __iter__(self) -> Iterator[QImage]:
        """Yield RGB32 images, opaque; while nothing changes it is the same object again."""
        bare, shown = None, None
        for index in range(self._part.count):
            image = self.at(index)
            if self._label is None:
                yield image
                continue
            if image is not bare or shown is None:
                bare, shown = image, self._labelled(image)
            yield shown

    def at(self, index: int) -> QImage:
        """Return frame `index` of the part, without label."""
        return self._painter.frame(self._work.document, self._sequence, self._part.time(index), *self.size)

    def _labelled(self, image: QImage) -> QImage:
        assert self._label is not None
        shown = image.copy()
        with QPainter(shown) as painter:
            painter.drawImage(0, 0, self._label)
        return shown

    def _painted_label(self) -> QImage:
        width, height = self.size
        board = Artboard(name="Label", width=width, height=height, background="")
        board = board.model_copy(update={"layers": label_layers(board, self._work.document.labelling)})
        return self._work.compositor.artboard(board, QRect(0, 0, width, height), QTransform())
