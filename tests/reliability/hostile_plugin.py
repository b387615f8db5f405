"""A plugin that does its worst, in eleven ways: the source of its face and of its engine."""

from __future__ import annotations

from pathlib import Path

from tests.support.plugin_maker import make_unpacked

NAME = "hostile"

FACE = """
from creastudio.api import Generator, Params, hookimpl, param


class HostileParams(Params):
    way: str = param("good", title="Way")


@hookimpl
def creastudio_generators():
    return [
        Generator(
            id="NAME.do", title="Hostile", summary="Its worst.", category="Images", makes="image", params=HostileParams,
            entry="cs_NAME.engine:run",
        )
    ]
"""

ENGINE = """
import ctypes
import os
import re
import sys
import threading
import time

from creastudio.api import Artifact, image_artifact
from creastudio.api.testing import tiny_png

KEPT = []


def run(params, ctx):
    globals()[params.way](ctx)


def good(ctx):
    ctx.emit(image_artifact(tiny_png(ctx.seed, 8), 8, 8, seed=ctx.seed))


def raises(ctx):
    raise ValueError("the paint is {dry}")


def wrong_type(ctx):
    ctx.emit(b"only bytes")


def hangs(ctx):
    ctx.progress(0.5, "at work")
    while True:
        time.sleep(60)


def spins(ctx):
    # Within one call of C: no other thread of the process gets a turn, and no cancel is heard.
    ctx.progress(0.5, "at work")
    re.match(r"(a+)+$", "a" * 64 + "b")


def segfaults(ctx):
    ctypes.string_at(0)


def floods(ctx):
    for number in range(2000):
        print("x" * 10_000)
        ctx.log.warning("flood %d", number)
        ctx.progress(number / 2000, "flood")
        ctx.preview(image_artifact(tiny_png(number, 8), 8, 8))
    good(ctx)


def deletes_its_own(ctx):
    file = ctx.scratch / "gone.png"
    file.write_bytes(tiny_png(1, 8))
    made = Artifact("image/png", path=file)
    file.unlink()
    ctx.emit(made)


def not_a_number(ctx):
    nan = float("nan")
    ctx.progress(nan, "nan")
    ctx.metric("loss", nan, 1)
    ctx.metric("loss", float("inf"), 2)
    picture = tiny_png(1, 8)
    ctx.emit(Artifact("image/png", picture, metadata={"width": 8, "height": 8, "score": nan, "more": [nan, {"a": -nan}]}))


def leaks(ctx):
    KEPT.append(bytearray(os.urandom(1 << 20) * 100))
    KEPT.extend(open(os.devnull) for _ in range(200))
    for _ in range(20):
        threading.Thread(target=time.sleep, args=(3600,), daemon=False).start()
    good(ctx)


def exits(ctx):
    os._exit(0)


def closes_its_pipes(ctx):
    for descriptor in range(3, 64):
        try:
            os.close(descriptor)
        except OSError:
            pass
    sys.exit(0)
"""

ENDS = {
    "raises": ("failed", "'Hostile' failed: ValueError"),
    "wrong_type": ("failed", "'Hostile' failed"),
    "hangs": ("cancelled", ""),
    "spins": ("cancelled", ""),
    "segfaults": ("failed", "'Hostile' took its engine down (SIGSEGV)."),
    "floods": ("done", ""),
    "deletes_its_own": ("failed", ""),
    "not_a_number": ("", ""),
    "leaks": ("done", ""),
    "exits": ("failed", "'Hostile' took its engine down (exit code 0)."),
    "closes_its_pipes": ("failed", "'Hostile' took its engine down"),
}
"""How a job of each way ends, and how the sentence begins; empty where either end will do."""

CANCELLED = ("hangs", "spins")
"""Ways that a person has to end."""

DEADLY = ("segfaults", "exits", "closes_its_pipes")
"""Ways that take the engine with them."""


def make(plugins: Path) -> None:
    """Put it among the plugins of the person."""
    make_unpacked(plugins, NAME, FACE, engine=ENGINE)
