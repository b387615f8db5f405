"""Rendering of an artboard as for a file; run by bench_canvas.

``python -m tests.bench.probe_render LAYERS SHARE`` prints one line of JSON: seconds with decoding, seconds once more and
peak memory in MB. A share of 0 is the artboard of the canvas' bench.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from tests.bench.canvas_scene import pictures, scene


def main() -> None:
    """Render a 4K artboard of pictures."""
    layers, share = int(sys.argv[1]), float(sys.argv[2])
    ensure_gui_app()
    blobs = pictures()
    document = scene(layers, blobs, share or None)
    images = ImageSource(blobs.__getitem__)
    seconds: list[float] = []
    for _ in range(2):
        start = time.perf_counter()
        render_artboard(document, document.artboards[0].id, images)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    told = {
        "seconds": seconds[0],
        "again": seconds[1],
        "memory_mb": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
