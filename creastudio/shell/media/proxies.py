"""Proxies of the videos of a project: made behind everything else, and used as soon as they are finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.shell.session import Session
from creastudio.shell.threads.slow_work import SlowWork

DELAY = 1500
"""Milliseconds after a video came in before its proxy is begun: first it is looked at."""


class Proxies(QObject):
    """The proxies of one project's videos.

    Attributes
    ----------
    work : SlowWork
        What is encoded now; giving it up leaves the videos without proxies until the project is opened again.
    """

    arrived = Signal(str)
    """SHA-256 of a video that has a proxy now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.work = SlowWork("proxies", self, behind=True)
        self._found: dict[str, Path] = {}
        self._asked: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._look)
        session.documentChanged.connect(self._changed)
        session.settingsChanged.connect(self._look_soon)
        self._look_soon()

    def find(self, sha256: str, width: int, height: int) -> Path | None:
        """Return the proxy of a video that is good enough for a size, px, or None; any thread may call it."""
        found = self._found.get(sha256)
        if found is None:
            return None
        from creastudio.media.proxies import is_good_enough

        return found if is_good_enough(width, height) and found.exists() else None

    def _changed(self, old: Any, new: Any) -> None:
        if old.assets is not new.assets:
            self._look_soon()

    def _look_soon(self) -> None:
        if any(self._wanted()):
            self._timer.start()

    def _wanted(self) -> list[Any]:
        if not self._session.settings.make_proxies:
            return []
        assets = self._session.document.assets
        return [asset for asset in assets if asset.kind == "video" and asset.sha256 not in self._asked]

    def _look(self) -> None:
        blobs = self._session.workspace.blobs
        for asset in self._wanted():
            if blobs.has(asset.sha256):
                self._asked.add(asset.sha256)
                done = partial(self._made, asset.sha256)
                self.work.run([blobs.path(asset.sha256)], partial(_make, asset.sha256), done, asset.title)

    def _made(self, sha256: str, found: list[Path | None]) -> None:
        if found[0] is not None:
            self._found[sha256] = found[0]
            self.arrived.emit(sha256)


def _make(sha256: str, path: Path, progress: Callable[[float], object]) -> Path | None:
    from creastudio.media.media_cache import MediaCache
    from creastudio.media.proxies import kept_proxy

    try:
        return kept_proxy(MediaCache(), sha256, path, progress)
    except (UserError, OSError):
        # The original is played: slower, and what is wrong with it was said when it came in.
        return None


def proxies_of(session: Session) -> Proxies:
    """Return the proxies of a session, made when they are first asked for."""
    found = session.findChild(Proxies)
    return found if found is not None else Proxies(session)
