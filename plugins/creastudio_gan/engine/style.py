"""The "style" generator: latents become styles in a space W, which modulate every convolution (Karras et al. 2020).

"Analyzing and Improving the Image Quality of StyleGAN", sections 2 and 4: modulated and demodulated convolutions,
skip outputs, FIR-filtered upsampling; the mapping network of Karras et al. 2019. In plain torch: modulation scales
the input and the output of an ordinary convolution, and upsampling with its filter is made of ordinary ones, too (see
``up_convolved``), so that nothing has to be compiled and a batch is one call.

Noise inputs are off in models trained here: a picture is a function of its latent alone, and a walk doesn't flicker.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_gan.engine.precision import PRECISE, full_precision
from creastudio_gan.engine.styled import (
    GAIN,
    SLOPE,
    EqualFully,
    Styled,
)

FIR = (1.0, 3.0, 3.0, 1.0)


class StyleConv(nn.Module):
    """A modulated 3x3 convolution with noise, bias and leaky ReLU; doubles the size where `up`.

    (n, c_in, h, w) and w (n, w_dim) to (n, c_out, h, w), or twice as high and wide.
    """

    def __init__(
        self, c_in: int, c_out: int, w_dim: int, *, up: bool = False, noise: tuple[int, int] | None = None
    ) -> None:
        super().__init__()
        self.up, self.c_out = up, c_out
        self.affine = EqualFully(w_dim, c_in, bias=1.0)
        self.weight = nn.Parameter(torch.randn(c_out, c_in, 3, 3))
        self.bias = nn.Parameter(torch.zeros(c_out))
        self.noise_strength = nn.Parameter(torch.zeros(())) if noise else None
        self.register_buffer("noise_const", torch.randn(noise) if noise else None)
        self._kernel: Tensor | None = None
        self._power: Tensor | None = None

    def freeze(self) -> None:
        """Keep what follows from the weights alone; for a network that is no longer trained."""
        weight = self.weight.detach()
        self._kernel = up_kernel(weight).contiguous() if self.up else weight
        self._power = weight.square().sum(dim=(2, 3)).T.contiguous()

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        kernel, power = self._kernel, self._power
        with full_precision(x):
            styles = self.affine(w)  # (n, c_in)
            if kernel is None or power is None:
                kernel = up_kernel(self.weight) if self.up else self.weight
                power = self.weight.square().sum(dim=(2, 3)).T
            demodulation = (styles.square() @ power + 1e-8).rsqrt()  # (n, c_out)
        x = x * styles[:, :, None, None].to(x.dtype)
        kernel = kernel.to(x.dtype)
        y = up_convolved(x, kernel) if self.up else F.conv2d(x, kernel, padding=1)
        y = y * demodulation[:, :, None, None].to(y.dtype)
        if self.noise_strength is not None:
            y = y + (cast(Tensor, self.noise_const) * self.noise_strength).to(y.dtype)
        return F.leaky_relu(y + self.bias.to(y.dtype).view(1, -1, 1, 1), SLOPE) * GAIN


class ToRgb(nn.Module):
    """A modulated 1x1 convolution to colours, not demodulated: (n, c, h, w) to (n, 3, h, w) in float32."""

    def __init__(self, c_in: int, w_dim: int) -> None:
        super().__init__()
        self.affine = EqualFully(w_dim, c_in, bias=1.0)
        self.weight = nn.Parameter(torch.randn(3, c_in, 1, 1))
        self.bias = nn.Parameter(torch.zeros(3))
        self.scale = 1 / math.sqrt(c_in)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        with full_precision(x):
            styles = (self.affine(w) * self.scale)[:, :, None, None]
        y = F.conv2d(x * styles.to(x.dtype), self.weight.to(x.dtype))
        return y.float() + self.bias.view(1, -1, 1, 1)


class StyleBlock(nn.Module):
    """One resolution: two convolutions (one at the lowest) and its share of the picture."""

    def __init__(self, c_in: int, c_out: int, w_dim: int, size: tuple[int, int], *, first: bool, noise: bool):
        super().__init__()
        self.size = size
        shape = size if noise else None
        self.up_conv = None if first else StyleConv(c_in, c_out, w_dim, up=True, noise=shape)
        self.conv = StyleConv(c_out, c_out, w_dim, noise=shape)
        self.to_rgb = ToRgb(c_out, w_dim)

    @property
    def convolutions(self) -> int:
        """How many of the ws belong to its convolutions."""
        return 1 if self.up_conv is None else 2

    def forward(self, x: Tensor, image: Tensor | None, ws: Tensor) -> tuple[Tensor, Tensor]:
        """Return features and the picture so far; `ws` is (n, convolutions + 1, w_dim)."""
        if self.up_conv is not None:
            x = self.up_conv(x, ws[:, 0])
        x = self.conv(x, ws[:, self.convolutions - 1])
        rgb = self.to_rgb(x, ws[:, self.convolutions])
        if image is None:
            return x, rgb
        with full_precision(rgb):
            return x, rgb + doubled(image)


class StyleGenerator(Styled):
    """Latents (n, z_dim) to images (n, 3, height, width), values about [-1, 1].

    Parameters
    ----------
    channels : sequence of int
        At the lowest resolution, twice it, ...; their count and `start` set the size.
    z_dim, w_dim : int
        Sizes of the latent, standard normal, and of the style.
    depth : int
        Layers of the mapping network.
    start : tuple of int
        Rows and columns of the lowest resolution.
    classes : int
        Labels; 0 for none.
    noise : bool
        Whether the layers have noise inputs, constant here: imported models do.

    Attributes
    ----------
    layers : int
        How many ws a picture takes, coarse to fine: one a convolution, and one for the last colours.
    """

    def __init__(
        self,
        channels: Sequence[int],
        z_dim: int = 128,
        w_dim: int = 128,
        *,
        depth: int = 2,
        start: tuple[int, int] = (4, 4),
        classes: int = 0,
        noise: bool = False,
    ) -> None:
        super().__init__(z_dim, w_dim, depth, classes, layers=2 * len(channels))
        self.height, self.width = (side << (len(channels) - 1) for side in start)
        self.const = nn.Parameter(torch.randn(channels[0], *start))
        self.blocks = nn.ModuleList(
            StyleBlock(
                channels[max(0, level - 1)],
                width,
                w_dim,
                (start[0] << level, start[1] << level),
                first=level == 0,
                noise=noise,
            )
            for level, width in enumerate(channels)
        )

    def synthesis(self, ws: Tensor) -> Tensor:
        """Return the pictures of `ws`, (n, layers, w_dim)."""
        n = ws.shape[0]
        x = self.const[None].expand(n, -1, -1, -1)
        image: Tensor | None = None
        at = 0
        for block in self.blocks:
            block = cast(StyleBlock, block)
            own = ws[:, at : at + block.convolutions + 1]
            with full_precision(x, block.size[0] <= PRECISE):
                x, image = block(x, image, own)
            at += block.convolutions
        assert image is not None
        return image

    def affines(self) -> list[Tensor]:
        """Return the modulation weights by layer, each (c, w_dim), coarse to fine; the last is of the colours."""
        blocks = [cast(StyleBlock, block) for block in self.blocks]
        convolutions = [conv for block in blocks for conv in (block.up_conv, block.conv) if conv is not None]
        return [conv.affine.weight * conv.affine.scale for conv in convolutions] + [
            blocks[-1].to_rgb.affine.weight * blocks[-1].to_rgb.affine.scale
        ]

    def freeze(self) -> StyleGenerator:
        """Precompute what follows from the weights, for sampling; returns itself."""
        for module in self.modules():
            if isinstance(module, StyleConv):
                module.freeze()
        return self


def up_kernel(weight: Tensor) -> Tensor:
    """Return what ``up_convolved`` takes, from (c_out, c_in, 3, 3); another on the CPU than on an accelerator."""
    return weight.transpose(0, 1) if weight.device.type == "cpu" else four_phases(weight)


def up_convolved(x: Tensor, kernel: Tensor) -> Tensor:
    """Upsample twice, filter and convolve: (n, c_in, h, w) to (n, c_out, 2h, 2w).

    An accelerator does it in one convolution with four phases. On the CPU a transposed convolution and then the filter,
    channel by channel, take a quarter of the multiplications and a quarter to half of the time, forwards and backwards.
    """
    if x.device.type != "cpu":
        return F.pixel_shuffle(F.conv2d(x, kernel, padding=1), 2)
    spread = F.conv_transpose2d(x, kernel, stride=2)  # (n, c_out, 2h + 1, 2w + 1)
    taps = x.new_tensor(FIR) * (2 / sum(FIR))
    return F.conv2d(
        spread, torch.outer(taps, taps).expand(spread.shape[1], 1, 4, 4), padding=1, groups=spread.shape[1]
    )


def four_phases(weight: Tensor) -> Tensor:
    """Return the kernel that upsamples twice and convolves in one pass at the low resolution.

    A transposed convolution of stride 2 with a 3x3 kernel, then the FIR filter (1, 3, 3, 1) in both directions, is a
    6x6 kernel; each of the four parities of an output pixel sees 3x3 of its taps (Shi et al. 2016). The result of the
    convolution goes through ``pixel_shuffle``.

    Parameters
    ----------
    weight : Tensor
        (c_out, c_in, 3, 3), as in a transposed convolution.

    Returns
    -------
    Tensor
        (4 c_out, c_in, 3, 3), the four phases of a channel side by side.
    """
    taps = _phase_matrix().to(weight)
    out = torch.einsum("oiuv,pdu,qev->opqide", weight, taps, taps)
    return out.reshape(4 * weight.shape[0], weight.shape[1], 3, 3)


def doubled(image: Tensor) -> Tensor:
    """Upsample twice with the FIR filter (1, 3, 3, 1), zeros outside: (n, c, h, w) to (n, c, 2h, 2w)."""
    channels = image.shape[1]
    phase = image.new_tensor([[0.25, 0.75, 0.0], [0.0, 0.75, 0.25]])
    kernel = torch.einsum("pd,qe->pqde", phase, phase).reshape(4, 1, 3, 3).repeat(channels, 1, 1, 1)
    return F.pixel_shuffle(F.conv2d(image, kernel, padding=1, groups=channels), 2)


def _phase_matrix() -> Tensor:
    """Return (2, 3, 3): what tap u of a kernel adds to tap d of phase p, in one dimension.

    Output i = 2a + p takes x[a + d] times the sum over u of weight[u] fir[u - (p - 2d) + 1].
    """
    fir = [2 * value / sum(FIR) for value in FIR]
    matrix = torch.zeros(2, 3, 3)
    for p in range(2):
        for d in (-1, 0, 1):
            for u in range(3):
                t = u - (p - 2 * d) + 1
                if 0 <= t < len(fir):
                    matrix[p, d + 1, u] = fir[t]
    return matrix
