"""The context menu of a track."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_media import new_track
from creastudio.core.edits.sequence_copies import duplicate_track
from creastudio.core.edits.timeline import add_track, remove_track, update_track
from creastudio.core.ids import new_id
from creastudio.core.timeline import Sequence, Track
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.timeline.rows import LARGE, SMALL, USUAL


def track_menu(session: Session, track: Track, rename: Callable[[], object], parent: QWidget) -> QMenu:
    """Return the menu of a track of the shown sequence."""
    menu = QMenu(parent)
    sequence = session.sequence
    if sequence is None:
        return menu
    index = [item.id for item in sequence.tracks].index(track.id)

    def do(edit: Edit) -> None:
        session.apply(edit)

    def insert(place: int) -> None:
        do(add_track(sequence.id, new_track(sequence, track.kind, new_id()), place))

    add(menu, tr("Rename…"), "type", rename)
    add(menu, tr("Add a track above"), "plus", partial(insert, index + 1))
    add(menu, tr("Add a track below"), "", partial(insert, index))
    add(
        menu, tr("Duplicate"), "copy",
        lambda: do(duplicate_track(track.id, new_track(sequence, track.kind, "").name)),
    )  # fmt: skip
    menu.addSeparator()
    add(
        menu, tr("Select all its clips"), "list-checks",
        lambda: session.select(clips=[clip.id for clip in track.clips]), enabled=bool(track.clips),
    )  # fmt: skip
    others = [item for item in sequence.tracks if item.id != track.id and item.kind == track.kind]
    add(
        menu,
        tr("Mute the others of its kind"),
        "volume-x",
        lambda: _mute(session, others),
        enabled=bool(others),
    )
    sizes = menu.addMenu(tr("Height"))
    for text, height in ((tr("Small"), SMALL), (tr("Usual"), 0), (tr("Large"), LARGE)):
        entry = add(sizes, text, "", lambda tall=height: do(update_track(track.id, height=tall)))
        entry.setCheckable(True)
        entry.setChecked((track.height or USUAL) == (height or USUAL))
    add(sizes, tr("All tracks as high as this one"), "", lambda: _level(session, sequence, track.height))
    menu.addSeparator()
    add(menu, tr("Delete track"), "trash-2", lambda: do(remove_track(track.id)))
    return menu


def _mute(session: Session, tracks: list[Track]) -> None:
    on = not all(track.muted for track in tracks)
    session.apply(combined("Change track", *(update_track(track.id, muted=on) for track in tracks)))


def _level(session: Session, sequence: Sequence, height: int) -> None:
    session.apply(
        combined("Change track", *(update_track(track.id, height=height) for track in sequence.tracks))
    )
