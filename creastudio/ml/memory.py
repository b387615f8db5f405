"""How much memory is free, and how much a process has taken at its peak; in bytes."""

from __future__ import annotations

from pathlib import Path

import psutil
import torch

_LIMITS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)
"""Where Linux says how much a container may take and takes, versions 2 and 1."""


def free(device: torch.device) -> int:
    """Return how much memory this process may still take on `device`, what it has reserved there included."""
    if device.type == "cuda":
        left, _ = torch.cuda.mem_get_info(device)
        return left + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    left = psutil.virtual_memory().available
    for limit, used in _LIMITS:
        room = _number(limit)
        if room is not None:
            left = min(
                left, max(0, room - (_number(used) or 0) + _reclaimable(Path(used).with_name("memory.stat")))
            )
    return left


def taken(device: torch.device) -> int:
    """Return how much memory this process takes on `device` now."""
    if device.type == "cuda":
        return torch.cuda.memory_reserved(device)
    return psutil.Process().memory_info().rss


def _number(path: str) -> int | None:
    try:
        text = Path(path).read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdecimal() else None


def _reclaimable(stat: Path) -> int:
    """Return how much of what a container takes are files in memory, which give way when it is needed."""
    try:
        lines = stat.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    values = dict(line.split(maxsplit=1) for line in lines if " " in line)
    return int(values.get("total_inactive_file", values.get("inactive_file", "0")))
