"""Music on its way to a file: sound and engraving take their time, so the status line shows how far it is, with a way to give it up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.blocked import Blocked
from creastudio.shell.session import Session
from creastudio.shell.threads.slow_work import SlowWork, slow_work_of
from creastudio.store.files import disk_error
from creastudio.workspace.notice import Notice

Make = Callable[[Path, Callable[[float], object]], Any]
"""Writes a file, telling the share that is done, 0 to 1; what it is told raises ends it, and nothing is left."""


def saving_of(session: Session) -> SlowWork:
    """Return what writes the music of a session to files; what was begun is finished when the window closes."""
    return slow_work_of(session, "saving music", finishes=True)


def save_music(
    session: Session, path: Path, make: Make, done: Callable[[Any], object], source: str = ""
) -> None:
    """Write a file on another thread; `done` gets what `make` returned, errors become notices.

    Parameters
    ----------
    source : str
        What a notice of an error is about.
    """

    def work(target: Path, tell: Callable[[float], object]) -> tuple[Any, UserError | None]:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            return make(target, tell), None
        except UserError as error:
            return None, error
        except OSError as error:
            return None, disk_error(error, target)

    def ended(found: list[tuple[Any, UserError | None]]) -> None:
        made, error = found[0]
        if isinstance(error, Blocked):
            session.blockedTold.emit(error)
        elif error is not None:
            session.noticeAdded.emit(Notice.from_error(error, source))
        else:
            done(made)

    saving_of(session).run([path], work, ended)
