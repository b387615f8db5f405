"""How loud one track sounds: a thin bar at the edge of its header."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import px
from creastudio.shell.timeline.transport.level_bar import LevelBar
from creastudio.shell.timeline.transport.level_meter import LOWEST


class TrackMeter(LevelBar):
    """Lies over the right edge of a header and lets the mouse through; it is seen while there is something to hear."""

    def __init__(self, header: QWidget) -> None:
        super().__init__(header)
        self._header = header
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, amplitude: float, seconds: float) -> None:
        """Show the highest amplitude of the last `seconds`."""
        before = self.level
        super().take(amplitude, seconds)
        if self.level != before:
            header = self._header
            self.setGeometry(header.width() - px(4), px(2), px(3), max(1, header.height() - px(4)))
            self.setVisible(self.level > LOWEST)
