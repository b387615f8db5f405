"""Where garbage is collected: on the thread of the window, whoever makes the objects that bring it about."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from creastudio.shell.threads.background import Background
from creastudio.shell.threads.garbage import GarbageCollector


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    """A collector with nothing to do yet."""
    gc.collect()
    collector = GarbageCollector()
    yield collector
    collector.close()


def note_end(thing: QObject, ends: list[threading.Thread]) -> None:
    """Note the thread that an object ends on; its signal is told to the thread that it lived on."""
    weakref.finalize(thing, lambda: ends.append(threading.current_thread()))


def leave_behind(ends: list[threading.Thread]) -> None:
    """Make an object of Qt that only holds itself, and note the thread that it ends on."""
    thing = QObject()
    thing.itself = thing  # pyright: ignore[reportAttributeAccessIssue]
    note_end(thing, ends)


def fill() -> None:
    """Make enough objects for Python to collect everything several times, if it may."""
    kept: list[Any] = []
    for _ in range(200_000):
        kept.append([])


def on_a_thread(work: Any) -> None:
    """Call `work` on another thread, to its end."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("qtbot", "collector")
def test_another_thread_collects_nothing() -> None:
    ends: list[threading.Thread] = []
    leave_behind(ends)
    on_a_thread(fill)
    assert ends == []


@pytest.mark.usefixtures("collector")
def test_the_thread_of_the_window_does(qtbot: QtBot) -> None:
    ends: list[threading.Thread] = []
    leave_behind(ends)
    on_a_thread(fill)
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.main_thread()]
    assert kept


@pytest.mark.usefixtures("qtbot")
def test_it_is_left_to_python_again() -> None:
    first, second = GarbageCollector(), GarbageCollector()
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_an_owner_of_background_work_ends_on_its_own_thread(qtbot: QtBot) -> None:
    background = Background()
    ends: list[threading.Thread] = []
    owner = QObject()
    note_end(owner, ends)
    background.run(owner, "picture", lambda: 1, lambda _found: None)
    del owner
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.main_thread()]
    background.close()
