"""Where half precision is good enough: in convolutions at high resolutions, and nowhere else (Karras et al. 2020, ADA, section 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

PRECISE = 16
"""Features up to this height, px, are computed in float32, as are styles, colours and logits."""


def widened(x: Tensor) -> Tensor:
    """Return `x` in float32 where it has half of that."""
    return x.float() if x.dtype in (torch.bfloat16, torch.float16) else x


@contextmanager
def full_precision(x: Tensor, needed: bool = True) -> Iterator[None]:
    """Compute in float32 where `needed`, whatever autocast says; `x` tells the device."""
    if not needed:
        yield
        return
    with torch.autocast(x.device.type, enabled=False):
        yield
