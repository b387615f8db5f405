"""What a change of the document brought: it is selected after undo and redo, and told after placing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from creastudio.core.canvas import GroupLayer, Layer
from creastudio.core.document import Document, walk
from creastudio.core.edits.lane_index import index_of
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.timeline.selected import spots_of
from creastudio.shell.timeline.time_text import timecode_text

if TYPE_CHECKING:
    from creastudio.shell.session import Session


def layer_ids(document: Document) -> set[str]:
    """Return the ids of all layers, however deep."""
    return {layer.id for board in document.artboards for layer in walk(board.layers)}


def clips_there(document: Document, clip_ids: Iterable[str]) -> list[str]:
    """Return those of some clips that are in a document."""
    lanes = [index_of(track.clips).ids for sequence in document.sequences for track in sequence.tracks]
    return [name for name in clip_ids if any(name in ids for ids in lanes)]


def new_layers(old: Document, new: Document) -> list[str]:
    """Return the layers that came, without those that came inside of one."""
    known = layer_ids(old)
    return [name for board in new.artboards for name in _outermost(board.layers, known)]


def new_clips(old: Document, new: Document) -> list[str]:
    """Return the clips that came; lanes that are the same as before aren't looked at."""
    before, after = _lanes(old), _lanes(new)
    kept = {id(lane) for lane in before} & {id(lane) for lane in after}
    known = {name for lane in before if id(lane) not in kept for name in index_of(lane).ids}
    found: list[str] = []
    for lane in after:
        if id(lane) not in kept:
            places = index_of(lane).ids
            found += sorted(places.keys() - known, key=places.__getitem__)
    return found


def go_to_new_board(session: Session, old: Document) -> None:
    """Make the first artboard that came the active one, with nothing selected."""
    known = {board.id for board in old.artboards}
    fresh = next((board for board in session.document.artboards if board.id not in known), None)
    if fresh is not None:
        session.select([])
        session.set_artboard(fresh.id)


def undo(session: Session) -> None:
    """Undo one step and select what came back; what is selected stays so where nothing did."""
    _selecting(session, session.workspace.undo)


def redo(session: Session) -> None:
    """Redo one step, selecting as ``undo`` does."""
    _selecting(session, session.workspace.redo)


def go_to(session: Session, index: int) -> None:
    """Undo or redo until step `index` is the newest, selecting as ``undo`` does."""
    _selecting(session, lambda: session.workspace.go_to(index))


def tell_clips(session: Session, clips: Sequence[str]) -> None:
    """Say on which track and at what time the first of some clips lies."""
    for sequence in session.document.sequences:
        for spot in spots_of(sequence, clips)[:1]:
            time = timecode_text(sequence, spot.clip.start)
            session.notify(tr("Placed on {track} at {time}.", track=spot.track.name, time=time))
            return


def _selecting(session: Session, step: Callable[[], object]) -> None:
    old = session.document
    step()
    layers, clips = new_layers(old, session.document), new_clips(old, session.document)
    if layers or clips:
        session.select(layers, clips)


def _outermost(layers: Sequence[Layer], known: set[str]) -> Iterator[str]:
    for layer in layers:
        if layer.id not in known:
            yield layer.id
        elif isinstance(layer, GroupLayer):
            yield from _outermost(layer.layers, known)


def _lanes(document: Document) -> list[tuple[Clip, ...]]:
    return [track.clips for sequence in document.sequences for track in sequence.tracks]
