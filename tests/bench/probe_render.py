"""Rendering of an artboard as for a file; run by bench_canvas.

``python -m tests.bench.probe_render LAYERS SHARE`` prints one line of JSON: seconds and peak memory in MB.
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
    """Render pictures that each cover a share of a 4K artboard."""
    layers, share = int(sys.argv[1]), float(sys.argv[2])
    ensure_gui_app()
    blobs = pictures()
    document = scene(layers, blobs, share)
    images = ImageSource(blobs.__getitem__)
    start = time.perf_counter()
    image = render_artboard(document, document.artboards[0].id, images)
    seconds = time.perf_counter() - start
    assert not image.isNull()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    told = {"seconds": seconds, "memory_mb": peak / (2**20 if sys.platform == "darwin" else 2**10)}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
