"""New words at the playhead, and where they are written."""

from __future__ import annotations

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_media import new_track, with_track
from creastudio.core.edits.timeline import add_sequence, add_track
from creastudio.core.edits.timeline_move import place_clips
from creastudio.core.ids import new_id
from creastudio.core.playing import clips_between
from creastudio.core.timeline import STILL_DURATION, Clip, Sequence
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.first_sequence import first_sequence


def add_words(session: Session) -> None:
    """Put new words at the playhead, select them and let them be written."""
    clip = Clip(kind="text", name="", text=tr("Your text"), start=session.playhead, duration=STILL_DURATION)
    if session.apply(combined("Add text", *_edits(session.sequence, clip))):
        session.select(clips=[clip.id])
        write_words(session)


def write_words(session: Session) -> None:
    """Show the properties with the keyboard in the field of the words."""
    session.show_panel("properties")
    session.wordsWanted.emit()


def _edits(sequence: Sequence | None, clip: Clip) -> list[Edit]:
    """Return the edits that put it on the first free text track, making one where there is none."""
    if sequence is None:
        made = first_sequence()
        (track,) = (item for item in made.tracks if item.kind == "text")
        return [add_sequence(made), place_clips([(track.id, clip)])]
    lanes = [item for item in sequence.tracks if item.kind == "text"]
    free = [item for item in lanes if not item.locked and not clips_between(item, clip.start, clip.end)]
    if free:
        return [place_clips([(free[0].id, clip)])]
    track = new_track(sequence, "text", new_id())
    place = with_track(sequence, track).tracks.index(track)
    return [add_track(sequence.id, track, place), place_clips([(track.id, clip)])]
