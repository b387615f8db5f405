"""The button that lets one thing be heard, wherever things are chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton, QWidget

from creastudio.core.assets import Asset
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import with_key
from creastudio.shell.session import Session
from creastudio.shell.timeline.listening import LISTEN_KEY, can_hear, listening_of


class ListenButton(QToolButton):
    """Hears what is shown, or stops; seen only where there is something to hear.

    Parameters
    ----------
    pressed : callable, optional
        What a press does in place of hearing the shown asset.
    """

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, pressed: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._listening = listening_of(session)
        self._asset: Asset | None = None
        self._listening.changed.connect(self._refresh)
        self.clicked.connect(pressed if pressed is not None else self.toggle)
        self.show_asset(None)

    def show_asset(self, asset: Asset | None, *, audible: bool = False) -> None:
        """Be the button of an asset, or of none; `audible` where it is a file that is no asset yet."""
        self._asset = asset
        self.setVisible(audible or (asset is not None and can_hear(asset.kind)))
        self._refresh()

    def toggle(self) -> None:
        """Hear the asset, or stop."""
        if self._asset is not None:
            self._listening.toggle(self._asset)

    def _refresh(self) -> None:
        on = self._asset is not None and self._listening.heard == self._asset.sha256
        set_icon(self, "square" if on else "headphones", "accent" if on else "text")
        text = tr("Stop listening") if on else tr("Listen")
        self.setAccessibleName(text)
        self.setToolTip(with_key(text, LISTEN_KEY))
