"""Where the clips of a lane are, by id, link and group: found once for a lane and kept while it is in use.

Edits make new lanes and never change one, so that what was found of a lane stays true; after an edit only the lanes
where clips came, went or were linked are read again.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock

from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class Places:
    """Where the clips of each link or group are, in the order of time: most have one in a lane."""

    last: dict[str, int]
    several: dict[str, list[int]]

    def of(self, name: str) -> Iterable[int]:
        """Return the places of the clips of a link or group."""
        if name in self.several:
            return self.several[name]
        place = self.last.get(name)
        return () if place is None else (place,)


@dataclass(frozen=True)
class LaneIndex:
    """Places in a lane: by the id of a clip, by link and by group."""

    ids: dict[str, int]
    links: Places
    groups: Places


_id_of = attrgetter("id")
_link_of = attrgetter("link")
_group_of = attrgetter("group")


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
    # By loops that run in C: a ripple makes thousands of clips others.
    ids = dict(zip(map(_id_of, clips), range(len(clips)), strict=True))
    return LaneIndex(ids, _places(clips, _link_of), _places(clips, _group_of))


def _places(clips: tuple[Clip, ...], name_of: Callable[[Clip], str]) -> Places:
    last = dict(zip(map(name_of, clips), range(len(clips)), strict=True))
    alone = last.pop("", None) is None and len(last) == len(clips)
    several: dict[str, list[int]] = {}
    if last and not alone:
        counts = Counter(map(name_of, clips))
        names = {name for name, count in counts.items() if count > 1} - {""}
        for place, clip in enumerate(clips) if names else ():
            if (name := name_of(clip)) in names:
                several.setdefault(name, []).append(place)
    return Places(last, several)
