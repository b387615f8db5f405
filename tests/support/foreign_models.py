"""Networks as other programs store them: pickled with the same names and structure, tiny and with random weights.

And what each of them draws, computed from its weights by the definitions of the papers, slowly.
"""

from __future__ import annotations

import io
import math
import pickle  # noqa: TID251 - written here, as other programs do, never read
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

Weights = dict[str, Tensor]


class Module:
    """Looks like a module of ``torch_utils.persistence`` to a pickler."""

    def __init__(self, name: str, facts: dict[str, Any] | None = None) -> None:
        self.name = name
        self.state: dict[str, Any] = {
            "training": False, "_parameters": OrderedDict(), "_buffers": OrderedDict(), "_modules": OrderedDict(),
            "_backward_hooks": OrderedDict(), "_init_args": (), "_init_kwargs": {}, **(facts or {}),
        }  # fmt: skip

    def __reduce__(self) -> tuple[Any, ...]:
        meta = {
            "type": "class", "version": 6, "module_src": "raise RuntimeError('this was run')\n",
            "class_name": self.name, "state": self.state,
        }  # fmt: skip
        return sys.modules["torch_utils.persistence"]._reconstruct_persistent_obj, (meta,)  # type: ignore[attr-defined]


def reduce_to(module: str, name: str, *args: Any) -> Any:
    """Return something that a pickle has built by calling ``module.name(*args)``."""

    class Call:
        def __reduce__(self) -> tuple[Any, ...]:
            return getattr(sys.modules[module], name), args

    return Call()


@contextmanager
def pretended(*names: tuple[str, str]) -> Iterator[None]:
    """Have functions by these names importable, for the pickler alone."""
    # A module inside a package is found only where the package is.
    rooms = [
        ".".join(module.split(".")[: count + 1])
        for module, _ in names
        for count in range(module.count(".") + 1)
    ]
    made = {room: ModuleType(room) for room in rooms}
    for module, name in names:
        function = type(name, (), {}) if name[:1].isupper() else (lambda *_args: None)
        function.__module__, function.__name__, function.__qualname__ = module, name, name
        setattr(made[module], name, function)
    kept = {name: sys.modules.get(name) for name in made}
    sys.modules.update(made)
    try:
        yield
    finally:
        for name, module in kept.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def tree(
    weights: Weights, name: str, facts: dict[str, dict[str, Any]], buffers: set[str], at: str = ""
) -> Module:
    """Return modules in modules from dotted names; `facts` are attributes by the path of a module."""
    made = Module(facts.get(at, {}).get("class", name if not at else "Part"), facts.get(at))
    for key, value in weights.items():
        if at and not key.startswith(at + "."):
            continue
        rest = key[len(at) + 1 :] if at else key
        head, _, below = rest.partition(".")
        if below:
            path = f"{at}.{head}" if at else head
            if head not in made.state["_modules"]:
                made.state["_modules"][head] = tree(weights, name, facts, buffers, path)
        elif head in buffers:
            made.state["_buffers"][head] = value
        else:
            made.state["_parameters"][head] = torch.nn.Parameter(value)
    return made


def write_pickle(path: Path, held: Any) -> Path:
    """Write `held` as NVIDIA's programs do."""
    with pretended(("torch_utils.persistence", "_reconstruct_persistent_obj"), ("dnnlib.util", "EasyDict")):
        buffer = io.BytesIO()
        pickle.dump(held, buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return path


# -- StyleGAN2

SG2_CHANNELS = (8, 6, 4)
FIR = torch.outer(torch.tensor([1.0, 3, 3, 1]), torch.tensor([1.0, 3, 3, 1])) / 64


def stylegan2_weights(z: int = 8, w: int = 8, c: int = 0, depth: int = 2, seed: int = 1) -> Weights:
    """Return random weights under NVIDIA's names, of 16 px."""
    torch.manual_seed(seed)
    found: Weights = {}
    for index in range(depth):
        columns = (z + (w if c else 0)) if index == 0 else w
        found[f"mapping.fc{index}.weight"] = torch.randn(w, columns) * 100
        found[f"mapping.fc{index}.bias"] = torch.randn(w) * 10
    if c:
        found["mapping.embed.weight"], found["mapping.embed.bias"] = torch.randn(w, c), torch.randn(w)
    found["mapping.w_avg"] = torch.randn(w) * 0.3
    before = 0
    for level, width in enumerate(SG2_CHANNELS):
        block, size = f"synthesis.b{4 << level}", 4 << level
        found[f"{block}.resample_filter"] = FIR.clone()
        convolutions = [("conv1", width)] if level == 0 else [("conv0", before), ("conv1", width)]
        if level == 0:
            found[f"{block}.const"] = torch.randn(width, 4, 4)
        for conv, c_in in convolutions:
            found[f"{block}.{conv}.weight"] = torch.randn(width, c_in, 3, 3)
            found[f"{block}.{conv}.bias"] = torch.randn(width) * 0.2
            found[f"{block}.{conv}.noise_strength"] = torch.randn(()) * 0.3
            found[f"{block}.{conv}.noise_const"] = torch.randn(size, size)
            found[f"{block}.{conv}.resample_filter"] = FIR.clone()
            found[f"{block}.{conv}.affine.weight"] = torch.randn(c_in, w)
            found[f"{block}.{conv}.affine.bias"] = torch.ones(c_in)
        found[f"{block}.torgb.weight"] = torch.randn(3, width, 1, 1)
        found[f"{block}.torgb.bias"] = torch.randn(3) * 0.1
        found[f"{block}.torgb.affine.weight"] = torch.randn(width, w)
        found[f"{block}.torgb.affine.bias"] = torch.ones(width)
        before = width
    return found


SG2_BUFFERS = {"w_avg", "resample_filter", "noise_const"}


def stylegan2_pickle(
    path: Path, weights: Weights | None = None, resolution: Any = 16, **changes: Any
) -> Path:
    """Write a snapshot with G, D, G_ema; `changes` are attributes of the synthesis network's blocks."""
    weights = stylegan2_weights() if weights is None else weights
    facts: dict[str, dict[str, Any]] = {
        "": {
            "class": "Generator",
            "z_dim": 8,
            "c_dim": 0,
            "w_dim": 8,
            "img_resolution": 16,
            "img_channels": 3,
        },
        "synthesis": {"class": "SynthesisNetwork", "img_resolution": resolution},
        "mapping.fc0": {"class": "FullyConnectedLayer", "bias_gain": 0.01},
    }
    facts.update({f"synthesis.b{4 << level}": {"architecture": "skip", **changes} for level in range(3)})
    with pretended(("torch_utils.persistence", "_reconstruct_persistent_obj"), ("dnnlib.util", "EasyDict")):
        kwargs = reduce_to("dnnlib.util", "EasyDict")
        made = tree(weights, "Generator", facts, SG2_BUFFERS)
        held = {"G": None, "D": Module("Discriminator"), "G_ema": made, "training_set_kwargs": kwargs}
        return write_pickle_inside(path, held)


def write_pickle_inside(path: Path, held: Any) -> Path:
    """As ``write_pickle``, where the names are pretended already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(held))
    return path


def stylegan2_picture(weights: Weights, z: Tensor, label: Tensor | None = None, psi: float = 1.0) -> Tensor:
    """Return what a StyleGAN2 draws, (n, 3, 16, 16); `label` is (n, c), one-hot."""
    w = mapped(weights, z, label)
    w = weights["mapping.w_avg"] + psi * (w - weights["mapping.w_avg"])
    x = weights["synthesis.b4.const"][None].repeat(len(z), 1, 1, 1)
    image = torch.zeros(len(z), 3, 4, 4)
    for level in range(len(SG2_CHANNELS)):
        block = f"synthesis.b{4 << level}"
        if level:
            x = _sg2_layer(weights, f"{block}.conv0", x, w, up=True)
            image = upfirdn(image, FIR, up=2, pad=(2, 1, 2, 1), gain=4)
        x = _sg2_layer(weights, f"{block}.conv1", x, w, up=False)
        rgb = weights[f"{block}.torgb.weight"]
        style = affine(weights, f"{block}.torgb.affine", w) / math.sqrt(rgb.shape[1])
        image = (
            image
            + torch.stack(
                [
                    F.conv2d(one[None], rgb * s[None, :, None, None])[0]
                    for one, s in zip(x, style, strict=True)
                ]
            )
            + weights[f"{block}.torgb.bias"][None, :, None, None]
        )
    return image


def mapped(weights: Weights, z: Tensor, label: Tensor | None) -> Tensor:
    """Return the styles of latents, by the definition of the mapping network."""
    x = z / (z.square().mean(1, keepdim=True) + 1e-8).sqrt()
    if label is not None:
        embed = weights["mapping.embed.weight"]
        y = label @ embed.T / math.sqrt(embed.shape[1]) + weights["mapping.embed.bias"]
        x = torch.cat([x, y / (y.square().mean(1, keepdim=True) + 1e-8).sqrt()], 1)
    index = 0
    while f"mapping.fc{index}.weight" in weights:
        matrix = weights[f"mapping.fc{index}.weight"] * 0.01 / math.sqrt(x.shape[1])
        x = F.leaky_relu(x @ matrix.T + weights[f"mapping.fc{index}.bias"] * 0.01, 0.2) * math.sqrt(2)
        index += 1
    return x


def affine(weights: Weights, name: str, w: Tensor) -> Tensor:
    """Return the styles of one layer."""
    return w @ weights[f"{name}.weight"].T / math.sqrt(w.shape[1]) + weights[f"{name}.bias"]


def upfirdn(
    x: Tensor,
    fir: Tensor,
    *,
    up: int = 1,
    down: int = 1,
    pad: tuple[int, ...] = (0, 0, 0, 0),
    gain: float = 1,
) -> Tensor:
    """Insert zeros, pad (left, right, top, bottom; below 0 crops), convolve with a 2-D filter, and take every `down`-th."""
    n, c, h, width = x.shape
    spread = torch.zeros(n, c, h * up, width * up)
    spread[:, :, ::up, ::up] = x
    spread = F.pad(spread, [max(side, 0) for side in pad])
    left, right, top, bottom = (max(-side, 0) for side in pad)
    spread = spread[:, :, top : spread.shape[2] - bottom, left : spread.shape[3] - right]
    turned = fir.flip(0, 1) * gain
    made = torch.stack(
        [
            torch.stack([F.conv2d(plane[None, None], turned[None, None])[0, 0] for plane in one])
            for one in spread
        ]
    )
    return made[:, :, ::down, ::down]


def _sg2_layer(weights: Weights, name: str, x: Tensor, w: Tensor, *, up: bool) -> Tensor:
    styles = affine(weights, f"{name}.affine", w)
    made = []
    for one, style in zip(x, styles, strict=True):
        kernel = weights[f"{name}.weight"] * style[None, :, None, None]
        kernel = kernel / (kernel.square().sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()
        if up:
            n, h, width = one.shape
            spread = torch.zeros(n, 2 * h, 2 * width)
            spread[:, ::2, ::2] = one
            # A transposed convolution of stride 2 is a convolution of the spread picture with the kernel turned round.
            grown = F.conv2d(F.pad(spread, [2, 1, 2, 1])[None], kernel.flip(2, 3))
            made.append(upfirdn(grown, FIR, pad=(1, 1, 1, 1), gain=4)[0])
        else:
            made.append(F.conv2d(one[None], kernel, padding=1)[0])
    y = torch.stack(made) + weights[f"{name}.noise_const"] * weights[f"{name}.noise_strength"]
    return F.leaky_relu(y + weights[f"{name}.bias"][None, :, None, None], 0.2) * math.sqrt(2)


# -- rosinality's StyleGAN2


def rosinality_checkpoint(path: Path, *, latent_avg: bool = True, seed: int = 1) -> tuple[Path, Weights]:
    """Write a checkpoint of 16 px and return it with the same network under NVIDIA's names."""
    own = stylegan2_weights(seed=seed)
    theirs: Weights = {}
    for index in range(2):
        for end in ("weight", "bias"):
            theirs[f"style.{index + 1}.{end}"] = own[f"mapping.fc{index}.{end}"]
    theirs["input.input"] = own["synthesis.b4.const"][None]
    names = [
        ("conv1", "b4.conv1"),
        ("convs.0", "b8.conv0"),
        ("convs.1", "b8.conv1"),
        ("convs.2", "b16.conv0"),
        ("convs.3", "b16.conv1"),
    ]
    for index, (new, old) in enumerate(names):
        kernel = own[f"synthesis.{old}.weight"]
        theirs[f"{new}.conv.weight"] = kernel[None]
        # Their convolution scales its kernel by one over the root of the fan-in before it is demodulated.
        own[f"synthesis.{old}.weight"] = kernel / math.sqrt(kernel[0].numel())
        theirs[f"{new}.conv.modulation.weight"] = own[f"synthesis.{old}.affine.weight"]
        theirs[f"{new}.conv.modulation.bias"] = own[f"synthesis.{old}.affine.bias"]
        theirs[f"{new}.noise.weight"] = own[f"synthesis.{old}.noise_strength"].reshape(1)
        theirs[f"{new}.activate.bias"] = own[f"synthesis.{old}.bias"]
        theirs[f"noises.noise_{index}"] = own[f"synthesis.{old}.noise_const"][None, None]
        if old.endswith("conv0"):
            theirs[f"{new}.conv.blur.kernel"] = FIR * 4
    for new, old in (("to_rgb1", "b4"), ("to_rgbs.0", "b8"), ("to_rgbs.1", "b16")):
        theirs[f"{new}.conv.weight"] = own[f"synthesis.{old}.torgb.weight"][None]
        theirs[f"{new}.bias"] = own[f"synthesis.{old}.torgb.bias"].reshape(1, 3, 1, 1)
        for end in ("weight", "bias"):
            theirs[f"{new}.conv.modulation.{end}"] = own[f"synthesis.{old}.torgb.affine.{end}"]
    held: dict[str, Any] = {"g_ema": theirs, "d": {"x": torch.zeros(2)}}
    if latent_avg:
        held["latent_avg"] = own["mapping.w_avg"]
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(held, path)
    return path, own
