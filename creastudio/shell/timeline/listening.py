"""Hearing a score or a sound that lies nowhere yet: a result, a thing of the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.core.animation import amplitude
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits import place_on_timeline
from creastudio.core.timeline import Sequence
from creastudio.shell.session import Session
from creastudio.shell.timeline.playback.engine import Playback
from creastudio.shell.timeline.player import Player, PlayerPlace

LISTEN_KEY = "P"

_LOOK = 100
"""Milliseconds from look to look whether it is over."""


def can_hear(kind: str) -> bool:
    """Whether there is anything to hear of a thing of a kind alone."""
    return kind in ("score", "audio")


class Listening(QObject):
    """Plays one asset alone, a score in its own tempo, on the device of the timeline, which is silent meanwhile.

    While candidates are compared, the one that comes up next is heard in place of the one before.

    Attributes
    ----------
    heard : str
        SHA-256 of what is heard; "" while it is silent.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.heard = ""
        self._playback: Playback | None = None
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._place = PlayerPlace.of(session)
        self._place.closing.connect(self.close)
        session.activeResultChanged.connect(self._follow)
        session.settingsChanged.connect(self._settings_changed)
        self._font = session.settings.sound_font

    def toggle(self, asset: Asset) -> None:
        """Hear an asset from its beginning, or be silent where it is what is heard."""
        if self.heard == asset.sha256:
            self.stop()
        else:
            self.hear(asset)

    def hear(self, asset: Asset) -> None:
        """Hear an asset from its beginning, in place of anything else that sounds."""
        player = self._place.player
        if player is None or not can_hear(asset.kind):
            return
        player.stop()
        playback = self._made(player)
        sequence = Sequence()
        empty = Document(sequences=(sequence,))
        playback.set_gain(amplitude(self._session.settings.playback_volume))
        playback.start(place_on_timeline(sequence.id, asset).apply(empty), sequence.id, 0, 1, loop=False)
        self._timer.start()
        self._set(asset.sha256)

    def stop(self) -> None:
        """Be silent at once."""
        self._timer.stop()
        if self._playback is not None:
            self._playback.stop()
        self._set("")

    def close(self) -> None:
        """Be silent, and wait for the threads."""
        self.stop()
        if self._playback is not None:
            self._playback.close()

    def _made(self, player: Player) -> Playback:
        if self._playback is None:
            self._playback = Playback(self._session.workspace.blobs.path, player.output)
            player.playingChanged.connect(self._other_plays)
        return self._playback

    def _set(self, sha256: str) -> None:
        if sha256 != self.heard:
            self.heard = sha256
            self.changed.emit()

    def _look(self) -> None:
        """Notice the end, and say what can't be heard."""
        playback = self._playback
        place = playback.position() if playback is not None else None
        if playback is None or place is None or place[1] or playback.failed:
            self.stop()
            return
        for note in playback.notes():
            if note not in self._told:
                self._told.add(note)
                self._session.notify(note, level="warning")
        if (error := playback.error) is not None:
            self.stop()
            raise error

    def _other_plays(self, playing: bool) -> None:
        if playing and self.heard:
            self.stop()

    def _follow(self, *_: object) -> None:
        """Hear the candidate that came up, where the one before was heard."""
        if not self.heard:
            return
        found = self._session.result(self._session.active_result) if self._session.active_result else None
        if found is None or not can_hear(found.asset.kind):
            self.stop()
        elif found.asset.sha256 != self.heard:
            self.hear(found.asset)

    def _settings_changed(self) -> None:
        playback, settings = self._playback, self._session.settings
        if playback is None:
            return
        playback.set_gain(amplitude(settings.playback_volume))
        if settings.sound_font != self._font:
            self._font = settings.sound_font
            self.stop()
            playback.forget()


def listening_of(session: Session) -> Listening:
    """Return the listening of a session, made when it is first asked for."""
    found = session.findChild(Listening)
    return found if found is not None else Listening(session)
