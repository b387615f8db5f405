"""The guards of the root conftest.py must themselves bite."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support import leaks
from tests.support.logs import LogGuard
from tests.support.network import NetworkUsed


@pytest.fixture
def no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "GRACE", 0.0)


def test_home_is_empty_and_private(studio_home: Path, tmp_path: Path) -> None:
    assert list(studio_home.iterdir()) == []
    assert studio_home != tmp_path


def test_warnings_are_errors() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("noise", stacklevel=1)


def test_unexpected_log_is_seen() -> None:
    guard = LogGuard(["wanted"])
    for message in ("wanted thing", "other thing"):
        guard.emit(logging.LogRecord("x", logging.WARNING, "", 0, message, None, None))
    assert guard.unexpected() == ["WARNING x: other thing"]


@pytest.mark.allow_logs("a marker")
def test_expected_logs_pass(allow_logs: Callable[..., None]) -> None:
    logging.getLogger("creastudio.test").warning("allowed by a marker")
    logging.getLogger("creastudio.test").error("allowed by the fixture")
    allow_logs("the fixture")


def test_leaked_thread_is_seen(no_grace: None) -> None:
    before = leaks.Snapshot.take()
    go = threading.Event()
    thread = threading.Thread(target=go.wait, name="left-over")
    thread.start()
    assert leaks.leaks_since(before) == ["thread left-over"]
    go.set()
    thread.join()
    assert leaks.leaks_since(before) == []


def test_leaked_process_is_seen(no_grace: None) -> None:
    before = leaks.Snapshot.take()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert any(str(child.pid) in line for line in leaks.leaks_since(before))
    assert leaks.leaks_since(before) == []


@pytest.mark.gui
def test_leaked_widget_is_seen(qtbot: QtBot, no_grace: None) -> None:
    from PySide6.QtWidgets import QWidget

    before = leaks.Snapshot.take()
    widget = QWidget()
    widget.setObjectName("left-over")
    assert leaks.leaks_since(before) == ["widget QWidget 'left-over'"]
    widget.deleteLater()
    assert leaks.leaks_since(before) == []


def test_network_is_refused() -> None:
    with pytest.raises(NetworkUsed):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
