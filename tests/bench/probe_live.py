"""A live panel in the real window, its engine a real process, a hand that drags: from mouse to painted pixels.

``python -m tests.bench.probe_live SECONDS GENERATOR [NAME=VALUE...]`` prints one line of JSON: ms from each move that was
painted to its paint, and pictures painted a second. The platform is offscreen: what a display adds isn't in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from creastudio.shell.live.pad_view import PadView

HZ = 125
"""Moves of a common mouse a second."""

WARM = 1.0
"""Seconds of dragging before anything counts."""


def main() -> None:
    """Measure and tell."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    seconds, generator = float(sys.argv[1]), sys.argv[2]
    values = dict(item.split("=", 1) for item in sys.argv[3:])
    if generator.startswith("gan."):
        from creastudio import paths

        subprocess.run([sys.executable, "-m", "tests.bench.live_models", str(paths.models_dir())], check=True)
    view = opened(generator, values)
    print(json.dumps(Dragger(view).measure(seconds)))
    sys.stdout.flush()
    view.drawing.close()
    view.window().close()
    os._exit(0)


def opened(generator: str, values: dict[str, Any]) -> PadView:
    """Return the pad of a generator in a window, with its first picture painted."""
    from PySide6.QtWidgets import QApplication

    from creastudio.shell.app import make_application
    from creastudio.shell.live.panel import LivePanel
    from creastudio.shell.live.states import LiveState, plain
    from creastudio.shell.studio import Studio
    from creastudio.shell.window.main_window import MainWindow
    from creastudio.workspace.environment import Environment

    app = make_application()
    studio = Studio(app, Environment.load())
    studio.new_project(size=(512, 512))
    window = studio.window
    assert isinstance(window, MainWindow)
    window.resize(1600, 1000)
    window.show_panel("live")
    panel = window.panel("live")
    assert isinstance(panel, LivePanel)
    pad = studio.environment.registry.pad_of(generator)
    assert pad is not None, generator
    view = panel.show_pad(pad.id)
    assert view is not None
    hand = view.hand
    hand.go(LiveState(plain(view.work, {**hand.state.params, **values}), 1))
    end = time.monotonic() + 120
    while view.picture.image().isNull():
        QApplication.processEvents()
        assert time.monotonic() < end, view.picture.trouble
    window.setProperty("studio", studio)
    return view


class Dragger:
    """Moves the point of the plane as a hand would, and notes when what came of it is painted."""

    def __init__(self, view: PadView) -> None:
        from PySide6.QtCore import QObject, QTimer

        self._view = view
        self._asked: dict[int, float] = {}
        self._late: list[float] = []
        self._painted: list[float] = []
        self._steps = 0
        self._timer = QTimer()
        self._timer.setInterval(1000 // HZ)
        self._timer.timeout.connect(self._move)
        show, paint = view.drawing.show, view.picture.paintEvent

        def shown(state: Any, channel: str = "") -> int:
            number = show(state, channel)
            if not channel:
                self._asked[number] = time.perf_counter() if self._now is None else self._now
            return number

        def painted(event: Any) -> None:
            paint(event)
            self._note()

        self._now: float | None = None
        self._number = 0
        view.drawing.show = shown
        view.picture.paintEvent = painted
        view.drawing.pictured.connect(self._came)
        assert isinstance(view, QObject)

    def measure(self, seconds: float) -> dict[str, Any]:
        """Drag for a while."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        plane = self._view.plane
        assert plane is not None
        QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=plane.rect().center())
        self._timer.start()
        _run_for(WARM)
        self._late.clear()
        self._painted.clear()
        start = time.perf_counter()
        _run_for(seconds)
        took = time.perf_counter() - start
        self._timer.stop()
        QTest.mouseRelease(plane, Qt.MouseButton.LeftButton)
        size = self._view.picture.picture_size
        return {
            "late": self._late,
            "a_second": len(self._painted) / took,
            "size": [size.width(), size.height()],
        }

    def _move(self) -> None:
        import math

        from PySide6.QtCore import QPoint
        from PySide6.QtTest import QTest

        plane = self._view.plane
        assert plane is not None
        self._steps += 1
        angle = self._steps * 0.05
        middle = plane.rect().center()
        at = middle + QPoint(round(math.cos(angle) * 60), round(math.sin(angle * 1.3) * 60))
        self._now = time.perf_counter()
        QTest.mouseMove(plane, at)
        self._now = None

    def _came(self, picture: Any) -> None:
        self._number = picture.number

    def _note(self) -> None:
        asked = self._asked.get(self._number)
        if asked is None:
            return
        now = time.perf_counter()
        self._late.append((now - asked) * 1000)
        self._painted.append(now)
        for number in [number for number in self._asked if number <= self._number]:
            del self._asked[number]


def _run_for(seconds: float) -> None:
    """Let the event loop run as the studio does; ``QTest.qWait`` would keep other threads from running Python."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
