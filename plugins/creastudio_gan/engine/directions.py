"""Directions in W that change one thing: SeFa and GANSpace.

SeFa: Shen & Zhou 2021, "Closed-Form Factorization of Latent Semantics in GANs", section 3: the eigenvectors of AᵀA, where A are
the modulation weights of the chosen layers. GANSpace: Härkönen et al. 2020, "GANSpace: Discovering Interpretable GAN
Controls", section 2: the principal components of many w. Both follow from the weights of a model alone, so "sefa.coarse.3"
means the same wherever the model is.

The hybrid network has no W: SeFa works on the layer that takes its latent (as for PGGAN in the paper, section 4.2), a direction
moves all of it, and a principal component of latents, which are alike in all directions, would mean nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor

from creastudio.api import UserError
from creastudio_gan.engine import latents
from creastudio_gan.engine.generator import Generator
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.styled import Styled
from creastudio_gan.state_text import DirectionId, Layers, StateTextError, Step, parse_id

SAMPLES = 2048
"""How many w measure how long a step is, and make the principal components."""

VERSION = 1
"""Of what is kept on disk; raised when the same name would mean another vector."""


class Directions:
    """The directions of one model, computed when they are first asked for.

    Parameters
    ----------
    network : Network
        On any device; directions are computed on the CPU in float64.
    key : str
        The hash of the model's weights: names what is kept.
    folder : Path, optional
        Where vectors and names are kept; nowhere when left out.
    """

    def __init__(self, network: Network, key: str = "", folder: Path | None = None) -> None:
        self._network = network
        self._folder = None if folder is None or not key else folder / "directions" / key[:32]
        self._bases: dict[str, Tensor] = {}
        self._samples: Tensor | None = None

    def vector(self, direction: DirectionId) -> Tensor:
        """Return one standard deviation of w (or of the latent) in a direction, (w_dim,) float32 on the CPU.

        Raises
        ------
        UserError
            When the model has fewer directions or layers.
        """
        basis = self.basis(direction.basis, direction.layers)
        if direction.index > len(basis):
            raise UserError(
                f"There is no direction {direction}: this model has {len(basis)}.",
                hint="'Directions of a model' shows them.",
            )
        return basis[direction.index - 1]

    def basis(self, kind: str, layers: Layers) -> Tensor:
        """Return all directions of one kind, the strongest first: (w_dim, w_dim), each row a standard deviation long."""
        # The principal components of w are those of all layers; they are only applied to some.
        name = f"{kind}.{layers}" if kind == "sefa" else kind
        if name not in self._bases:
            kept = self._kept(name)
            self._bases[name] = self._computed(name, kind, layers) if kept is None else kept
        return self._bases[name]

    def layers_of(self, direction: DirectionId) -> range:
        """Return the indices of the layers that a direction moves; UserError when there are fewer."""
        if not isinstance(self._network, Styled):
            _only_in_z(direction.basis, direction.layers)
            return range(1)
        try:
            return direction.layers.of(self._network.layers)
        except StateTextError as error:
            raise UserError(f"{error}.", hint="Change the layers, or choose another model.") from None

    # -- names

    def names(self) -> dict[str, DirectionId]:
        """Return the names that a person gave, and what they mean."""
        if self._folder is None:
            return {}
        return _read_names(self._folder / "names.json")

    def name(self, given: Mapping[str, DirectionId]) -> None:
        """Keep names, beside those that were given before; a name means what it was last given to.

        Raises
        ------
        UserError
            When the directions of this model can't be kept, or the disk is full or read-only.
        """
        if self._folder is None:
            raise UserError("Names can't be kept for this model.", hint="Import it into the library first.")
        named = {**self.names(), **given}
        text = json.dumps({name: str(direction) for name, direction in sorted(named.items())}, indent=1)
        try:
            _replace(self._folder / "names.json", text.encode())
        except OSError as error:
            raise UserError(
                f"The names can't be kept ({error.strerror}).", hint="Free some disk space, and try again."
            ) from None

    def settled(self, step: Step) -> Step:
        """Return `step` with the id of its direction.

        Raises
        ------
        UserError
            When nobody called a direction of this model so.
        """
        if step.id is not None:
            return step
        named = self.names()
        if step.name not in named:
            known = ", ".join(sorted(named)) or "none so far"
            raise UserError(
                f"No direction of this model is called '{step.name}'.",
                hint=f"Its names: {known}. A number works too, or an id as in {step.name}=sefa.all.3.",
            )
        return Step(step.name, named[step.name], step.amount)

    # -- the vectors

    def _computed(self, name: str, kind: str, layers: Layers) -> Tensor:
        if not isinstance(self._network, Styled):
            return self._basis_in_z(kind, layers)
        w = self._w(self._network)
        if kind == "sefa":
            affines = self._network.affines()
            indices = self.layers_of(DirectionId("sefa", layers, 1))
            matrix = torch.cat([affines[index].detach().cpu().double() for index in indices])
        else:
            matrix = w
        axes = _axes(matrix)
        found = (axes * (w @ axes.T).std(dim=0, correction=0)[:, None]).float()
        if self._folder is not None:
            with suppress(OSError):  # what can't be kept is computed again the next time
                _replace(self._file(name), save({"vectors": found.contiguous()}))
        return found

    def _basis_in_z(self, kind: str, layers: Layers) -> Tensor:
        _only_in_z(kind, layers)
        assert isinstance(self._network, Generator)
        weight = cast(Tensor, self._network.start[0].weight)  # (z_dim and what is embedded, c, rows, columns)
        return _axes(weight.detach()[: self._network.z_dim].flatten(1).cpu().double().T).float()

    def _kept(self, name: str) -> Tensor | None:
        if self._folder is None:
            return None
        try:
            found = load_file(self._file(name))["vectors"]
        except (OSError, SafetensorError, KeyError):
            return None
        size = self._network.w_dim if isinstance(self._network, Styled) else self._network.z_dim
        return found if found.shape == (size, size) and bool(found.isfinite().all()) else None

    def _file(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{name}.v{VERSION}.safetensors"

    def _w(self, network: Styled) -> Tensor:
        """Return many w, (n, w_dim) float64, each without the mean of its class: the classes are no directions."""
        if self._samples is None:
            w, labels = sampled_w(network, SAMPLES)
            w = w.cpu().double()
            for index in range(max(1, network.classes)):
                own = labels == index
                if bool(own.any()):
                    w[own] -= w[own].mean(dim=0)
            self._samples = w
        return self._samples


def _only_in_z(kind: str, layers: Layers) -> None:
    """Raise UserError for a direction that a model without style layers doesn't have."""
    if kind != "sefa" or layers.name != "all":
        raise UserError(
            f"There are no directions {kind}.{layers}: this model has no style layers.",
            hint="Its directions are sefa.all.1, sefa.all.2 and so on; others need a model with styles.",
        )


@torch.no_grad()
def sampled_w(network: Styled, count: int) -> tuple[Tensor, Tensor]:
    """Return w of `count` fixed latents, (count, w_dim), and their classes, (count,), in turn."""
    z = np.stack([latents.of_seed(seed, network.z_dim) for seed in range(count)]).astype(np.float32)
    labels = torch.arange(count) % max(1, network.classes)
    place = next(network.parameters()).device
    return network.mapping(
        torch.from_numpy(z).to(place), labels.to(place) if network.classes else None
    ), labels


def _axes(matrix: Tensor) -> Tensor:
    """Return the eigenvectors of matrixᵀ matrix as rows, the strongest first, each with its largest value positive."""
    _, vectors = torch.linalg.eigh(matrix.T @ matrix)
    axes = vectors.flip(1).T
    largest = axes.gather(1, axes.abs().argmax(dim=1, keepdim=True))
    return axes * torch.where(largest < 0, -1.0, 1.0)


def _read_names(file: Path) -> dict[str, DirectionId]:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): parse_id(str(text)) for name, text in stored.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _replace(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_bytes(data)
    os.replace(beside, file)
