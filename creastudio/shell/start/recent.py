"""What is shown of projects opened before: a picture of it, when it was saved, what goes on in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QImage

from creastudio import paths
from creastudio.shell.i18n import tr, trn
from creastudio.shell.start.project_picture import project_picture
from creastudio.workspace import opening

SIDE = 192
"""Px of the longer side of a picture that is kept."""


@dataclass(frozen=True)
class RecentFacts:
    """What is known of a project file.

    Attributes
    ----------
    picture : QImage or None
        None when it can't be read or shows nothing.
    saved : float
        When it was saved last, seconds since the epoch.
    trainings : int
        How many trainings go on when it is opened.
    """

    picture: QImage | None
    saved: float
    trainings: int = 0

    def text(self) -> str:
        """Return it in words."""
        parts = [when(self.saved)]
        if self.trainings:
            parts.append(
                trn("a training is paused in it", "{count} trainings are paused in it", self.trainings)
            )
        return " · ".join(part for part in parts if part)


def look_at(files: Sequence[Path]) -> dict[Path, RecentFacts]:
    """Return what is known of project files; any thread may call it."""
    trainings = opening.trainings_by_file()
    found: dict[Path, RecentFacts] = {}
    for path in files:
        try:
            saved = path.stat().st_mtime
        except OSError:
            continue
        found[path] = RecentFacts(_kept_picture(path, saved), saved, trainings.get(path.resolve(), 0))
    return found


def when(seconds: float) -> str:
    """Return a time in words: "today, 14:05", "yesterday, 9:30", or the date."""
    time, today = QDateTime.fromSecsSinceEpoch(int(seconds)), QDateTime.currentDateTime().date()
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    clock = locale.toString(time.time(), short)
    days = time.date().daysTo(today)
    if days == 0:
        return tr("today, {time}", time=clock)
    if days == 1:
        return tr("yesterday, {time}", time=clock)
    return locale.toString(time.date(), short)


def _kept_picture(path: Path, saved: float) -> QImage | None:
    """Return the picture of a file, painted when it was saved since that was done last."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    folder = paths.cache_dir() / "recent"
    kept = folder / f"{name}-{saved:.6f}.png"
    picture = QImage(str(kept))
    if not picture.isNull():
        return picture
    fresh = project_picture(path, SIDE)
    if fresh is not None:
        # What can't be kept is painted again the next time.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            for older in folder.glob(f"{name}-*.png"):
                older.unlink(missing_ok=True)
            fresh.save(str(kept))
    return fresh
