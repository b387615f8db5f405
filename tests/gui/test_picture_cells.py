"""Cells of pictures: how large they are, and what is painted over them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QRectF, QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from creastudio.shell.theme import color, px
from creastudio.shell.widgets.picture_cells import (
    CAPTION,
    PictureCells,
    lay_out_cells,
    paint_badge,
    paint_caption,
    paint_centered,
    paint_edge,
)

BOX = QRectF(10, 10, 60, 60)


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    del qapp
    return QObject()


def _painted(paint: object) -> QImage:
    image = QImage(80, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("black"))
    painter = QPainter(image)
    assert callable(paint)
    paint(painter)
    painter.end()
    return image


def _changed(image: QImage) -> QRectF:
    """Return what isn't black any more."""
    spots = [(x, y) for x in range(80) for y in range(100) if image.pixelColor(x, y) != QColor("black")]
    across, down = zip(*spots, strict=True)
    return QRectF(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


@pytest.mark.parametrize("width", [60, 200, 437, 1000])
def test_a_row_fills_the_width(owner: QObject, width: int) -> None:
    cells = PictureCells(80, 4, CAPTION, owner)
    cells.fit(width)
    size = cells.sizeHint(QStyleOptionViewItem(), QStringListModel(["a"]).index(0))
    columns = max(1, width // size.width())
    assert columns * size.width() <= max(width, size.width())
    assert width - columns * size.width() < columns + 4 or width < size.width()
    assert size.height() == size.width() + px(CAPTION)
    assert cells.box(QRectF(5, 5, size.width(), size.height())).width() == cells.side


def test_pairs_lie_side_by_side(owner: QObject) -> None:
    cells = PictureCells(80, 4, 0, owner)
    width = 5 * (px(80) + 2 * px(4))
    cells.fit(width)
    five = cells.side
    cells.fit(width, pairs=True)
    assert cells.side > five
    assert width // (cells.side + 2 * px(4)) == 4


def test_a_view_shows_cells_side_by_side(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b", "c", "d"], view))
    cells = PictureCells(80, 4, 0, view)
    view.setItemDelegate(cells)
    view.resize(2 * (px(80) + 2 * px(4)) + 40, 400)
    lay_out_cells(view, alike=True)
    view.show()
    qtbot.waitExposed(view)
    places = [view.visualRect(view.model().index(row, 0)) for row in range(4)]
    assert places[0].top() == places[1].top() < places[2].top() == places[3].top()
    assert places[0].left() == places[2].left() < places[1].left()


def test_what_is_selected_has_a_frame(owner: QObject) -> None:
    plain = _painted(lambda painter: paint_edge(painter, BOX, QStyle.StateFlag.State_Enabled))
    assert plain == _painted(lambda painter: None)
    selected = _painted(lambda painter: paint_edge(painter, BOX, QStyle.StateFlag.State_Selected))
    assert selected.pixelColor(40, 9) == color("accent")
    assert selected.pixelColor(40, 40) == QColor("black")
    under = _painted(lambda painter: paint_edge(painter, BOX, QStyle.StateFlag.State_MouseOver))
    assert under not in (plain, selected)


def test_a_long_name_stays_below_its_picture(owner: QObject) -> None:
    place = _changed(_painted(lambda painter: paint_caption(painter, BOX, "long name " * 20, "text")))
    assert place.left() >= BOX.left()
    assert place.right() <= BOX.right()
    assert place.top() >= BOX.bottom()


def test_signs_lie_in_the_corners(owner: QObject) -> None:
    right = _changed(_painted(lambda painter: paint_badge(painter, BOX, "check", "#ffffff")))
    left = _changed(_painted(lambda painter: paint_badge(painter, BOX, "check", "#ffffff", left=True)))
    assert right.left() > BOX.center().x() > left.right()
    assert left.top() == right.top() < BOX.center().y()


def test_a_picture_keeps_its_size_in_the_middle(owner: QObject) -> None:
    picture = QPixmap(20, 10)
    picture.fill(Qt.GlobalColor.white)
    place = _changed(_painted(lambda painter: paint_centered(painter, BOX, picture)))
    assert place == QRectF(30, 35, 20, 10)
