"""A small slider for how loud something is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from creastudio.core.keyframes import SILENCE
from creastudio.shell.i18n import tr

LOWEST, HIGHEST = -60, 12
"""Ends of the slider, dB; its lower end is silence."""


class DecibelSlider(QSlider):
    """Goes from silence to 12 dB, by whole ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(LOWEST, HIGHEST)
        self.setPageStep(3)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def volume(self) -> float:
        """What is set, dB; ``SILENCE`` at the lower end."""
        return SILENCE if self.value() <= LOWEST else float(self.value())

    def say(self, text: str) -> None:
        """Tell what is set, to the mouse and to who can't see."""
        self.setToolTip(text)
        self.setAccessibleName(text)


def loudness(volume: float) -> str:
    """Return a volume, dB, as people read it: "-3 dB", "0 dB", "silent"."""
    whole = round(volume)
    return tr("silent") if volume <= LOWEST else f"{whole:+d} dB" if whole else "0 dB"
