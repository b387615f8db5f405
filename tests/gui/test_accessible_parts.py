"""Parts of a painted view that a screen reader meets: made where one asks, gone with what they stand for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.accessible.parts import Parted, Parts
from creastudio.shell.accessible.view import View, view_of

Name = QAccessible.Text.Name


class Board(QWidget, Parted):
    """Ten squares in a row, with a button in the corner."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Board")
        self.resize(200, 40)
        self.button = QPushButton("More", self)
        self.button.setGeometry(150, 10, 50, 30)
        self.parts = Squares(self)
        self.news = PartsNews(self.parts)


class Squares(Parts):
    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self.squares = list(range(10))
        self.picked: list[Hashable] = []
        self.asked = 0

    def seen(self) -> Sequence[Hashable]:
        self.asked += 1
        return self.squares

    def name(self, key: Hashable) -> str:
        return f"Square {key}"

    def box(self, key: Hashable) -> QRectF:
        return QRectF(10.0 * self.squares.index(int(str(key))), 0, 10, 10)

    def at(self, point: QPointF) -> Hashable | None:
        return int(point.x() // 10) if point.x() < 100 and point.y() < 10 else None

    def chosen(self) -> Collection[Hashable]:
        return self.picked

    def current(self) -> Hashable | None:
        return self.picked[0] if len(self.picked) == 1 else None

    def choose(self, keys: Sequence[Hashable]) -> None:
        self.picked = list(keys)


@pytest.fixture
def board(qapp: object) -> Iterator[Board]:
    found = Board()
    found.show()
    found.activateWindow()
    yield found
    if shiboken6.isValid(found):
        shiboken6.delete(found)


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """What a screen reader is told, as if there were one."""
    found: list[tuple[QAccessible.Event, str]] = []

    def hear(event: QAccessibleEvent) -> None:
        found.append((event.type(), event.accessibleInterface().text(Name)))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return found


def view(board: Board) -> View:
    found = view_of(board)
    assert found is not None
    return found


def part(seen: View, place: int) -> QAccessibleInterface:
    found = seen.child(place)
    assert found is not None
    return found


def state(part: QAccessibleInterface) -> Any:
    """The stubs of PySide lack the bits of a state."""
    return part.state()


def test_parts_have_names_and_places_on_the_screen_and_widgets_inside_come_after_them(board: Board) -> None:
    seen = view(board)
    assert seen.text(Name) == "Board"
    assert seen.childCount() == 11
    names = [part(seen, place).text(Name) for place in range(11)]
    assert names == [*(f"Square {number}" for number in range(10)), "More"]
    found = part(seen, 3)
    assert found.role() == QAccessible.Role.ListItem
    assert found.parent().text(Name) == "Board"
    assert seen.indexOfChild(found) == 3
    assert found.rect().topLeft() == board.mapToGlobal(board.rect().topLeft()) + QPointF(30, 0).toPoint()
    assert found.rect().width() == 10
    inside = board.mapToGlobal(QPointF(34, 4)).toPoint()
    assert seen.childAt(inside.x(), inside.y()) is found
    button = board.mapToGlobal(QPointF(160, 20)).toPoint()
    assert seen.childAt(button.x(), button.y()).text(Name) == "More"
    empty = board.mapToGlobal(QPointF(120, 30)).toPoint()
    assert seen.childAt(empty.x(), empty.y()) is None
    assert seen.indexOfChild(part(seen, 10)) == 10


def test_only_parts_that_were_asked_for_are_made(board: Board) -> None:
    board.parts.squares = list(range(50_000))
    seen = view(board)
    assert seen.childCount() == 50_001
    assert part(seen, 40_000).text(Name) == "Square 40000"
    assert len(seen.made) == 1


def test_a_screen_reader_chooses_parts(board: Board) -> None:
    seen = view(board)
    chosen = seen.selectionInterface()
    assert chosen.select(part(seen, 2))
    assert chosen.select(part(seen, 4))
    assert [item.text(Name) for item in chosen.selectedItems()] == ["Square 2", "Square 4"]
    assert chosen.selectedItemCount() == 2
    assert chosen.unselect(part(seen, 2))
    assert board.parts.picked == [4]
    assert chosen.isSelected(part(seen, 4))
    assert state(part(seen, 4)).selected
    assert not state(part(seen, 2)).selected
    part(seen, 7).actionInterface().doAction("Press")
    assert board.parts.picked == [7]
    assert board.hasFocus()
    assert seen.focusChild() is part(seen, 7)
    assert state(part(seen, 7)).focused
    assert chosen.selectAll()
    assert len(board.parts.picked) == 10
    assert chosen.clear()
    assert board.parts.picked == []


def test_what_the_keyboard_comes_to_is_told_once(
    board: Board, events: list[tuple[QAccessible.Event, str]]
) -> None:
    board.setFocus()
    board.news.tell()
    events.clear()
    board.parts.picked = [5]
    assert board.news.tell()
    assert events == [
        (QAccessible.Event.SelectionAdd, "Square 5"), (QAccessible.Event.Focus, "Square 5"),
    ]  # fmt: skip
    events.clear()
    assert not board.news.tell()
    assert events == []
    board.parts.picked = []
    board.parts.squares.remove(5)
    board.parts.squares.append(10)
    assert not board.news.tell()
    assert (QAccessible.Event.ObjectCreated, "Square 10") in events
    assert events[-1] == (QAccessible.Event.Focus, "Board")


def test_a_part_that_was_told_of_as_the_keyboard_came_is_not_told_again(
    qtbot: QtBot, board: Board, events: list[tuple[QAccessible.Event, str]]
) -> None:
    board.clearFocus()
    board.parts.picked = [5]
    board.news.tell()
    events.clear()
    board.setFocus()
    qtbot.waitUntil(lambda: (QAccessible.Event.Focus, "Square 5") in events)
    assert board.news.tell()
    assert not board.news.tell()
    assert events.count((QAccessible.Event.Focus, "Square 5")) == 1


def test_a_part_that_is_gone_is_taken_from_qt(board: Board, events: list[object]) -> None:
    seen = view(board)
    board.news.tell()
    found = part(seen, 5)
    number = QAccessible.uniqueId(found)
    assert QAccessible.accessibleInterface(number) is found
    board.parts.squares.remove(5)
    board.news.tell()
    assert QAccessible.accessibleInterface(number) is None
    assert not shiboken6.isValid(found)


def test_nothing_is_asked_where_no_screen_reader_is(board: Board) -> None:
    before = board.parts.asked
    board.parts.picked = [5]
    assert not board.news.tell()
    assert board.parts.asked == before


def test_parts_go_with_their_view(board: Board) -> None:
    found = part(view(board), 1)
    number = QAccessible.uniqueId(found)
    shiboken6.delete(board)
    assert QAccessible.accessibleInterface(number) is None
    assert not shiboken6.isValid(found)


def test_a_view_that_was_met_is_garbage_when_nobody_holds_it(qapp: object) -> None:
    board = Board()
    found = part(view(board), 1)
    number = QAccessible.uniqueId(found)
    known = weakref.ref(board.parts)
    del board
    gc.collect()
    assert known() is None
    assert QAccessible.accessibleInterface(number) is None
