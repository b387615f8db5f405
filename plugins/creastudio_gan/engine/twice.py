"""Convolution and pooling whose gradients are fast to differentiate once more, as gradient penalties ask.

torch differentiates the gradient of a convolution by one whose kernel is as large as the picture: half of the time of a
training step, on a GPU and on a CPU. Here it is an ordinary weight gradient (as in "conv2d_gradfix" of Karras et al. 2020).
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.autograd import Function

from creastudio_gan.engine.precision import full_precision


def conv2d(x: Tensor, weight: Tensor) -> Tensor:
    """Convolve (n, c_in, h, w) with (c_out, c_in, k, k), k odd, keeping height and width; autocast is heeded."""
    kind = x.device.type
    if torch.is_autocast_enabled(kind):
        half = torch.get_autocast_dtype(kind)
        x, weight = x.to(half), weight.to(half)
    return _Convolution.apply(x, weight)  # pyright: ignore[reportReturnType]


def halved(x: Tensor) -> Tensor:
    """Average 2 x 2 px: (n, c, 2h, 2w) to (n, c, h, w)."""
    return _Pooling.apply(x)  # pyright: ignore[reportReturnType]


class _Convolution(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor) -> Tensor:
        ctx.save_for_backward(x, weight)
        with full_precision(x):
            return F.conv2d(x, weight, padding=weight.shape[-1] // 2)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, Tensor | None]:  # pyright: ignore
        x, weight = ctx.saved_tensors
        for_x = for_weight = None
        if ctx.needs_input_grad[0]:
            for_x = _Convolution.apply(grad, weight.transpose(0, 1).flip(2, 3))
        if ctx.needs_input_grad[1]:
            for_weight = _WeightGradient.apply(grad, x, weight.shape[-1])
        return for_x, for_weight  # pyright: ignore[reportReturnType]


class _WeightGradient(Function):
    @staticmethod
    def forward(ctx: Any, grad: Tensor, x: Tensor, size: int) -> Tensor:
        ctx.save_for_backward(grad, x)
        pad = size // 2
        like = x.new_empty((grad.shape[1], x.shape[1], size, size))
        return torch.ops.aten.convolution_backward(
            grad, x, like, None, [1, 1], [pad, pad], [1, 1], False, [0, 0], 1, [False, True, False]
        )[1]

    @staticmethod
    def backward(ctx: Any, outer: Tensor) -> tuple[Tensor | None, Tensor | None, None]:  # pyright: ignore
        grad, x = ctx.saved_tensors
        for_grad = for_x = None
        if ctx.needs_input_grad[0]:
            for_grad = _Convolution.apply(x, outer)
        if ctx.needs_input_grad[1]:
            for_x = _Convolution.apply(grad, outer.transpose(0, 1).flip(2, 3))
        return for_grad, for_x, None  # pyright: ignore[reportReturnType]


class _Pooling(Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return F.avg_pool2d(x, 2)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        return _Spreading.apply(grad)  # pyright: ignore[reportReturnType]


class _Spreading(Function):
    """A quarter of each value on its 2 x 2 px: the transpose of pooling."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return F.interpolate(x * 0.25, scale_factor=2, mode="nearest")

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        return _Pooling.apply(grad)  # pyright: ignore[reportReturnType]
