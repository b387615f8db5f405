"""The cards of the start page: a sample with its picture, an empty artboard of some size, a project opened before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.start.recent import RecentFacts
from creastudio.shell.start.samples import Sample
from creastudio.shell.theme import SPACE, color, font, px

CARD = (264, 236)
"""Least width, and height, of the card of a sample, px at text scale 1."""
PICTURE_HEIGHT = 148
SIZE_CARD_HEIGHT = 112
OUTLINE_BOX = 44
RECENT_HEIGHT = 76


class Card(QAbstractButton):
    """A rounded button that paints itself; subclasses fill it."""

    def __init__(self, name: str, description: str) -> None:
        super().__init__()
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            outline = QPainterPath()
            outline.addRoundedRect(box, px(10), px(10))
            painter.fillPath(outline, color("hover" if self.underMouse() or self.isDown() else "raised"))
            self.paint_content(painter, box, outline)
            # The edge is thicker, too, where the keyboard is.
            painter.setPen(QPen(color("accent"), 3) if self.hasFocus() else QPen(color("border"), 1))
            painter.drawPath(outline)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Let Enter press it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_content(self, painter: QPainter, box: QRectF, outline: QPainterPath) -> None:
        """Paint what is inside `box`, whose rounded edge is `outline`."""
        raise NotImplementedError


class SampleCard(Card):
    """A picture with title and summary."""

    def __init__(self, sample: Sample) -> None:
        super().__init__(tr_text(sample.title), tr_text(sample.summary))
        self.sample = sample
        self._image = _picture(sample.picture, QSize(px(CARD[0]), px(PICTURE_HEIGHT)) * 2)
        self.setMinimumWidth(px(CARD[0]))
        self.setFixedHeight(px(CARD[1]))

    def paint_content(self, painter: QPainter, box: QRectF, outline: QPainterPath) -> None:
        painter.save()
        painter.setClipPath(outline)
        top = QRectF(box.left(), box.top(), box.width(), px(PICTURE_HEIGHT))
        painter.fillRect(top, color("canvas"))
        if not self._image.isNull():
            painter.drawImage(top, self._image, _covering(self._image, top))
        painter.restore()
        rest = self._summary_box(box)
        title = QRectF(rest.left(), rest.top() - px(22), rest.width(), px(22))
        painter.setFont(font(14, font().Weight.DemiBold))
        painter.setPen(color("text"))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font(12))
        painter.setPen(color("dim"))
        painter.drawText(rest, Qt.TextFlag.TextWordWrap, self.toolTip())

    def room_for_summary(self) -> tuple[float, float]:
        """Return how high the summary is, and how high it may be, px."""
        rest = self._summary_box(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        drawn = QFontMetricsF(font(12)).boundingRect(rest, Qt.TextFlag.TextWordWrap, self.toolTip())
        return drawn.height(), rest.height()

    def _summary_box(self, box: QRectF) -> QRectF:
        top = box.top() + px(PICTURE_HEIGHT + SPACE) + px(22)
        side = px(1.5 * SPACE)
        return QRectF(box.left() + side, top, box.width() - 2 * side, box.bottom() - top - px(SPACE / 2))


class SizeCard(Card):
    """The outline of an artboard with its name and size."""

    def __init__(self, title: str, width: int, height: int) -> None:
        super().__init__(title, f"{width} × {height} px")
        self._shape = QSize(width, height)
        self.setFixedHeight(px(SIZE_CARD_HEIGHT))
        self.setMinimumWidth(px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paint_content(self, painter: QPainter, box: QRectF, outline: QPainterPath) -> None:
        del outline
        side = px(OUTLINE_BOX)
        shape = self._shape.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        left = box.center().x() - shape.width() / 2
        top = box.top() + px(1.25 * SPACE) + (side - shape.height()) / 2
        painter.setPen(color("accent"))
        painter.setBrush(color("selection", 0.5))
        painter.drawRoundedRect(QRectF(left, top, shape.width(), shape.height()), px(2), px(2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        below = QRectF(box.left(), box.top() + side + px(1.75 * SPACE), box.width(), px(20))
        painter.setFont(font(13, font().Weight.Medium))
        painter.setPen(color("text"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(font(11))
        painter.setPen(color("dim"))
        painter.drawText(
            below.translated(0, px(18)), Qt.AlignmentFlag.AlignCenter,
            f"{self._shape.width()} × {self._shape.height()}",
        )  # fmt: skip


class RecentCard(Card):
    """A project opened before: its picture, name, folder, and what `tell` said of it."""

    def __init__(self, path: Path, folder: str) -> None:
        super().__init__(path.stem, str(path))
        self.path, self._folder = path, folder
        self._facts: RecentFacts | None = None
        self.setAccessibleName(tr("Open {name}", name=path.stem))
        self.setFixedHeight(px(RECENT_HEIGHT))
        self.setMinimumWidth(px(240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, facts: RecentFacts) -> None:
        """Show what was found out of the file."""
        self._facts = facts
        self.setAccessibleDescription(f"{self.path}, {facts.text()}")
        self.update()

    @property
    def facts(self) -> RecentFacts | None:
        """What was found out; None until then."""
        return self._facts

    def paint_content(self, painter: QPainter, box: QRectF, outline: QPainterPath) -> None:
        del outline
        gap = px(SPACE)
        frame = QRectF(box.left() + gap, box.top() + gap, box.height() - 2 * gap, box.height() - 2 * gap)
        painter.fillRect(frame, color("canvas"))
        picture = self._facts.picture if self._facts is not None else None
        if picture is not None:
            size = QSizeF(picture.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(QPointF(0, 0), size)
            target.moveCenter(frame.center())
            painter.drawImage(target, picture, QRectF(picture.rect()))
        left = frame.right() + 1.5 * gap
        line = QRectF(left, box.top() + gap, box.right() - left - gap, px(20))
        for text, size, tone in (
            (self.text(), 14, "text"),
            (self._facts.text() if self._facts is not None else "", 12, "dim"),
            (self._folder, 11, "faint"),
        ):
            painter.setFont(font(size, font().Weight.DemiBold if size == 14 else font().Weight.Normal))
            painter.setPen(color(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, px(20))


def _picture(file: Path, size: QSize) -> QImage:
    reader = QImageReader(str(file))
    full = reader.size()
    if full.isValid() and full.width() > size.width() * 2:
        reader.setScaledSize(full.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def _covering(image: QImage, target: QRectF) -> QRectF:
    """Return the part of `image` that has the shape of `target`: of a high one above the middle, where titles are."""
    scale = min(image.width() / target.width(), image.height() / target.height())
    width, height = target.width() * scale, target.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) * 0.22, width, height)
