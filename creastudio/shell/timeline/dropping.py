"""What can be dropped on the timeline, and where a candidate would come."""

from __future__ import annotations

from collections.abc import Sequence as List

from PySide6.QtCore import QMimeData

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.place_media import place_on_timeline
from creastudio.core.results import Result
from creastudio.core.timeline import STILL_DURATION, Clip, Track
from creastudio.shell.canvas.importing import files_in, import_files, placeable_files
from creastudio.shell.panels.result_data import dragged_assets, result_ids
from creastudio.shell.session import Session
from creastudio.shell.timeline.cut_files import import_cuts, split

LABEL = "Place on timeline"


def wanted(mime: QMimeData) -> bool:
    """Return whether a drop can be placed."""
    return bool(result_ids(mime) or placeable_files(mime))


def drop(session: Session, mime: QMimeData, time: int, track: Track | None) -> bool:
    """Place what was dropped at a time (flicks), on a track where it fits; False when nothing of it can be placed."""
    ids, kept, files = result_ids(mime), dragged_assets(session, mime), placeable_files(mime)
    if ids:
        found = [result for name in ids if (result := session.result(name)) is not None]
        takes = [_siblings(session, result) for result in found]
        place(session, [result.asset for result in found], takes, time, track)
    elif kept:
        place(session, kept, [()] * len(kept), time, track)
    elif files:
        files_in(mime, wait=True)
        cuts, plain = split(files)
        import_cuts(session, cuts)
        import_files(session, plain, lambda assets: place(session, assets, [()] * len(assets), time, track))
    return bool(ids or kept or files)


def place(
    session: Session, assets: List[Asset], takes: List[List[Asset]], time: int, track: Track | None
) -> bool:
    """Place pictures one after the other as one undo step and select them."""
    track_id = track.id if track is not None and track.kind == "picture" and not track.locked else ""
    edits: list[Edit] = [
        place_on_timeline(
            session.sequence_id, asset, others, at=time + index * STILL_DURATION, track_id=track_id
        )
        for index, (asset, others) in enumerate(zip(assets, takes, strict=True))
    ]
    known = _clips(session)
    if not edits or not session.apply(combined(LABEL, *edits)):
        return False
    session.select(clips=[name for name in _clips(session) if name not in known])
    return True


def ghost_clip(session: Session, result: Result | None) -> tuple[Track, Clip] | None:
    """Return the clip that placing a candidate at the playhead would add, with its track; None for none."""
    sequence = session.sequence
    if result is None or result.state != "new" or sequence is None or result.asset.kind != "image":
        return None
    try:
        after = place_on_timeline(sequence.id, result.asset, at=session.playhead).apply(session.document)
    except UserError:
        return None
    known = {clip.id for track in sequence.tracks for clip in track.clips}
    for track in after.sequence(sequence.id).tracks:
        for clip in track.clips:
            if clip.id not in known and any(item.id == track.id for item in sequence.tracks):
                return track, clip
    return None


def _siblings(session: Session, result: Result) -> list[Asset]:
    return [item.asset for item in session.workspace.tray.siblings(result.id)]


def _clips(session: Session) -> list[str]:
    sequence = session.sequence
    return [clip.id for track in sequence.tracks for clip in track.clips] if sequence is not None else []
