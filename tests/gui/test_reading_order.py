"""Tab goes through a window as it is read, whatever was made first."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from creastudio.shell.widgets.reading_order import as_read, order_tabs, step_as_read
from tests.support.accessible import walk


def placed(parent: QWidget, *places: tuple[int, int, int, int]) -> list[QWidget]:
    found: list[QWidget] = []
    for place in places:
        part = QWidget(parent)
        part.setGeometry(QRect(*place))
        part.show()
        found.append(part)
    return found


def test_columns_of_a_row_are_read_one_after_the_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    foot, right, low, high, head = placed(
        window, (0, 200, 300, 20), (150, 30, 100, 160), (0, 120, 140, 60), (0, 30, 140, 80), (0, 0, 300, 20)
    )
    assert as_read([foot, right, low, high, head]) == [head, high, low, right, foot]


def test_what_is_hidden_stays_where_it_was_made(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    low, hidden, high = placed(window, (0, 60, 50, 20), (0, 0, 50, 20), (0, 30, 50, 20))
    hidden.hide()
    assert as_read([low, hidden, high]) == [high, low, hidden]


def test_tab_goes_round_by_places(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, row, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout()
    tabs, page = QTabWidget(), QListWidget()
    fields = [QLineEdit() for _ in range(4)]
    last, first = QPushButton("Done"), QPushButton("Back")
    row.addWidget(last)
    row.insertWidget(0, first)
    for index, field in enumerate(reversed(fields)):
        grid.addWidget(field, 1 - index // 2, 1 - index % 2)
    tabs.addTab(page, "Page")
    tabs.addTab(QWidget(), "Other")
    column.addLayout(row)
    column.insertLayout(0, grid)
    column.insertWidget(0, tabs)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    order_tabs(window)
    page.setFocus()
    wanted = [page, *fields, first, last, tabs.tabBar()]
    assert walk([page]) == wanted
    page.setFocus()
    assert walk([page], back=True) == [page, *reversed(wanted[1:])]


def test_a_step_goes_to_what_is_read_next_and_scrolls_to_it(qtbot: QtBot) -> None:
    window, page, area, behind = QWidget(), QWidget(), QScrollArea(), QPushButton("Behind")
    qtbot.addWidget(window)
    column, inner = QVBoxLayout(window), QVBoxLayout(page)
    low, high = QLineEdit(), QLineEdit()
    inner.addWidget(low)
    inner.insertSpacing(0, 900)
    inner.insertWidget(0, high)
    page.setFocusProxy(low)
    area.setWidget(page)
    for part in (area, behind):
        column.addWidget(part)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.resize(300, 300)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    high.setFocus()
    assert step_as_read(window, forward=True, passing=[behind])
    assert QApplication.focusWidget() is low
    assert low.visibleRegion().boundingRect() == low.rect()
    assert step_as_read(window, forward=True, passing=[behind])
    assert QApplication.focusWidget() is high
    assert high.visibleRegion().boundingRect() == high.rect()
    assert step_as_read(window, forward=False)
    assert QApplication.focusWidget() is behind
    assert not step_as_read(window, forward=True, passing=[area])
