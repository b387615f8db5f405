"""Large text on a small screen: what is too wide goes on below, what is too high scrolls, spaces grow along."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from creastudio.core.edits.timeline import add_sequence
from creastudio.shell.app import make_application
from creastudio.shell.datasets.dialog import PrepareDialog
from creastudio.shell.datasets.preparation import Preparation
from creastudio.shell.datasets.views import FindingsList
from creastudio.shell.exporting.dialog import ExportDialog
from creastudio.shell.look.rescaling import rescale
from creastudio.shell.panels.fields.flow import ColumnsLayout
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.shell.timeline.transport.transport_bar import TransportBar
from tests.gui.conftest import StudioRobot

SMALL = 1280, 800
"""A small screen, px."""

LOWEST = 700
"""Height that a dialog may ask for at least where text is largest: what is left of a small screen beside its frame, px."""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_start_page_is_never_wider_than_its_window(bare_studio: StudioRobot, scale: float) -> None:
    bare_studio.studio.environment.update_settings(text_scale=scale)
    bare_studio.studio.apply_settings()
    bare_studio.studio.start([])
    start = bare_studio.start
    start.showNormal()
    start.resize(*SMALL)
    bare_studio.qtbot.wait(1)
    area = start.centralWidget()
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    page = start.page
    rights = {_right(card, page) for card in page.samples}
    assert max(rights) == _right(page.new_button, page)


def test_the_rows_of_cards_are_filled(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = ColumnsLayout(10, 3, holder)
    cards = [QWidget() for _ in range(4)]
    for card in cards:
        card.setMinimumWidth(100)
        card.setFixedHeight(20)
        row.addWidget(card)
    assert [row.columns(width) for width in (50, 209, 210, 320, 900)] == [1, 1, 2, 3, 3]
    holder.resize(401, 300)
    holder.show()
    assert cards[2].geometry().right() == 400
    assert cards[3].geometry().topLeft() == QPoint(0, 30)
    assert row.heightForWidth(401) == 50


def test_dialogs_are_no_higher_than_a_small_screen(studio: StudioRobot, tmp_path: Path) -> None:
    studio.session.update_settings(text_scale=2.0)
    studio.do("file.export_all")
    export = studio.window.exporting.dialog
    assert isinstance(export, ExportDialog)
    prepare = PrepareDialog(studio.session, tmp_path, {}, studio.window)
    for dialog in (export, prepare):
        dialog.show()
        studio.qtbot.wait(1)
        assert dialog.minimumSizeHint().height() <= LOWEST
        dialog.reject()
    prepare.deleteLater()


def test_a_finding_of_one_line_has_the_height_of_one(studio: StudioRobot, tmp_path: Path) -> None:
    studio.session.update_settings(text_scale=1.5)
    found = FindingsList(Preparation(tmp_path, studio.window))
    studio.qtbot.addWidget(found)
    found.show()
    studio.qtbot.wait(1)
    beside = found.width() - found.viewport().width()
    found.resize(found.fontMetrics().horizontalAdvance(found.item(0).text()) + beside + 73, 300)
    studio.qtbot.wait(1)
    assert found.item(0).sizeHint().height() < 2 * found.fontMetrics().height()


def test_the_row_over_the_tracks_leaves_out_before_it_overlaps(studio: StudioRobot) -> None:
    studio.session.update_settings(text_scale=2.0)
    studio.session.apply(add_sequence(first_sequence()))
    bar = TransportBar(studio.session)
    studio.qtbot.addWidget(bar)
    bar.timecode.refresh()
    bar.resize(560, bar.sizeHint().height())
    bar.show()
    studio.qtbot.wait(1)
    parts = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = sorted((part for part in parts if part.isVisible()), key=lambda part: part.x())
    assert all(left.geometry().right() < right.x() for left, right in pairwise(shown))
    label = bar.timecode.label
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_spaces_follow_and_come_back_to_the_pixel(qtbot: QtBot) -> None:
    make_application()
    holder = QWidget()
    qtbot.addWidget(holder)
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.setContentsMargins(0, 1, 7, 9)
    column.setSpacing(5)
    row.setSpacing(3)
    row.addSpacing(11)
    column.addLayout(row)
    space = row.itemAt(0).spacerItem()
    assert space is not None
    rescale([holder], 1.0, 2.0)
    edges = column.contentsMargins()
    assert (edges.left(), edges.top(), edges.right(), edges.bottom()) == (0, 1, 14, 18)
    assert (column.spacing(), row.spacing(), space.sizeHint().width()) == (10, 6, 22)
    for before, now in pairwise([2.0, 1.3, 0.8, 1.7, 1.1, 1.0]):
        rescale([holder], before, now)
    edges = column.contentsMargins()
    assert (edges.right(), edges.bottom(), column.spacing(), row.spacing()) == (7, 9, 5, 3)
    assert space.sizeHint().width() == 11


def _right(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint(part.width(), 0)).x()
