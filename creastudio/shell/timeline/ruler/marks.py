"""What is done with markers, the loop, tempo and metre of the shown sequence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_marks import add_marker, remove_markers, set_loop, update_marker
from creastudio.core.edits.timeline_range import extract_range, insert_time, lift_range
from creastudio.core.edits.timeline_tempo import fit_tempo
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Loop, Marker, Sequence
from creastudio.shell.session import Session
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.timeline.state import TimelineState


class MarkCommands:
    """Acts on the marks of the sequence that a session shows.

    Parameters
    ----------
    go_to : callable
        Puts the playhead at a time, flicks.
    window : callable
        Returns the widget that dialogs belong to.
    """

    def __init__(
        self,
        session: Session,
        state: TimelineState,
        go_to: Callable[[int], object],
        window: Callable[[], QWidget],
    ) -> None:
        self._session, self._state, self.go_to, self._window = session, state, go_to, window

    @property
    def _sequence(self) -> Sequence | None:
        return self._session.sequence

    # -- markers

    def add_marker(self) -> None:
        """Set a marker at the playhead; a second press there opens it."""
        sequence, time = self._sequence, self._session.playhead
        if sequence is None:
            return
        there = next((marker for marker in sequence.markers if marker.at == time), None)
        if there is not None:
            self.edit_marker(there.id)
        else:
            self.add_marker_at(time)

    def add_marker_at(self, time: int) -> None:
        """Set a marker at a time, flicks."""
        marker = Marker(at=time)
        if self._session.apply(add_marker(self._session.sequence_id, marker)):
            self._state.choose_marker(marker.id)

    def edit_marker(self, marker_id: str) -> None:
        """Ask for name, time, colour and kind of a marker."""
        from creastudio.shell.timeline.ruler.marker_dialog import MarkerDialog

        sequence = self._sequence
        marker = next((item for item in sequence.markers if item.id == marker_id), None) if sequence else None
        if sequence is None or marker is None:
            return
        chosen = MarkerDialog.ask(self._window(), sequence, marker)
        if chosen == "delete":
            self.remove_marker(marker_id)
        elif isinstance(chosen, Marker) and chosen != marker:
            fields = chosen.model_dump(include={"at", "name", "color", "hit_point"})
            self._session.apply(update_marker(marker_id, **fields))

    def set_hit_point(self, marker_id: str, on: bool) -> None:
        """Say whether something happens at a marker that music should meet."""
        self._session.apply(update_marker(marker_id, hit_point=on))

    def remove_marker(self, marker_id: str) -> None:
        """Delete a marker."""
        self._session.apply(remove_markers([marker_id]))
        self._state.choose_marker("")

    def remove_all_markers(self) -> None:
        """Delete all markers of the sequence."""
        if self._sequence is not None:
            self._session.apply(remove_markers([marker.id for marker in self._sequence.markers]))

    def delete_chosen(self) -> bool:
        """Delete the marker that was clicked last; False when there is none."""
        sequence, chosen = self._sequence, self._state.marker
        if sequence is None or not any(marker.id == chosen for marker in sequence.markers):
            return False
        self.remove_marker(chosen)
        return True

    def go_to_marker(self, direction: str) -> None:
        """Go to the nearest marker before (-1) or after (1) the playhead."""
        times = [marker.at for marker in self._sequence.markers] if self._sequence is not None else []
        if int(direction) > 0:
            found = times[bisect_right(times, self._session.playhead) :][:1]
        else:
            found = times[: bisect_left(times, self._session.playhead)][-1:]
        for time in found:
            self.go_to(time)

    # -- the loop

    def toggle_loop(self) -> None:
        """Turn the loop on or off; without one, what is selected, else everything, becomes it."""
        sequence = self._sequence
        if sequence is None:
            return
        if sequence.loop is None:
            span = selected_span(self._session) or (0, sequence.duration)
            self._set_loop(*span)
        else:
            self._apply(set_loop(sequence.id, sequence.loop.model_copy(update={"on": not sequence.loop.on})))

    def loop_selection(self) -> None:
        """Make the loop reach over the selected clips."""
        span = selected_span(self._session)
        if span is not None:
            self._set_loop(*span)

    def loop_from(self, time: int | None = None) -> None:
        """Let the loop begin at a time, flicks; at the playhead when left out."""
        sequence, start = self._sequence, self._session.playhead if time is None else time
        if sequence is None:
            return
        end = sequence.loop.end if sequence.loop is not None else 0
        self._set_loop(start, end if end > start else max(sequence.duration, start + FLICKS_PER_SECOND))

    def loop_to(self, time: int | None = None) -> None:
        """Let the loop end at a time, flicks; at the playhead when left out."""
        sequence, end = self._sequence, self._session.playhead if time is None else time
        if sequence is None or end <= 0:
            return
        start = sequence.loop.start if sequence.loop is not None else 0
        self._set_loop(start if start < end else 0, end)

    def clear_loop(self) -> None:
        """Take the loop away."""
        if self._sequence is not None and self._sequence.loop is not None:
            self._apply(set_loop(self._sequence.id, None))

    # -- what lies in the loop

    def lift_loop(self) -> None:
        """Take out what lies in the loop, and leave a gap."""
        self._in_loop(lift_range)

    def extract_loop(self) -> None:
        """Take out what lies in the loop, and close up."""
        self._in_loop(extract_range)

    def insert_loop(self) -> None:
        """Make empty time where the loop is; what comes after it is pushed."""
        self._in_loop(lambda name, start, end: insert_time(name, start, end - start))

    def _in_loop(self, edit: Callable[[str, int, int], Edit]) -> None:
        sequence = self._sequence
        if sequence is not None and sequence.loop is not None:
            self._apply(edit(sequence.id, sequence.loop.start, sequence.loop.end))

    def _set_loop(self, start: int, end: int) -> None:
        if end > start:
            self._apply(set_loop(self._session.sequence_id, Loop(start=start, end=end)))

    # -- tempo

    def edit_tempo(self) -> None:
        """Ask for tempo and metre from the bar of the playhead on."""
        self.edit_tempo_at(self._session.playhead)

    def edit_tempo_at(self, time: int) -> None:
        """Ask for tempo and metre from the bar at a time (flicks) on."""
        from creastudio.shell.timeline.ruler.tempo_dialog import ask_tempo

        if self._sequence is not None:
            edit = ask_tempo(self._window(), self._sequence, time)
            if edit is not None:
                self._apply(edit)

    def fit_tempo(self) -> None:
        """Choose tempi so that every hit point falls on a bar line."""
        sequence = self._sequence
        if sequence is not None:
            hits = [marker.id for marker in sequence.markers if marker.hit_point]
            self._apply(fit_tempo(sequence.id, hits))

    def _apply(self, edit: Edit) -> None:
        self._session.apply(edit)


def selected_span(session: Session) -> tuple[int, int] | None:
    """Return where the selected clips begin and end, flicks; None when none is selected."""
    clips = [spot.clip for spot in selected_spots(session)]
    return (min(clip.start for clip in clips), max(clip.end for clip in clips)) if clips else None
