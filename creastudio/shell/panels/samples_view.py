"""The samples of a training, with a slider back through time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.panels.chart_math import short_number
from creastudio.shell.panels.training_log import Snapshot
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.widgets.labels import label

LONGEST = 240
"""Height of a sheet at most, px at text scale 1: the curves below stay in sight."""


class Sheet(QWidget):
    """One sheet of samples, fitted into the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._empty = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Samples"))
        follow_theme(self, self.update)

    def say_when_empty(self, sentence: str) -> None:
        """Choose what stands in the place of samples that aren't there."""
        self._empty = sentence
        self.setAccessibleDescription(sentence if self._image.isNull() else "")
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show a sheet; a null image shows that there is none yet."""
        resized = image.size() != self._image.size()
        self._image = image
        if resized:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return px(90)
        return min(round(width * self._image.height() / self._image.width()), px(LONGEST))

    def sizeHint(self) -> QSize:
        return QSize(px(280), self.heightForWidth(px(280)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self._image.isNull():
            painter.fillRect(self.rect(), color("field"))
            painter.setFont(font(12))
            painter.setPen(color("faint"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
            painter.end()
            return
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        target = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
        target.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(target, self._image, QRectF(self._image.rect()))
        painter.end()


class SamplesView(QWidget):
    """A sheet and, once there are several, a slider; at its end it follows the training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshots: list[Snapshot] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.sheet = Sheet()
        column.addWidget(self.sheet)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Samples over time"))
        self.slider.setToolTip(tr("Samples over time; at the right end they follow the training"))
        self._step = label("", "small")
        self._step.setMinimumWidth(px(72))
        row.addWidget(self.slider, 1)
        row.addWidget(self._step)
        column.addLayout(row)
        self.slider.valueChanged.connect(self._show)
        self.show_snapshots([])

    def show_snapshots(self, snapshots: list[Snapshot]) -> None:
        """Show these; the slider stays where it is unless it stands at the end."""
        at_end = self.slider.value() >= self.slider.maximum()
        before = self._snapshots[self.slider.value()] if self._snapshots else None
        self._snapshots = snapshots
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(snapshots) - 1))
        if at_end or before not in snapshots:
            self.slider.setValue(self.slider.maximum())
        else:
            self.slider.setValue(snapshots.index(before))
        self.slider.blockSignals(False)
        self.slider.setVisible(len(snapshots) > 1)
        self._show(self.slider.value())

    def _show(self, number: int) -> None:
        if not self._snapshots:
            self.sheet.show_image(QImage())
            self._step.setText("")
            return
        snapshot = self._snapshots[min(number, len(self._snapshots) - 1)]
        self.sheet.show_image(QImage.fromData(snapshot.read()))
        self._step.setText(tr("at {step}", step=short_number(snapshot.step)))
