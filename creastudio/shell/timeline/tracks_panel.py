"""Ruler, headers and lanes of one sequence, scrolled together."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QScrollBar, QWidget

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Sequence
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.lanes import Lanes
from creastudio.shell.timeline.mouse.gestures import Gestures
from creastudio.shell.timeline.ruler.ruler import Ruler
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.tracks.headers import Headers

SCROLL_UNIT = FLICKS_PER_SECOND // 100
"""What one step of the scroll bar stands for, flicks: an int of Qt holds no flicks."""

LEAST = 28
"""Height of the tracks that a timeline has at least, px at text scale 1."""


class TracksPanel(QWidget):
    """The part of the timeline that has time across it.

    Attributes
    ----------
    area : QScrollArea
        Scrolls through the tracks; time is scrolled by ``TimelineState``.
    """

    def __init__(
        self, session: Session, state: TimelineState, ruler: Ruler, lanes: Lanes, corner: QWidget
    ) -> None:
        super().__init__()
        self._session, self._state = session, state
        self.ruler, self.lanes = ruler, lanes
        self.headers = Headers(session)
        self.area = QScrollArea()
        self.scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self._lay_out(corner)
        self.gestures = Gestures(state, self._scroll_down, lanes, ruler)
        self.scroll_bar.valueChanged.connect(
            lambda value: state.set_scale(state.scale.scrolled(value * SCROLL_UNIT), by_hand=True)
        )
        state.scaleChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Bring the scroll bar in line with what is seen."""
        sequence, bar = self._session.sequence, self.scroll_bar
        scale = self._state.scale
        page = scale.length(max(1, self.lanes.width()))
        end = max(sequence.duration if sequence is not None else 0, self._session.playhead) + page // 2
        bar.blockSignals(True)
        bar.setPageStep(max(1, page // SCROLL_UNIT))
        bar.setSingleStep(max(1, page // SCROLL_UNIT // 20))
        bar.setRange(0, max(0, (max(end, scale.left + page) - page) // SCROLL_UNIT))
        bar.setValue(scale.left // SCROLL_UNIT)
        bar.blockSignals(False)

    def reveal(self, sequence: Sequence, clips: Collection[str]) -> None:
        """Scroll to the first of some clips, as little as needed to see all of it."""
        track, clip = next(
            (track, clip) for track in sequence.tracks for clip in track.clips if clip.id in clips
        )
        width = max(1, self.lanes.width())
        self._state.set_scale(self._state.scale.showing(clip.end, width).showing(clip.start, width))
        box = self.lanes.box_of(sequence, track, clip)
        self.area.ensureVisible(0, round(box.center().y()), 0, round(box.height() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def _lay_out(self, corner: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        body = QWidget()
        inner = QHBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.headers)
        inner.addWidget(self.lanes, 1)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(body)
        self.scroll_bar.setAccessibleName(tr("Scroll through time"))
        grid.addWidget(corner, 0, 0)
        grid.addWidget(self.ruler, 0, 1)
        grid.addWidget(self.area, 1, 0, 1, 2)
        grid.addWidget(self.scroll_bar, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        # Where a window has less room than this all the same, the ruler gives way, so that it stays over the lanes.
        self.setMinimumWidth(px(240))
        self.ruler.setMinimumWidth(1)
        # Qt asks for as much as three lines of text need, which is more than there is where text is large.
        self.area.setMinimumHeight(px(LEAST))

    def _scroll_down(self, distance: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + distance)
