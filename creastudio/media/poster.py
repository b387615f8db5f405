"""The frame that stands for a video in lists: early, but not the black that films begin with."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from creastudio.core.time import from_seconds
from creastudio.media.probe import probe
from creastudio.media.video import VideoReader

_TRIED = (0.1, 0.3, 0.5)
"""Where in the video it is looked for, of its duration."""

_LATEST = 10.0
"""s; a long video isn't searched further at first."""

_FLAT = 6.0
"""Standard deviation of levels below which a frame shows nothing."""


def poster(path: Path, side: int) -> np.ndarray:
    """Return a frame whose longer side is `side` px, (height, width, 4) uint8 BGRA; UserError when none can be read."""
    facts = probe(path)
    scale = side / max(facts.width, facts.height, 1)
    width, height = max(1, round(facts.width * scale)), max(1, round(facts.height * scale))
    reader = VideoReader(path, threads=1)
    try:
        found = None
        for share in _TRIED:
            limit = _LATEST if share == _TRIED[0] else 6 * _LATEST
            frame = reader.frame(from_seconds(min(limit, facts.duration * share)), width, height)
            found = frame if found is None else found
            if frame[..., :3].std() > _FLAT:
                return frame
        assert found is not None
        return found
    finally:
        reader.close()
