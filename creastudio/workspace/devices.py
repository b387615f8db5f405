"""Which devices this machine can't compute on, found without torch, which the window never loads."""

from __future__ import annotations

import ctypes.util
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_DRIVERS = ("/proc/driver/nvidia/version", "/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""What drivers of CUDA cards, of those in a Windows subsystem, and of ROCm put there."""


def missing_devices() -> dict[str, str]:
    """Return device ("cuda", "mps") -> why nothing can be computed on it here, English; those that may work are left out.

    What is left out may still turn out not to work: a job says so, and ``creastudio doctor`` why.
    """
    found = {"cuda": _no_cuda(), "mps": _no_metal()}
    return {device: reason for device, reason in found.items() if reason}


def _no_cuda() -> str:
    if sys.platform == "darwin":
        return "CUDA is not for Macs."
    if not (ctypes.util.find_library("nvcuda" if sys.platform == "win32" else "cuda") or _has_driver()):
        return "No driver of a CUDA card was found."
    if _torch().endswith("+cpu"):
        return "The installed PyTorch was built without CUDA."
    return ""


def _no_metal() -> str:
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return ""
    return "MPS is for Macs with Apple's own processors."


def _has_driver() -> bool:
    return any(Path(path).exists() for path in _DRIVERS)


def _torch() -> str:
    try:
        return version("torch")
    except PackageNotFoundError:
        return ""
