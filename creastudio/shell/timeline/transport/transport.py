"""What keys and buttons do to the playhead and to what is seen of the timeline."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Sequence
from creastudio.shell.session import Session
from creastudio.shell.timeline.player import Player
from creastudio.shell.timeline.ruler.marks import selected_span
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.tools import tool


class Transport:
    """Acts on one timeline; arguments are text, as the table of commands has them.

    Parameters
    ----------
    width : callable
        Returns how wide the lanes are, px.
    """

    def __init__(
        self, session: Session, player: Player, state: TimelineState, width: Callable[[], int]
    ) -> None:
        self._session, self._player, self._state, self._width = session, player, state, width

    def toggle(self) -> None:
        """Play, or stop."""
        self._player.toggle()

    def stop(self) -> None:
        """Stop where it is."""
        self._player.stop()

    def shuttle(self, direction: str) -> None:
        """Play on in a direction (-1 or 1); again: faster."""
        self._player.shuttle(int(direction))

    def toggle_metronome(self) -> None:
        """Let beats click along, or not."""
        self._player.set_metronome(not self._player.metronome)

    def step(self, frames: str) -> None:
        """Move the playhead by frames."""
        self._player.step(int(frames))

    def go_to(self, time: int) -> None:
        """Stop, and put the playhead at a time, flicks."""
        self._player.stop()
        self._session.set_playhead(time)

    def go_to_start(self) -> None:
        """Go to the start."""
        self.go_to(0)

    def go_to_end(self) -> None:
        """Go to the end."""
        sequence = self._session.sequence
        self.go_to(sequence.duration if sequence is not None else 0)

    def go_to_cut(self, direction: str) -> None:
        """Go to the nearest edge of a clip before (-1) or after (1) the playhead."""
        sequence = self._session.sequence
        found = cut_beside(sequence, self._session.playhead, int(direction)) if sequence is not None else None
        if found is not None:
            self.go_to(found)

    def fit(self) -> None:
        """Show the whole sequence."""
        sequence = self._session.sequence
        duration = sequence.duration if sequence is not None else 0
        self._state.set_scale(TimeScale.fitted(duration or 10 * FLICKS_PER_SECOND, max(1, self._width())))

    def zoom(self, factor: str) -> None:
        """Show less time (a factor above 1) or more, around the playhead."""
        scale = self._state.scale
        x = scale.to_x(self._session.playhead)
        at = x if 0 <= x <= self._width() else self._width() / 2
        self._state.set_scale(scale.zoomed(scale.density * float(factor), at))

    def choose_tool(self, tool_id: str) -> None:
        """Choose a tool."""
        self._state.set_tool(tool(tool_id).id)

    def fit_selection(self) -> None:
        """Show the selected clips, with a little around them."""
        span = selected_span(self._session)
        if span is not None:
            width = max(1, self._width())
            scale = TimeScale.fitted(span[1] - span[0], width)
            self._state.set_scale(scale.scrolled(span[0] - scale.length(width * 0.06)))

    def show_density(self, density: float) -> None:
        """Show time with a density, px a second, around the playhead."""
        self.zoom(str(density / self._state.scale.density))

    def toggle_following(self) -> None:
        """Follow the playhead while it plays, or not."""
        settings = self._session.settings
        self._session.update_settings(follow_playhead="page" if settings.follow_playhead == "off" else "off")

    def toggle_snapping(self) -> None:
        """Let things cling, or not."""
        self._state.set_snapping(not self._state.snapping)


def cut_beside(sequence: Sequence, time: int, direction: int) -> int | None:
    """Return the edge of a clip nearest before (-1) or after (1) a time, flicks; None where there is none."""
    edges = {edge for track in sequence.tracks for clip in track.clips for edge in (clip.start, clip.end)}
    if direction < 0:
        return max((edge for edge in edges | {0} if edge < time), default=None)
    return min((edge for edge in edges if edge > time), default=None)
