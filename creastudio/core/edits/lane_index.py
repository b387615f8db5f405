"""Where the clips of a lane are, by id, link and group: found once for a lane and kept while it is in use.

Edits make new lanes and never change one, so that what was found of a lane stays true; after an edit only the lanes
where clips came, went or were linked are read again.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class LaneIndex:
    """Places in a lane: by the id of a clip, and of all clips of a link or group in the order of time."""

    ids: dict[str, int] = field(default_factory=dict)
    links: dict[str, list[int]] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)


def index_of(clips: tuple[Clip, ...]) -> LaneIndex:
    """Return where the clips of a lane are."""
    found = _known(clips)
    if found is None:
        found = _read(clips)
        _keep(clips, found)
    return found


def same_places(old: tuple[Clip, ...], new: tuple[Clip, ...]) -> None:
    """Say that two lanes have the same ids, links and groups in the same order: then only one of them is read."""
    found = _known(old)
    if found is not None and new is not old:
        _keep(new, found)


_KEPT = 64
"""Lanes whose index is kept: those of a sequence of many tracks, before and after an edit."""

# By identity: whether two long lanes are equal would be slow to find out. The lane is kept too, so that its id stays its own.
_indices: OrderedDict[int, tuple[tuple[Clip, ...], LaneIndex]] = OrderedDict()
_lock = Lock()


def _known(clips: tuple[Clip, ...]) -> LaneIndex | None:
    with _lock:
        kept = _indices.get(id(clips))
        if kept is None:
            return None
        _indices.move_to_end(id(clips))
        return kept[1]


def _keep(clips: tuple[Clip, ...], index: LaneIndex) -> None:
    with _lock:
        _indices[id(clips)] = (clips, index)
        while len(_indices) > _KEPT:
            _indices.popitem(last=False)


def _read(clips: tuple[Clip, ...]) -> LaneIndex:
    found = LaneIndex()
    for place, clip in enumerate(clips):
        found.ids[clip.id] = place
        if clip.link:
            found.links.setdefault(clip.link, []).append(place)
        if clip.group:
            found.groups.setdefault(clip.group, []).append(place)
    return found
