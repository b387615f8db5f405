"""The monitor in a window of its own: on a second screen, or all over one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.monitor.picture import MonitorPicture


class MonitorWindow(QWidget):
    """Shows the frame under the playhead; F or a double click fills the screen, Esc goes back.

    Parameters
    ----------
    press : callable or None
        Takes all other keys, and says whether it knew one: those of the timeline work here too.
    """

    def __init__(self, session: Session, parent: QWidget, press: Callable[[QKeyEvent], bool] | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._press = session, press
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = MonitorPicture(session, self, edge=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        self.picture.doubleClicked.connect(self.toggle_full)
        session.activeSequenceChanged.connect(self._name)
        session.documentChanged.connect(self._name)
        self.resize(px(960), px(540))
        self._name()

    def open_beside(self, main: QWidget) -> None:
        """Open on another screen than `main` is on, where there is one, and there as large as that is."""
        others = [screen for screen in QGuiApplication.screens() if screen is not main.screen()]
        if others:
            self.setGeometry(others[0].availableGeometry())
            self.showMaximized()
        else:
            self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_full(self) -> None:
        """Fill the screen, or not any more."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def event(self, event: QEvent) -> bool:
        # The window's own keys go before the shortcuts of the studio.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape:
            if self.picture.cancel():
                return
            if self.isFullScreen():
                self.showNormal()
            else:
                self.close()
        elif (event.key() == Qt.Key.Key_F and plain) or event.key() == Qt.Key.Key_F11:
            self.toggle_full()
        elif self._press is None or not self._press(event):
            super().keyPressEvent(event)

    def _name(self, *_: object) -> None:
        sequence = self._session.sequence
        name = sequence.name if sequence is not None else ""
        self.setWindowTitle(f"{name} – {tr('Monitor')}" if name else tr("Monitor"))
        if sequence is None:
            self.close()
