"""Finds threads, child processes and windows that a test left behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import psutil

# Ending is asynchronous: a joined thread or a reaped child may be listed for a moment.
GRACE = 2.0

# Helpers that Python or a library keeps for the life of the process.
LASTING_THREADS = ("pytest_timeout", "asyncio_", "QtNetwork", "tqdm_monitor", "pydevd")
LASTING_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")

# Top-level widgets that Qt makes by itself and keeps.
LASTING_WIDGETS = ("QTipLabel", "QRollEffect", "QAlphaWidget", "QDesktopWidget")


@dataclass
class Snapshot:
    """The threads, processes and top-level widgets at one moment."""

    threads: set[threading.Thread] = field(default_factory=set)
    processes: set[psutil.Process] = field(default_factory=set)
    widgets: set[int] = field(default_factory=set)

    @classmethod
    def take(cls) -> Snapshot:
        """Look now."""
        return cls(_threads(), _processes(), {address for address, _ in _widgets()})


def leaks_since(before: Snapshot) -> list[str]:
    """Return a line for each thing that is there now and was not before, after a short grace."""
    found = _look(before)
    deadline = time.monotonic() + GRACE
    while found and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.02)
        found = _look(before)
    return found


def _look(before: Snapshot) -> list[str]:
    lines = [f"thread {thread.name}" for thread in _threads() - before.threads]
    for process in _processes() - before.processes:
        try:
            lines.append(f"process {process.pid}: {' '.join(process.cmdline())[:120]}")
        except psutil.Error:
            continue
    lines += [f"widget {name}" for address, name in _widgets() if address not in before.widgets]
    return lines


def _threads() -> set[threading.Thread]:
    return {
        thread
        for thread in threading.enumerate()
        if not thread.name.startswith(LASTING_THREADS) and not isinstance(thread, threading._DummyThread)  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    }


def _processes() -> set[psutil.Process]:
    children: set[psutil.Process] = set()
    for process in psutil.Process().children(recursive=True):
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            line = " ".join(process.cmdline())
        except psutil.Error:
            continue
        if not any(name in line for name in LASTING_PROCESSES):
            children.add(process)
    return children


def _widgets() -> list[tuple[int, str]]:
    """Return address and description of the top-level widgets; empty where Qt was never used."""
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    core: Any = sys.modules["PySide6.QtCore"]
    shiboken: Any = sys.modules["shiboken6"]
    # deleteLater is a promise that only an event loop keeps.
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    found: list[tuple[int, str]] = []
    for widget in widgets.QApplication.topLevelWidgets():
        kind = type(widget).__name__
        if shiboken.isValid(widget) and kind not in LASTING_WIDGETS:
            found.append((shiboken.getCppPointer(widget)[0], f"{kind} {widget.objectName()!r}"))
    return found
