"""The one bridge between what works in the background and the window: a timer that drains the workspace.

Workers never touch Qt. They post to queues that ``Workspace.poll`` empties here, on the thread of the window.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from creastudio.shell.session import Session

TICK = 20
"""Milliseconds between two polls: below what an eye notices, above what an idle machine would feel."""

LONGEST = 0.02
"""Seconds that a poll may take: of a burst of results the window shows some, paints, and takes the others."""


class Bridge(QObject):
    """Polls the workspace of a session and passes on what it announces as the session's signals."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        workspace = session.workspace
        self._ends = [
            workspace.on("document", self._document),
            workspace.on("history", session.historyChanged.emit),
            workspace.on("results", session.resultsChanged.emit),
            workspace.on("job", session.jobChanged.emit),
            workspace.on("preview", session.previewChanged.emit),
            workspace.on("stream", session.textStreamed.emit),
            workspace.on("metric", session.metricAdded.emit),
            workspace.on("advice", session.adviceGiven.emit),
            workspace.on("notice", session.noticeAdded.emit),
            workspace.on("model", session.modelAdded.emit),
            workspace.on("saved", session.savedChanged.emit),
            workspace.on("durable", self._durable),
        ]
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(lambda: workspace.poll(LONGEST))

    def start(self) -> None:
        """Begin to poll."""
        self._timer.start()

    def stop(self) -> None:
        """Poll no more and let go of the workspace."""
        self._timer.stop()
        for end in self._ends:
            end()
        self._ends.clear()

    def _document(self, old: object, new: object) -> None:
        self._session.documentChanged.emit(old, new)
        self._session.forget_missing()

    def _durable(self, number: int) -> None:
        del number
        self._session.savedChanged.emit()
