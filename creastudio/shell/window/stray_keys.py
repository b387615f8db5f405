"""Keys that nothing uses where the keyboard is: they go to the canvas, or to the timeline, as if it was there.

After a click into Layers or Properties the keyboard stays there, and people go on pressing the keys of tools.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.canvas.view import CanvasView
from creastudio.shell.keys import each, writes
from creastudio.shell.timeline.view import TimelineView
from creastudio.shell.widgets.kept_focus import has_keyboard

PLAYBACK = ("timeline.play", "timeline.backwards", "timeline.stop", "timeline.forwards")
"""Commands that also work when the canvas was used last and has no use for their key."""


class StrayKeys(QObject):
    """Hands on keys that write something, from panels to whichever of canvas and timeline was used last.

    Keys that delete or move things stay where they were pressed: what they would do elsewhere can't be seen coming.
    """

    def __init__(self, canvas: CanvasView, timeline: TimelineView, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas, self._timeline = canvas, timeline
        self._last: QWidget = canvas
        self._held = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focused)

    def press(self, event: QKeyEvent) -> bool:
        """Take a press that nothing has used; False when it means nothing on canvas and timeline either."""
        if not writes(event):
            return False
        if self._last is self._timeline and self._timeline.isVisible():
            return not has_keyboard(self._timeline) and self._timeline.commands.press(event)
        if not has_keyboard(self._canvas) and self._canvas.keyboard.press(event):
            self._held = True
            return True
        return self._plays(event) and self._timeline.commands.press(event)

    def release(self, event: QKeyEvent) -> bool:
        """Take the release of a key that was handed on."""
        return self._held and not event.isAutoRepeat() and self._canvas.keyboard.release(event)

    def _plays(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        keys = (key for name in PLAYBACK for key in each(self._timeline.commands.keys(name)))
        return any(pressed == QKeySequence(key) for key in keys)

    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._held:
            # The release goes to the one that has the keyboard now; the canvas gets it by a click of a pan.
            self._held = False
            if now is not self._canvas:
                self._canvas.keyboard.leave()
        for view in (self._canvas, self._timeline):
            if now is not None and (now is view or view.isAncestorOf(now)):
                self._last = view
