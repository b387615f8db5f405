"""Begin a training with the weights of a model that is there already: what fits is taken, the rest is new.

Networks are built upwards from their lowest resolution, so that of a model of another size those resolutions fit that
both have. Classes are matched by their names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.models import HYBRID, Config
from creastudio_gan.family import FAMILY

CLASSES = {"embed.weight": 1, "map.embed.weight": 1, "w_class_means": 0, "project": 0}
"""Tensors with a place for each class -> in which dimension."""

FIRST = ("start.0.weight", "map.layers.0.weight")
"""Tensors that see latents and embedded classes side by side: one without classes sees the latents alone."""

CRITICS, KEPT = "critics", 20
"""Folder of the discriminators of models that were trained here, and how many are kept."""

WARM = 20_000
"""Images at most that a new discriminator learns from before the generator does."""


@dataclass(frozen=True)
class Taken:
    """How much was taken.

    Attributes
    ----------
    share : float
        Of the values of the new network, 0 to 1.
    classes : tuple of str
        Names of the classes that both have.
    critic : bool
        Whether a discriminator was there, too.
    """

    share: float
    classes: tuple[str, ...]
    critic: bool

    def words(self, name: str) -> str:
        """Return it as a sentence."""
        text = f"Begins with {100 * self.share:.0f} % of its weights from '{name}'"
        if self.classes:
            text += f", classes {', '.join(self.classes[:5])} among them"
        return text + ("." if self.critic else "; the discriminator is new and learns first.")


def _network(architecture: str) -> str:
    """Return the name that the parameter *Network* has for an architecture."""
    return "quick" if architecture == HYBRID else architecture


def check(model: Model, config: Config) -> Config:
    """Return the configuration of `model`, whose weights are to begin a network of `config`.

    Raises
    ------
    UserError
        When it is of another family or architecture, or damaged.
    """
    card = model.card
    if card.family != FAMILY or card.architecture != config.architecture:
        raise UserError(
            f"The network of '{card.title}' is '{_network(card.architecture)}', and that of this training "
            f"'{_network(config.architecture)}'.",
            hint="Choose the network that the model has, or another model.",
        )
    try:
        return Config.from_json(card.config, card.architecture)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UserError(
            f"The card of the model '{card.id}' is damaged.",
            hint="Import the model again from where it came.",
        ) from None


def take(network: nn.Module, tensors: Mapping[str, Tensor], old: Sequence[str], new: Sequence[str]) -> float:
    """Copy what fits of `tensors` into `network`; return the share of its values that were copied.

    Parameters
    ----------
    old, new : sequence of str
        Names of the classes of the tensors, and of the network.
    """
    state = network.state_dict()
    copied = 0
    with torch.no_grad():
        for name, target in state.items():
            source = tensors.get(name)
            if source is not None:
                copied += _copy(name, target, source, old, new)
    return copied / max(1, sum(target.numel() for target in state.values()))


def _copy(name: str, target: Tensor, source: Tensor, old: Sequence[str], new: Sequence[str]) -> int:
    if name in CLASSES and new and target.dim() == source.dim() > 1:
        return _copy_classes(target, source, CLASSES[name], old, new)
    if target.shape == source.shape:
        target.copy_(source)
        return target.numel()
    if name in FIRST and target.dim() == source.dim():
        part = tuple(slice(0, min(a, b)) for a, b in zip(target.shape, source.shape, strict=True))
        target[part] = source[part].to(target)
        return target[part].numel()
    return 0


def _copy_classes(target: Tensor, source: Tensor, dim: int, old: Sequence[str], new: Sequence[str]) -> int:
    if target.shape[1 - dim] != source.shape[1 - dim]:
        return 0
    copied = 0
    for index, name in enumerate(new):
        if name in old:
            row = source.select(dim, list(old).index(name))
            target.select(dim, index).copy_(row)
            copied += row.numel()
    return copied


def from_the_bottom(tensors: Mapping[str, Tensor], blocks: int) -> dict[str, Tensor]:
    """Return the tensors of a discriminator named as in one of `blocks` blocks, so that resolutions match.

    Its blocks are counted from the highest resolution.
    """
    had = len({name.split(".")[1] for name in tensors if name.startswith("blocks.")})
    found: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        head, _, rest = name.partition(".")
        if head == "blocks":
            number, _, rest = rest.partition(".")
            name = f"blocks.{int(number) + blocks - had}.{rest}"
        elif head == "from_rgb" and had != blocks:
            continue
        found[name] = tensor
    return found


def keep_critic(folder: Path, sha256: str, network: nn.Module) -> None:
    """Keep the discriminator of the model with these weights, for later trainings; the oldest give way.

    A full disk costs this one alone: the model itself is still to be saved.
    """
    if not isinstance(network, Discriminator):
        return
    with suppress(OSError, UserError):
        critics = folder / CRITICS
        critics.mkdir(parents=True, exist_ok=True)
        checkpoint.write(critics / f"{sha256}.safetensors", checkpoint.half(network), None)
        files = sorted(critics.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)
        for file in files[:-KEPT]:
            file.unlink()


def critic_of(folder: Path, sha256: str) -> dict[str, Tensor] | None:
    """Return the tensors of the discriminator of a model, where they are kept."""
    path = folder / CRITICS / f"{sha256}.safetensors"
    if not path.exists():
        return None
    with suppress(UserError):  # a damaged one is as good as none
        return checkpoint.read(path)[0]
    return None


def begin(
    networks: Sequence[nn.Module], critic: nn.Module, config: Config, model: Model, folder: Path
) -> Taken:
    """Give `networks` (a generator and its average) and `critic` the weights of `model` that fit.

    Parameters
    ----------
    folder : Path
        Where discriminators are kept.

    Raises
    ------
    UserError
        See ``check``; also when the weights are damaged, or nothing fits.
    """
    old = check(model, config)
    tensors, _ = checkpoint.read(model.weights)
    checkpoint.check_finite(tensors, model.card.title)
    shares = [take(network, tensors, old.classes, config.classes) for network in networks]
    share = shares[0]
    if share < 0.01:
        raise UserError(
            f"No weights of '{model.card.title}' fit this network.",
            hint="Choose the channels and the shape that the model has.",
        )
    # Only a discriminator of one kind is kept; another learns from the features of pictures it knows at once.
    known = critic_of(folder, model.card.sha256) if isinstance(critic, Discriminator) else None
    if known is not None and isinstance(critic, Discriminator):
        take(critic, from_the_bottom(known, len(critic.blocks)), old.classes, config.classes)
    both = tuple(name for name in config.classes if name in old.classes)
    return Taken(share, both, known is not None)


def warm_images(planned: int, taken: Taken) -> int:
    """Return for how many images a new discriminator learns alone."""
    return 0 if taken.critic else min(WARM, max(1000, planned // 20))
