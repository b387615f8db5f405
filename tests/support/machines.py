"""How long Hypothesis' machines run: short in the tests, as long as somebody likes by hand."""

from __future__ import annotations

import os

from hypothesis import settings

VARIABLE = "CREASTUDIO_MACHINES"
"""Environment variable, "EXAMPLESxSTEPS"; with it, other examples each time."""


def machine_settings(examples: int, steps: int) -> settings:
    """Return the settings of a state machine."""
    told = os.environ.get(VARIABLE, "")
    if not told:
        return settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    examples, steps = (int(number) for number in told.split("x"))
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=False,
        database=None,
        print_blob=True,
    )
