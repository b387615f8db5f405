"""The canvas with 1,000 layers in a view of 1920 x 1080, beside the same scene in QGraphicsView; run by bench_canvas.

``python -m tests.bench.probe_canvas`` prints one line of JSON: milliseconds of frames by phase.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.bench.canvas_scene import pictures, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from creastudio.shell.canvas.view import CanvasView

FRAMES = 180
FRAME = 1 / 60


def main() -> None:
    """Open the scene and measure."""
    from PySide6.QtCore import QPointF

    from creastudio.core.edits.canvas import set_transform
    from creastudio.shell.app import make_application
    from creastudio.shell.canvas.view import CanvasView
    from creastudio.shell.session import Session
    from creastudio.workspace import opening
    from creastudio.workspace.environment import Environment

    app = make_application()
    blobs = pictures()
    document = scene(1000, blobs)
    workspace = opening.start_project(Environment.load(in_thread=True), document)
    for data in blobs.values():
        workspace.blobs.put(data)
    session = Session(workspace)
    canvas = CanvasView(session)
    canvas.resize(1920, 1080)
    canvas.show()
    app.processEvents()
    canvas.zoom_fit()
    told: dict[str, Any] = {"first": _until_sharp(app, canvas) * 1000}
    canvas.zoom_actual()
    _until_sharp(app, canvas)
    middle = QPointF(960, 540)

    def pan(index: int) -> None:
        step = 12 if index % 60 < 30 else -12
        canvas._set_viewport(canvas.viewport_shown.panned(step, step / 2))

    told["panning"] = _frames(app, canvas, pan)

    def zoom(index: int) -> None:
        factor = 1.02 if index % 60 < 30 else 1 / 1.02
        canvas._set_viewport(canvas.viewport_shown.zoomed(canvas.viewport_shown.scale * factor, middle))

    told["zooming"] = _frames(app, canvas, zoom)
    told["sharp"] = []
    for scale in (0.5, 1.0, 0.7, 0.4, 1.3):
        canvas._set_viewport(canvas.viewport_shown.zoomed(scale, middle))
        told["sharp"].append(_until_sharp(app, canvas) * 1000)
    told["edit"] = []
    for index in range(30):
        layer = session.document.artboards[0].layers[500 + index]
        place = layer.transform.model_copy(update={"x": layer.transform.x + 7})
        start = time.perf_counter()
        session.apply(set_transform({layer.id: place}))
        _until_sharp(app, canvas)
        told["edit"].append((time.perf_counter() - start) * 1000)
    told["peer_panning"], told["peer_zooming"] = _peer(app, blobs)
    print(json.dumps(told), flush=True)
    workspace.close("stop", forget=True)
    os._exit(0)


def _frames(app: QApplication, view: QWidget, move: Callable[[int], object]) -> list[float]:
    """Return the milliseconds that each of some frames at 60 Hz kept the window busy."""
    found: list[float] = []
    for index in range(FRAMES):
        start = time.perf_counter()
        move(index)
        view.repaint()
        app.processEvents()
        took = time.perf_counter() - start
        found.append(took * 1000)
        while time.perf_counter() - start < FRAME:
            app.processEvents()
            time.sleep(0.0005)
    return found


def _until_sharp(app: QApplication, canvas: CanvasView) -> float:
    """Turn the loop until what is seen is there as it is, and return the seconds."""
    start = time.perf_counter()
    canvas.repaint()
    while not canvas.is_sharp():
        app.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() - start > 30:
            raise TimeoutError("the canvas doesn't get sharp")
    return time.perf_counter() - start


def _peer(app: QApplication, blobs: dict[str, bytes]) -> tuple[list[float], list[float]]:
    """Return the same two phases of the same scene in QGraphicsView."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    graphics = QGraphicsScene(0, 0, 3840, 2160)
    pixmaps: dict[str, QPixmap] = {}
    for name, data in blobs.items():
        pixmaps[name] = QPixmap()
        pixmaps[name].loadFromData(data)
    for layer in scene(1000, blobs).artboards[0].layers:
        if layer.type != "image":
            continue
        item = graphics.addPixmap(pixmaps[layer.asset])
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setOffset(-320, -240)
        item.setPos(layer.transform.x, layer.transform.y)
        item.setRotation(layer.transform.rotation)
        item.setScale(layer.transform.width / 640)
        item.setOpacity(layer.opacity)
    view = QGraphicsView(graphics)
    view.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    view.resize(1920, 1080)
    view.show()
    view.centerOn(1920, 1080)
    app.processEvents()

    def pan(index: int) -> None:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + (12 if index % 60 < 30 else -12))

    def zoom(index: int) -> None:
        factor = 1.02 if index % 60 < 30 else 1 / 1.02
        view.scale(factor, factor)

    def few(move: Callable[[int], object]) -> list[float]:
        found: list[float] = []
        for index in range(20):
            start = time.perf_counter()
            move(index)
            view.viewport().repaint()
            app.processEvents()
            found.append((time.perf_counter() - start) * 1000)
        return found

    return few(pan), few(zoom)


if __name__ == "__main__":
    main()
