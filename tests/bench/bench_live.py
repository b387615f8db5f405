"""A live picture under the hand: how long from the mouse to the pixels, and how many pictures a second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench.projects import probe
from tests.bench.rows import Row, percentile

NEEDS = ("creastudio.shell.live.pad_view", "creastudio.jobs.live")

SECONDS = "6"

NOISE = Path(__file__).resolve().parents[2] / "examples" / "plugins" / "creastudio-noise"


def run() -> list[Row]:
    """Drag on the planes of the example plugin and of a model with random weights at 64 and 128 px."""
    _use_noise()
    told = {
        "noise 64 px": probe("probe_live", SECONDS, "noise.field", "size=64", "detail=1"),
        "gan 64 px": probe("probe_live", SECONDS, "gan.explore", "model=bench-64"),
        "gan 128 px": probe("probe_live", SECONDS, "gan.explore", "model=bench-128"),
    }
    return [row for name, measured in told.items() for row in _rows(name, measured)]


def _rows(name: str, told: dict[str, Any]) -> list[Row]:
    how = (
        "moves at 125 Hz, offscreen, random weights"
        if name.startswith("gan")
        else "moves at 125 Hz, offscreen"
    )
    target = name.startswith("gan")
    return [
        Row(f"live, {name}: mouse to pixels, p50", percentile(told["late"], 50), "ms", note=how),
        Row(
            f"live, {name}: mouse to pixels, p95", percentile(told["late"], 95), "ms", 35.0 if target else None, note=how
        ),
        Row(f"live, {name}: pictures", told["a_second"], "1/s", 60.0 if target else None, ">=", note=how),
    ]  # fmt: skip


def _use_noise() -> None:
    """Use the example plugin in the home of this bench."""
    from creastudio.host.discovery import PluginState
    from creastudio.host.in_place import use_in_place
    from creastudio.workspace.environment import plugin_state_file

    use_in_place(NOISE, PluginState(plugin_state_file()))
