"""What checks something while it is written: a live session that is asked when the hand rests, off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.states import LiveState
from creastudio.shell.session import Session


def live_work(session: Session, name: str) -> Generator | None:
    """Return the generator with an id; None for "", where its plugin isn't there, or it can't be asked live."""
    try:
        work = session.environment.registry.work(name) if name else None
    except UserError:
        return None
    return work if isinstance(work, Generator) and work.live_entry else None


class Checker(QObject):
    """Asks one generator at a time.

    Parameters
    ----------
    rest : int
        Milliseconds without a change after which it asks.
    question : callable
        Returns what the generator is to be asked then, its parameters; None for nothing.
    """

    found = Signal(object)
    """LiveFindings."""
    troubled = Signal(object)
    """LiveTrouble."""

    def __init__(
        self,
        session: Session,
        rest: int,
        question: Callable[[Generator], dict[str, Any] | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._question = session, question
        self.work: Generator | None = None
        self._drawing: Drawing | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._ask)

    def named(self, name: str) -> Generator | None:
        """Return the generator with this id, if it is there and can be asked live."""
        return live_work(self._session, name)

    def use(self, work: Generator | None) -> bool:
        """Ask this one from now on, or nobody; whether that is another one than before."""
        if work is self.work:
            return False
        self.close()
        self.work = work
        return True

    def look(self) -> None:
        """Ask when the hand rests."""
        if self.work is not None:
            self._rest.start()

    def close(self) -> None:
        """Ask no more; the next look opens a session again."""
        self._rest.stop()
        if self._drawing is not None:
            self._drawing.close()
            self._drawing.deleteLater()
            self._drawing = None

    def _ask(self) -> None:
        params = self._question(self.work) if self.work is not None else None
        if params is None or self.work is None:
            return
        if self._drawing is None:
            self._drawing = Drawing(self._session, self.work, self)
            self._drawing.found.connect(self.found)
            self._drawing.troubled.connect(self.troubled)
        self._drawing.show(LiveState(params, 0))
