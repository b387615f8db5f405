"""Tuning by LoRA beside a plain Trainer with peft, in one run: tokens a second of the same network on the same text.

The peer comes with the extra ``bench``; without it there is no row.
"""

from __future__ import annotations

import statistics
from importlib.util import find_spec

from tests.bench.projects import probe
from tests.bench.rows import Row

NEEDS = ("creastudio_text.engine.tuning.task",)

ROUNDS, STEPS = 5, 5


def run() -> list[Row]:
    """Let both take turns."""
    if find_spec("peft") is None or find_spec("accelerate") is None:
        return []
    told = probe("probe_lora", str(ROUNDS), str(STEPS))
    ratios = [ours / theirs for ours, theirs in zip(told["ours"], told["theirs"], strict=True)]
    speeds = f"{statistics.median(told['ours']):.0f} and {statistics.median(told['theirs']):.0f} tokens/s"
    losses = f"loss {told['losses']['ours']:.3f} and {told['losses']['theirs']:.3f}"
    note = (
        f"{speeds} at {told['parameters'] / 1e6:.1f} M parameters, rank 8, 8 blocks of 64; {losses}; median of "
        f"{ROUNDS} by turns"
    )
    return [Row("tuning by LoRA beside Trainer and peft", statistics.median(ratios), "x", 0.95, ">=", note)]
