"""A part that is higher than its place."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.scrolling import scrolled


def test_a_part_is_as_wide_as_its_place_and_scrolls_down(qtbot: QtBot) -> None:
    page = label("Many words. " * 200, wrap=True)
    area = scrolled(page)
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    qtbot.waitExposed(area)
    assert page.width() == area.viewport().width()
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
