"""The line at the foot of a form: which device will compute it, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.api.generator import Work
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import label
from creastudio.workspace.devices import Place, place_of


class PlaceLine(QWidget):
    """Says where a work will run; follows the settings."""

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self._session, self._work = session, work
        self.words = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2 * SPACE), px(SPACE), px(1.5 * SPACE), px(SPACE))
        column.addWidget(self.words)
        session.settingsChanged.connect(self._say)
        self._say()

    def _say(self) -> None:
        self.words.setText(place_words(place_of(self._work.device, self._session.settings.device)))


def place_words(place: Place) -> str:
    """Return one line: the device, and why it is that one."""
    reason = tr_said(place.reason)
    if place.device == "cpu":
        return tr("Runs on the processor. {reason}", reason=reason)
    if place.device == "auto":
        return reason
    return tr("Runs on {device}. {reason}", device=place.device.upper(), reason=reason)
