"""Parameters that trainings share, and those that measure a model: called alike, and bounded alike, in every form.

Each function declares one, as ``param`` does, so that a class has them in the order that its form shows.

>>> from creastudio.api import Params, specs
>>> from creastudio.api import training_params as usual
>>> class TrainParams(Params):
...     minutes: float = usual.time_limit()
...     patience: int = usual.patience(5, "Finish after so many looks without getting better.")
>>> [spec.title for spec in specs(TrainParams)]
['Time limit', 'Patience']
"""

from __future__ import annotations

from typing import Any

from creastudio.api.params import param


def preset() -> Any:
    """Declare which machine and time the training is for; a ``MachinePreset``."""
    return param(
        "laptop 1 h",
        title="Preset",
        help="What the machine can do in this time; what is set below goes before it.",
    )


def time_limit() -> Any:
    """Declare the minutes after which a training finishes, a float; 0 for no limit."""
    return param(
        0.0,
        title="Time limit",
        help="Finish within this time, however far it got; 0 for no limit.",
        role="time_limit",
        unit="min",
        ge=0,
        le=10_000,
    )


def thousand_tokens(help: str) -> Any:
    """Declare how many thousand tokens to see, a float or None."""
    return param(None, title="Length", help=help, unit="k tokens", ge=0.01, le=100_000_000)


def patience(default: int, help: str, *, most: int = 100, advanced: bool = False) -> Any:
    """Declare after how many looks without getting better a training finishes, an int; 0 for never."""
    return param(
        default,
        title="Patience",
        help=help,
        unit="snapshots",
        ge=0,
        le=most,
        group="Advanced" if advanced else "",
        advanced=advanced,
    )


def hold_out(
    default: float, help: str, *, group: str, most: float = 0.5, step: float = 0.01, advanced: bool = False
) -> Any:
    """Declare the share of the data that is never learned, a float."""
    return param(
        default, title="Held out", help=help, ge=0.0, le=most, step=step, group=group, advanced=advanced
    )


def layers() -> Any:
    """Declare the layers of a network, an int; None for what the preset takes."""
    return param(
        None,
        title="Layers",
        help="Of the network; empty for what the preset takes.",
        ge=1,
        le=32,
        group="Network",
        advanced=True,
    )


def width() -> Any:
    """Declare the channels of a network, an int; None for what the preset takes."""
    return param(
        None,
        title="Width",
        help="Channels, a multiple of 16; empty for what the preset takes.",
        ge=16,
        le=2048,
        step=16,
        group="Network",
        advanced=True,
    )


def dropout(default: float | None, help: str, *, group: str = "Network") -> Any:
    """Declare the share of values that are left out, a float, or None where None is the default."""
    return param(default, title="Dropout", help=help, ge=0.0, le=0.8, step=0.05, group=group, advanced=True)


def learning_rate(
    help: str = "Factor of the usual steps; lower it where the training becomes unstable.",
    *,
    least: float = 0.01,
    most: float = 10,
) -> Any:
    """Declare the factor of all steps, a float; 1 for what suits."""
    return param(1.0, title="Learning rate", help=help, ge=least, le=most, group="Advanced", advanced=True)


def step_tokens(least: int) -> Any:
    """Declare the tokens that a step learns from, an int; None for what the preset takes."""
    return param(
        None,
        title="Batch",
        help="Tokens a step; empty for what the preset takes.",
        unit="tokens",
        ge=least,
        le=1_000_000,
        group="Advanced",
        advanced=True,
    )


def look_every() -> Any:
    """Declare the thousand tokens from one look to the next, a float; None for a fortieth of the training."""
    return param(
        None,
        title="Look every",
        help="Thousand tokens between measurements with samples; empty for a fortieth of the training.",
        unit="k tokens",
        ge=0.01,
        le=1_000_000,
        group="Advanced",
        advanced=True,
    )


def looks(default: int = 12) -> Any:
    """Declare how often a tuning is judged, an int."""
    return param(
        default,
        title="Looks",
        help="How often it is judged and samples are shown.",
        ge=1,
        le=200,
        group="Advanced",
        advanced=True,
    )


def subset(default: int, help: str, *, most: int = 500) -> Any:
    """Declare how many items of a side one comparison takes, an int."""
    return param(default, title="Subset", help=help, ge=2, le=most, group="Advanced", advanced=True)


def repeats() -> Any:
    """Declare how many random subsets are compared, an int."""
    return param(
        10,
        title="Repeats",
        help="How many random subsets are compared; their spread tells how much of a difference is chance.",
        ge=1,
        le=100,
        group="Advanced",
        advanced=True,
    )
