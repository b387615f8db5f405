"""How fine the screen is that something is painted on."""

from __future__ import annotations

from PySide6.QtGui import QPainter


def ratio_of(painter: QPainter) -> float:
    """Return how many px of the screen a px of the painter has."""
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
