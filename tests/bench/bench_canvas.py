"""A crowded artboard in the real canvas: panned, zoomed, edited; and rendered as a file."""

from __future__ import annotations

from typing import Any

from tests.bench.projects import probe
from tests.bench.rows import Row, median, percentile

NEEDS = ("creastudio.shell.canvas.boards", "creastudio.render.tiles")

LAYERS = 1000


def run() -> list[Row]:
    """Measure a view of 1920 x 1080 px on a 4K artboard, and exports of it."""
    full, half = probe("probe_canvas", str(LAYERS)), probe("probe_canvas", str(LAYERS // 2))
    tenth, whole = probe("probe_render", "100", "0.1"), probe("probe_render", "100", "1")
    many, fewer = probe("probe_render", str(LAYERS), "0"), probe("probe_render", str(LAYERS // 2), "0")
    ratio = Row(
        "twice the layers, the whole rendered",
        many["again"] / fewer["again"],
        "x",
        2.2,
        note=f"{LAYERS // 2} and {LAYERS} layers, {many['again'] * 1000:.0f} ms",
    )
    files = [row for suffix in (".png", ".psd") for row in _file(suffix)]
    return [*_frames(full), *_edits(full, half), ratio, *_beside(full), *_exports(tenth, whole), *files]


def _frames(told: dict[str, Any]) -> list[Row]:
    how = f"{LAYERS} layers, from the mouse to the painted frame, offscreen"
    return [
        Row("panning, 95 % of frames", percentile(told["pan"], 95), "ms", 16.7, note=how),
        Row("zooming, 95 % of frames", percentile(told["zoom"], 95), "ms", 33, note=how),
        Row("sharp after zooming", max(told["sharp"]), "ms", 300, note="slowest of 5 stops"),
        Row("first picture of the whole artboard", told["first"], "ms", note="decoding included"),
        Row("memory of the canvas", told["memory_mb"], "MB", note="RSS, 40 pictures, all caches"),
    ]


def _edits(full: dict[str, Any], half: dict[str, Any]) -> list[Row]:
    layers = f"{LAYERS // 2} and {LAYERS} layers"
    return [
        Row(
            "a moved layer seen, fitted view", percentile(full["edit"], 95), "ms", 33, note="95 % of 30 edits"
        ),
        Row(
            "a moved layer seen, at 100 %", percentile(full["edit_close"], 95), "ms", note="95 % of 30 edits"
        ),
        Row(
            "twice the layers, a moved layer",
            median(full["edit"]) / median(half["edit"]),
            "x",
            2.4,
            note=f"{layers}; 2 is linear",
        ),
    ]


def _beside(told: dict[str, Any]) -> list[Row]:
    other = told["beside"]
    pan, zoom = median(other["pan"]) / median(told["pan"]), median(other["zoom"]) / median(told["zoom"])
    how = "QGraphicsView's median frame, {:.0f} ms, over ours"
    return [
        Row("panning beside QGraphicsView", pan, "x", note=how.format(median(other["pan"]))),
        Row("zooming beside QGraphicsView", zoom, "x", note=how.format(median(other["zoom"]))),
    ]


def _exports(tenth: dict[str, Any], whole: dict[str, Any]) -> list[Row]:
    return [
        Row("render 4K, 100 layers of a tenth", tenth["seconds"], "s", 4),
        Row("render 4K, 100 full layers", whole["seconds"], "s", 15),
        Row("memory of rendering 100 full layers", whole["memory_mb"], "MB", 1536, note="peak RSS"),
    ]


def _file(suffix: str) -> list[Row]:
    told, name = probe("probe_export", "100", suffix), suffix[1:].upper()
    size = f"{told['size_mb']:.0f} MB on the disk"
    return [
        Row(f"export {name}, 100 full layers", told["seconds"], "s", 15, note=size),
        Row(f"memory of exporting {name}", told["memory_mb"], "MB", 1536, note="peak RSS"),
    ]
