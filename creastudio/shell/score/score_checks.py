"""What a checker says of the score while it is written: asked when the hand rests, off the thread of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.api.params import role_name, specs
from creastudio.jobs.live_events import LiveFindings, LiveTrouble
from creastudio.shell.live.checker import Checker
from creastudio.shell.live.states import plain
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
        self._source = source
        self._asked: object = None
        self.notes: tuple[ScoreNote, ...] = ()
        self.summary = ""
        self._checker = Checker(session, REST, self._question, self)
        self._checker.found.connect(self._heard)
        self._checker.troubled.connect(self._trouble)
        source.changed.connect(self.look)

    def use(self, panels: tuple[Panel, ...]) -> None:
        """Ask the first checker that panels name and that is there."""
        found = (self._checker.named(panel.bindings.get("checks", "")) for panel in panels)
        if self._checker.use(next((work for work in found if work is not None), None)):
            self._asked = None
            self._tell((), "")
            self.look()

    def look(self) -> None:
        """Have the score looked at when the hand rests."""
        if self._source.score is None:
            self._tell((), "")
        elif self._source.score is not self._asked:
            self._checker.look()

    def close(self) -> None:
        """Ask no more; the next look opens a session again."""
        self._asked = None
        self._checker.close()

    def _question(self, work: Generator) -> dict[str, Any] | None:
        score = self._source.score
        if score is None or score is self._asked:
            return None
        self._asked = score
        values: dict[str, Any] = {spec.name: spec.default for spec in specs(work.params) if not spec.required}
        values[role_name(work.params, "score") or "score"] = score.dumps().decode()
        try:
            return plain(work, values)
        except UserError:
            # Longer than the checker takes: nothing is said then.
            self._tell((), "")
            return None

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
