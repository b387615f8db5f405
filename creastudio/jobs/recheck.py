"""The job that has something checked again: it gives back what it was given, and the checks do the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

from creastudio.api.artifacts import Artifact
from creastudio.api.context import JobContext
from creastudio.api.errors import UserError
from creastudio.api.params import NoParams

CHUNK = 1 << 20


def run(params: NoParams, ctx: JobContext) -> None:
    """Emit the input ``item`` as it is.

    Raises
    ------
    UserError
        When it can't be read.
    """
    del params
    given = ctx.input("item")
    copy = Path(ctx.scratch) / "item"
    try:
        shutil.copyfile(given.path, copy)
    except OSError as error:
        raise UserError(
            f"'{given.path.name}' can't be read: {error.strerror}.", "Look whether it is there."
        ) from None
    if not copy.stat().st_size:
        raise UserError(f"'{given.path.name}' is empty.", "Choose another file.")
    ctx.emit(Artifact(given.media_type, path=copy))
