"""StyleGAN3 as NVIDIA's programs store it, tiny and with random weights; and what it draws, computed slowly."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from tests.support.foreign_models import (
    Weights,
    affine,
    mapped,
    stylegan2_weights,
    tree,
    upfirdn,
    write_pickle,
)

SG3_LAYERS = (
    # columns: size before and behind, rate before and behind, kernel, channels, radial
    ("L0_20_6", 20, 20, 8, 8, 3, 6, True),
    ("L1_36_5", 20, 36, 8, 16, 1, 5, True),
    ("L2_16_4", 36, 16, 16, 16, 3, 4, False),
    ("L3_16_3", 16, 16, 16, 16, 1, 3, False),
)
SG3_INPUT = {"size": 20, "rate": 8.0, "bandwidth": 2.0, "channels": 6}
SG3_BUFFERS = {"w_avg", "transform", "freqs", "phases", "magnitude_ema", "up_filter", "down_filter"}


def sg3_geometry(index: int) -> dict[str, Any]:
    """Return what StyleGAN3's constructor works out for a layer (appendix C of the paper)."""
    _, before, behind, rate_in, rate_out, kernel, _, _ = SG3_LAYERS[index]
    colours = index == len(SG3_LAYERS) - 1
    between = max(rate_in, rate_out) * (1 if colours else 2)
    up, down = between // rate_in, between // rate_out
    up_taps, down_taps = (6 * up if up > 1 else 1), (6 * down if down > 1 else 1)
    total = (behind - 1) * down + 1 - (before + kernel - 1) * up + up_taps + down_taps - 2
    low = (total + up) // 2
    return {
        "is_torgb": colours, "up_factor": up, "down_factor": down, "padding": [low, total - low] * 2, "conv_clamp": 256,
        "up_taps": up_taps, "down_taps": down_taps,
    }  # fmt: skip


def stylegan3_weights(c: int = 0, seed: int = 3) -> Weights:
    """Return random weights under NVIDIA's names, of 16 px; the filters are random, too."""
    torch.manual_seed(seed)
    found = {key: value for key, value in stylegan2_weights(c=c).items() if key.startswith("mapping.")}
    channels = int(SG3_INPUT["channels"])
    found["synthesis.input.weight"] = torch.randn(channels, channels)
    found["synthesis.input.affine.weight"] = torch.randn(4, 8) * 0.3
    found["synthesis.input.affine.bias"] = torch.tensor([1.0, 0, 0, 0])
    found["synthesis.input.transform"] = torch.tensor([[0.8, -0.6, 0.1], [0.6, 0.8, -0.2], [0, 0, 1.0]])
    found["synthesis.input.freqs"] = torch.randn(channels, 2)
    found["synthesis.input.phases"] = torch.rand(channels) - 0.5
    for index, (name, *_rest, kernel, width, radial) in enumerate(SG3_LAYERS):
        at, facts = f"synthesis.{name}", sg3_geometry(index)
        found[f"{at}.weight"] = torch.randn(width, channels, kernel, kernel)
        found[f"{at}.bias"] = torch.randn(width) * 0.2
        found[f"{at}.affine.weight"] = torch.randn(channels, 8)
        found[f"{at}.affine.bias"] = torch.ones(channels)
        found[f"{at}.magnitude_ema"] = torch.rand(()) + 0.5
        if facts["up_taps"] > 1:
            found[f"{at}.up_filter"] = torch.randn(facts["up_taps"]) / facts["up_taps"] ** 0.5
        if facts["down_taps"] > 1:
            side = (facts["down_taps"],) * (2 if radial else 1)
            found[f"{at}.down_filter"] = torch.randn(side) / facts["down_taps"] ** (len(side) / 2)
        channels = width
    return found


def stylegan3_pickle(path: Path, weights: Weights | None = None) -> Path:
    """Write a snapshot of StyleGAN3."""
    weights = stylegan3_weights() if weights is None else weights
    size = np.broadcast_to(np.asarray(SG3_INPUT["size"]), [2])
    facts: dict[str, dict[str, Any]] = {
        "": {"class": "Generator"},
        "synthesis": {
            "class": "SynthesisNetwork", "img_resolution": 16, "output_scale": 0.25,
            "layer_names": [row[0] for row in SG3_LAYERS],
        },
        "synthesis.input": {"size": size, "sampling_rate": np.float64(SG3_INPUT["rate"]), "bandwidth": np.float64(SG3_INPUT["bandwidth"])},
        **{f"synthesis.{row[0]}": sg3_geometry(index) for index, row in enumerate(SG3_LAYERS)},
    }  # fmt: skip
    return write_pickle(path, {"G_ema": tree(weights, "Generator", facts, SG3_BUFFERS)})


def stylegan3_picture(weights: Weights, z: Tensor, label: Tensor | None = None, psi: float = 1.0) -> Tensor:
    """Return what a StyleGAN3 draws, (n, 3, 16, 16), one picture at a time."""
    w = mapped(weights, z, label)
    w = weights["mapping.w_avg"] + psi * (w - weights["mapping.w_avg"])
    return torch.cat([_sg3_one(weights, one[None]) for one in w])


def _sg3_one(weights: Weights, w: Tensor) -> Tensor:
    x = _sg3_waves(weights, w)
    for index, (name, *_rest) in enumerate(SG3_LAYERS):
        at, facts = f"synthesis.{name}", sg3_geometry(index)
        kernel, style = weights[f"{at}.weight"], affine(weights, f"{at}.affine", w)
        if facts["is_torgb"]:
            kernel = kernel * style[0][None, :, None, None] / math.sqrt(kernel[0].numel())
        else:
            kernel = kernel / kernel.square().mean((1, 2, 3), keepdim=True).sqrt()
            kernel = kernel * (style[0] / style[0].square().mean().sqrt())[None, :, None, None]
            kernel = kernel / (kernel.square().sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()
        kernel = kernel / weights[f"{at}.magnitude_ema"].sqrt()
        x = F.conv2d(x, kernel, padding=kernel.shape[2] - 1) + weights[f"{at}.bias"][None, :, None, None]
        up, down = facts["up_factor"], facts["down_factor"]
        x = upfirdn(
            x, _square(weights.get(f"{at}.up_filter")), up=up, pad=tuple(facts["padding"]), gain=up**2
        )
        if not facts["is_torgb"]:
            x = torch.where(x < 0, 0.2 * x, x) * math.sqrt(2)
        x = upfirdn(x.clamp(-256, 256), _square(weights.get(f"{at}.down_filter")), down=down)
    return x * 0.25


def _square(taps: Tensor | None) -> Tensor:
    """Return a filter in two dimensions."""
    if taps is None:
        return torch.ones(1, 1)
    return torch.outer(taps, taps) if taps.ndim == 1 else taps


def _sg3_waves(weights: Weights, w: Tensor) -> Tensor:
    """Return the Fourier features, sample by sample."""
    at = "synthesis.input"
    c, s, dx, dy = (
        affine(weights, f"{at}.affine", w)[0] / affine(weights, f"{at}.affine", w)[0][:2].norm()
    ).tolist()
    turn, shift = torch.eye(3), torch.eye(3)
    turn[:2, :2] = torch.tensor([[c, -s], [s, c]])
    shift[0, 2], shift[1, 2] = -dx, -dy
    moves = turn @ shift @ weights[f"{at}.transform"]
    size, rate, band = int(SG3_INPUT["size"]), float(SG3_INPUT["rate"]), float(SG3_INPUT["bandwidth"])
    found = torch.zeros(len(weights[f"{at}.freqs"]), size, size)
    for channel, (wave, phase) in enumerate(
        zip(weights[f"{at}.freqs"], weights[f"{at}.phases"], strict=True)
    ):
        turned = wave @ moves[:2, :2]
        loud = float((1 - (turned.norm() - band) / (rate / 2 - band)).clamp(0, 1))
        for row in range(size):
            for column in range(size):
                place = torch.tensor([column + 0.5 - size / 2, row + 0.5 - size / 2]) / rate
                angle = turned @ place + phase + wave @ moves[:2, 2]
                found[channel, row, column] = loud * torch.sin(2 * math.pi * angle)
    mixed = torch.einsum("oc,chw->ohw", weights[f"{at}.weight"] / math.sqrt(len(found)), found)
    return mixed[None]
