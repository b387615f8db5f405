"""Names of panels are told in full once one more comes among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

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
