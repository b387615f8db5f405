"""One part of a score in the mixer: instrument, volume, place, mute and solo, and how loud it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.score import Track
from creastudio.shell.i18n import mark, tr
from creastudio.shell.icons import set_icon
from creastudio.shell.score.instrument_names import fill_instruments, instrument_name
from creastudio.shell.theme import SPACE, color, px
from creastudio.shell.timeline.transport.level_bar import LevelBar
from creastudio.shell.widgets.labels import label

WIDTH = 124
"""Px at text scale 1."""

USUAL_VOLUME = 100


class StripMeter(LevelBar):
    """As high as there is room, on a ground that shows how loud it could be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(8), px(60))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("field"))
        super().paintEvent(event)


class Fader(QSlider):
    """Is set when it is let go, by each key, and by a double click to what is usual."""

    settled = Signal(int)

    def __init__(self, way: Qt.Orientation, low: int, high: int, usual: int) -> None:
        super().__init__(way)
        self._usual = usual
        self.setRange(low, high)
        self.setPageStep(8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sliderReleased.connect(lambda: self.settled.emit(self.value()))
        self.valueChanged.connect(self._moved)

    def show_value(self, value: int) -> None:
        """Show what holds, unless a hand is on it."""
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        self.setSliderDown(False)
        self.settled.emit(self._usual)

    def _moved(self, value: int) -> None:
        if not self.isSliderDown():
            self.settled.emit(value)


class _Name(QLabel):
    """A name that can be dragged away."""

    dragged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._press: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._press = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        far = QApplication.startDragDistance()
        if self._press is not None and (event.position() - self._press).manhattanLength() >= far:
            self._press = None
            self.dragged.emit(event)


class MixerStrip(QWidget):
    """Shows one track; what a person changes is told, and shown when the score says so."""

    dragged = Signal(object)
    """``QMouseEvent``: a hand drags the part out by its name."""
    wanted = Signal(str, object)
    """Label of the edit, and the fields of the track that are to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track = Track()
        self.setFixedWidth(px(WIDTH))
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = _Name()
        self.name.dragged.connect(self.dragged)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.instrument = QToolButton()
        self.instrument.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.instrument.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_instruments)
        self.instrument.setMenu(menu)
        self.pan = Fader(Qt.Orientation.Horizontal, -64, 63, 0)
        self.volume = Fader(Qt.Orientation.Vertical, 0, 127, USUAL_VOLUME)
        self.meter = StripMeter()
        self.value = label("", "dim")
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.mute = self._switch()
        self.solo = self._switch()
        self.solo.setText("S")
        self._lay_out()
        self.pan.settled.connect(lambda value: self._want(mark("Change pan"), pan=value))
        self.volume.settled.connect(lambda value: self._want(mark("Change volume"), volume=value))
        self.pan.valueChanged.connect(self._say)
        self.volume.valueChanged.connect(self._say)
        self.mute.clicked.connect(lambda on: self._want(mark("Mute track"), muted=on))
        self.solo.clicked.connect(lambda on: self._want(mark("Solo track"), solo=on))

    def show_track(self, track: Track, number: int) -> None:
        """Show a track, or a newer version of it."""
        self.track = track
        title = track.name or tr("Part {number}", number=number + 1)
        self.name.setText(
            self.name.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, px(WIDTH - 12))
        )
        self.name.setToolTip(tr("{name}: drag it to another program as MIDI, with Shift as WAV", name=title))
        sound = instrument_name(track)
        self.instrument.setText(
            self.instrument.fontMetrics().elidedText(sound, Qt.TextElideMode.ElideRight, px(WIDTH - 40))
        )
        tip = tr("Instrument of {name}: {instrument}", name=title, instrument=sound)
        self.instrument.setToolTip(tip)
        self.instrument.setAccessibleName(tip)
        self.pan.show_value(track.pan)
        self.volume.show_value(track.volume)
        self.mute.setChecked(track.muted)
        set_icon(self.mute, "volume-x" if track.muted else "volume-2")
        self.solo.setChecked(track.solo)
        for button, text in (
            (self.mute, tr("Mute {name}", name=title)),
            (self.solo, tr("Solo: hear {name} alone", name=title)),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._title = title
        self._say()

    # -- inside

    _title = ""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.setSpacing(px(4))
        column.addWidget(self.name)
        column.addWidget(self.instrument)
        column.addWidget(self.pan)
        middle = QHBoxLayout()
        middle.setSpacing(px(SPACE / 2))
        middle.addStretch(1)
        middle.addWidget(self.volume)
        middle.addWidget(self.meter)
        middle.addStretch(1)
        column.addLayout(middle, 1)
        column.addWidget(self.value)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addStretch(1)
        row.addWidget(self.mute)
        row.addWidget(self.solo)
        row.addStretch(1)
        column.addLayout(row)

    def _want(self, title: str, **fields: object) -> None:
        if any(getattr(self.track, name) != value for name, value in fields.items()):
            self.wanted.emit(title, fields)

    def _say(self, *_: object) -> None:
        volume, pan = self.volume.value(), self.pan.value()
        self.value.setText(str(volume))
        place = (
            tr("in the middle")
            if not pan
            else tr("{count} to the left", count=-pan)
            if pan < 0
            else tr("{count} to the right", count=pan)
        )
        for slider, text in (
            (self.volume, tr("Volume of {name}: {volume} of 127", name=self._title, volume=volume)),
            (self.pan, tr("Place of {name}: {place}", name=self._title, place=place)),
        ):
            slider.setToolTip(text)
            slider.setAccessibleName(text)

    def _fill_instruments(self) -> None:
        menu = self.instrument.menu()
        menu.clear()
        fill_instruments(menu, self.track, self._choose)

    def _choose(self, program: int, percussion: bool) -> None:
        self._want(mark("Change instrument"), program=program, percussion=percussion)

    def _switch(self) -> QToolButton:
        found = QToolButton()
        found.setCheckable(True)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return found
