"""Keeps the playhead in view while it moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from creastudio.shell.look.reduced_motion import reduced
from creastudio.shell.session import Session
from creastudio.shell.timeline.player import Player
from creastudio.shell.timeline.state import TimelineState


class Following(QObject):
    """Scrolls with the playhead: by whole pages, or smoothly with the playhead in the middle.

    While it plays, a person who scrolls is left alone until playing begins anew; what moves the playhead otherwise
    brings it into view.

    Parameters
    ----------
    width : callable
        Returns how wide the lanes are, px.
    """

    def __init__(
        self, session: Session, state: TimelineState, player: Player, width: Callable[[], int]
    ) -> None:
        super().__init__(state)
        self._session, self._state, self._player, self._width = session, state, player, width
        self._let_go = False
        session.playheadChanged.connect(self.follow)
        state.scrolledByHand.connect(self._leave_alone)
        player.playingChanged.connect(self._begin_anew)

    def follow(self, time: int) -> None:
        """Bring the playhead into view, as the settings say."""
        how = self._session.settings.follow_playhead
        if not self._player.playing:
            self._state.set_scale(self._state.scale.showing(time, self._width()))
        elif how != "off" and not self._let_go:
            self._play_along(time, smooth=how == "smooth" and not reduced())

    def _play_along(self, time: int, *, smooth: bool) -> None:
        scale, width = self._state.scale, self._width()
        x = scale.to_x(time)
        if smooth:
            middle = time - scale.length(width / 2)
            if x > width / 2 or scale.left > 0:
                self._state.set_scale(scale.scrolled(middle))
        elif x > width or x < 0:
            back = self._player.speed < 0
            self._state.set_scale(scale.scrolled(time - scale.length(width * (0.9 if back else 0.05))))

    def _leave_alone(self) -> None:
        self._let_go = self._player.playing

    def _begin_anew(self, playing: bool) -> None:
        self._let_go = False
        if not playing:
            self.follow(self._session.playhead)
