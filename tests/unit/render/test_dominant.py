"""Main colours of pictures."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.render.dominant import dominant_colors


def test_large_and_small_areas_are_found_largest_first() -> None:
    image = QImage(640, 320, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#203040"))
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 200, 320), QColor("#e0c010"))
    painter.fillRect(QRect(500, 0, 60, 60), QColor("#ff0000"))
    painter.end()
    found = dominant_colors(image, 3)
    assert found[:2] == ("#203040", "#e0c010")
    red = QColor(found[2])
    assert red.red() > 200
    assert red.green() < 60


def test_one_colour_is_one_and_nothing_is_none() -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#336699"))
    assert dominant_colors(image) == ("#336699",)
    image.fill(QColor(0, 0, 0, 0))
    assert dominant_colors(image) == ()
