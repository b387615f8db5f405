"""Loads plugins anew when their author saves, or another program installs, removes or switches one; takes those out that were set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from creastudio import paths
from creastudio.host.candidates import in_place_candidates
from creastudio.host.plugin_state import PluginState
from creastudio.workspace.environment import is_safe_mode, open_registry, plugin_state_file

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio

TICK = 1000
"""Milliseconds between two looks."""

OURS = ("installed", "switched off")
"""Stamps that a window changes, too."""

Stamps = dict[str, str]
"""Name and folder of a plugin -> what changes with its files."""


def stamps() -> Stamps:
    """Return the stamps of all plugins that are used where they lie, which are set aside or off, and what is installed."""
    state = PluginState.load(plugin_state_file())
    found = {f"{item.name} {item.folder}": item.stamp for item in in_place_candidates(state.in_place)}
    return {
        **found,
        "set aside": " ".join(state.set_aside),
        "switched off": " ".join(sorted(state.disabled)),
        "installed": " ".join(_installed()),
    }


def _installed() -> list[str]:
    """Return the folders of the plugins that were installed, each with when it was put there."""
    try:
        found = [item for item in paths.plugins_dir().iterdir() if item.name[0] not in "._"]
        return sorted(f"{item.name} {item.stat().st_mtime_ns}" for item in found)
    except OSError:
        # There is none yet, or one is going right now.
        return []


class PluginWatch(QObject):
    """Looks at the files once a second, off the thread of the window.

    Attributes
    ----------
    known : dict or None
        What was found at the last look.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self.known: Stamps | None = None
        self._settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        if not is_safe_mode():
            self.look()
            self._timer.start()

    def look(self) -> None:
        """Look now, unless something is going on."""
        if not self._studio.tasks.busy:
            self._studio.tasks.run(stamps, self._seen, self)

    def settle(self) -> None:
        """Note that the window uses what is installed and on now: the next look finds nothing new in that."""
        self._settled = True

    def _seen(self, found: Stamps) -> None:
        before, self.known = self.known, found
        settled, self._settled = self._settled, False
        if before is not None and settled:
            before = {**before, **{name: found[name] for name in OURS}}
        if before is not None and before != found:
            self._studio.tasks.run(open_registry, self._studio.use_plugins)
