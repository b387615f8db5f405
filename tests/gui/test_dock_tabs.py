"""Names of panels are told in full once one more comes among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton

from tests.gui.conftest import StudioRobot


def tabs_of(studio: StudioRobot, title: str) -> QTabBar:
    bars = studio.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next(bar for bar in bars if title in [bar.tabText(at) for at in range(bar.count())])


def test_all_tabs_are_read_where_brand_kits_come(studio: StudioRobot) -> None:
    studio.window.resize(1600, 1000)
    studio.window.docks.show("brand")
    studio.idle()
    studio.wait(lambda: tabs_of(studio, "Brand kits").elideMode() == Qt.TextElideMode.ElideNone)
    bar = tabs_of(studio, "Brand kits")
    studio.wait(lambda: bar.width() >= min(bar.sizeHint().width(), 400))


def test_names_that_have_no_room_are_whole_and_arrows_go_to_them(studio: StudioRobot) -> None:
    studio.window.resize(1000, 700)
    bar = tabs_of(studio, "Library")
    for at in range(bar.count()):
        bar.setTabText(at, bar.tabText(at) * 3)
    studio.idle()
    studio.wait(lambda: bar.sizeHint().width() > bar.width())
    for at in range(bar.count()):
        assert bar.tabRect(at).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(at))
    assert any(part.isVisible() for part in bar.findChildren(QToolButton))
