"""Networks of other people's making, built by spandrel from their weights alone.

spandrel knows some forty architectures and finds out by the names and shapes of the weights which one it is. What is
given to it here are tensors that were read without running anything (``weights``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import torch
from torch import Tensor, nn

from creastudio.api import UserError
from creastudio.ml import safe_import
from creastudio_pictures.engine.net import Net

REACH, FEATHER = 32, 16
"""Context of a tile, and over how many px tiles are blended, for networks whose reach isn't known. px."""

MAX_SCALE = 8


def described(tensors: Mapping[str, Any], name: str) -> Any:
    """Return spandrel's descriptor of a network; `name` begins what is said of it.

    Raises
    ------
    UserError
        When the weights are of no network that is known, or don't fit together.
    """
    # spandrel imports torchvision, which a CPU build of torch needs help with.
    safe_import.install()
    import spandrel

    try:
        found = spandrel.MAIN_REGISTRY.load(dict(tensors))
    except spandrel.UnsupportedModelError:
        raise UserError(
            f"{name} holds no network that is known here.",
            hint="ESRGAN, SwinIR, HAT, DAT, SPAN, NAFNet, SCUNet, DnCNN, FBCNN, LaMa and some thirty others are.",
        ) from None
    except Exception as error:
        first = next(iter(str(error).splitlines()), type(error).__name__)
        raise UserError(
            f"{name} has weights that don't fit together: {first[:160].rstrip('.')}.",
            hint="Get the file again from where it came.",
        ) from error
    if found.input_channels not in (1, 3) or found.output_channels != found.input_channels:
        raise UserError(
            f"{name} doesn't go from pictures to pictures: {found.input_channels} channels in, "
            f"{found.output_channels} out.",
            hint="Choose another network.",
        )
    if not 1 <= found.scale <= MAX_SCALE:
        raise UserError(
            f"{name} enlarges {found.scale} times.", hint=f"At most {MAX_SCALE} times can be used."
        )
    return found


def build(tensors: Mapping[str, Tensor], name: str, device: torch.device) -> Net:
    """Return a network that was added, ready to use on `device`."""
    import spandrel

    found = described(tensors, f"'{name}'")
    found.model.float().eval().requires_grad_(False).to(device)
    masked = isinstance(found, spandrel.MaskedImageModelDescriptor)
    tiles = not masked and found.tiling == spandrel.ModelTiling.SUPPORTED
    call = cast("Callable[..., Tensor]", found)
    if found.input_channels == 1:
        call = _by_channels(call)
    return Net(
        cast(nn.Module, found.model), call, found.scale, REACH, FEATHER, whole=not tiles, masked=masked
    )


def _by_channels(call: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """Let a network for grey pictures work on each channel."""

    def each(pixels: Tensor, *more: Tensor) -> Tensor:
        return torch.cat([call(pixels[:, index : index + 1], *more) for index in range(3)], dim=1)

    return each
