"""From the names of StyleGAN3 (NVIDIA's pickles) to those of ``AliasFreeGenerator``."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from creastudio.ml.pickles import Recorded, numbers
from creastudio_gan.engine.alias_free import ALIAS_FREE
from creastudio_gan.engine.foreign import Harvest, Parts
from creastudio_gan.engine.from_stylegan2 import take_mapping

MOST_LAYERS = 32


def is_stylegan3(network: Recorded) -> bool:
    """Whether `G_ema` of a pickle is built as in StyleGAN3."""
    synthesis = network.modules().get("synthesis")
    return synthesis is not None and "input" in synthesis.modules() and "layer_names" in synthesis.state


def from_stylegan3(network: Recorded, name: str) -> Harvest:
    """Return what ``G_ema`` of a StyleGAN3 pickle holds, of configuration T or R.

    Raises
    ------
    UserError
        When a part of it is missing or of another kind.
    """
    parts = Parts(network.tensors(), name)
    synthesis = network.modules()["synthesis"]
    names = [str(item) for item in synthesis.state.get("layer_names", ())]
    if not 2 <= len(names) <= MOST_LAYERS or any(item not in synthesis.modules() for item in names):
        parts.refuse("its layers can't be told")
    tensors: dict[str, Tensor] = {}
    depth = take_mapping(parts, tensors)
    w_dim = len(tensors["map.layers.0.bias"])
    classes = tensors["map.embed.weight"].shape[1] if "map.embed.weight" in tensors else 0
    mean = parts.take("mapping.w_avg", w_dim)
    tensors["w_mean"], tensors["w_class_means"] = mean, mean[None].repeat(max(1, classes), 1)
    for end in ("affine.weight", "affine.bias", "weight", "transform", "freqs", "phases"):
        tensors[f"input.{end}"] = parts.take(f"synthesis.input.{end}")
    try:
        config: dict[str, Any] = {
            **_input(synthesis.modules()["input"]),
            "channels": len(tensors["input.weight"]),
            "layers": [
                _layer(parts, tensors, synthesis.modules()[item], index, item)
                for index, item in enumerate(names)
            ],
            "scale": _number(synthesis, "output_scale", 1.0),
            "z_dim": tensors["map.layers.0.weight"].shape[1] - (w_dim if classes else 0),
            "w_dim": w_dim,
            "depth": depth,
            "classes": [f"class {index}" for index in range(classes)],
        }
    except (ValueError, IndexError):
        parts.refuse("a number of its description is missing")
    return Harvest(ALIAS_FREE, config, tensors, "StyleGAN3 (NVIDIA)")


def _number(part: Recorded, name: str, other: float | None = None) -> float:
    value = part.state.get(name)
    if value is None and other is not None:
        return other
    return numbers(value)[0]


def _input(part: Recorded) -> dict[str, Any]:
    size = numbers(part.state.get("size"))
    columns, rows = (size[0], size[-1])
    return {
        "size": [int(rows), int(columns)],
        "rate": _number(part, "sampling_rate"),
        "bandwidth": _number(part, "bandwidth"),
    }


def _layer(parts: Parts, tensors: dict[str, Tensor], part: Recorded, index: int, name: str) -> dict[str, Any]:
    """Take one layer and return its description."""
    old, new = f"synthesis.{name}", f"blocks.{index}"
    weight = parts.take(f"{old}.weight", -1, -1, -1, -1)
    tensors[f"{new}.weight"] = weight
    tensors[f"{new}.bias"] = parts.take(f"{old}.bias", len(weight))
    tensors[f"{new}.magnitude"] = parts.take(f"{old}.magnitude_ema")
    for end in ("affine.weight", "affine.bias"):
        tensors[f"{new}.{end}"] = parts.take(f"{old}.{end}")
    taps = {}
    for side in ("up", "down"):
        # A filter of one tap is left out by NVIDIA's programs.
        known = f"{old}.{side}_filter" in parts
        found = parts.take(f"{old}.{side}_filter") if known else weight.new_ones(1)
        tensors[f"{new}.{side}_filter"] = found
        taps[side] = len(found) if known else 0
    return {
        "c_in": weight.shape[1],
        "c_out": weight.shape[0],
        "kernel": weight.shape[2],
        "up": int(_number(part, "up_factor")),
        "down": int(_number(part, "down_factor")),
        "padding": [int(side) for side in numbers(part.state.get("padding"))],
        "up_taps": taps["up"],
        "down_taps": taps["down"],
        "radial": tensors[f"{new}.down_filter"].ndim == 2,
        "colours": bool(part.state.get("is_torgb")),
        "clamp": _number(part, "conv_clamp", 0.0),
    }
