"""The large live picture, painted straight from the memory that the engine wrote it into."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from creastudio.core.geometry import fitted
from creastudio.jobs.live_events import LivePicture
from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, color, font, px

CHECK = 8
"""Side of a square of the ground that transparency shows, px."""


class PictureView(QWidget):
    """Shows the newest picture, and what hinders it."""

    dragged = Signal()
    """A person began to drag the picture out."""
    opened = Signal()
    """A double click: keep it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: LivePicture | None = None
        self._image = QImage()
        self._kept = QImage()
        self._press: QPointF | None = None
        self._ground: QPixmap | None = None
        self.words = ""
        self.trouble = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(140), px(140))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Live picture"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag it to the canvas or the timeline to keep it there."))
        self.show_trouble("")

    # -- what it shows

    def show_picture(self, picture: LivePicture) -> None:
        """Show a picture in place of the one before, which is released."""
        before, self._picture, self._image = self._picture, picture, shared_image(picture)
        self._kept = QImage()
        if before is not None:
            before.release()
        self.words = ""
        self.show_trouble("")

    def freeze(self) -> None:
        """Keep what is shown as a copy and give the memory back; for when the session closes."""
        if self._picture is not None:
            self._kept = self._image.copy()
            self._picture.release()
            self._picture, self._image = None, QImage()

    def show_words(self, words: str) -> None:
        """Say something over the picture: that it is being opened, or that this is another state."""
        self.words = words
        self.update()

    def show_trouble(self, sentence: str) -> None:
        """Say what hinders the picture; "" when nothing does any more."""
        self.trouble = sentence
        self.setAccessibleDescription(sentence or self.toolTip())
        self.update()

    def image(self) -> QImage:
        """Return a copy of what is shown; null when nothing is."""
        return self._shown().copy()

    @property
    def picture_size(self) -> QSize:
        """Px of the picture that is shown."""
        return self._shown().size()

    def place(self) -> QRectF:
        """Return where the picture lies, view px."""
        size = self._shown().size()
        if size.isEmpty():
            side = min(self.width(), self.height())
            return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        width, height = fitted(size.width(), size.height(), self.width(), self.height())
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(300), px(300))

    def _shown(self) -> QImage:
        return self._image if not self._image.isNull() else self._kept

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        with QPainter(self) as painter:
            image, place = self._shown(), self.place()
            painter.fillRect(self.rect(), color("canvas"))
            if not image.isNull():
                if self._see_through():
                    painter.fillRect(place, self._checks())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, image)
            if self.words:
                self._say(painter, self.words, "text", top=True)
            if self.trouble:
                self._say(painter, self.trouble, "warning", top=False)
            if self.hasFocus():
                painter.setPen(color("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _see_through(self) -> bool:
        """Whether a corner is transparent: cheap, and enough to know a cut-out from a photograph."""
        image = self._shown()
        right, bottom = image.width() - 1, image.height() - 1
        return any(
            image.pixelColor(x, y).alpha() < 255
            for x, y in ((0, 0), (right, 0), (0, bottom), (right, bottom))
        )

    def _checks(self) -> QBrush:
        if self._ground is None:
            side = px(CHECK)
            self._ground = QPixmap(2 * side, 2 * side)
            self._ground.fill(QColor("#8d8d8d"))
            with QPainter(self._ground) as painter:
                for x, y in ((0, 0), (side, side)):
                    painter.fillRect(x, y, side, side, QColor("#a8a8a8"))
        return QBrush(self._ground)

    def _say(self, painter: QPainter, words: str, token: str, *, top: bool) -> None:
        painter.setFont(font(12))
        room = self.rect().adjusted(px(SPACE), px(SPACE), -px(SPACE), -px(SPACE))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        flags |= Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        box: QRect = painter.boundingRect(room, flags, words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("panel", 0.86))
        painter.drawRoundedRect(box.adjusted(-px(6), -px(3), px(6), px(3)), px(4), px(4))
        painter.setPen(color(token))
        painter.drawText(box, flags, words)

    # -- dragging out

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._press is None or self._shown().isNull():
            return
        if (event.position() - self._press).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton and not self._shown().isNull():
            self.opened.emit()


def shared_image(picture: LivePicture) -> QImage:
    """Return the pixels of a live picture without copying them: they hold until it is released."""
    width, height = picture.width, picture.height
    return QImage(picture.pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888)
