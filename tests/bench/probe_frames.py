"""An open window that repaints its canvas at 60 Hz, idle and while a GAN trains; run by bench_window.

``python -m tests.bench.probe_frames SECONDS`` prints one line of JSON: gaps between frames in ms by phase, and the
speed of the training beside the window.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.projects import Desk

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow

FRAME = 16


class Frames:
    """Repaints at 60 Hz and notes when.

    The timer runs in the event loop of the window: whatever keeps that from turning shows as a gap.
    """

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._window = window
        self._times: list[float] = []
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._frame)

    def measure(self, seconds: float) -> list[float]:
        """Return the gaps between frames of the next `seconds`, ms."""
        self._times.clear()
        self._timer.start()
        turn_loop(seconds)
        self._timer.stop()
        return [(b - a) * 1000 for a, b in zip(self._times, self._times[1:], strict=False)]

    def _frame(self) -> None:
        self._times.append(time.perf_counter())
        self._window.canvas.update()


def turn_loop(seconds: float) -> None:
    """Run the event loop for a while, as it runs in the studio."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def main() -> None:
    """Open the sample project in a window and measure."""
    seconds = float(sys.argv[1])

    from creastudio.resources import resource_path
    from creastudio.shell.app import make_application
    from creastudio.shell.studio import Studio
    from creastudio.shell.window.main_window import MainWindow
    from creastudio.workspace import opening
    from creastudio.workspace.environment import Environment

    app = make_application()
    studio = Studio(app, Environment.load())
    sample = resource_path("samples", "Avatars.crea")
    studio.open_workspace(lambda: opening.open_copy(studio.environment, sample))
    window = studio.window
    assert isinstance(window, MainWindow)
    # The bridge of the window polls; here only its loop is turned.
    desk = Desk(window.session.workspace, poll=app.processEvents)
    frames = Frames(window)
    turn_loop(4.0)  # warm engine, first layout
    told: dict[str, Any] = {"idle": frames.measure(seconds)}
    told["memory_mb"] = psutil.Process().memory_info().rss / 2**20

    training = desk.train()
    window.show_panel("dashboard")
    told["starting"] = frames.measure(5.0)
    desk.until_training(training)
    told["training"] = frames.measure(seconds)
    told["images_per_second"] = desk.images_per_second(training, lambda: turn_loop(seconds))

    start = time.perf_counter()
    job = desk.sample()
    desk.until(lambda: desk.status(job) == "done")
    told["sample_seconds"] = time.perf_counter() - start
    print(json.dumps(told), flush=True)
    window.session.workspace.close("stop", forget=True)
    os._exit(0)


if __name__ == "__main__":
    main()
