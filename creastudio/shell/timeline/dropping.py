"""How things come on the timeline: where they are dropped, at the playhead, and where a candidate would come."""

from __future__ import annotations

from collections.abc import Sequence as List
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.generated import add_key, drive_by
from creastudio.core.edits.place_media import (
    Placing,
    new_track,
    place_media,
    place_on_timeline,
    sounds,
    with_track,
)
from creastudio.core.edits.place_text import Words, keep_writing, subtitle_clips
from creastudio.core.edits.timeline_move import Way, move_clips, place_clips
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.edits.tree import on_sequence
from creastudio.core.generated import key_params
from creastudio.core.ids import new_id
from creastudio.core.playing import clip_at
from creastudio.core.results import Result
from creastudio.core.timeline import TRACK_OF, Clip, Sequence, Track, TrackKind
from creastudio.shell.canvas.importing import files_in, import_files
from creastudio.shell.i18n import tr
from creastudio.shell.live.dropping import make
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.timeline.cut_files import import_cuts, split
from creastudio.shell.timeline.drop_source import Dragged, dragged, of_canvas
from creastudio.shell.timeline.made_from import score_before
from creastudio.shell.transfer.drag_files import orders_of, start
from creastudio.shell.transfer.file_kinds import TEXTS
from creastudio.shell.transfer.layer_files import layer_files, layers_of
from creastudio.shell.writings.files import import_texts
from creastudio.workspace.beneath import beneath_source

LABEL = "Place on timeline"


@dataclass(frozen=True)
class Spot:
    """Where something is dropped.

    Attributes
    ----------
    time : int
        Flicks.
    track : Track or None
        The one under the mouse.
    way : str
        As for ``place_clips``.
    fresh : bool
        Whether it lies beside all tracks, where a new one is made.
    """

    time: int
    track: Track | None = None
    way: Way = "gap"
    fresh: bool = False


def drop(session: Session, mime: QMimeData, spot: Spot) -> bool:
    """Place what was dropped, on a track where it fits; False when nothing of it can be placed."""
    found = dragged(session, mime)
    if found.files:
        files_in(mime, wait=True)
        cuts, plain = split(list(found.files))
        import_cuts(session, cuts)
        texts = [file for file in plain if file.suffix.lower() in TEXTS]
        plain = [file for file in plain if file not in texts]
        import_texts(session, texts, lambda words: take(session, Dragged(words=tuple(words)), spot))
        import_files(session, plain, lambda assets: take(session, Dragged(assets, ((),) * len(assets)), spot))
    elif found.live is not None:
        record = make(
            session, found.live, lambda result: take(session, Dragged((result.asset,), ((),)), spot)
        )
        if record is not None and keyed_under(found, spot) is not None:
            review_of(session).leave(record.id)
    elif found:
        take(session, found, spot)
    return bool(found)


def place(
    session: Session, assets: List[Asset], takes: List[List[Asset]], time: int, track: Track | None
) -> bool:
    """Place media one after the other as one undo step and select them."""
    found = Dragged(tuple(assets), tuple(tuple(others) for others in takes))
    return take(session, found, Spot(time, track))


def take(session: Session, found: Dragged, spot: Spot) -> bool:
    """Place things as one undo step and select them; False when nothing came of it."""
    sequence = session.sequence
    if sequence is None:
        return False
    known = _clips(session)
    edit = edit_of(sequence, found, spot)
    if edit is None or not session.apply(edit):
        return False
    takes_it = keyed_under(found, spot)
    same = [takes_it.id] if takes_it is not None else list(found.moved)
    session.select(clips=[name for name in _clips(session) if name not in known] or same)
    return True


def keyed_under(found: Dragged, spot: Spot) -> Clip | None:
    """Return the generated clip of which a single thing that is dropped on it becomes a key, or its score; None for none."""
    if spot.track is None or spot.track.locked or spot.way == "insert" or len(found.assets) != 1:
        return None
    clip = clip_at(spot.track, spot.time)
    generated, asset = clip.generated if clip is not None else None, found.assets[0]
    if generated is None:
        return None
    takes_it = bool(generated.score) if asset.kind == "score" else key_params(asset, generated) is not None
    return clip if takes_it else None


def place_from_canvas(session: Session, board_ids: List[str], layer_ids: List[str]) -> None:
    """Place artboards or layers at the playhead: what is no picture and no text comes as a picture of it."""
    spot = Spot(session.playhead)
    found = of_canvas(session, list(board_ids), list(layer_ids))
    if found:
        take(session, found, spot)
        return
    orders = orders_of(layer_files(session, layers_of(session, layer_ids)))
    if not orders:
        session.notify(tr("There is nothing to be seen of it."))
        return
    paths = [order.path for order in orders]
    start(
        session,
        orders,
        lambda: import_files(
            session, paths, lambda assets: take(session, Dragged(assets, ((),) * len(assets)), spot)
        ),
    )


def edit_of(sequence: Sequence, found: Dragged, spot: Spot) -> Edit | None:
    """Return what a drop would do; None where that is nothing. The same drop can be looked at first and then done."""
    if found.moved:
        return _moving(sequence, found.moved, spot.time)
    takes_it = keyed_under(found, spot)
    if takes_it is not None:
        asset = found.assets[0]
        if asset.kind == "score":
            return drive_by(takes_it.id, asset)
        return add_key(takes_it.id, takes_it.key_time(spot.time), asset)
    if found.words:
        return _texts(sequence, found.words, spot)
    kinds = _kinds(found)
    if not kinds:
        return None
    named = (
        spot.track if spot.track is not None and not spot.track.locked and spot.track.kind in kinds else None
    )
    fresh_id, clip_ids = new_id(), [new_id() for _ in found.clips]

    def apply(document: Document) -> Document:
        target = named.id if named is not None else ""
        if spot.fresh:
            fresh = new_track(find_sequence(document, sequence.id), kinds[0], fresh_id)
            document = on_sequence(document, sequence.id, lambda item: with_track(item, fresh))
            target = fresh_id
        if found.assets:
            how = Placing(spot.time, spot.way, target)
            return place_media(sequence.id, found.assets, found.takes, how, label=LABEL).apply(document)
        document, target = _with_target(document, sequence.id, kinds[0], target, fresh_id)
        clips, at = [], spot.time
        for clip, name in zip(found.clips, clip_ids, strict=True):
            clips.append((target, clip.model_copy(update={"id": name, "start": at})))
            at += clip.duration
        return place_clips(clips, spot.way, label=LABEL).apply(document)

    return Edit(LABEL, apply)


def _texts(sequence: Sequence, texts: List[Words], spot: Spot) -> Edit:
    """Return the edit that places texts as subtitles, one after the other, on a text track."""
    named = spot.track is not None and not spot.track.locked and spot.track.kind == "text"
    fresh_id, salts = new_id(), [new_id() for _ in texts]

    def apply(document: Document) -> Document:
        found = find_sequence(document, sequence.id)
        target = spot.track.id if named and spot.track is not None else ""
        if spot.fresh or not target:
            known = [track.id for track in found.tracks if track.kind == "text" and not track.locked]
            target = "" if spot.fresh or not known else known[0]
        if not target:
            fresh = new_track(found, "text", fresh_id)
            document = on_sequence(document, sequence.id, lambda item: with_track(item, fresh))
            target = fresh_id
        clips, at = list[tuple[str, Clip]](), spot.time
        for words, salt in zip(texts, salts, strict=True):
            document = keep_writing(words).apply(document)
            made = subtitle_clips(found, words, at, salt)
            clips += [(target, clip) for clip in made]
            at = made[-1].end
        return place_clips(clips, spot.way, label=LABEL).apply(document)

    return Edit(LABEL, apply)


def ghost_clip(session: Session, result: Result | None, *, before: bool = False) -> tuple[Track, Clip] | None:
    """Return the clip that placing a candidate would add, with its track: at the playhead, or under its film; None for none.

    With `before` it is that of the score which the candidate was made from.
    """
    sequence = session.sequence
    if result is None or result.state != "new" or sequence is None:
        return None
    if result.asset.kind == "text":
        return None
    if result.asset.kind == "image" and session.settings.accept_to == "canvas":
        # What is played comes on the timeline whatever is chosen.
        return None
    asset = score_before(session, result) if before else result.asset
    if asset is None:
        return None
    try:
        edit = beneath_source(session.document, sequence.id, asset)
        after = (edit or place_on_timeline(sequence.id, asset, at=session.playhead)).apply(session.document)
    except UserError:
        return None
    known = {clip.id for track in sequence.tracks for clip in track.clips}
    for track in after.sequence(sequence.id).tracks:
        for clip in track.clips:
            if clip.id not in known and any(item.id == track.id for item in sequence.tracks):
                return track, clip
    return None


def _kinds(found: Dragged) -> list[TrackKind]:
    """Return the kinds of tracks that things go on, that of the first before all."""
    kinds: list[TrackKind] = []
    for asset in found.assets:
        kind = asset.kind
        if kind != "layout" and kind != "model" and kind != "brand" and kind != "campaign" and kind != "file":
            kinds.append(TRACK_OF[kind])
    kinds.extend(clip.track_kind for clip in found.clips)
    if any(sounds(asset) for asset in found.assets):
        kinds.append("audio")
    return kinds


def _with_target(
    document: Document, sequence_id: str, kind: TrackKind, target: str, fresh_id: str
) -> tuple[Document, str]:
    """Return the track of a kind that clips go on, with the document that has it."""
    sequence = find_sequence(document, sequence_id)
    usable = [track.id for track in sequence.tracks if track.kind == kind and not track.locked]
    if target or usable:
        return document, target or usable[0]
    fresh = new_track(sequence, kind, fresh_id)
    return on_sequence(document, sequence_id, lambda item: with_track(item, fresh)), fresh_id


def _moving(sequence: Sequence, clip_ids: tuple[str, ...], time: int) -> Edit | None:
    starts = [clip.start for track in sequence.tracks for clip in track.clips if clip.id in clip_ids]
    return move_clips(clip_ids, time - min(starts)) if starts and time != min(starts) else None


def _clips(session: Session) -> list[str]:
    sequence = session.sequence
    return [clip.id for track in sequence.tracks for clip in track.clips] if sequence is not None else []
