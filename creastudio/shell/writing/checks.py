"""Checks of a text while it is written: a live session that is asked when the hand rests, off the thread of the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.api.params import role_name, specs
from creastudio.core.writing import Writing
from creastudio.jobs.live_events import LiveFindings, LiveTrouble
from creastudio.shell.live.checker import Checker
from creastudio.shell.live.states import plain
from creastudio.shell.session import Session

REST = 350
"""Milliseconds without a key after which a text is looked at."""


class Checks(QObject):
    """Asks the checker of a panel about a text, the newest only."""

    found = Signal(list, str)
    """Notes (see ``api.LiveNotes``) and one sentence on the whole."""
    troubled = Signal(str)
    """Why there are none."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish: tuple[Writing, str] | None = None
        self._asked: dict[str, Any] | None = None
        self._checker = Checker(session, REST, self._question, self)
        self._checker.found.connect(self._heard)
        self._checker.troubled.connect(self._trouble)

    @property
    def has_checker(self) -> bool:
        """Whether there is something that checks."""
        return self._checker.work is not None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that a verse can be held to."""
        work = self._checker.work
        found = (spec.choices for spec in specs(work.params) if spec.name == "form") if work else ()
        return next(iter(found), ())

    def use(self, panel: Panel | None) -> None:
        """Ask the checker that a panel names; nobody where there is none."""
        if self._checker.use(
            self._checker.named(panel.bindings.get("checks", "")) if panel is not None else None
        ):
            self._asked = None
            self.found.emit([], "")

    def look(self, writing: Writing, text: str) -> None:
        """Have a text looked at when the hand rests."""
        if self.has_checker:
            self._wish = writing, text
            self._checker.look()

    def close(self) -> None:
        """Ask no more; the next text opens a session again."""
        self._asked = None
        self._checker.close()

    def _question(self, work: Generator) -> dict[str, Any] | None:
        params = self._params(work, *self._wish) if self._wish is not None else None
        if params == self._asked:
            return None
        self._asked = params
        return params

    def _params(self, work: Generator, writing: Writing, text: str) -> dict[str, Any]:
        known = {spec.name: spec for spec in specs(work.params)}
        values: dict[str, Any] = {spec.name: spec.default for spec in known.values() if not spec.required}
        prompt = role_name(work.params, "prompt") or "text"
        if prompt in known:
            longest = known[prompt].max_length
            values[prompt] = text[:longest] if longest else text
        for name, told in (("language", writing.language), ("form", writing.form), ("kind", writing.kind)):
            if name in known and told and (not known[name].choices or told in known[name].choices):
                values[name] = told
        return plain(work, values)

    def _heard(self, event: LiveFindings) -> None:
        self.found.emit(list(event.notes), str(event.metadata.get("summary", "")))

    def _trouble(self, event: LiveTrouble) -> None:
        self._asked = None
        self.found.emit([], "")
        self.troubled.emit(event.message)
