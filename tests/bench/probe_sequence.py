"""Painting the frames of a sequence as for a film; run by bench_frames.

``python -m tests.bench.probe_sequence WIDTH HEIGHT MOVES`` prints one line of JSON: milliseconds of processor time of each
frame (every third of ten seconds), those of the first one apart, and peak memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.render.frame import FramePainter
from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.image_source import ImageSource
from tests.bench.film_scene import RATE, blobs, film

SECONDS = 10


def main() -> None:
    """Paint the film."""
    width, height, moves = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "moves"
    ensure_gui_app()
    document, sequence = film(SECONDS, width, height, still=not moves)
    painter = FramePainter(ImageSource(blobs().__getitem__))
    times: list[float] = []
    for frame in range(0, SECONDS * RATE, 3):
        start = time.thread_time()
        painter.frame(document, sequence, frame * FLICKS_PER_SECOND // RATE, width, height)
        times.append((time.thread_time() - start) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    told = {
        "first": times[0],
        "times": times[1:],
        "memory_mb": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
