"""From a model card to a network that changes pictures.

Read from safetensors alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio_pictures.engine.compact import ARCHITECTURE as COMPACT
from creastudio_pictures.engine.compact import Compact


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
    """

    module: nn.Module
    call: Callable[..., Tensor]
    scale: int
    reach: int
    feather: int = 0
    whole: bool = False


def load(model: Model, device: torch.device) -> Net:
    """Return the network of `model` on `device`.

    Raises
    ------
    UserError
        When it is of another architecture, or damaged.
    """
    card = model.card
    if card.architecture != COMPACT:
        raise UserError(
            f"The network '{card.id}' has the architecture '{card.architecture}', which this plugin can't build.",
            hint="Choose another network, or install the plugin that made it.",
        )
    tensors, _ = checkpoint.read(model.weights, hint="Import the network again from where it came.")
    return _compact(card.id, card.config, tensors, device)


def _compact(
    name: str, config: Mapping[str, Any], tensors: Mapping[str, Tensor], device: torch.device
) -> Net:
    try:
        with torch.device("meta"):  # without initial weights, which would cost time and draw random numbers
            network = Compact.from_config(config)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UserError(
            f"The card of the network '{name}' is damaged.",
            hint="Import the network again from where it came.",
        ) from None
    network.to_empty(device="cpu")
    checkpoint.load_into(network, tensors, name)
    ready = network.eval().requires_grad_(False).to(device)
    return Net(ready, ready, ready.scale, ready.reach)


_CACHE: OrderedDict[tuple[str, str, str], Net] = OrderedDict()
CACHED = 2
"""Networks kept by a warm engine; those that people bring take up to a few hundred MB."""


def load_cached(model: Model, device: torch.device) -> Net:
    """Return ``load(model, device)``, kept from earlier jobs of the same engine where its weights are the same."""
    key = (model.card.sha256, str(model.weights), str(device))
    net = _CACHE.pop(key, None) or load(model, device)
    _CACHE[key] = net
    while len(_CACHE) > CACHED:
        _CACHE.popitem(last=False)
    return net


def applied(net: Net, pixels: Tensor, name: str, *more: Tensor) -> Tensor:
    """Return what `net` makes of (1, 3, height, width), checked.

    Raises
    ------
    UserError
        When it fails, gives another size than its scale says, or no numbers.
    """
    with torch.inference_mode():
        try:
            made = net.call(pixels, *more)
        except torch.OutOfMemoryError:
            raise  # the studio tries again with less, and says so
        except (RuntimeError, ValueError, AssertionError) as error:
            first = next(iter(str(error).splitlines()), type(error).__name__)
            raise UserError(
                f"The network '{name}' can't work on this picture: {first[:200]}",
                hint="Choose another network.",
            ) from error
    size = (1, 3, pixels.shape[2] * net.scale, pixels.shape[3] * net.scale)
    if made.shape != size:
        raise UserError(
            f"The network '{name}' gives back {tuple(made.shape)}, not what its card says.",
            hint="Choose another network.",
        )
    if not bool(made.isfinite().all()):
        raise UserError(f"The network '{name}' gives no usable numbers.", hint="Choose another network.")
    return made.float()
