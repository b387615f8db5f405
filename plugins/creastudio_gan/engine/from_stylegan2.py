"""From the names of StyleGAN2 to those of ``StyleGenerator``: NVIDIA's PyTorch version, and rosinality's.

The networks compute the same (Karras et al. 2020), so weights are renamed and at most scaled. NVIDIA's modulated
convolutions leave weights as they are; rosinality's scale each by one over the root of its fan-in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor

from creastudio.ml.pickles import Recorded, numbers
from creastudio_gan.engine.foreign import Harvest, Parts, check_fir, is_level
from creastudio_gan.engine.styled import MAPPING_RATE

MOST_LAYERS = 16


def from_nvidia(network: Recorded, name: str) -> Harvest:
    """Return what ``G_ema`` of a StyleGAN2 pickle holds.

    Raises
    ------
    UserError
        When it is of a kind that ``StyleGenerator`` doesn't compute; the sentence says which.
    """
    parts = Parts(network.tensors(), name)
    _check_kind(network, parts)
    tensors: dict[str, Tensor] = {}
    depth = take_mapping(parts, tensors)
    w_dim = len(tensors["map.layers.0.bias"])
    classes = tensors["map.embed.weight"].shape[1] if "map.embed.weight" in tensors else 0
    const = parts.take("synthesis.b4.const", -1, 4, 4)
    tensors["const"] = const
    channels: list[int] = []
    noise = parts.has("synthesis.b4.conv1.noise_const")
    while f"synthesis.b{4 << len(channels)}.conv1.weight" in parts:
        channels.append(_nvidia_block(parts, tensors, len(channels), noise=noise))
    _means(tensors, parts.take("mapping.w_avg", w_dim), classes)
    z_dim = tensors["map.layers.0.weight"].shape[1] - (w_dim if classes else 0)
    config = _config(channels, z_dim, w_dim, depth, classes, noise)
    return Harvest("style", config, tensors, "StyleGAN2 (NVIDIA)")


def from_rosinality(held: Mapping[str, object], name: str) -> Harvest:
    """Return what a checkpoint of rosinality's stylegan2-pytorch holds: ``g_ema``, and ``latent_avg`` where it is there."""
    own = held.get("g_ema")
    tensors_in = own if isinstance(own, Mapping) else {}
    parts = Parts({str(key): value for key, value in tensors_in.items() if isinstance(value, Tensor)}, name)
    tensors: dict[str, Tensor] = {}
    depth = 0
    while f"style.{depth + 1}.weight" in parts and depth < MOST_LAYERS:
        for end in ("weight", "bias"):
            tensors[f"map.layers.{depth}.{end}"] = parts.take(f"style.{depth + 1}.{end}")
        depth += 1
    if depth == 0:
        parts.refuse("it has no mapping network 'style'")
    w_dim, z_dim = tensors["map.layers.0.weight"].shape
    tensors["const"] = parts.take("input.input", 1, -1, 4, 4)[0]
    noise = parts.has("noises.noise_0")
    channels = [_rosinality_conv(parts, tensors, "blocks.0.conv", "conv1", 0, noise=noise)]
    _rosinality_rgb(parts, tensors, 0, "to_rgb1")
    while f"convs.{2 * len(channels) - 1}.conv.weight" in parts:
        level = len(channels)
        first = 2 * level - 2
        _rosinality_conv(parts, tensors, f"blocks.{level}.up_conv", f"convs.{first}", first + 1, noise=noise)
        check_fir(parts, "blur.kernel", parts.take(f"convs.{first}.conv.blur.kernel"))
        width = _rosinality_conv(
            parts, tensors, f"blocks.{level}.conv", f"convs.{first + 1}", first + 2, noise=noise
        )
        _rosinality_rgb(parts, tensors, level, f"to_rgbs.{level - 1}")
        channels.append(width)
    average = held.get("latent_avg")
    known = isinstance(average, Tensor) and average.numel() == w_dim
    _means(
        tensors,
        average.reshape(-1).float() if known and isinstance(average, Tensor) else torch.zeros(w_dim),
        0,
    )
    config = _config(channels, z_dim, w_dim, depth, 0, noise)
    beside = sorted(str(key) for key in held if key not in ("g_ema", "latent_avg"))
    return Harvest(
        "style",
        config,
        tensors,
        "StyleGAN2 (rosinality)",
        [f"'{key}'" for key in beside],
        measure_mean=not known,
    )


def _config(
    channels: list[int], z_dim: int, w_dim: int, depth: int, classes: int, noise: bool
) -> dict[str, object]:
    return {
        "channels": channels,
        "z_dim": z_dim,
        "w_dim": w_dim,
        "depth": depth,
        "start": [4, 4],
        "classes": [f"class {index}" for index in range(classes)],
        "noise": noise,
    }


def _means(tensors: dict[str, Tensor], mean: Tensor, classes: int) -> None:
    """Keep the one mean that such networks know, and truncate towards, as that of each class, too."""
    tensors["w_mean"] = mean
    tensors["w_class_means"] = mean[None].repeat(max(1, classes), 1)


def _check_kind(network: Recorded, parts: Parts) -> None:
    """Refuse what was trained with other parts than the published configuration, by name."""
    synthesis = network.modules().get("synthesis")
    mapping = network.modules().get("mapping")
    if synthesis is None or mapping is None or not parts.has("synthesis.b4."):
        parts.refuse(f"its class '{network.name}' isn't known")
    size = int(numbers(synthesis.state.get("img_resolution"))[0])
    if not is_level(size) or size > 1024:
        parts.refuse(f"its resolution of {size} px isn't a power of two up to 1024")
    for key, block in synthesis.modules().items():
        kind = block.state.get("architecture", "skip")
        if kind != "skip":
            parts.refuse(f"its block '{key}' is of the kind '{kind}'")
        if "resample_filter" in block.tensors():
            check_fir(parts, "resample_filter", parts.take(f"synthesis.{key}.resample_filter"))
    for key, layer in mapping.modules().items():
        rate = layer.state.get("lr_multiplier", layer.state.get("bias_gain"))
        if key.startswith("fc") and rate is not None and abs(numbers(rate)[0] - MAPPING_RATE) > 1e-9:
            parts.refuse(f"its mapping network learned at the rate {numbers(rate)[0]:g}")


def take_mapping(parts: Parts, tensors: dict[str, Tensor]) -> int:
    """Take the mapping network of an NVIDIA pickle and return its depth."""
    depth = 0
    while f"mapping.fc{depth}.weight" in parts and depth < MOST_LAYERS:
        tensors[f"map.layers.{depth}.weight"] = parts.take(f"mapping.fc{depth}.weight", -1, -1)
        tensors[f"map.layers.{depth}.bias"] = parts.take(f"mapping.fc{depth}.bias", -1)
        depth += 1
    if depth == 0:
        parts.refuse("it has no mapping network")
    if "mapping.embed.weight" in parts:
        tensors["map.embed.weight"] = parts.take(
            "mapping.embed.weight", len(tensors["map.layers.0.bias"]), -1
        )
        tensors["map.embed.bias"] = parts.take("mapping.embed.bias", -1)
    return depth


def _nvidia_block(parts: Parts, tensors: dict[str, Tensor], level: int, *, noise: bool) -> int:
    """Take one resolution and return its channels."""
    old, new = f"synthesis.b{4 << level}", f"blocks.{level}"
    pairs = [("conv1", "conv")] if level == 0 else [("conv0", "up_conv"), ("conv1", "conv")]
    for theirs, ours in pairs:
        ends = ["affine.weight", "affine.bias", "weight", "bias"] + (
            ["noise_strength", "noise_const"] if noise else []
        )
        for end in ends:
            tensors[f"{new}.{ours}.{end}"] = parts.take(f"{old}.{theirs}.{end}")
        if tensors[f"{new}.{ours}.weight"].shape[2:] != (3, 3):
            parts.refuse("its convolutions aren't 3x3")
    for end in ("affine.weight", "affine.bias"):
        tensors[f"{new}.to_rgb.{end}"] = parts.take(f"{old}.torgb.{end}")
    weight, bias = parts.take(f"{old}.torgb.weight", -1, -1, 1, 1), parts.take(f"{old}.torgb.bias", -1)
    if len(bias) == 1:  # grey: the same for all three colours
        weight, bias = weight.repeat(3, 1, 1, 1), bias.repeat(3)
    if len(bias) != 3:
        parts.refuse(f"its pictures have {len(bias)} channels")
    tensors[f"{new}.to_rgb.weight"], tensors[f"{new}.to_rgb.bias"] = weight, bias
    return len(tensors[f"{new}.conv.bias"])


def _rosinality_conv(
    parts: Parts, tensors: dict[str, Tensor], new: str, old: str, index: int, *, noise: bool
) -> int:
    """Take one modulated convolution and return its channels."""
    weight = parts.take(f"{old}.conv.weight", 1, -1, -1, 3, 3)[0]
    tensors[f"{new}.weight"] = weight / math.sqrt(weight[0].numel())
    tensors[f"{new}.affine.weight"] = parts.take(f"{old}.conv.modulation.weight", weight.shape[1], -1)
    tensors[f"{new}.affine.bias"] = parts.take(f"{old}.conv.modulation.bias", weight.shape[1])
    tensors[f"{new}.bias"] = parts.take(f"{old}.activate.bias").reshape(-1)
    if noise:
        tensors[f"{new}.noise_strength"] = parts.take(f"{old}.noise.weight").reshape(())
        tensors[f"{new}.noise_const"] = parts.take(f"noises.noise_{index}", 1, 1, -1, -1)[0, 0]
    return len(weight)


def _rosinality_rgb(parts: Parts, tensors: dict[str, Tensor], level: int, old: str) -> None:
    new = f"blocks.{level}.to_rgb"
    tensors[f"{new}.weight"] = parts.take(f"{old}.conv.weight", 1, 3, -1, 1, 1)[0]
    tensors[f"{new}.bias"] = parts.take(f"{old}.bias", 1, 3, 1, 1).reshape(3)
    for end in ("weight", "bias"):
        tensors[f"{new}.affine.{end}"] = parts.take(f"{old}.conv.modulation.{end}")
