"""Whether a training may go on from a checkpoint, and in words why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from creastudio.api import UserError

BASE = "base"
"""The fact by which a tuning tells the model that it began with, as ``id@hash``."""

NAMED = 3
"""Changed files that are named one by one; the rest is counted."""


def check_same(old: Mapping[str, Any], new: Mapping[str, Any], changeable: Collection[str] = ()) -> None:
    """Refuse to go on with other settings or files than the checkpoint was made with.

    Settings in `changeable` may differ: those of a training that goes back to an earlier checkpoint to go on otherwise.
    Where both states name their ``files`` (name -> digest), it is told which of them changed. Another model to begin with
    is told by name, whatever else is other with it: its shape mostly is, too.
    """
    names = sorted((old.keys() | new.keys()) - {"state", *changeable})
    changed = [name for name in names if old.get(name) != new.get(name)]
    if not changed:
        return
    if BASE in changed:
        raise UserError(
            f"The interrupted training began with the model '{old.get(BASE)}', not with '{new.get(BASE)}'.",
            hint="Choose the model it was begun with, or begin anew.",
        )
    before, now = (facts.get("state", {}).get("files", {}) for facts in (old, new))
    files = changed_files(before, now)
    # A setting that shapes the pictures changes all of them; then the setting is what matters. Where some are as they
    # were, the folder is another, and what follows from it with it: the vocabulary of texts.
    if files and (len(changed) == 1 or any(now.get(name) == digest for name, digest in before.items())):
        raise UserError(
            f"The folder isn't what it was when this training was begun: {files}.",
            hint="Put the files back as they were and go on, or begin anew with the folder as it is.",
        )
    raise UserError(
        f"The interrupted training had other settings ({', '.join(changed)}).",
        hint="Go on with the settings it was begun with, or begin anew.",
    )


def changed_files(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return in words which files changed; empty where none did, or where that isn't known."""
    if not old or not new:
        return ""
    told = [f"'{name}' was changed" for name in old.keys() & new.keys() if old[name] != new[name]]
    told += [f"'{name}' is gone" for name in old.keys() - new.keys()]
    told += [f"'{name}' is new" for name in new.keys() - old.keys()]
    told.sort()
    more = len(told) - NAMED
    return ", ".join(told[:NAMED]) + (f" and {more} more" if more > 0 else "")
