"""What torch finds on this machine: run in an engine like any job, so that it says what jobs will find."""

from __future__ import annotations

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import torch

from creastudio.api import Artifact, JobContext, NoParams
from creastudio.ml import device

LIBRARIES = ("torch", "torchvision", "transformers", "music21")
"""Those of an engine whose versions matter to a report."""


def run(params: NoParams, ctx: JobContext) -> None:
    """Emit the facts as one JSON text."""
    del params
    ctx.emit(Artifact("text/plain", json.dumps(facts(str(ctx.settings.get("device", "auto")))).encode()))


def facts(wish: str = "auto") -> dict[str, Any]:
    """Return versions, devices, and which device is taken for `wish` and why; memory in bytes.

    Raises
    ------
    UserError
        When `wish` names a device that isn't there.
    """
    choice = device.choose(wish)
    return {
        "torch": torch.__version__,
        "cuda": torch.version.cuda or "",
        "libraries": {name: _version(name) for name in LIBRARIES},
        "python": platform.python_version(),
        "device": str(choice.device),
        "reason": choice.reason,
        "threads": device.default_threads(),
        "bfloat16": device.has_fast_bfloat16(choice.device),
        "devices": [_cpu(), *_cuda_devices(), *_metal()],
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _cpu() -> dict[str, Any]:
    return {"id": "cpu", "name": platform.processor() or platform.machine(), "memory": 0}


def _cuda_devices() -> list[dict[str, Any]]:
    if not torch.cuda.is_available():
        return []
    return [
        {
            "id": f"cuda:{index}",
            "name": torch.cuda.get_device_name(index),
            "memory": torch.cuda.get_device_properties(index).total_memory,
        }
        for index in range(torch.cuda.device_count())
    ]


def _metal() -> list[dict[str, Any]]:
    return [{"id": "mps", "name": "Metal", "memory": 0}] if torch.backends.mps.is_available() else []
