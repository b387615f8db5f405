"""What is annotated is written a moment after each change, off the thread of the window, and at the latest at the end."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.api.past_ads import PastAd
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.past_ads import PastAdsLibrary

DELAY = 500
"""Milliseconds after the last change."""


class Keeping(QObject):
    """Writes the ads of a library."""

    said = Signal(object)
    """UserError where they couldn't be written, None when they are."""

    def __init__(self, session: Session, model: Annotating, library: PastAdsLibrary) -> None:
        super().__init__(model)
        self._session, self._model, self._library = session, model, library
        self._stored: tuple[PastAd, ...] = ()
        self._one_at_a_time = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._write)
        model.edited.connect(self._timer.start)

    def begin(self, stored: tuple[PastAd, ...]) -> None:
        """Say what the file holds."""
        self._stored = stored

    @property
    def dirty(self) -> bool:
        """Whether something isn't written yet."""
        return self._stored != self._model.ads

    def flush(self) -> UserError | None:
        """Write now what isn't written yet; an error where that can't be."""
        self._timer.stop()
        if not self.dirty:
            return None
        return self._save()

    def _write(self) -> None:
        def done(error: UserError | None) -> None:
            if error is not None or not self.dirty:
                self.said.emit(error)

        background_of(self._session).run(self, "keep", self._save, done)

    def _save(self) -> UserError | None:
        """Write the ads of now; any thread may."""
        # What is written is looked up by whoever writes: one that had to wait must not write what is older.
        with self._one_at_a_time:
            ads = self._model.ads
            try:
                self._library.save(ads, self._stored)
            except UserError as error:
                return error
            self._stored = ads
            return None
