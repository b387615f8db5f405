"""Where the clips of a lane are, by id, link and group: found once for a lane and kept while it is in use.

Edits make new lanes and never change one, so that what was found of a lane stays true; after an edit only the lanes
that it changed are read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class LaneIndex:
    """Places in a lane: by the id of a clip, and of all clips of a link or group in the order of time."""

    ids: dict[str, int] = field(default_factory=dict)
    links: dict[str, list[int]] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)


class _Lane:
    """A lane as the key of a memo: the same one, not an equal one, which would be slow to find out."""

    __slots__ = ("clips",)

    def __init__(self, clips: tuple[Clip, ...]) -> None:
        self.clips = clips

    def __hash__(self) -> int:
        return id(self.clips)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lane) and other.clips is self.clips


def index_of(clips: tuple[Clip, ...]) -> LaneIndex:
    """Return where the clips of a lane are."""
    return _index(_Lane(clips))


@lru_cache(maxsize=64)
def _index(lane: _Lane) -> LaneIndex:
    found = LaneIndex()
    for place, clip in enumerate(lane.clips):
        found.ids[clip.id] = place
        if clip.link:
            found.links.setdefault(clip.link, []).append(place)
        if clip.group:
            found.groups.setdefault(clip.group, []).append(place)
    return found
