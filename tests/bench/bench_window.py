"""The window: how soon it is there, what it weighs, and that it never waits while a GAN trains."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

from tests.bench.rows import Row, median, percentile

NEEDS = (
    "creastudio.shell.app",
    "creastudio.shell.panels.start_page",
    "creastudio.workspace.opening",
    "creastudio_gan.engine.train",
)

STARTS = 5
SECONDS = 15.0


def run() -> list[Row]:
    """Start the studio several times, then measure one open window with and without a training."""
    return [*_starts(), *_frames()]


def _starts() -> list[Row]:
    first: list[float] = []
    heavy: set[str] = set()
    for number in range(STARTS + 1):
        start = time.time()
        told = _probe("probe_start", "0")
        heavy |= set(told["heavy"])
        if number:  # the first fills the disk cache
            first.append(told["painted"] - start)
    idle = _probe("probe_start", "5")
    return [
        Row(
            "first window, warm",
            median(first),
            "s",
            1.0,
            note=f"process start to first paint; median of {STARTS}",
        ),
        Row(
            "torch and other engine libraries in the shell", len(heavy), "", 0, note=", ".join(sorted(heavy))
        ),
        Row("memory of the shell, start page", idle["memory_mb"], "MB", 250, note="RSS after 5 s"),
    ]


def _frames() -> list[Row]:
    without = [_speed_without()]
    told = _probe("probe_frames", str(SECONDS))
    without.append(_speed_without())
    idle = percentile(told["idle"], 99)
    allowed = max(20.0, idle + 4.0)
    frames = f"{SECONDS:.0f} s at 60 Hz, offscreen"
    ratio = told["images_per_second"] / (sum(without) / len(without))
    speeds = f"{told['images_per_second']:.1f} beside, {without[0]:.1f} and {without[1]:.1f} images/s without"
    return [
        Row("frame gap idle, p99", idle, "ms", note=frames),
        Row(
            "frame gap while an engine starts, max",
            max(told["starting"]),
            "ms",
            100,
            note="first 5 s of a training",
        ),
        Row(
            "frame gap while a GAN trains, p99", percentile(told["training"], 99), "ms", allowed, note=frames
        ),
        Row("frame gap while a GAN trains, max", max(told["training"]), "ms", 100, note=frames),
        Row("memory of the shell, project open", told["memory_mb"], "MB", 250, note="RSS, nothing running"),
        Row("training beside the window", ratio, "x", 0.95, ">=", speeds),
        Row(
            "a sample from the window while training",
            told["sample_seconds"],
            "s",
            1.0,
            note="warm engine, to the end",
        ),
    ]


def _speed_without() -> float:
    """Return images a second of the same training without a window."""
    from tests.bench.projects import open_desk

    with open_desk() as desk:
        training = desk.train()
        desk.until_training(training)
        return desk.images_per_second(training, SECONDS)


def _probe(name: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(f"{name} said nothing:\n{(done.stdout + done.stderr)[-3000:]}") from None
