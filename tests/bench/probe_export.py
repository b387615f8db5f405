"""Exports of a 4K artboard of full layers; run by bench_canvas.

``python -m tests.bench.probe_export LAYERS SUFFIX`` prints one line of JSON: seconds, peak memory and size of the file in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from creastudio.export.formats import export
from creastudio.render.gui_app import ensure_gui_app
from tests.bench.canvas_scene import pictures, scene


def main() -> None:
    """Export an artboard of pictures, decoding included."""
    layers, suffix = int(sys.argv[1]), sys.argv[2]
    ensure_gui_app()
    blobs = pictures()
    document = scene(layers, blobs, 1.0)
    with tempfile.TemporaryDirectory(prefix="creastudio-bench-") as folder:
        target = Path(folder) / f"out{suffix}"
        start = time.perf_counter()
        export(document, [document.artboards[0].id], blobs.__getitem__, target)
        seconds = time.perf_counter() - start
        size = target.stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    memory = peak / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"seconds": seconds, "memory_mb": memory, "size_mb": size}), flush=True)


if __name__ == "__main__":
    main()
