"""A live picture on its way to canvas or timeline: dropped, it is made by an ordinary job and placed when it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from PySide6.QtCore import QMimeData, QObject

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.jobs.job import JobRecord
from creastudio.shell.session import Session

LIVE_TYPE = "application/x-creastudio-live"
"""Media type of a dragged live picture: a JSON object, see ``LiveDrag``."""


@dataclass(frozen=True)
class LiveDrag:
    """What a drag of a live picture carries.

    Attributes
    ----------
    size : tuple of int
        Px of the picture, as far as it is known.
    """

    generator: str
    params: dict[str, Any] = field(default_factory=dict[str, Any])
    seed: int = 0
    size: tuple[int, int] = (0, 0)
    title: str = ""

    def to_mime(self) -> QMimeData:
        """Return it as the data of a drag."""
        mime = QMimeData()
        mime.setData(LIVE_TYPE, json.dumps(asdict(self)).encode())
        return mime

    def stand_in(self) -> Asset:
        """Return what stands for the picture while it is dragged."""
        width, height = self.size
        metadata = {"width": width, "height": height} if width and height else {}
        recipe = Recipe(generator=self.generator, params=self.params, seed=self.seed)
        return Asset(
            sha256="0" * 64, media_type="image/png", title=self.title, metadata=metadata, recipe=recipe
        )


def live_in(mime: QMimeData) -> LiveDrag | None:
    """Return the live picture that a drag carries, or None."""
    if not mime.hasFormat(LIVE_TYPE):
        return None
    try:
        raw = json.loads(bytes(mime.data(LIVE_TYPE).data()))
        width, height = raw["size"]
        return LiveDrag(
            str(raw["generator"]),
            dict(raw["params"]),
            int(raw["seed"]),
            (int(width), int(height)),
            str(raw["title"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def make(
    session: Session, wish: LiveDrag, done: Callable[[Result], object] | None = None
) -> JobRecord | None:
    """Make a live picture by a job; `done` gets the result when it is there. None when the job can't be run."""
    record = session.run(wish.generator, wish.params, seed=wish.seed)
    if record is not None and done is not None:
        _Arrival(session, record.id, done)
    return record


class _Arrival(QObject):
    """Waits for the first result of one job."""

    def __init__(self, session: Session, job: str, done: Callable[[Result], object]) -> None:
        super().__init__(session)
        self._session, self._job, self._done = session, job, done
        session.resultsChanged.connect(self._look)
        session.jobChanged.connect(self._leave)

    def _look(self) -> None:
        found = next((item for item in self._session.workspace.results if item.job == self._job), None)
        if found is not None:
            self._end()
            self._done(found)

    def _leave(self, record: JobRecord) -> None:
        # The results of a job come before it ends.
        if record.id == self._job and record.ended:
            self._end()

    def _end(self) -> None:
        self._session.resultsChanged.disconnect(self._look)
        self._session.jobChanged.disconnect(self._leave)
        self.deleteLater()
