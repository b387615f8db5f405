"""What frames are made of, kept from one frame to the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from creastudio.render.frame_picture import Picture

DEFAULT_CAPACITY = 96 * 1024 * 1024


@dataclass(frozen=True, eq=False)
class Same:
    """An immutable value as a key: equal to itself alone, and kept alive by the key."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class FrameCache:
    """Pictures by key, the least recently used dropped first; one thread at a time.

    Parameters
    ----------
    capacity : int
        Bytes of pixels to keep.
    """

    def __init__(self, capacity: int = DEFAULT_CAPACITY) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[Hashable, Picture] = OrderedDict()
        self._used = 0

    def get(self, key: Hashable, make: Callable[[], Picture]) -> Picture:
        """Return the picture under `key`, made where it isn't kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        found = self._kept[key] = make()
        self._used += found.image.sizeInBytes()
        while self._used > self._capacity and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._used -= dropped.image.sizeInBytes()
        return found

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()
        self._used = 0
