"""Which devices this machine can compute on, and where a work will run, found without torch, which the window never loads."""

from __future__ import annotations

import ctypes.util
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from creastudio.engines import finder, installed

_DRIVERS = ("/proc/driver/nvidia/version", "/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""What drivers of CUDA cards, of those in a Windows subsystem, and of ROCm put there."""


@dataclass(frozen=True)
class Place:
    """Where a work will run.

    Attributes
    ----------
    device : str
        "cpu", "cuda", "mps", as torch names it; "auto" where only an engine can tell.
    reason : str
        Why, one English sentence.
    """

    device: str
    reason: str


def place_of(work_device: str, setting: str) -> Place:
    """Return where a work will run, as far as that can be told without starting an engine.

    Parameters
    ----------
    work_device : str
        What the work says it needs: "cpu" or "any".
    setting : str
        The device that the person chose, or "auto".
    """
    if work_device == "cpu":
        return Place("cpu", "It needs nothing faster.")
    missing = missing_devices()
    if setting != "auto":
        return Place(setting, missing.get(setting, "It was chosen in the settings."))
    trial = _trial()
    if trial is not None and trial.device:
        return Place(trial.device, f"{trial.reason[:1].upper()}{trial.reason[1:]}.")
    if "mps" not in missing:
        return Place("mps", "It is a Mac with Apple's own processor.")
    if "cuda" in missing:
        return Place("cpu", missing["mps"] if sys.platform == "darwin" else missing["cuda"])
    return Place("auto", "A driver of a CUDA card is there; an engine finds out whether it works.")


def missing_devices() -> dict[str, str]:
    """Return device ("cuda", "mps") -> why nothing can be computed on it here, English; those that may work are left out.

    What is left out may still turn out not to work: a job says so, and ``creastudio doctor`` why.
    """
    found = {"cuda": _no_cuda(), "mps": _no_metal()}
    return {device: reason for device, reason in found.items() if reason}


def _no_cuda() -> str:
    if sys.platform == "darwin":
        return "CUDA is not for Macs."
    if not _has_driver():
        return "No driver of a CUDA card was found."
    if _torch().endswith("+cpu"):
        return "The installed PyTorch was built without CUDA."
    return ""


def _no_metal() -> str:
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return ""
    return "MPS is for Macs with Apple's own processors."


def _has_driver() -> bool:
    if sys.platform == "win32":
        return ctypes.util.find_library("nvcuda") is not None
    # By its traces: on Linux a library is looked for by programs that take longer than a window may.
    return any(Path(path).exists() for path in _DRIVERS)


def _trial() -> installed.Trial | None:
    """Return what was found when the engine in use was tried; None for the one that comes with the studio."""
    pack = installed.chosen().pack
    return pack.trial if pack is not None else None


def _torch() -> str:
    return finder.torch_version()
