"""The inside of the capped process: reads a foreign file, recognises its network and writes it as safetensors."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio.api import UserError
from creastudio.ml import checkpoint
from creastudio.ml.pickles import HINT, Recorded, read_pickle
from creastudio.ml.pictures import png, sheet, to_uint8
from creastudio_gan.engine import latents, models
from creastudio_gan.engine.alias_free import AliasFreeConfig
from creastudio_gan.engine.foreign import OTHER, Harvest, check_finite
from creastudio_gan.engine.from_stylegan2 import from_nvidia, from_rosinality
from creastudio_gan.engine.from_stylegan3 import from_stylegan3, is_stylegan3
from creastudio_gan.engine.styled import Styled

SHOWN = 8
TILE = 128
"""Largest side of a sample on the sheet, px."""

LARGE = 256 * 256
"""px; of larger pictures half as many are drawn."""

TRUNCATION = 0.7
MEASURED = 4096
"""Latents whose mean style stands for that of all, where the file doesn't know it."""


def convert(body: dict[str, Any]) -> dict[str, Any]:
    """Convert one file; JSON in and out. Writes weights and a sheet of samples into ``body["folder"]``."""
    torch.set_num_threads(1)
    path, name, folder = Path(body["file"]), str(body["name"]), Path(body["folder"])
    found = harvest(path, name)
    check_finite(found.tensors, name)
    network, config = _built(found, name)
    weights, picture = folder / "converted.safetensors", folder / "samples.png"
    made = samples(network)
    if not bool(made.isfinite().all()):
        raise UserError(
            f"The network in '{name}' makes no pictures, only values that aren't numbers.",
            "Get another snapshot.",
        )
    checkpoint.write(weights, network.state_dict(), {})
    picture.write_bytes(png(sheet(to_uint8(made), 4)))
    return {
        "architecture": found.architecture,
        "config": config.to_json(),
        "parameters": models.parameter_count(network),
        "width": config.width,
        "height": config.height,
        "made_with": found.made_with,
        "discarded": found.discarded,
        "weights": weights.name,
        "sheet": picture.name,
    }


def harvest(path: Path, name: str) -> Harvest:
    """Return the network in a file, by what the file is, not by what it is called.

    Raises
    ------
    UserError
        When it is none that is known, or is damaged.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if not head.startswith((b"PK", b"\x80")):
        raise UserError(f"'{name}' is neither a pickle nor a torch file.", OTHER)
    try:
        return _from_zip(path, name) if head.startswith(b"PK") else _from_pickle(path, name)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        # Anything may stand in a damaged file where a number or a table is expected.
        raise UserError(
            f"The network in '{name}' is damaged: what it says of itself makes no sense.",
            "Download it again.",
        ) from error


def _from_pickle(path: Path, name: str) -> Harvest:
    held, sources = read_pickle(path, name)
    if isinstance(held, int):  # older torch files begin with a number
        return _from_zip(path, name)
    network = held.get("G_ema") if isinstance(held, Mapping) else None
    if not isinstance(network, Recorded):
        raise UserError(f"'{name}' holds no network called 'G_ema'.", OTHER)
    found = _recognised(network, name)
    found.discarded.extend(f"'{key}'" for key in held if key != "G_ema")
    if sources:
        found.discarded.append(f"source code of {sources} modules, unread")
    return found


def _recognised(network: Recorded, name: str) -> Harvest:
    return from_stylegan3(network, name) if is_stylegan3(network) else from_nvidia(network, name)


def _from_zip(path: Path, name: str) -> Harvest:
    """Read a file of torch.save by torch's weights-only reader, which builds tensors and containers."""
    try:
        with torch.serialization.safe_globals([argparse.Namespace]):
            held = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251 - weights only: nothing is called
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what it raises for damage depends on where the damage is
        said = str(error)
        asked = next((word for word in said.split() if word.count(".") > 0 and word[:1].isalpha()), "")
        if "Unsupported global" in said:
            asked = said.split("GLOBAL", 1)[1].split()[0] if "GLOBAL" in said else asked
            raise UserError(
                f"'{name}' isn't opened: it asks for '{asked}', which could run code.", HINT
            ) from None
        raise UserError(f"'{name}' is damaged, or no file of torch.", "Download it again.") from None
    if not isinstance(held, Mapping) or "g_ema" not in held:
        raise UserError(f"'{name}' holds no network called 'g_ema'.", OTHER)
    return from_rosinality(held, name)


def _built(found: Harvest, name: str) -> tuple[models.Network, models.Config | AliasFreeConfig]:
    try:
        config = models.config_of(found.config, found.architecture)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UserError(f"The network in '{name}' has a size that can't be built here.", OTHER) from None
    network = config.build()
    checkpoint.load_into(network, found.tensors, name)
    network.eval().requires_grad_(False)
    if found.measure_mean and isinstance(network, Styled):
        z = np.stack([latents.of_seed(seed, config.z_dim) for seed in range(MEASURED)])
        network.measure_means(torch.from_numpy(z.astype(np.float32)))
    return network, config


@torch.inference_mode()
def samples(network: Any) -> Tensor:
    """Return pictures of the first seeds, (8 or 4, 3, height, width), at most 128 px on a side."""
    made: list[Tensor] = []
    # A picture of 1024 px takes a core many seconds.
    for seed in range(SHOWN if network.height * network.width <= LARGE else SHOWN // 2):
        z = torch.from_numpy(latents.of_seed(seed, network.z_dim).astype(np.float32))[None]
        label = torch.tensor([seed % network.classes]) if network.classes else None
        picture = network(z, label, TRUNCATION)
        side = max(picture.shape[-2:])
        if side > TILE:
            picture = F.interpolate(picture, scale_factor=TILE / side, mode="area")
        made.append(picture)
    return torch.cat(made)
