"""The videos of a project for painters; what decodes them is loaded with the first one that is seen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from creastudio.media.video_frames import VideoFrames


class VideoSource:
    """Frames by the hash of their video. Safe to share between threads.

    Parameters
    ----------
    files : callable
        SHA-256 -> path of a readable file.
    proxies : callable, optional
        SHA-256, width, height -> path of a smaller copy that is good enough for that size, or None.
    """

    def __init__(
        self,
        files: Callable[[str], Path],
        proxies: Callable[[str, int, int], Path | None] | None = None,
    ) -> None:
        self._files, self._proxies = files, proxies
        self._frames: VideoFrames | None = None
        self._lock = threading.Lock()

    def frame(self, sha256: str, time: int, width: int, height: int) -> NDArray[np.uint8] | None:
        """Return what a video shows at a time of its own, flicks; see ``VideoFrames.frame``."""
        with self._lock:
            if self._frames is None:
                from creastudio.media.video_frames import VideoFrames

                self._frames = VideoFrames(self._files, self._proxies)
            frames = self._frames
        return frames.frame(sha256, time, width, height)

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            frames, self._frames = self._frames, None
        if frames is not None:
            frames.close()
