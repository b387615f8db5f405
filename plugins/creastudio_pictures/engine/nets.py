"""From a model card to a network that changes pictures.

Two kinds: the compact one, which is built here, and those that a person added (``add_net``), which spandrel builds.
Both are read from safetensors alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio.api import JobContext, Model, UserError
from creastudio.ml import checkpoint
from creastudio.ml.warm import Warm, key_of
from creastudio_pictures.engine.compact import ARCHITECTURE as COMPACT
from creastudio_pictures.engine.compact import Compact
from creastudio_pictures.engine.images import Rgb
from creastudio_pictures.engine.net import SPANDREL, Net
from creastudio_pictures.engine.tiles import TILE, by_tiles


def load(model: Model, device: torch.device) -> Net:
    """Return the network of `model` on `device`.

    Raises
    ------
    UserError
        When it is of another architecture, or damaged.
    """
    card = model.card
    if card.architecture != COMPACT and not card.architecture.startswith(SPANDREL):
        raise UserError(
            f"The network '{card.id}' has the architecture '{card.architecture}', which this plugin can't build.",
            hint="Choose another network, or install the plugin that made it.",
        )
    tensors, _ = checkpoint.read(model.weights, hint="Import the network again from where it came.")
    if card.architecture == COMPACT:
        return _compact(card.id, card.config, tensors, device)
    # Two seconds that the bundled network doesn't cost.
    from creastudio_pictures.engine.spandrel_nets import build

    return build(tensors, card.id, device)


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


_WARM: Warm[Net] = Warm(2)
"""Networks kept by a warm engine; those that people bring take up to a few hundred MB."""


def load_cached(model: Model, device: torch.device) -> Net:
    """Return ``load(model, device)``, kept from earlier jobs of the same engine where its weights are the same."""
    return _WARM.get(key_of(model, str(device)), lambda: load(model, device))


def of_job(ctx: JobContext, ref: str, device: torch.device, *, masked: bool = False) -> tuple[Net, str]:
    """Return the network that a job names, and what a person calls it.

    Raises
    ------
    UserError
        When it is missing, damaged, or for another kind of work.
    """
    ctx.progress(0.0, "loading the network")
    model = ctx.model(ref)
    net = load_cached(model, device)
    if net.masked and not masked:
        raise UserError(f"The network '{model.card.title}' needs a mask.", hint="It is one for filling in.")
    if masked and not net.masked:
        raise UserError(f"The network '{model.card.title}' takes no mask.", hint="Choose another network.")
    return net, model.card.title


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
                f"The network '{name}' can't work on this picture: {first[:200].rstrip('.')}.",
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


def by_network(
    ctx: JobContext,
    net: Net,
    name: str,
    rgb: Rgb,
    place: torch.device,
    on_tile: Callable[[int, int], None],
) -> NDArray[np.uint8]:
    """Return what `net` makes of (height, width, 3), in tiles where it can do without the whole picture.

    Parameters
    ----------
    on_tile : callable
        Called with tiles done and tiles in all, before each and at the end; may raise to stop.

    Raises
    ------
    UserError
        See ``applied``.
    """
    tile = TILE if ctx.settings.get("memory_scale", 1.0) >= 1 else TILE // 2
    return by_tiles(
        rgb,
        lambda pixels: applied(net, pixels, name),
        net.scale,
        reach=net.reach,
        feather=net.feather,
        tile=max(rgb.shape[:2]) if net.whole else tile,
        device=place,
        on_tile=on_tile,
    )


WHOLE_MEGAPIXELS = 4
"""Largest picture for networks that need it as a whole."""


def check_whole(net: Net, size: tuple[int, int], name: str) -> None:
    """Raise UserError when a network needs a picture as a whole that is too large for that."""
    height, width = size
    if net.whole and height * width > WHOLE_MEGAPIXELS * 1e6:
        raise UserError(
            f"The network '{name}' needs the picture as a whole, and {width} x {height} px are too many for that.",
            hint=f"Make it smaller first: at most {WHOLE_MEGAPIXELS} megapixels.",
        )
