"""How long drawing a set of layouts takes, and how soon all sizes of an ad have new places after an edit."""

from __future__ import annotations

import queue
import time
from typing import TYPE_CHECKING

from tests.bench.rows import Row, median

if TYPE_CHECKING:
    from creastudio.jobs.live_events import LiveEvent
    from creastudio.workspace.workspace import Workspace

NEEDS = ("creastudio_layout.engine.compose", "creastudio_layout.engine.resolve")

FORMATS = (
    "meta.square, meta.story, meta.link, iab.300x250, iab.728x90, iab.160x600, iab.320x50, iab.970x250, 1200x628, 1080x1350, "
    "1920x1080, 800x800"
)
"""Twelve."""

VARIANTS = 4
EDITS = (
    "Wake up to bread",
    "Bread that was baked an hour ago, and coffee to go with it",
    "Good mornings",
    "Fresh",
)


def run() -> list[Row]:
    """Compose twelve formats in four variants, draw them, place one variant and change its headline."""
    from creastudio.render.gui_app import ensure_gui_app
    from creastudio.workspace.environment import Environment
    from creastudio.workspace.opening import new_project

    # On this thread, which ends last: texts are measured on another one.
    ensure_gui_app()
    workspace = new_project(Environment.load(), "Bench")
    try:
        _compose(workspace)
        drawn, pixels = _draw(workspace)
        first, warm = _resolve(workspace)
    finally:
        workspace.close("stop", forget=True)
    note = f"{pixels:.0f} megapixels, one thread"
    return [
        Row("12 formats x 4 variants drawn", drawn, "s", 3.0, "<=", note),
        Row("12 linked sizes re-solved after an edit", warm, "ms", 150.0, "<=", "edit, resolver and the fold into its step; warm"),
        Row("the same, with the engine's start", first, "ms"),
    ]  # fmt: skip


def _compose(workspace: Workspace) -> None:
    from creastudio.resources import resource_path

    picture = next(iter(sorted(resource_path("samples", "landscapes").rglob("*.jpg"))))
    values = {
        "headline": "Slow mornings, good coffee", "subhead": "Roasted this week in small batches", "cta": "Order now",
        "legal": "While stocks last.", "formats": FORMATS, "variants": VARIANTS,
    }  # fmt: skip
    workspace.desk.submit("layout.compose", values, seed=1, inputs={"picture": picture})
    while workspace.desk.queue.busy:
        workspace.poll()
        time.sleep(0.005)
    workspace.poll()


def _draw(workspace: Workspace) -> tuple[float, float]:
    """Return how long painting all results in their own size takes, s, and how many megapixels they are."""
    from creastudio.api.layout import Layout
    from creastudio.render.image_source import ImageSource
    from creastudio.render.layout_picture import layout_image

    layouts = [Layout.loads(workspace.read_blob(item.asset.sha256)) for item in workspace.results]
    images = ImageSource(workspace.read_blob)
    begun = time.perf_counter()
    for layout in layouts:
        layout_image(layout, images)
    return time.perf_counter() - begun, sum(item.width * item.height for item in layouts) / 1e6


def _resolve(workspace: Workspace) -> tuple[float, float]:
    """Return how long the sizes of one ad take to follow a headline, ms: the first time, and the median after it."""
    from creastudio.api.layout import RESOLVED, layouts_text
    from creastudio.core.canvas import TextLayer
    from creastudio.core.document import walk
    from creastudio.core.edits.arrange_layouts import arrange_layouts
    from creastudio.core.edits.canvas import update_layers
    from creastudio.core.edits.insert_layout import layout_of
    from creastudio.jobs.live_events import LiveComposed

    document = workspace.accept(workspace.results[0].id)
    boards = [board for board in document.artboards if board.layout is not None]
    headline = next(
        layer for layer in walk(boards[0].layers) if isinstance(layer, TextLayer) and layer.role == "headline"
    )
    heard: queue.Queue[LiveEvent] = queue.Queue()
    session = workspace.desk.open_live("layout.resolve", {}, heard.put)
    times: list[float] = []
    for words in EDITS:
        begun = time.perf_counter()
        edited = workspace.apply(update_layers([headline.id], text=words))
        now = [board for board in edited.artboards if board.layout is not None]
        session.ask({RESOLVED: layouts_text(layout_of(edited, board) for board in now), "formats": ""}, 0)
        while not isinstance(event := heard.get(timeout=60), LiveComposed):
            pass
        layouts = dict(zip((board.id for board in now), event.layouts, strict=True))
        workspace.fold(arrange_layouts(layouts), edited)
        times.append((time.perf_counter() - begun) * 1000)
    session.close()
    return times[0], median(times[1:])
