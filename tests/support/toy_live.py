"""A toy plugin whose live sessions do whatever a test wants."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from creastudio.jobs.job import JobRequest
from creastudio.jobs.live import LiveSession
from creastudio.jobs.live_events import LiveEvent, LivePicture, LiveTrouble
from tests.support.toy_jobs import Desk

SOURCE = '''
"""Live sessions for tests: each function is a live entry."""
import os
import time

from creastudio.api import LiveFrame, LiveLayouts, LiveNotes, Params, TextFit, UserError, param
from creastudio.api.layout import Layout


class FlatParams(Params):
    grey: int = param(90, title="Grey", ge=0, le=255)
    side: int = param(4, title="Side", ge=1, le=512)


def shade(params, value=None):
    value = params.grey if value is None else value
    return LiveFrame(params.side, params.side, bytes((value, value, value, 255)) * params.side**2)


def flat(ctx):
    return shade


def seeded(ctx):
    return lambda params: shade(params, ctx.seed % 256)


def loads(ctx):
    card = ctx.model("brush").card
    return lambda params: LiveFrame(1, 1, bytes(4), {"note": card.title})


def needs(ctx):
    ctx.model("none such")


def moody(ctx):
    def render(params):
        if params.grey == 13:
            raise UserError("Thirteen brings bad luck.", "Choose another number.")
        if params.grey == 14:
            return 1 / 0
        if params.grey == 15:
            return LiveFrame(2, 2, b"short")
        if params.grey == 16:
            return LiveFrame(1, 1, bytes(4), {"no": object()})
        if params.grey == 17:
            return LiveFrame(1, 1, bytes(4), ["no", "names"])
        if params.grey == 18:
            import numpy
            return LiveFrame(numpy.int64(1), numpy.int64(1), numpy.full(4, 18, numpy.uint8))
        return shade(params)
    return render


def notes(ctx):
    def render(params):
        severity = "loud" if params.grey == 13 else "warning"
        return LiveNotes([{"line": params.grey, "text": "dull", "severity": severity}], {"summary": "grey"})
    return render


def composes(ctx):
    def render(params):
        width = ctx.measure_text([TextFit(text="wool", size=params.grey)])[0].width
        layout = Layout(width=round(width), height=params.side)
        wrong = layout.model_copy(update={"safe": (float("nan"), 0, 0, 0)})
        return LiveLayouts([wrong if params.grey == 13 else layout], {"summary": "one"})
    return render


def dies(ctx):
    def render(params):
        if params.grey == 13 or (params.grey == 14 and not os.path.exists(ctx.data_dir / "died")):
            (ctx.data_dir / "died").touch()
            os._exit(7)
        if params.grey == 15:
            import ctypes
            print("The brush breaks.")
            ctypes.string_at(0)
        return shade(params)
    return render


def slow(ctx):
    drawn = []
    def render(params):
        drawn.append(params.grey)
        time.sleep(0.15)
        return LiveFrame(1, 1, bytes(4), {"drawn": drawn})
    return render


def hangs(ctx):
    def render(params):
        while params.grey == 13:
            time.sleep(0.01)
        return shade(params)
    return render


def warns(ctx):
    ctx.log.warning("The brush is dry.")
    return shade


def emits(ctx):
    from creastudio.api import image_artifact
    from creastudio.api.testing import tiny_png
    return lambda params: ctx.emit(image_artifact(tiny_png(1, 8), 8, 8))
'''


class Studio:
    """A live session with all that was heard of it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.heard: queue.Queue[LiveEvent] = queue.Queue()
        self._path = folder / "toy-live"
        self._path.mkdir(exist_ok=True)
        (self._path / "toy_live_plugin.py").write_text(SOURCE)
        self.session: LiveSession | None = None

    def open(self, function: str, **fields: Any) -> LiveSession:
        values: dict[str, Any] = {
            "work": f"toy.{function}",
            "title": function.capitalize(),
            "plugin": "toy",
            "entry": f"toy_live_plugin:{function}",
            "params_entry": "toy_live_plugin:FlatParams",
            "search_path": (str(self._path),),
        }
        self.session = self.desk.queue.open_live(JobRequest(**(values | fields)), self.heard.put)
        return self.session

    def ask(self, grey: int = 0, seed: int = 0, channel: str = "", **params: Any) -> int:
        assert self.session is not None
        return self.session.ask({"grey": grey, **params}, seed, channel)

    def next(self, timeout: float = 30.0) -> LiveEvent:
        return self.heard.get(timeout=timeout)

    def picture(self) -> LivePicture:
        event = self.next()
        assert isinstance(event, LivePicture), event
        return event

    def trouble(self) -> LiveTrouble:
        event = self.next()
        assert isinstance(event, LiveTrouble), event
        return event


def until(condition: Callable[[], bool], timeout: float = 30.0) -> None:
    """Wait until `condition` holds."""
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)
