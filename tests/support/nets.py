"""Small networks as other people store theirs."""

from __future__ import annotations

from pathlib import Path

import torch

from creastudio_pictures.engine.compact import Compact


def tiny() -> Compact:
    """Return an untrained network that enlarges twice."""
    torch.manual_seed(0)
    return Compact(width=8, depth=2, scale=2).eval().requires_grad_(False)


def tiny_file(folder: Path, name: str = "2x_Tiny.pth") -> Path:
    """Write that network into `folder` and return the path."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"params": tiny().state_dict()}, folder / name)
    return folder / name
