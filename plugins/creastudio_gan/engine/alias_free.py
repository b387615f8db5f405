"""The "aliasfree" generator, for drawing alone: StyleGAN3 (Karras et al. 2021, "Alias-Free Generative Adversarial Networks").

Features are treated as samples of a continuous signal: the picture begins as Fourier features that a style moves and
turns (appendix F), and every non-linearity is computed at a higher rate between two low-pass filters (section 3.2). The
filters are those that came with the weights, so nothing is designed here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_gan.engine.styled import GAIN, SLOPE, EqualFully, Styled

ALIAS_FREE = "aliasfree"
MOST = 2200
"""Largest side of a layer, with its margins, px."""


@dataclass(frozen=True)
class Layer:
    """What one layer does to the signal.

    Attributes
    ----------
    c_in, c_out : int
        Channels.
    kernel : int
        Side of its convolution, 1 or 3.
    up, down : int
        By what the rate is raised before, and lowered after the non-linearity.
    padding : tuple of int
        Left, right, top and bottom, before the first filter; below 0 crops.
    up_taps, down_taps : int
        Length of the filters; 0 for none.
    radial : bool
        Whether the second filter is two-dimensional.
    colours : bool
        Whether it is the last one, which makes colours.
    clamp : float
        Of its output; 0 for none.
    """

    c_in: int
    c_out: int
    kernel: int
    up: int
    down: int
    padding: tuple[int, int, int, int]
    up_taps: int
    down_taps: int
    radial: bool = False
    colours: bool = False
    clamp: float = 0.0

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Layer:
        """Read the JSON form; ValueError for what no such network has."""
        left, right, top, bottom = (int(side) for side in values["padding"])
        names = ("c_in", "c_out", "kernel", "up", "down", "up_taps", "down_taps")
        counts = {name: int(values[name]) for name in names}
        layer = cls(
            **counts,
            padding=(left, right, top, bottom),
            radial=bool(values.get("radial")),
            colours=bool(values.get("colours")),
            clamp=float(values.get("clamp", 0.0)),
        )
        fits = (
            1 <= layer.c_in <= 1024
            and 1 <= layer.c_out <= 1024
            and layer.kernel in (1, 3)
            and 1 <= layer.up <= 8
            and 1 <= layer.down <= 8
            and 0 <= layer.up_taps <= 64
            and 0 <= layer.down_taps <= 64
            and all(abs(side) <= MOST for side in layer.padding)
            and layer.clamp >= 0
        )
        if not fits:
            raise ValueError("out of range")
        return layer

    def after(self, side: int, start: int) -> int:
        """Return how long a side is behind this layer; `start` is the index of its padding."""
        raised = (side + self.kernel - 1) * self.up + self.padding[start] + self.padding[start + 1]
        return (raised - max(1, self.up_taps) - max(1, self.down_taps) + 1) // self.down + 1


@dataclass(frozen=True)
class AliasFreeConfig:
    """What builds such a generator: kept in the card of a model.

    Attributes
    ----------
    size : tuple of int
        Rows and columns of the Fourier features.
    rate, bandwidth : float
        Of the Fourier features, in cycles over the picture.
    scale : float
        Of the output.
    """

    layers: tuple[Layer, ...]
    channels: int
    size: tuple[int, int]
    rate: float
    bandwidth: float
    scale: float
    z_dim: int
    w_dim: int
    depth: int
    classes: tuple[str, ...] = ()

    architecture = ALIAS_FREE

    @property
    def height(self) -> int:
        """Of the images, px."""
        return self._side(self.size[0], 2)

    @property
    def width(self) -> int:
        """Of the images, px."""
        return self._side(self.size[1], 0)

    def _side(self, side: int, start: int) -> int:
        for layer in self.layers:
            side = layer.after(side, start)
            if not 1 <= side <= MOST:
                raise ValueError("out of range")
        return side

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {**asdict(self), "width": self.width, "height": self.height}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> AliasFreeConfig:
        """Read the JSON form; bounds keep a foreign card from asking for all memory."""
        rows, columns = (int(side) for side in values["size"])
        config = cls(
            layers=tuple(Layer.from_json(layer) for layer in values["layers"]),
            channels=int(values["channels"]),
            size=(rows, columns),
            rate=float(values["rate"]),
            bandwidth=float(values["bandwidth"]),
            scale=float(values["scale"]),
            z_dim=int(values["z_dim"]),
            w_dim=int(values["w_dim"]),
            depth=int(values["depth"]),
            classes=tuple(str(name) for name in values.get("classes", ())),
        )
        fits = (
            2 <= len(config.layers) <= 32
            and all(1 <= side <= 256 for side in config.size)
            and all(1 <= count <= 1024 for count in (config.channels, config.z_dim, config.w_dim))
            and 1 <= config.depth <= 16
            and len(config.classes) <= 4096
            and math.isfinite(config.scale)
            and 0 < config.bandwidth < config.rate / 2
            and config.layers[-1].c_out == 3
            and config.height * config.width <= 2**21
        )
        if not fits:
            raise ValueError("out of range")
        return config

    def build(self) -> AliasFreeGenerator:
        """Return a generator with random weights."""
        return AliasFreeGenerator(self)


class FourierFeatures(nn.Module):
    """Styles w, (n, w_dim), to (n, channels, rows, columns): waves that the style moves and turns."""

    def __init__(self, config: AliasFreeConfig) -> None:
        super().__init__()
        self.size, self.rate, self.bandwidth = config.size, config.rate, config.bandwidth
        self.affine = EqualFully(config.w_dim, 4)
        self.weight = nn.Parameter(torch.randn(config.channels, config.channels))
        self.register_buffer("transform", torch.eye(3))
        self.register_buffer("freqs", torch.randn(config.channels, 2))
        self.register_buffer("phases", torch.rand(config.channels) - 0.5)

    def forward(self, w: Tensor) -> Tensor:
        moves = self._moves(self.affine(w)) @ cast(Tensor, self.transform)  # (n, 3, 3)
        waves = cast(Tensor, self.freqs)
        phases = cast(Tensor, self.phases) + (waves @ moves[:, :2, 2:]).squeeze(2)  # (n, channels)
        waves = waves @ moves[:, :2, :2]  # (n, channels, 2)
        # What the turning made finer than the rate can hold fades out.
        loud = 1 - (waves.norm(dim=2) - self.bandwidth) / (self.rate / 2 - self.bandwidth)
        rows, columns = (self._places(side, w) for side in self.size)
        turns = rows[None, :, None, None] * waves[:, None, None, :, 1] + (
            columns[None, None, :, None] * waves[:, None, None, :, 0]
        )
        x = torch.sin((turns + phases[:, None, None]) * (2 * math.pi)) * loud.clamp(0, 1)[:, None, None]
        return (x @ self.weight.T / math.sqrt(len(self.weight))).permute(0, 3, 1, 2)

    def _places(self, side: int, like: Tensor) -> Tensor:
        """Return the middles of `side` samples about 0, in units of the picture."""
        return (torch.arange(side, device=like.device, dtype=like.dtype) + 0.5 - side / 2) / self.rate

    @staticmethod
    def _moves(t: Tensor) -> Tensor:
        """Return (n, 3, 3): a shift by (t2, t3), then a turn to the direction (t0, t1)."""
        t = t / t[:, :2].norm(dim=1, keepdim=True)
        cosine, sine, x, y = t.unbind(1)
        zero, one = torch.zeros_like(x), torch.ones_like(x)
        turn = torch.stack([cosine, -sine, zero, sine, cosine, zero, zero, zero, one], 1).view(-1, 3, 3)
        shift = torch.stack([one, zero, -x, zero, one, -y, zero, zero, one], 1).view(-1, 3, 3)
        return turn @ shift


class AliasFreeLayer(nn.Module):
    """A modulated convolution and a filtered leaky ReLU; the last layer has neither filters nor demodulation."""

    def __init__(self, layer: Layer, w_dim: int) -> None:
        super().__init__()
        self.layer = layer
        self.affine = EqualFully(w_dim, layer.c_in, bias=1.0)
        self.weight = nn.Parameter(torch.randn(layer.c_out, layer.c_in, layer.kernel, layer.kernel))
        self.bias = nn.Parameter(torch.zeros(layer.c_out))
        self.register_buffer("magnitude", torch.ones(()))
        self.register_buffer("up_filter", torch.ones(max(1, layer.up_taps)))
        down = (max(1, layer.down_taps),) * (2 if layer.radial else 1)
        self.register_buffer("down_filter", torch.ones(down))

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        layer = self.layer
        x = self._convolved(x, self.affine(w)) + self.bias[None, :, None, None]
        x = raised(x, cast(Tensor, self.up_filter), layer.up, layer.padding)
        x = x if layer.colours else F.leaky_relu(x, SLOPE) * GAIN
        if layer.clamp:
            x = x.clamp(-layer.clamp, layer.clamp)
        return lowered(x, cast(Tensor, self.down_filter), layer.down)

    def _convolved(self, x: Tensor, styles: Tensor) -> Tensor:
        weight = self.weight
        gain = cast(Tensor, self.magnitude).rsqrt()
        if self.layer.colours:
            styles = styles / math.sqrt(weight[0].numel())
            amount = gain.expand(len(x), 1)
        else:
            weight = weight * weight.square().mean(dim=(1, 2, 3), keepdim=True).rsqrt()
            styles = styles * styles.square().mean(dim=1, keepdim=True).rsqrt()
            power = styles.square() @ weight.square().sum(dim=(2, 3)).T
            amount = (power + 1e-8).rsqrt() * gain  # (n, c_out)
        y = F.conv2d(x * styles[:, :, None, None], weight, padding=self.layer.kernel - 1)
        return y * amount[:, :, None, None]


class AliasFreeGenerator(Styled):
    """Latents (n, z_dim) to images (n, 3, height, width), values about [-1, 1]; see ``Styled``."""

    def __init__(self, config: AliasFreeConfig) -> None:
        super().__init__(
            config.z_dim, config.w_dim, config.depth, len(config.classes), layers=1 + len(config.layers)
        )
        self.scale = config.scale
        self.height, self.width = config.height, config.width
        self.input = FourierFeatures(config)
        self.blocks = nn.ModuleList(AliasFreeLayer(layer, config.w_dim) for layer in config.layers)

    def synthesis(self, ws: Tensor) -> Tensor:
        """Return the pictures of `ws`, (n, layers, w_dim); the first w moves and turns the whole picture."""
        x = self.input(ws[:, 0])
        for index, block in enumerate(self.blocks, start=1):
            x = block(x, ws[:, index])
        return x * self.scale

    def affines(self) -> list[Tensor]:
        """Return the modulation weights by layer, each (c, w_dim); the first are of the move and turn."""
        parts: Sequence[nn.Module] = [self.input, *self.blocks]
        affines = [cast(EqualFully, part.affine) for part in parts]
        return [affine.weight * affine.scale for affine in affines]


def raised(x: Tensor, taps: Tensor, up: int, padding: Sequence[int]) -> Tensor:
    """Raise the rate `up` times with zeros between, pad or crop, and filter both directions: a true convolution."""
    left, right, top, bottom = padding
    x = _raised_down(x, taps, up, top, bottom)
    return _raised_down(x.transpose(2, 3), taps, up, left, right).transpose(2, 3)


def _raised_down(x: Tensor, taps: Tensor, up: int, before: int, behind: int) -> Tensor:
    """Do that along the rows of (n, c, height, width)."""
    channels, height = x.shape[1:3]
    count = len(taps)
    kernel = (taps * up).view(1, 1, count, 1).expand(channels, 1, count, 1)
    # A transposed convolution never meets the zeros between. It gives the full result, of which padding shows a part.
    full = F.conv_transpose2d(x, kernel, stride=(up, 1), groups=channels)
    first = before - (count - 1)
    length = height * up + before + behind - count + 1
    return F.pad(full, [0, 0, first, length - full.shape[2] - first])


def lowered(x: Tensor, taps: Tensor, down: int) -> Tensor:
    """Filter both directions and take every `down`-th sample; `taps` are (k,), or (k, k)."""
    channels, count = x.shape[1], len(taps)
    turned = taps.flip(tuple(range(taps.ndim)))
    if taps.ndim == 2:
        return F.conv2d(x, turned.expand(channels, 1, count, count), stride=down, groups=channels)
    x = F.conv2d(
        x, turned.view(1, 1, count, 1).expand(channels, 1, count, 1), stride=(down, 1), groups=channels
    )
    return F.conv2d(
        x, turned.view(1, 1, 1, count).expand(channels, 1, 1, count), stride=(1, down), groups=channels
    )
