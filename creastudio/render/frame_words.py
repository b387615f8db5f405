"""The words of text clips: written in the clip itself, or kept as an asset."""

from __future__ import annotations

from collections import OrderedDict

from creastudio.core.timeline import Clip
from creastudio.render.image_source import ImageSource

_KEPT = 256

_MAX_BYTES = 64 * 1024
"""Of an asset that are looked at; no frame has room for more."""


class ClipWords:
    """Reads the texts of assets, and keeps the last ones. One thread at a time."""

    def __init__(self, images: ImageSource) -> None:
        self._images = images
        self._kept: OrderedDict[str, str] = OrderedDict()

    def of(self, clip: Clip) -> str | None:
        """Return what a text clip says; None where its asset is missing."""
        if clip.text or not clip.asset:
            return clip.text
        if clip.missing:
            return None
        found = self._kept.get(clip.asset)
        if found is None:
            data = self._images.read(clip.asset)
            if data is None:
                return None
            found = self._kept[clip.asset] = data[:_MAX_BYTES].decode("utf-8", "replace").strip()
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found
