"""How much time is seen, as a slider between two buttons."""

from __future__ import annotations

from math import exp, log

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.theme import px
from creastudio.shell.timeline.timescale import MAX_DENSITY, MIN_DENSITY

STEPS = 200


class ZoomSlider(QSlider):
    """Density on a logarithmic scale: each step is the same factor."""

    densityWanted = Signal(float)
    """Px a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setFixedWidth(px(90))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Zoom"))
        self.setToolTip(tr("How much time is seen"))
        self.valueChanged.connect(self._want)

    def show_density(self, density: float) -> None:
        """Show a density without asking for it, px a second."""
        self.blockSignals(True)
        self.setValue(round(STEPS * log(density / MIN_DENSITY) / log(MAX_DENSITY / MIN_DENSITY)))
        self.blockSignals(False)

    def _want(self, value: int) -> None:
        self.densityWanted.emit(MIN_DENSITY * exp(value / STEPS * log(MAX_DENSITY / MIN_DENSITY)))
