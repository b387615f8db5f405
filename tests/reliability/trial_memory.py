"""Engines that run out of memory: they are let go, the job tries once more with half, and then it says so."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.trial import Outcome, Trial
from tests.support.toy_jobs import Desk, MemoryStore

SOURCE = '''
"""Jobs that run out of memory, in all the ways that there are."""
import os
from creastudio.api import Artifact, Params, image_artifact, param
from creastudio.api.testing import tiny_png


class FullParams(Params):
    way: str = param("python", title="Way")
    always: bool = param(False, title="Always")


class OutOfMemoryError(RuntimeError):
    """Called as that of torch."""


def _raise(way):
    if way == "python":
        raise MemoryError
    if way == "torch":
        raise OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")
    if way == "allocator":
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes.")
    if way == "killed":
        os.kill(os.getpid(), 9)
    raise ValueError(way)


def full(params, ctx):
    (ctx.data_dir / "tries").open("a").write(f"{os.getpid()} {ctx.settings['memory_scale']}\\n")
    if params.always or ctx.settings["memory_scale"] == 1.0:
        _raise(params.way)
    ctx.emit(image_artifact(tiny_png(1, 8), 8, 8))
'''

WAYS = ("python", "torch", "allocator", "killed")


def run(count: int, folder: Path) -> Outcome:
    """Run out of memory `count` times, by turns in each way, once and for good."""
    outcome = Outcome()
    (folder / "full_jobs.py").write_text(SOURCE)
    desk = Desk(folder, MemoryStore(), in_thread=False)
    try:
        for number in range(count):
            way, always = WAYS[number % 4], number // 4 % 2 == 1
            outcome.ran += 1
            for sentence in _tried(desk, folder, way, always):
                outcome.fail(f"{way}, {'always' if always else 'once'}: {sentence}")
    finally:
        desk.queue.close("stop")
    outcome.figures = {"ways": str(len(WAYS))}
    return outcome


def _tried(desk: Desk, folder: Path, way: str, always: bool) -> list[str]:
    entry = {"entry": "full_jobs:full", "params_entry": "full_jobs:FullParams", "search_path": (str(folder),)}
    job = desk.submit("full", title="Full", params={"way": way, "always": always}, **entry)
    record = desk.finish(job)
    tries = desk.services.data_dir("toy") / "tries"
    told = [line.split() for line in tries.read_text().splitlines()]
    tries.unlink()
    wrong: list[str] = []
    if [scale for _, scale in told] != ["1.0", "0.5"]:
        wrong.append(f"it was tried with {[scale for _, scale in told]}")
    if len({pid for pid, _ in told}) != len(told):
        wrong.append("the engine that was full was used again")
    wanted = ("failed", "'Full' needs more memory than this machine has free.") if always else ("done", "")
    if (record.status, record.error) != wanted:
        wrong.append(f"it ended as {record.status}: {record.error}")
    if always and not record.hint:
        wrong.append("nobody says what to do")
    return wrong


TRIAL = Trial(
    "an engine without memory is let go, the job tries once more with half of it, and then says what to do",
    "jobs",
    80,
    8,
    run,
)
