"""An open window never waits while a GAN trains, and the training hardly notices the window."""

from __future__ import annotations

from tests.bench.projects import open_desk, probe
from tests.bench.rows import Row, percentile

NEEDS = (
    "creastudio.shell.window.main_window",
    "creastudio.shell.timeline.view",
    "creastudio.shell.panels.layers.panel",
    "creastudio.shell.panels.training.dashboard",
    "creastudio_gan.engine.train",
)

SECONDS = 15.0


def run() -> list[Row]:
    """Measure one open window idle and while a GAN trains, and the training with and without it."""
    without = [_speed_without()]
    told = probe("probe_frames", str(SECONDS))
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
    with open_desk() as desk:
        training = desk.train()
        desk.until_training(training)
        return desk.images_per_second(training, lambda: desk.wait(SECONDS))
