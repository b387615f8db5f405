"""A toy plugin whose jobs do whatever a test wants, and a queue to run them."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.jobs.job import JobChanged, JobEvent, JobRecord, JobRequest
from creastudio.jobs.queue import JobQueue
from creastudio.jobs.services import JobStore
from tests.support.toy_services import FakeServices

SOURCE = '''
"""Jobs for tests: each function is an entry."""
import os
import sys
import time
from dataclasses import replace

from creastudio.api import Advice, Artifact, GoBack, ModelCard, Params, TextFit, UserError, image_artifact, param
from creastudio.api.layout import Box, Element, Layout
from creastudio.api.testing import tiny_png


class ToyParams(Params):
    count: int = param(2, title="Pictures", ge=1, le=64, role="count")


def dots(params, ctx):
    print("a print must not disturb the pipe")
    for index in range(params.count):
        ctx.check_cancelled()
        ctx.emit(image_artifact(tiny_png(ctx.seed + index, 8), 8, 8, seed=ctx.seed + index, index=index))
        ctx.progress((index + 1) / params.count, "dots")


def asks(params, ctx):
    made = ctx.request("toy.dots", {"count": params.count}, seed=ctx.seed + 100)
    names = ",".join(item.sha256[:6] for item in made)
    kept = all(item.path.read_bytes().startswith(b"\\x89PNG") for item in made)
    ctx.emit(Artifact("text/plain", f"{names} {kept}".encode()))


def lays_out(params, ctx):
    shown, _ = ctx.request("toy.dots", {"count": 2}, seed=ctx.seed + 100)
    place = Box(x=0, y=0, width=8, height=8)
    picture = Element(id="picture", role="picture", box=place, picture=shown.sha256)
    ctx.emit(Layout(width=8, height=8, elements=(picture,)).artifact())


def asks_a_child_that_asks(params, ctx):
    made = ctx.request("toy.asks", {"count": 1})
    ctx.emit(Artifact("text/plain", made[0].path.read_bytes() + b" at last"))


def asks_for_what_is_broken(params, ctx):
    try:
        ctx.request("toy.mistaken", {"count": 1})
    except UserError as error:
        ctx.emit(Artifact("text/plain", f"{error.message} {error.hint}".encode()))


def asks_for_nobody(params, ctx):
    ctx.request("toy.nobody")


def asks_forever(params, ctx):
    ctx.request("toy.writes_forever", {"count": 1})


def mistaken(params, ctx):
    ctx.log.warning("the other one warns")
    raise UserError("The paint is dry.", "Buy some.")


def measures(params, ctx):
    sizes = ctx.measure_text([TextFit(text="wool", size=10), TextFit(text="羊毛", size=10)])
    ctx.emit(Artifact("text/plain", " ".join(f"{size.width:g}" for size in sizes).encode()))


def writes(params, ctx):
    for token in range(200):
        ctx.check_cancelled()
        for index in range(params.count):
            ctx.stream(str(index), f"{token} ", [("other", 0.25)] if not token else ())
    for index in range(params.count):
        text = "".join(f"{token} " for token in range(200))
        ctx.emit(Artifact("text/plain", text.encode(), seed=ctx.seed + index, index=index))
    ctx.progress(1.0)


def writes_forever(params, ctx):
    while True:
        ctx.check_cancelled()
        ctx.stream("0", "on ")
        time.sleep(0.001)


def writes_with_a_model(params, ctx):
    ctx.stream("0", "before ")
    ctx.model("brush")
    time.sleep(0.2)
    ctx.stream("0", "after ")


def writes_twice(params, ctx):
    ctx.stream("0", "first " if ctx.settings["memory_scale"] == 1.0 else "second ")
    if ctx.settings["memory_scale"] == 1.0:
        raise MemoryError
    ctx.emit(Artifact("text/plain", b"second "))


def forever(params, ctx):
    ctx.progress(0.1, "started")
    while True:
        ctx.check_cancelled()
        ctx.progress(0.5, "still")
        time.sleep(0.002)


def stubborn(params, ctx):
    ctx.progress(0.1, "started")
    while True:
        time.sleep(0.01)


def steps(params, ctx):
    path = ctx.checkpoint_dir() / "steps"
    done = len(path.read_text()) if path.exists() else 0
    while done < params.count:
        ctx.check_cancelled()
        done += 1
        path.write_text("x" * done)
        ctx.metric("steps", done, done)
        ctx.progress(done / params.count)
        time.sleep(0.02)
    weights = ctx.scratch / "weights"
    weights.write_bytes(b"x" * done)
    ctx.save_model(ModelCard(id=ctx.model_name, title=ctx.model_name, family="toy"), weights)


def advises(params, ctx):
    back = GoBack(place="step 1", step=1, params={"count": 3})
    said = Advice(key="doing", severity="warning", text="It goes badly.", gauge=0.5, go_back=back)
    ctx.advise([said], 2)
    ctx.preview(image_artifact(tiny_png(1, 8), 8, 8))
    shown = image_artifact(tiny_png(2, 8), 8, 8)
    ctx.preview(replace(shown, metadata={**shown.metadata, "panel": "Neighbours", "columns": 1}))
    ctx.save_model(ModelCard(id="m", title="m", family="toy"), _written(ctx, params.count))


def _written(ctx, count):
    weights = ctx.scratch / "weights"
    weights.write_bytes(b"x" * count)
    return weights


def told(params, ctx):
    raise UserError("The toy is out of paint.", hint="Buy some.")


def bug(params, ctx):
    return 1 / 0


def leaves(params, ctx):
    sys.exit(3)


def dies(params, ctx):
    os._exit(7)


def crashes(params, ctx):
    os.kill(os.getpid(), 11)


def memory(params, ctx):
    if ctx.settings["memory_scale"] == 1.0:
        raise MemoryError
    dots(params, ctx)


def garbage(params, ctx):
    ctx.emit(Artifact("image/png", b"this is no picture"))


def warns(params, ctx):
    ctx.log.info("nobody needs to see this")
    ctx.log.warning("The picture '%s' was left out.", "cat.png")
    dots(params, ctx)


def uses_model(params, ctx):
    assert [card.id for card in ctx.models("toy")] == ["brush", "pencil"]
    assert ctx.models("other") == []
    ctx.model("brush")
    dots(params, ctx)


def varies(params, ctx):
    for index in range(params.count):
        key = ctx.variation_seed + index
        picture = image_artifact(tiny_png(key, 8), 8, 8, seed=ctx.seed, index=index)
        ctx.emit(replace(picture, metadata={**picture.metadata, "variation_seed": key}))


def forks(params, ctx):
    import subprocess
    ctx.log.warning(str(subprocess.Popen(["sleep", "300"]).pid))
    child = os.fork()
    if child == 0:
        time.sleep(300)
        os._exit(0)
    ctx.log.warning(str(child))
    ctx.progress(0.1, "started")
    while params.count == 1:
        time.sleep(0.01)
    os._exit(7)


def ghost(params, ctx):
    def haunt():
        while True:
            time.sleep(0.002)
            ctx.progress(0.9, "a ghost")
            ctx.emit(image_artifact(tiny_png(666, 8), 8, 8, seed=666))
    import threading
    ctx.emit(image_artifact(tiny_png(1, 8), 8, 8, seed=1))
    threading.Thread(target=lambda: swallow(haunt), daemon=True).start()


def swallow(function):
    try:
        function()
    except BaseException:
        pass


def crowd(params, ctx):
    import threading
    def one(index):
        model = ctx.model("brush" if index % 2 else "pencil").card.id
        ctx.emit(image_artifact(tiny_png(index, 8), 8, 8, seed=index, title=model))
    threads = [threading.Thread(target=one, args=(index,)) for index in range(params.count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def swallows(params, ctx):
    swallow(lambda: garbage(params, ctx))
    ctx.emit(image_artifact(tiny_png(1, 8), 8, 8))


def wrong_seed(params, ctx):
    ctx.emit(image_artifact(tiny_png(1, 8), 8, 8, seed=-1))


def yields(params, ctx):
    yield image_artifact(tiny_png(1, 8), 8, 8)


def wrong_type(params, ctx):
    ctx.emit(b"only bytes")


def nothing(params, ctx):
    pass


def huge(params, ctx):
    png = tiny_png(1, 8)
    ctx.emit(image_artifact(png[:16] + b"\\x00\\x01\\x00\\x00" * 2 + png[24:], 65536, 65536))


def program(params, ctx):
    ctx.emit(Artifact("application/octet-stream", b"MZ", metadata={"suffix": ".exe"}))


def out_of_folder(params, ctx):
    ctx.emit(Artifact("image/png", path=ctx.data_dir / "elsewhere.png"))


def bad_preview(params, ctx):
    ctx.preview(Artifact("image/png", b"no picture"))
    ctx.preview(image_artifact(tiny_png(1, 8), 8, 8))
    dots(params, ctx)


def not_a_number(params, ctx):
    ctx.progress(float("nan"), "0 of 0")
    dots(params, ctx)


def warns_a_lot(params, ctx):
    for number in range(200):
        ctx.log.warning("warning %d", number)
    dots(params, ctx)


def too_much(params, ctx):
    if ctx.settings["memory_scale"] == 1.0:
        os.kill(os.getpid(), 9)
    dots(params, ctx)


def late(params, ctx):
    ctx.progress(0.1, "started")
    while True:
        time.sleep(0.01)
        try:
            ctx.check_cancelled()
        except BaseException:
            ctx.emit(image_artifact(tiny_png(1, 8), 8, 8))
            raise
'''


@dataclass
class MemoryStore:
    """A job store that a second queue can be made from."""

    rows: dict[str, tuple[str, str]] = field(default_factory=dict)

    def put(self, job_id: str, status: str, payload: str) -> None:
        self.rows[job_id] = (status, payload)

    def all(self) -> list[tuple[str, str, str]]:
        return [(job_id, status, payload) for job_id, (status, payload) in self.rows.items()]

    def delete(self, job_id: str) -> None:
        self.rows.pop(job_id, None)


class Desk:
    """A queue with its events collected."""

    def __init__(self, folder: Path, store: JobStore, *, in_thread: bool) -> None:
        self.services = FakeServices(folder / "services")
        self.events: queue.Queue[JobEvent] = queue.Queue()
        self.seen: list[JobEvent] = []
        self.queue = JobQueue(store, self.services, self.events, in_thread=in_thread)
        self._path = folder / "toy-plugin"
        self._path.mkdir(exist_ok=True)
        (self._path / "toy_jobs_plugin.py").write_text(SOURCE)

    def request(self, function: str, **fields: Any) -> JobRequest:
        values: dict[str, Any] = {
            "work": f"toy.{function}",
            "title": function.capitalize(),
            "plugin": "toy",
            "entry": f"toy_jobs_plugin:{function}",
            "params_entry": "toy_jobs_plugin:ToyParams",
            "search_path": (str(self._path),),
            "params": {"count": 2},
        }
        return JobRequest(**(values | fields))

    def submit(self, function: str, **fields: Any) -> str:
        return self.queue.submit(self.request(function, **fields)).id

    def wait(self, condition: Callable[[], bool], timeout: float = 30.0) -> None:
        """Collect events until `condition` holds."""
        end = time.monotonic() + timeout
        while not condition():
            self.drain()
            assert time.monotonic() < end, f"still {[r.status for r in self.queue.records()]}"
            time.sleep(0.002)
        self.drain()

    def drain(self) -> None:
        while not self.events.empty():
            self.seen.append(self.events.get_nowait())

    def status(self, job_id: str) -> str:
        record = self.queue.record(job_id)
        return record.status if record else ""

    def finish(self, job_id: str) -> JobRecord:
        """Wait for a job to end and return its record."""
        self.wait(lambda: self.record(job_id).ended)
        return self.record(job_id)

    def record(self, job_id: str) -> JobRecord:
        record = self.queue.record(job_id)
        assert record is not None
        return record

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.seen if isinstance(event, kind)]

    def statuses(self, job_id: str) -> list[str]:
        """The different statuses a job went through, in order."""
        told = [event.record.status for event in self.of(JobChanged) if event.record.id == job_id]
        return [status for index, status in enumerate(told) if index == 0 or told[index - 1] != status]
