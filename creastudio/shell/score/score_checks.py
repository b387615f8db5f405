"""What a checker says of the score while it is written: asked when the hand rests, off the thread of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.api.params import role_name, specs
from creastudio.jobs.live_events import LiveFindings, LiveTrouble
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.states import LiveState, plain
from creastudio.shell.score.source import ScoreSource
from creastudio.shell.session import Session

REST = 450
"""Milliseconds without a change after which a score is looked at."""

OVER = ("section", "key", "chord")
"""Kinds that are shown over the bars, one line each."""


@dataclass(frozen=True)
class ScoreNote:
    """Something that a checker says.

    Attributes
    ----------
    track : int
        From 0.
    start, end : int
        Ticks.
    """

    track: int
    start: int
    end: int
    kind: str
    text: str
    severity: str


class ScoreChecks(QObject):
    """Asks the checker of a panel about the score, the newest version only."""

    found = Signal()
    """Other notes; see ``notes``."""

    def __init__(self, session: Session, source: ScoreSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._source = session, source
        self._work: Generator | None = None
        self._drawing: Drawing | None = None
        self._asked: object = None
        self.notes: tuple[ScoreNote, ...] = ()
        self.summary = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        source.changed.connect(self.look)

    def use(self, panels: tuple[Panel, ...]) -> None:
        """Ask the first checker that panels name and that is there."""
        found: Generator | None = None
        for panel in panels:
            try:
                work = self._session.environment.registry.work(panel.bindings.get("checks", ""))
            except UserError:
                continue
            if isinstance(work, Generator) and work.live_entry:
                found = work
                break
        if found is not self._work:
            self.close()
            self._tell((), "")
            self._work = found
            self.look()

    def look(self) -> None:
        """Have the score looked at when the hand rests."""
        if self._source.score is None:
            self._tell((), "")
        elif self._work is not None and self._source.score is not self._asked:
            self._rest.start()

    def close(self) -> None:
        """Ask no more; the next look opens a session again."""
        self._rest.stop()
        self._asked = None
        if self._drawing is not None:
            self._drawing.close()
            self._drawing.deleteLater()
            self._drawing = None

    def _ask(self) -> None:
        score, work = self._source.score, self._work
        if score is None or work is None or score is self._asked:
            return
        self._asked = score
        if self._drawing is None:
            self._drawing = Drawing(self._session, work, self)
            self._drawing.found.connect(self._heard)
            self._drawing.troubled.connect(self._trouble)
        values: dict[str, Any] = {spec.name: spec.default for spec in specs(work.params) if not spec.required}
        values[role_name(work.params, "score") or "score"] = score.dumps().decode()
        try:
            self._drawing.show(LiveState(plain(work, values), 0))
        except UserError:
            # Longer than the checker takes: nothing is said then.
            self._tell((), "")

    def _heard(self, event: LiveFindings) -> None:
        found = tuple(
            ScoreNote(
                int(note["line"]), int(note.get("start", 0)), int(note.get("end", 0)), str(note.get("kind", "")),
                str(note["text"]), str(note.get("severity", "info")),
            )
            for note in event.notes
        )  # fmt: skip
        self._tell(found, str(event.metadata.get("summary", "")))

    def _trouble(self, event: LiveTrouble) -> None:
        del event  # nothing is said of a score that can't be looked at
        self._tell((), "")

    def _tell(self, notes: tuple[ScoreNote, ...], summary: str) -> None:
        if (notes, summary) != (self.notes, self.summary):
            self.notes, self.summary = notes, summary
            self.found.emit()
