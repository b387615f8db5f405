"""The line at the foot of a form: which device will compute it, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.api.generator import Work
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.one_line import OneLine
from creastudio.workspace.devices import Place, place_of


class PlaceLine(QWidget):
    """Says where a work will run; follows the settings."""

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self._session, self._work = session, work
        self.words = OneLine("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2 * SPACE), px(SPACE), px(1.5 * SPACE), px(SPACE))
        column.addWidget(self.words)
        session.settingsChanged.connect(self._say)
        self._say()

    def _say(self) -> None:
        place = place_of(self._work.device, self._session.settings.device)
        self.words.say(place_words(place), place_sentence(place))


def place_words(place: Place) -> str:
    """Return the device and why it is that one, short enough for the foot of a form."""
    reason = tr_said(place.reason)
    if place.device == "cpu":
        return tr("Processor: {reason}", reason=reason)
    if place.device == "auto":
        return reason
    return f"{place.device.upper()}: {reason}"


def place_sentence(place: Place) -> str:
    """Return the same in whole sentences."""
    reason = tr_said(place.reason)
    if place.device == "cpu":
        return tr("Runs on the processor. {reason}", reason=reason)
    if place.device == "auto":
        return reason
    return tr("Runs on {device}. {reason}", device=place.device.upper(), reason=reason)
