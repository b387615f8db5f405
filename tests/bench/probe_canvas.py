"""The real canvas over a crowded artboard, panned, zoomed and edited; run by bench_canvas.

``python -m tests.bench.probe_canvas LAYERS`` prints one line of JSON: ms by phase.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.canvas_scene import HEIGHT, WIDTH, pictures, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView, QWidget

    from creastudio.shell.canvas.view import CanvasView
    from creastudio.shell.session import Session

VIEW = 1920, 1080

FRAME = 1 / 60

FRAMES = 150


def turn_loop_until(due: float) -> None:
    """Run the event loop until then, as it runs in the studio."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    left = due - time.perf_counter()
    if left <= 0:
        return
    loop, timer = QEventLoop(), QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(left * 1000))
    loop.exec()
    timer.stop()


def frames(view: QWidget, count: int, step: Callable[[int], object]) -> list[float]:
    """Move something at 60 Hz, as a mouse does; return ms from when each move was due until it was painted."""
    times: list[float] = []
    due = time.perf_counter()
    for number in range(count):
        # After a late frame the next moves come at once, but no backlog of them.
        due = max(due + FRAME, time.perf_counter() - FRAME)
        turn_loop_until(due)
        step(number)
        view.repaint()
        times.append((time.perf_counter() - due) * 1000)
    return times


def until_sharp(view: CanvasView) -> float:
    """Run the event loop until all that is seen is painted as it is; return how long that took, ms."""
    start = time.perf_counter()
    while not view.is_sharp():
        turn_loop_until(time.perf_counter() + 0.002)
        if time.perf_counter() - start > 60:
            raise TimeoutError("the canvas doesn't get sharp")
    return (time.perf_counter() - start) * 1000


def panned(view: CanvasView) -> list[float]:
    """Drag to and fro with the middle button, 26 px a frame."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(1700, 900)
    none, middle = Qt.MouseButton.NoButton, Qt.MouseButton.MiddleButton

    def send(kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), button, held, keys))

    def step(number: int) -> None:
        nonlocal at
        at += QPointF(-24, -9) if number % 80 < 40 else QPointF(24, 9)
        send(QEvent.Type.MouseMove, none, middle)

    send(QEvent.Type.MouseButtonPress, middle, middle)
    found = frames(view, FRAMES, step)
    send(QEvent.Type.MouseButtonRelease, middle, none)
    return found


def zoomed(view: CanvasView) -> tuple[list[float], list[float]]:
    """Turn the wheel to and fro, 3 % a frame; return ms of the frames, and until it was sharp after each stop."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(900, 500)

    def turn(by: int) -> None:
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    found: list[float] = []
    sharp: list[float] = []
    # The way back is shorter, so that no scale comes twice and is there already.
    for by, count in ((20, 30), (-20, 24), (20, 27), (-20, 22), (20, 25)):
        found += frames(view, count, lambda _number, by=by: turn(by))
        sharp.append(until_sharp(view))
    return found, sharp


def edited(view: CanvasView, session: Session, count: int = 30) -> list[float]:
    """Move single layers that are in view; return ms until each was seen."""
    from PySide6.QtCore import QRectF

    from creastudio.core.edits.canvas import set_transform
    from creastudio.render.bounds import painted_bounds

    shown = view.viewport_shown.visible(view.width(), view.height())
    draw = random.Random(3)
    times: list[float] = []
    while len(times) < count:
        layer = draw.choice(session.document.artboards[0].layers)
        if not QRectF(shown).intersects(painted_bounds(layer)):
            continue
        place = layer.transform.model_copy(update={"x": layer.transform.x + 12, "y": layer.transform.y + 7})
        start = time.perf_counter()
        session.apply(set_transform({layer.id: place}))
        view.repaint()
        until_sharp(view)
        times.append((time.perf_counter() - start) * 1000)
        turn_loop_until(time.perf_counter() + 0.05)
    return times


def beside(layers: int, blobs: dict[str, bytes]) -> dict[str, list[float]]:
    """Do the same in a QGraphicsView; return ms of its frames."""
    view = _graphics_view(layers, blobs)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()

    def pan(number: int) -> None:
        sign = 1 if number % 20 < 10 else -1
        across.setValue(across.value() + 24 * sign)
        down.setValue(down.value() + 9 * sign)

    def zoom(number: int) -> None:
        factor = 1.03 if number < 10 else 1 / 1.03
        view.scale(factor, factor)

    found = {"pan": frames(view.viewport(), 20, pan), "zoom": frames(view.viewport(), 20, zoom)}
    view.close()
    return found


def _graphics_view(layers: int, blobs: dict[str, bytes]) -> QGraphicsView:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPainter, QPixmap
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    graphics = QGraphicsScene(0, 0, WIDTH, HEIGHT)
    graphics.setBackgroundBrush(QColor("#ffffff"))
    pixmaps: dict[str, QPixmap] = {}
    for name, data in blobs.items():
        pixmaps[name] = QPixmap()
        pixmaps[name].loadFromData(data)
    for layer in scene(layers, blobs).artboards[0].layers:
        assert layer.type == "image"
        pixmap = pixmaps[layer.asset]
        item = graphics.addPixmap(pixmap)
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setOffset(-pixmap.width() / 2, -pixmap.height() / 2)
        item.setPos(layer.transform.x, layer.transform.y)
        item.setRotation(layer.transform.rotation)
        item.setScale(layer.transform.width / pixmap.width())
        item.setOpacity(layer.opacity)
    view = QGraphicsView(graphics)
    graphics.setParent(view)
    view.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.resize(*VIEW)
    view.show()
    view.centerOn(WIDTH / 2, HEIGHT / 2)
    turn_loop_until(time.perf_counter() + 0.5)
    return view


def main() -> None:
    """Open the artboard in a canvas and measure."""
    layers = int(sys.argv[1])

    from creastudio.shell.app import make_application
    from creastudio.shell.canvas.view import CanvasView
    from creastudio.shell.session import Session
    from creastudio.workspace import opening
    from creastudio.workspace.environment import Environment

    app = make_application()
    blobs = pictures()
    workspace = opening.start_project(Environment.load(in_thread=True), scene(layers, blobs))
    for data in blobs.values():
        workspace.blobs.put(data)
    session = Session(workspace)
    view = CanvasView(session)
    view.resize(*VIEW)
    view.show()
    start = time.perf_counter()
    app.processEvents()
    told: dict[str, Any] = {"first": (time.perf_counter() - start) * 1000 + until_sharp(view)}
    turn_loop_until(time.perf_counter() + 0.5)
    told["edit"] = edited(view, session)
    told["zoom"], told["sharp"] = zoomed(view)
    view.zoom_actual()
    until_sharp(view)
    told["pan"] = panned(view)
    until_sharp(view)
    told["edit_close"] = edited(view, session)
    told["memory_mb"] = psutil.Process().memory_info().rss / 2**20
    told["beside"] = beside(layers, blobs)
    print(json.dumps(told), flush=True)
    workspace.close("stop", forget=True)
    os._exit(0)


if __name__ == "__main__":
    main()
