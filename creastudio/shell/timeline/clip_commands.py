"""What keys and menus do to clips, one method each."""

from __future__ import annotations

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_move import remove_clips
from creastudio.core.edits.timeline_ripple import ripple_delete
from creastudio.core.edits.timeline_split import split_at
from creastudio.shell.session import Session
from creastudio.shell.timeline.situation import clips_under


class ClipCommands:
    """Acts on the selected clips of a session, or on what lies under the playhead."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def split(self) -> None:
        """Cut the selected clips under the playhead in two, else all that lie there."""
        sequence, time = self._session.sequence, self._session.playhead
        if sequence is None:
            return
        under = clips_under(sequence, time)
        chosen = [item for item in under if item[1].id in self._session.selected_clips] or under
        self._apply(split_at(sequence.id, time, [track.id for track, _ in chosen]))

    def split_all(self) -> None:
        """Cut everything under the playhead in two."""
        self._apply(split_at(self._session.sequence_id, self._session.playhead))

    def delete(self) -> None:
        """Delete the selected clips."""
        self._apply(remove_clips(self._session.selected_clips))

    def ripple_delete(self) -> None:
        """Delete the selected clips, and close the gaps that they leave."""
        self._apply(ripple_delete(self._session.selected_clips))

    def _apply(self, edit: Edit) -> bool:
        return self._session.apply(edit)
