"""``picture.network``: a network that somebody else trained, put into the library of models.

Once it is there it is safetensors with a card, as any other model: named in recipes by its hash, shared, found again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from creastudio.api import Artifact, JobContext, ModelCard, TrainingData, UserError, model_id
from creastudio.ml import checkpoint, device
from creastudio_pictures.engine import nets, spandrel_nets, weights
from creastudio_pictures.engine.images import known_as
from creastudio_pictures.engine.net import SPANDREL
from creastudio_pictures.tools.inpaint import FAMILY as INPAINT
from creastudio_pictures.tools.networks import NetworkParams
from creastudio_pictures.tools.restore import FAMILY as RESTORE
from creastudio_pictures.tools.upscale import FAMILY as UPSCALE

FAMILIES = {"SR": UPSCALE, "FaceSR": UPSCALE, "Restoration": RESTORE, "Inpainting": INPAINT}
"""What spandrel says a network is for -> family of models here."""

DOES = {
    UPSCALE: "enlarges pictures {scale} times",
    RESTORE: "cleans pictures",
    INPAINT: "fills what is masked",
}
TRIED = 64
"""Side of the picture it is tried on, px."""


def run(params: NetworkParams, ctx: JobContext) -> None:
    """Read a file of weights, try the network, save it as a model, and say in a few words what it is.

    Raises
    ------
    UserError
        When the file holds no weights, more than weights, or no network that is known and works.
    """
    file = ctx.input("file").path
    ctx.check_cancelled()
    ctx.progress(0.0, "reading the file")
    name = weights.called(file)
    tensors = _state(weights.read(file), name)
    ctx.check_cancelled()
    ctx.progress(0.4, "building the network")
    found = spandrel_nets.described(tensors, name)
    family = FAMILIES[found.purpose]
    if family == UPSCALE and found.scale == 1:
        family = RESTORE
    title = params.title.strip() or known_as(file.name) or f"{found.architecture.name}, {found.scale}x"
    ctx.progress(0.6, "trying the network")
    _try(weights.flat(tensors), title)
    ctx.check_cancelled()
    ctx.progress(0.8, "saving the network")
    card = ModelCard(
        id=model_id(title, "network"),
        title=title,
        family=family,
        architecture=f"{SPANDREL}{found.architecture.id}",
        summary=f"{found.architecture.name}: {DOES[family].format(scale=found.scale)}.",
        config={"scale": found.scale, "channels": found.input_channels},
        licence=params.licence.strip(),
        data=(TrainingData(name=known_as(file.name) or title, licence=params.licence.strip()),),
        parameters=sum(value.numel() for value in tensors.values() if isinstance(value, Tensor)),
    )
    kept = ctx.scratch / "model.safetensors"
    checkpoint.write(kept, weights.flat(tensors), {})
    ctx.save_model(card, kept)
    ctx.emit(Artifact("text/plain", _said(card).encode(), title=title, metadata={"report": True}))
    ctx.progress(1.0)


def _state(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the weights by name, wherever they lie in what was read; `name` begins what is said."""
    from creastudio.ml import safe_import

    safe_import.install()
    from spandrel import canonicalize_state_dict

    state = dict(canonicalize_state_dict(dict(found)))
    if not any(isinstance(value, Tensor) for value in state.values()):
        raise UserError(f"{name} holds no weights.", hint="Choose the file of the weights alone.")
    return state


def _try(tensors: Mapping[str, Tensor], name: str) -> None:
    """Run the network once on a small picture, from what will be kept."""
    place = device.prepare("cpu")
    net = spandrel_nets.build(tensors, name, place)
    row = torch.linspace(0, 1, TRIED)
    pixels = torch.stack(
        [row.expand(TRIED, TRIED), row[:, None].expand(TRIED, TRIED), row.flip(0).expand(TRIED, TRIED)]
    )
    more = [torch.zeros(1, 1, TRIED, TRIED)] if net.masked else []
    nets.applied(net, pixels[None], name, *more)


def _said(card: ModelCard) -> str:
    size = f"{card.parameters / 1e6:.1f}" if card.parameters >= 100_000 else f"{card.parameters / 1e6:.3f}"
    return f"'{card.title}' is in the library as '{card.id}'. {card.summary} {size} million weights."
