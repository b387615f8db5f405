"""What is done with markers and the loop of the shown sequence."""

from __future__ import annotations

from creastudio.core.edits.timeline_marks import set_loop
from creastudio.core.timeline import Loop, Sequence
from creastudio.shell.session import Session


class MarkCommands:
    """Acts on the marks of the sequence that a session shows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def toggle_loop(self) -> None:
        """Turn the loop on or off; without one, what is selected, else everything, becomes it."""
        session, sequence = self._session, self._session.sequence
        if sequence is None:
            return
        loop = sequence.loop
        if loop is None:
            span = selected_span(session, sequence) or (0, sequence.duration)
            loop = Loop(start=span[0], end=span[1])
        else:
            loop = loop.model_copy(update={"on": not loop.on})
        session.apply(set_loop(sequence.id, loop))


def selected_span(session: Session, sequence: Sequence) -> tuple[int, int] | None:
    """Return where the selected clips begin and end, flicks; None when none is selected."""
    chosen = frozenset(session.selected_clips)
    clips = [clip for track in sequence.tracks for clip in track.clips if clip.id in chosen] if chosen else []
    return (min(clip.start for clip in clips), max(clip.end for clip in clips)) if clips else None
