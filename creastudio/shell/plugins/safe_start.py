"""A start that didn't get to its end is remembered, and the next one offers to leave out plugins of third parties."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from creastudio.host.registry import Registry
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr
from creastudio.workspace.environment import SAFE_MODE, is_safe_mode

SETTLED = 4000
"""Milliseconds after which a start has gone well: windows are painted and new plugins were tried."""


class StartMark:
    """A file that is there from the first moment of a start until it has gone well."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def left_behind(self) -> bool:
        """Return whether the start before this one ended on its way."""
        try:
            said = json.loads(self._file.read_text(encoding="utf-8"))
            # Only now, as it costs some milliseconds of every start.
            import psutil

            return not psutil.pid_exists(int(said["pid"]))
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def set(self) -> None:
        """Note that a start has begun."""
        # A disk that takes nothing is told of elsewhere.
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"pid": os.getpid()}), encoding="utf-8")

    def clear(self) -> None:
        """Note that it went well, or that a person ended it."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def clear_soon(self, owner: QObject) -> None:
        """Note that it went well when the window has been there for a while."""
        QTimer.singleShot(SETTLED, owner, self.clear)


def third_parties(registry: Registry) -> list[str]:
    """Return the names of plugins that aren't part of the studio and are in use, or would be but for safe mode."""
    return [
        plugin.name
        for plugin in registry.plugins
        if plugin.origin != "built-in" and plugin.status in ("ok", "unchecked", "safe mode")
    ]


def safe_mode_text() -> str:
    """Return what safe mode is, in the language of the studio."""
    return tr(
        "This is safe mode: plugins that aren't part of the studio are left out until it is started as usual."
    )


def offer_safe_mode(names: list[str]) -> bool:
    """Ask whether to start without plugins of third parties, and do so; False when there is nothing to leave out."""
    if not names or is_safe_mode():
        return False
    answer = ask(
        None,
        tr("The last start didn't get to its end"),
        tr(
            "A plugin may be the reason. Start without plugins that aren't part of the studio ({names})? They stay "
            "installed, and the next start brings them back.",
            names=", ".join(names),
        ),
        (
            Choice("usual", tr("Start as usual")),
            Choice("safe", tr("Start in safe mode"), role="primary"),
        ),
        icon="plug",
    )
    if answer == "safe":
        os.environ[SAFE_MODE] = "1"
    return answer == "safe"
