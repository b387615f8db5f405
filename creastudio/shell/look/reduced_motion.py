"""Whether things on the screen move by themselves: outlines that march, carets that blink, views that glide.

What moves because it is the work, a film that plays or a picture that is being made, isn't meant here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from creastudio.shell.theme import follow_theme

Choice = Literal["auto", "on", "off"]

CARET = 1060
"""How long a caret takes to blink once, ms, where it does."""


class _Motion:
    """The choice in use; one a process, as Qt's own is."""

    def __init__(self) -> None:
        self.reduced = False


_motion = _Motion()


def reduced() -> bool:
    """Return whether nothing shall move by itself."""
    return _motion.reduced


def apply_motion(app: QApplication, choice: Choice) -> None:
    """Let things move or not, as a person chose or, with ``auto``, as they told their system."""
    _motion.reduced = system_is_still() if choice == "auto" else choice == "on"
    app.setCursorFlashTime(0 if _motion.reduced else CARET)
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip,
                   Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_FadeTooltip):  # fmt: skip
        if _motion.reduced:
            app.setEffectEnabled(effect, False)


def system_is_still(platform: str = sys.platform, settings: Path | None = None) -> bool:
    """Return whether the system was told to animate nothing, as far as it says so.

    Windows tells Qt, which keeps no effects then. On Linux the desktops write it for GTK, whatever draws the window.
    Others say nothing that Qt passes on.
    """
    if platform == "win32":
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    if platform != "linux":
        return False
    file = (
        settings
        or Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "gtk-3.0" / "settings.ini"
    )
    try:
        lines = file.read_text(encoding="utf-8", errors="replace")[:100_000].splitlines()
    except OSError:
        return False
    found = [
        line.partition("=")[2].strip().casefold() for line in lines if _key(line) == "gtk-enable-animations"
    ]
    return bool(found) and found[-1] in ("0", "false")


def _key(line: str) -> str:
    return line.partition("=")[0].strip().casefold()


class Beat(QTimer):
    """A timer for what moves by itself: it beats only while things may move.

    Parameters
    ----------
    still : callable, optional
        Called when it is stopped because things shall be still: shows them as they rest.
    """

    def __init__(self, pace: int, owner: QObject, still: Callable[[], object] = lambda: None) -> None:
        super().__init__(owner)
        self.setInterval(pace)
        self._still = still
        follow_theme(self, self.heed)

    def begin(self) -> None:
        """Beat, where things may move."""
        if not reduced():
            self.start()

    def heed(self) -> None:
        """Stop where things shall be still from now on."""
        if reduced() and self.isActive():
            self.stop()
            self._still()
