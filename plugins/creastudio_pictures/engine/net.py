"""What the tools know of a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor, nn

SPANDREL = "spandrel "
"""Before the name of an architecture of spandrel's in a card."""


@dataclass(frozen=True)
class Net:
    """A network, ready to use.

    Attributes
    ----------
    module : nn.Module
        In evaluation mode, without gradients; its weights say type and device.
    call : callable
        From (1, 3, height, width), 0 to 1, to (1, 3, scale * height, scale * width); for inpainting a mask
        (1, 1, height, width), 1 where to paint, comes second.
    scale : int
    reach : int
        Context that a tile needs around it, px of the input.
    feather : int
        Over how many px neighbouring tiles are blended: 0 where the reach is known to the px.
    whole : bool
        Whether it needs the picture as a whole.
    masked : bool
        Whether it is given a mask, too.
    """

    module: nn.Module
    call: Callable[..., Tensor]
    scale: int
    reach: int
    feather: int = 0
    whole: bool = False
    masked: bool = False
