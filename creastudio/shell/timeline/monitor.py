"""The monitor: the frame under the playhead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.timeline import Clip, Sequence
from creastudio.render.content import paint_placeholder
from creastudio.render.thumbnails import PIXEL_ART_SIDE
from creastudio.shell.background import background_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px


def clip_at(sequence: Sequence, time: int) -> Clip | None:
    """Return the clip that is seen at a time: that of the topmost picture track that isn't hidden."""
    for track in reversed(sequence.tracks):
        if track.kind == "picture" and not track.muted:
            for clip in track.clips:
                if clip.start <= time < clip.end:
                    return clip
    return None


def next_clip(sequence: Sequence, time: int) -> Clip | None:
    """Return the picture clip that begins next after a time."""
    later = [
        clip
        for track in sequence.tracks
        if track.kind == "picture" and not track.muted
        for clip in track.clips
        if clip.start > time
    ]
    return min(later, key=lambda clip: clip.start, default=None)


class Monitor(QWidget):
    """Shows the picture under the playhead, fitted into the frame of the sequence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setMinimumSize(px(120), px(80))
        self.setAccessibleName(tr("Monitor"))
        self.setToolTip(tr("The frame under the playhead"))
        session.playheadChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        session.activeSequenceChanged.connect(self.refresh)
        follow_theme(self, self.update)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(160))

    def refresh(self, *_: object) -> None:
        """Look what is under the playhead now; pictures are decoded in the background, the next one too."""
        sequence = self._session.sequence
        if sequence is not None and self.isVisible():
            time = self._session.playhead
            for clip in (clip_at(sequence, time), next_clip(sequence, time)):
                if clip is not None and clip.asset:
                    self._load(clip.asset)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        # While it is hidden nothing is decoded: a project that is opened from the start page comes before the window.
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("canvas"))
        sequence = self._session.sequence
        if sequence is None:
            painter.end()
            return
        frame = _fitted(sequence.width, sequence.height, QRectF(self.rect()).adjusted(8, 8, -8, -8))
        painter.fillRect(frame, Qt.GlobalColor.black)
        clip = clip_at(sequence, self._session.playhead)
        if clip is not None and (clip.missing or not clip.asset):
            paint_placeholder(painter, frame.adjusted(1, 1, -1, -1))
        elif clip is not None:
            self._paint_picture(painter, frame, clip.asset)
        elif not sequence.duration:
            painter.setPen(color("faint"))
            painter.setFont(font(11))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tr("Nothing to play yet"))
        painter.end()

    def _paint_picture(self, painter: QPainter, frame: QRectF, sha256: str) -> None:
        images = self._session.images
        if not images.known(sha256):
            return
        picture = images.image(sha256)
        if picture is None:
            return
        place = _fitted(picture.width(), picture.height(), frame)
        small = max(picture.width(), picture.height()) <= PIXEL_ART_SIDE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not small)
        shown = picture if small else images.image_for(sha256, place.width(), place.height()) or picture
        painter.drawImage(place, shown, QRectF(shown.rect()))

    def _load(self, sha256: str) -> None:
        images = self._session.images
        if not images.known(sha256):
            background_of(self._session).run(
                self, sha256, lambda: images.image(sha256), lambda _image: self.update()
            )


def _fitted(width: float, height: float, room: QRectF) -> QRectF:
    scale = min(room.width() / max(width, 1), room.height() / max(height, 1))
    found = QRectF(0, 0, max(1.0, width * scale), max(1.0, height * scale))
    found.moveCenter(room.center())
    return found
