"""The networks of style transfer: one that knows 26 styles, and a pair that takes its style from any picture.

Both paint in one pass. A style is nothing but the scale and the shift that follow each normalised layer: the table of
the first network holds 26 such rows (Dumoulin, Shlens, Kudlur: A Learned Representation for Artistic Style, 2017,
section 2.1); of the second, a small encoder reads 100 numbers from a picture, and one linear layer turns them into
the row (Ghiasi et al.: Exploring the Structure of a Real-time, Arbitrary Neural Artistic Stylization Network, 2017,
section 3). So styles can be mixed by mixing rows, or the 100 numbers.

Nothing here needs more than torch and safetensors: packaging/content/painted_landscapes.py loads this file by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

Model = TypeVar("Model", bound=nn.Module)
Pair = tuple[int, int]

Norm = Callable[[Tensor, Tensor, Tensor], Tensor]
"""From a layer (n, c, h, w) and its scales and shifts, (n, c) each, to the styled layer."""

NAMES = (
    *("impasto", "bold lines", "charcoal", "shards", "fauve", "carnival", "night lace", "expressionist"),
    *("storybook", "stencil", "sepia", "etching", "impressionist", "harlequin", "watercolour", "facets"),
    *("pastel", "tapestry", "carved wood", "swirls", "embers", "cut paper", "cubist", "nocturne"),
    *("woodcut", "burnished"),
)
"""What the rows of the first network look like; they came without names."""

STYLES = len(NAMES)

CODE = 100
"""Numbers that describe the style of a picture."""

ENCODER_SIDE = 256
"""Side of the picture, in px, that the encoder of styles was trained on."""

BLOCKS = (
    # out, stride: the inverted residuals of MobileNetV2 (Sandler et al. 2018, table 2); all but the first widen by 6
    *((16, 1), (24, 2), (24, 1), (32, 2), (32, 1), (32, 1), (64, 2), (64, 1), (64, 1), (64, 1)),
    *((96, 1), (96, 1), (96, 1), (160, 2), (160, 1), (160, 1), (320, 1)),
)


class Painter(nn.Module):
    """Down by four, residual blocks, up by four; every styled layer takes its scale and shift from a row.

    Parameters
    ----------
    residuals : int
        Blocks at a quarter of the resolution.
    shrink, grow : tuple of int
        Channels of the first two layers, and after the first and the second upsampling.
    styled_down : bool
        Whether the three layers that shrink the picture are normalised and styled too, or have a bias instead.
    """

    def __init__(self, residuals: int, shrink: Pair, grow: Pair, styled_down: bool) -> None:
        super().__init__()
        self.styled_down = styled_down
        self.residuals = residuals
        down = [(3, shrink[0], 9), (shrink[0], shrink[1], 3), (shrink[1], 32, 3)]
        up = [(32, grow[0], 3), (grow[0], grow[1], 3), (grow[1], 3, 9)]
        middle = [(32, 32, 3)] * (2 * residuals)
        self.down = nn.ModuleList(nn.Conv2d(i, o, k, bias=not styled_down) for i, o, k in down)
        self.middle = nn.ModuleList(nn.Conv2d(i, o, k, bias=False) for i, o, k in middle)
        self.up = nn.ModuleList(nn.Conv2d(i, o, k, bias=False) for i, o, k in up)
        styled = (down if styled_down else []) + middle + up
        self.channels = [wide for _, wide, _ in styled]

    @property
    def row(self) -> int:
        """How many numbers one style is: a scale and a shift for each styled channel."""
        return 2 * sum(self.channels)

    def forward(self, pictures: Tensor, rows: Tensor, norm: Norm | None = None) -> Tensor:
        """Paint (n, 3, height, width) RGB pictures of 0 to 1, sides multiples of 4, in the styles of (n, row).

        `norm` takes the place of ``normalised``: by it, what is measured on one picture is used for another.
        """
        norm = norm or normalised
        half = rows.shape[1] // 2
        scales = iter(rows[:, :half].split(self.channels, 1))
        shifts = iter(rows[:, half:].split(self.channels, 1))

        def styled(x: Tensor) -> Tensor:
            return norm(x, next(scales), next(shifts))

        x = pictures
        for at, layer in enumerate(self.down):
            x = _convolved(layer, x, 2 if at else 1)
            x = functional.relu(styled(x) if self.styled_down else x)
        for at in range(self.residuals):
            inner = functional.relu(styled(_convolved(self.middle[2 * at], x)))
            x = x + styled(_convolved(self.middle[2 * at + 1], inner))
        for at, layer in enumerate(self.up):
            if at < 2:
                x = functional.interpolate(x, scale_factor=2.0, mode="nearest")
            x = styled(_convolved(layer, x))
            x = functional.relu(x) if at < 2 else torch.sigmoid(x)
        return x


def normalised(x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    """Bring each channel of (n, c, h, w) to mean 0 and variance 1, then to (n, c) `scale` and `shift`."""
    return scaled(x, *moments(x), scale, shift)


def moments(x: Tensor) -> tuple[Tensor, Tensor]:
    """Return mean and variance of each channel of (n, c, h, w), (n, c) each."""
    variance, mean = torch.var_mean(x, dim=(2, 3), correction=0)
    return mean, variance


def scaled(x: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    """Bring (n, c, h, w) of given moments to (n, c) `scale` and `shift`; one new tensor, no more."""
    gain = scale * torch.rsqrt(variance + 1e-5)
    offset = shift - mean * gain
    return torch.addcmul(offset[..., None, None], x, gain[..., None, None])


def _convolved(layer: nn.Module, x: Tensor, stride: int = 1) -> Tensor:
    assert isinstance(layer, nn.Conv2d)
    margin = layer.kernel_size[0] // 2
    padded = functional.pad(x, (margin,) * 4, mode="reflect")
    return functional.conv2d(padded, layer.weight, layer.bias, stride)


class NamedStyles(nn.Module):
    """The network of 26 styles."""

    def __init__(self) -> None:
        super().__init__()
        self.painter = Painter(6, (32, 32), (8, 4), styled_down=True)
        self.rows = nn.Parameter(torch.zeros(STYLES, self.painter.row))

    def forward(self, pictures: Tensor, weights: Tensor, norm: Norm | None = None) -> Tensor:
        """Paint (n, 3, height, width) of 0 to 1 in mixtures of the styles, (n, 26) weights that sum to 1."""
        return self.painter(pictures, weights @ self.rows, norm)


class AnyStyle(nn.Module):
    """The network that takes its style from a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.painter = Painter(5, (8, 16), (16, 8), styled_down=False)
        self.to_row = nn.Linear(CODE, self.painter.row)

    def forward(self, pictures: Tensor, codes: Tensor, norm: Norm | None = None) -> Tensor:
        """Paint (n, 3, height, width) of 0 to 1 in the styles of (n, 100) codes."""
        return self.painter(pictures, self.to_row(codes), norm)


class Encoder(nn.Module):
    """Reads the style of a picture: a MobileNetV2 whose pooled features end in 100 numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 32, 3)
        blocks: list[nn.Module] = []
        wide = 32
        for at, (out, stride) in enumerate(BLOCKS):
            blocks.append(Inverted(wide, out, stride, 6 if at else 1))
            wide = out
        self.blocks = nn.ModuleList(blocks)
        self.last = nn.Conv2d(wide, 1280, 1)
        self.code = nn.Conv2d(1280, CODE, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """Return (n, 100) codes of (n, 3, 256, 256) RGB pictures of 0 to 1."""
        x = functional.relu6(_same(self.first, pictures, 2))
        for block in self.blocks:
            x = block(x)
        x = functional.relu6(self.last(x)).mean(dim=(2, 3), keepdim=True)
        return self.code(x)[..., 0, 0]


class Inverted(nn.Module):
    """Widen, filter each channel by itself, narrow; add the input where shapes agree."""

    def __init__(self, wide: int, out: int, stride: int, factor: int) -> None:
        super().__init__()
        inner = wide * factor
        self.stride = stride
        self.adds = stride == 1 and wide == out
        self.widen = nn.Conv2d(wide, inner, 1) if factor > 1 else None
        self.filter = nn.Conv2d(inner, inner, 3, groups=inner)
        self.narrow = nn.Conv2d(inner, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        inner = functional.relu6(self.widen(x)) if self.widen is not None else x
        inner = self.narrow(functional.relu6(_same(self.filter, inner, self.stride)))
        return x + inner if self.adds else inner


def _same(layer: nn.Conv2d, x: Tensor, stride: int) -> Tensor:
    """Convolve as TensorFlow does by "SAME": of an even side, a stride of 2 pads only after."""
    before = 0 if stride == 2 else 1
    padded = functional.pad(x, (before, 1, before, 1))
    return functional.conv2d(padded, layer.weight, layer.bias, stride, groups=layer.groups)


def load_named(path: Path) -> NamedStyles:
    """Read the network of 26 styles from a safetensors file."""
    return filled(NamedStyles(), load_file(path))


def load_any(path: Path) -> AnyStyle:
    """Read the network that takes any style from a safetensors file."""
    return filled(AnyStyle(), load_file(path))


def filled(model: Model, stored: Mapping[str, Tensor]) -> Model:
    """Fill a model; weights stored as int8 come with a scale for each output channel, ``<name>.scale``.

    Raises
    ------
    RuntimeError, KeyError
        When the weights are those of something else.
    """
    weights: dict[str, Tensor] = {}
    for name, value in stored.items():
        if name.endswith(".scale"):
            continue
        if value.dtype == torch.int8:
            scale = stored[f"{name}.scale"]
            value = value.float() * scale.view(-1, *(1,) * (value.ndim - 1))
        weights[name] = value.float()
    model.load_state_dict(weights)
    return model.requires_grad_(False).eval()
