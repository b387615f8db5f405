"""Claims of advertising looked for in words that are about to be delivered, by the check of texts in its own process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from creastudio.api.errors import UserError
from creastudio.core.results import Result
from creastudio.shell.session import Session
from creastudio.workspace.ad_checks import CLAIMS, Flags, asked_of, flags_in

PATIENCE = 30.0
"""How long a delivery waits for the check, s; then it says that nobody looked."""

_LOOK = 0.1


class ClaimsAsked:
    """Asks on the thread of the window, and answers on that of a delivery.

    Parameters
    ----------
    texts : Mapping
        Language -> words, one text a line.
    """

    def __init__(self, session: Session, texts: Mapping[str, str]) -> None:
        self._queue = session.workspace.desk.queue
        self._jobs: dict[str, str] = {}
        self._found: dict[str, Flags] = {}
        self._told = threading.Condition()
        for language, text in texts.items():
            try:
                taker = self._taker(language, text)
                record = session.workspace.desk.submit(CLAIMS, asked_of(text, language), take=taker)
            except UserError:
                # Its plugin isn't here; the report says that nobody looked.
                continue
            self._jobs[language] = record.id

    def answer(self, cancelled: Callable[[], bool], language: str) -> Flags | None:
        """Return what was found in the words of a language; None where nobody can look."""
        if language not in self._jobs:
            return None
        with self._told:
            waited = 0.0
            while language not in self._found and waited < PATIENCE and not cancelled():
                record = self._queue.record(self._jobs[language])
                if record is None or (record.ended and record.status != "done"):
                    break
                self._told.wait(_LOOK)
                waited += _LOOK
            return self._found.get(language)

    def _taker(self, language: str, text: str) -> Callable[[Result], object]:
        def take(result: Result) -> None:
            with self._told:
                self._found[language] = flags_in(result, text)
                self._told.notify_all()

        return take
