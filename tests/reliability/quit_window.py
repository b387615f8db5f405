"""The real window, which is closed as a person closes it while jobs run: ``python -m tests.reliability.quit_window MODE DELAY FILE``.

It prints the processes that it has started, then "closing". MODE is "stop" or "pause": what it answers when it is asked
what becomes of the jobs.
"""

from __future__ import annotations

import sys
import time

import psutil
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from creastudio.api.errors import UserError
from creastudio.shell.app import main as studio
from creastudio.shell.app import make_application
from creastudio.shell.window.main_window import MainWindow
from tests.reliability.trial_quits import WAYS

ANSWERS = {"stop": ("Stop them", "Don't save"), "pause": ("Pause and close", "Save")}

LOOK = 50
"""ms between two looks."""


class Person(QObject):
    """Submits jobs in the window that opens, waits, closes it, and answers what it is asked."""

    def __init__(self, app: QApplication, mode: str, delay: float) -> None:
        super().__init__(app)
        self._app, self._answers, self._delay = app, ANSWERS[mode], delay
        self._left = list(WAYS)
        self._close_at = 0.0
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._app.activeModalWidget() is not None:
            self._answer()
            return
        window = next(
            (w for w in self._app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None
        )
        if window is None:
            return
        if self._left:
            self._submit(window)
        elif self._close_at and time.monotonic() > self._close_at:
            self._close_at = 0.0
            for child in psutil.Process().children(recursive=True):
                print(child.pid, flush=True)
            print("closing", flush=True)
            # Not from here: the question that comes runs a loop of its own, in which this has to look again.
            QTimer.singleShot(0, window.close)

    def _submit(self, window: MainWindow) -> None:
        try:
            window.session.workspace.desk.submit("hostile.do", {"way": self._left[0]}, seed=1)
        except UserError:
            # Plugins are found while the window is there already.
            return
        del self._left[0]
        if not self._left:
            self._close_at = time.monotonic() + self._delay

    def _answer(self) -> None:
        dialog = self._app.activeModalWidget()
        for button in dialog.findChildren(QAbstractButton):
            if button.text().replace("&", "") in self._answers:
                button.click()
                return


def main() -> int:
    """Run the studio with somebody at it."""
    mode, delay, file = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    person = Person(make_application(), mode, delay)
    try:
        return studio([file])
    finally:
        person.deleteLater()


if __name__ == "__main__":
    sys.exit(main())
