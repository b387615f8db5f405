"""Starts the studio as a person would, and tells when its first window was painted and what it weighs then.

Run as ``python -m tests.bench.probe_start IDLE_SECONDS [FILE]`` by bench_window; prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

HEAVY = ("torch", "torchvision", "transformers", "music21")


def main() -> None:
    """Start the studio, wait for the first paint and for `IDLE_SECONDS`, report, end."""
    idle, files = float(sys.argv[1]), sys.argv[2:]

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["creastudio"])

    class FirstPaint(QObject):
        """Sees the first paint event of a widget; the picture is there when the loop comes back."""

        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if not self.seen and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self.seen = True
                app.removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    def painted() -> None:
        told["painted"] = time.time()
        QTimer.singleShot(int(idle * 1000), report)

    def report() -> None:
        import psutil

        told["memory_mb"] = psutil.Process().memory_info().rss / 2**20
        told["heavy"] = [name for name in HEAVY if name in sys.modules]
        told["threads"] = psutil.Process().num_threads()
        print(json.dumps(told), flush=True)
        # Nothing was made here that would have to be kept; engines end when their pipes close.
        os._exit(0)

    told: dict[str, object] = {}
    watcher = FirstPaint()
    app.installEventFilter(watcher)
    sys.argv = [str(Path(sys.executable).with_name("creastudio")), *files]

    from creastudio.__main__ import main as studio

    sys.exit(studio())


if __name__ == "__main__":
    main()
