"""Rows that leave out what there is no room for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from creastudio.shell.widgets.narrowing import NarrowingRow
from tests.gui.conftest import StudioRobot


def test_the_least_important_go_first_and_come_back(qtbot: QtBot) -> None:
    holder = QWidget()
    holder.resize(500, 40)
    qtbot.addWidget(holder)
    row = NarrowingRow(holder)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    parts = [QWidget() for _ in range(4)]
    for part in parts:
        part.setFixedSize(100, 10)
        layout.addWidget(part)
    row.least_important = lambda: parts[:3]
    holder.show()
    for width, left_out in ((420, []), (330, parts[:1]), (250, parts[:2]), (20, parts[:3]), (420, [])):
        row.resize(width, 20)
        assert [part for part in parts if part.isHidden()] == left_out


def test_a_narrow_window_keeps_the_timeline_inside(studio: StudioRobot) -> None:
    studio.window.resize(1180, 760)
    studio.wait(lambda: studio.window.width() <= 1180)
    bar = studio.window.timeline.bar
    assert not bar.play.isHidden()
    assert bar.split.isHidden()
    shown = [bar.play, bar.snap, bar.zoom_fit]
    assert all(part.geometry().right() <= bar.width() for part in shown)
