"""Notes on the clipboard, as a score: another project, and another track, can take them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtWidgets import QApplication

from creastudio.api.errors import UserError
from creastudio.api.score import MEDIA_TYPE, Note, Score, loose_track
from creastudio.api.score_changes import at_resolution
from creastudio.core.score_editing import Chosen, Pick, spelled

FORMAT = f"{MEDIA_TYPE};part=notes"


def copy_notes(score: Score, chosen: Chosen) -> None:
    """Put notes on the clipboard; the first begins at 0, its bar at the beginning of one where metres allow."""
    first = min(note.start for _, note in chosen)
    numbers = sorted({track for track, _ in chosen})
    bare = Score(ticks_per_quarter=score.ticks_per_quarter, keys=())
    tracks = tuple(
        loose_track(
            bare,
            (note._replace(start=note.start - first) for track, note in chosen if track == number),
            name=score.tracks[number].name,
            program=score.tracks[number].program,
            percussion=score.tracks[number].percussion,
        )
        for number in numbers
    )
    data = QMimeData()
    data.setData(FORMAT, QByteArray(bare.with_(tracks=tracks).dumps()))
    QApplication.clipboard().setMimeData(data)


def copied_notes(score: Score, tick: int, track: int) -> list[Pick]:
    """Return the notes on the clipboard as they come into a score at a tick, from a track on; none where there are none."""
    data = QApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(FORMAT) or not score.tracks:
        return []
    try:
        held = at_resolution(Score.loads(bytes(data.data(FORMAT).data())), score.ticks_per_quarter)
    except UserError:
        return []
    last = len(score.tracks) - 1
    found: list[Pick] = []
    for number in range(len(held.tracks)):
        goal = min(track + number, last)
        moved: list[Note] = [note._replace(start=note.start + tick) for note in held.notes(number)]
        found += ((goal, spelled(score, note)) for note in moved)
    return found


def notes_on_clipboard() -> bool:
    """Whether there are notes to be pasted."""
    data = QApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(FORMAT)
