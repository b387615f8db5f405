"""What checks something is asked when the hand rests, and no more often."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from creastudio.api.generator import Generator
from creastudio.jobs.live_events import LiveFindings
from creastudio.shell.live import checker as module
from creastudio.shell.live.checker import Checker
from creastudio.shell.live.states import LiveState
from creastudio.shell.session import Session
from tests.gui.live import toy_live

REGISTRY = toy_live.registry()


class Drawn(QObject):
    """In place of a drawing: keeps what it is asked."""

    found = Signal(object)
    troubled = Signal(object)

    def __init__(self, session: object, work: Generator, parent: QObject) -> None:
        super().__init__(parent)
        self.work, self.asked, self.closed = work, list[dict[str, Any]](), False

    def show(self, state: LiveState) -> None:
        """Note it."""
        self.asked.append(dict(state.params))

    def close(self) -> None:
        """Note it."""
        self.closed = True


class Desk:
    """A checker, what it asks next, and the sessions that it opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, parent: QObject) -> None:
        self.question: dict[str, Any] | None = {"grey": 1}
        self.opened: list[Drawn] = []
        monkeypatch.setattr(module, "Drawing", self._open)
        session = cast(Session, SimpleNamespace(environment=SimpleNamespace(registry=REGISTRY)))
        self.checker = Checker(session, 1, lambda work: self.question, parent)

    def _open(self, session: object, work: Generator, parent: QObject) -> Drawn:
        self.opened.append(Drawn(session, work, parent))
        return self.opened[-1]


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    parent = QObject()
    made = Desk(monkeypatch, parent)
    # Lives as long as what it belongs to.
    cast(Any, made).parent = parent
    return made


def test_only_what_is_there_and_draws_live_is_asked(desk: Desk) -> None:
    found = desk.checker.named("shade.plain")
    assert found is not None
    assert found.id == "shade.plain"
    assert [desk.checker.named(name) for name in ("", "no.such", "shade.way")] == [None] * 3


def test_it_asks_once_the_hand_rests(desk: Desk, qtbot: QtBot) -> None:
    desk.checker.look()
    assert desk.checker.use(REGISTRY.work("shade.plain"))  # type: ignore[arg-type]
    assert not desk.checker.use(REGISTRY.work("shade.plain"))  # type: ignore[arg-type]
    for _ in range(3):
        desk.checker.look()
    assert desk.opened == []
    qtbot.waitUntil(lambda: len(desk.opened) == 1)
    assert desk.opened[0].asked == [{"grey": 1}]
    desk.question = {"grey": 2}
    desk.checker.look()
    qtbot.waitUntil(lambda: desk.opened[0].asked == [{"grey": 1}, {"grey": 2}])
    assert len(desk.opened) == 1


def test_what_it_is_told_it_tells(desk: Desk, qtbot: QtBot) -> None:
    desk.checker.use(REGISTRY.work("shade.plain"))  # type: ignore[arg-type]
    desk.checker.look()
    qtbot.waitUntil(lambda: bool(desk.opened))
    heard: list[LiveFindings] = []
    desk.checker.found.connect(heard.append)
    desk.opened[0].found.emit(LiveFindings(1, "", ({"text": "a"},)))
    assert [event.notes for event in heard] == [({"text": "a"},)]


def test_nothing_is_asked_where_there_is_no_question(desk: Desk, qtbot: QtBot) -> None:
    desk.question = None
    desk.checker.use(REGISTRY.work("shade.plain"))  # type: ignore[arg-type]
    desk.checker.look()
    qtbot.wait(20)
    assert desk.opened == []


def test_another_one_ends_the_session_of_the_last(desk: Desk, qtbot: QtBot) -> None:
    desk.checker.use(REGISTRY.work("shade.plain"))  # type: ignore[arg-type]
    desk.checker.look()
    qtbot.waitUntil(lambda: len(desk.opened) == 1)
    assert desk.checker.use(None)
    assert desk.opened[0].closed
    desk.checker.look()
    qtbot.wait(20)
    assert len(desk.opened) == 1
