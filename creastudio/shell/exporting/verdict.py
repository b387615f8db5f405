"""What a dialog says below its settings: what will come of them, what to think of, and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.export.certificates import chosen
from creastudio.export.options import Options, SignableOptions
from creastudio.shell.i18n import tr, tr_error
from creastudio.shell.session import Session
from creastudio.shell.widgets.labels import label


class Verdict(QWidget):
    """Three texts, each shown where there is one.

    Parameters
    ----------
    patience : int
        Milliseconds without a change before what takes a moment is begun (``_look``).
    """

    def __init__(self, session: Session, patience: int) -> None:
        super().__init__()
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.text = label("", "small", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.error = label("", "error", wrap=True)
        for part in (self.text, self.warning, self.error):
            column.addWidget(part)

    def show_error(self, error: UserError) -> None:
        """Say what is wrong."""
        self._say("", "", tr_error(error))

    def _say(self, text: str, warning: str = "", error: str = "") -> None:
        for part, said in ((self.text, text), (self.warning, warning), (self.error, error)):
            part.setText(said)
            part.setVisible(bool(said))

    def _look(self) -> None:
        """Find out, off this thread, what can't be said at once."""

    def _require_certificate(self, *options: Options) -> None:
        """Raise UserError where something is to be signed and there is nothing to sign with."""
        settings = self._session.settings
        wanted = any(isinstance(item, SignableOptions) and item.sign for item in options)
        if wanted and chosen(settings.signing_certificate, settings.signing_key) is None:
            raise UserError(
                tr("There is no certificate to sign with."), tr("Make or choose one under Signing.")
            )


def about_size(count: int) -> str:
    """Return "about 3.4 MB" for a count of bytes."""
    size = QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    return tr("about {size}", size=size)
