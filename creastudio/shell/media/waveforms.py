"""Peaks of the sounds of a project: there at once when they are known, a moment later when they aren't."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.shell.session import Session
from creastudio.shell.threads.slow_work import SlowWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from creastudio.media.peaks import Peaks

KEPT = 200
"""Sounds whose peaks are kept; an hour is some 6 MB."""


class Waveforms(QObject):
    """The peaks of one project's sounds, shared by all views; read off the thread of the window, one after the other."""

    arrived = Signal(str)
    """SHA-256 of an asset whose waveform can be painted now, or is known to be silent."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._work = SlowWork("waveforms", self, behind=True)
        self._kept: OrderedDict[str, Peaks | None] = OrderedDict()
        self._asked: set[str] = set()

    def peaks(self, sha256: str) -> Peaks | None:
        """Return the peaks of a sound or a video's sound; None until they have ``arrived``, and where it is silent."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        if sha256 not in self._asked:
            path = self._session.workspace.blobs.path(sha256)
            self._asked.add(sha256)
            self._work.run([path], partial(_peaks, sha256), partial(self._keep, sha256))
        return None

    def forget(self, sha256: str) -> None:
        """Look for a sound anew that may have come back."""
        self._kept.pop(sha256, None)
        self._asked.discard(sha256)
        self.arrived.emit(sha256)

    def _keep(self, sha256: str, found: list[Any]) -> None:
        self._asked.discard(sha256)
        self._kept[sha256] = found[0]
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(sha256)


def _peaks(sha256: str, path: Path, progress: Callable[[float], object]) -> Peaks | None:
    from creastudio.media.media_cache import MediaCache
    from creastudio.media.peaks import kept_peaks

    try:
        return kept_peaks(MediaCache(), sha256, path, progress)
    except (UserError, OSError):
        # Silent, missing or broken: there is nothing to draw.
        return None


def waveforms_of(session: Session) -> Waveforms:
    """Return the waveforms of a session, made when they are first asked for."""
    found = session.findChild(Waveforms)
    return found if found is not None else Waveforms(session)
