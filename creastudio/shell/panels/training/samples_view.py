"""The samples of a training, pictures or texts, with a slider back through time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.media.media_pictures import score_picture
from creastudio.shell.panels.training.chart_math import short_number
from creastudio.shell.panels.training.sample_text import in_words
from creastudio.shell.panels.training.training_log import Snapshot
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.threads.background import Background
from creastudio.shell.widgets.labels import label
from creastudio.store.training_notes import PNG

SHARE = 0.33
"""Of the height of what is around: the curves below stay in sight."""

LEAST = 112
"""Height of a sheet that is always granted, px at text scale 1."""


ROLL = 720
"""Width of the piano roll that a score is shown as, px."""

_SCORE = b'{"format":"creastudio-score"'


class Sheet(QAbstractButton):
    """One sheet of samples; a click shows it as large as the width allows, and another one small again.

    Parameters
    ----------
    around : QWidget
        Of whose height it takes a share while it is small.
    """

    def __init__(self, around: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._image = QImage()
        self.setCheckable(True)
        self.toggled.connect(self._resized)
        around.installEventFilter(self)
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
        full = round(width * self._image.height() / self._image.width())
        small = max(px(LEAST), round(self._around.height() * SHARE))
        return full if self.isChecked() else min(full, small)

    def sizeHint(self) -> QSize:
        return QSize(px(280), self.heightForWidth(px(280)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return False

    def _resized(self) -> None:
        self.setToolTip(tr("Click to make it small") if self.isChecked() else tr("Click to enlarge"))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            if self._image.isNull():
                painter.fillRect(self.rect(), color("field"))
                painter.setFont(font(12))
                painter.setPen(color("faint"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
                return
            scale = min(self.width() / self._image.width(), self.height() / self._image.height())
            target = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
            target.moveCenter(QRectF(self.rect()).center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
            painter.drawImage(target, self._image, QRectF(self._image.rect()))
            if self.hasFocus():
                painter.setPen(QPen(color("accent"), 2))
                painter.drawRect(target.adjusted(1, 1, -1, -1))


class SamplesView(QWidget):
    """A sheet and, once there are several, a slider; at its end it follows the training.

    Parameters
    ----------
    around : QWidget
        What it is scrolled in.
    background : Background
        Reads and decodes the sheets.
    """

    def __init__(self, around: QWidget, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._snapshots: list[Snapshot] = []
        self._wanted: Snapshot | None = None
        self._unit = tr("at step {step}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.sheet = Sheet(around)
        column.addWidget(self.sheet)
        self.words = label("", "", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(tr("Samples"))
        self.words.hide()
        column.addWidget(self.words)
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

    def count_in(self, text: str) -> None:
        """Choose how it is told how far the training was: a text with ``{step}``."""
        self._unit = text
        self._show(self.slider.value())

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
            self._wanted = None
            self._show_read((QImage(), ""))
            self._step.setText("")
            return
        snapshot = self._snapshots[min(number, len(self._snapshots) - 1)]
        if snapshot is not self._wanted:
            self._wanted = snapshot
            self._background.run(
                self,
                "sheet",
                lambda: _read(snapshot.read()),
                # An older one that took longer must not come after a newer one.
                lambda read: snapshot is self._wanted and self._show_read(read),
            )
        self._step.setText(self._unit.format(step=short_number(snapshot.step)))

    def _show_read(self, read: tuple[QImage, str]) -> None:
        """Show a picture or a text; neither shows that there is none yet."""
        image, text = read
        self.sheet.show_image(image)
        self.words.setText(in_words(text))
        self.words.setVisible(bool(text))
        self.sheet.setVisible(not text)


def _read(data: bytes) -> tuple[QImage, str]:
    """Return what a sheet is: a picture, which is also what a score becomes, or a text in UTF-8."""
    if data.startswith(PNG):
        return QImage.fromData(data), ""
    if data.lstrip().startswith(_SCORE) and not (notes := score_picture(data, "", ROLL)).isNull():
        return notes, ""
    try:
        return QImage(), data.decode("utf-8")
    except UnicodeDecodeError:
        return QImage.fromData(data), ""
