"""The Inception network that gives the Inception Score and FID their names; its weights come from the person.

The topology is Inception v3 (Szegedy et al. 2016, table 1) with the differences of the network of 2015-12-05 that Heusel
et al. 2017 measured with, as its port to PyTorch documents them: averages over borders leave the padding out, the
last block pools by maximum, and there are 1008 classes. Names of parameters are those of torchvision, so that the
published file of the port loads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.api import UserError
from creastudio.ml import checkpoint

SIDE = 299
CLASSES = 1008
MAX_BYTES = 512 * 1024**2
PORT = "6726825d"
"""How the SHA-256 of the published port, pt_inception-2015-12-05, begins."""

WHICH = "The Inception Score and FID are defined on the port of the network of 2015-12-05 (1008 classes)."

Kernel = int | tuple[int, int]
Step = tuple[str, int, Kernel, int]
"""Name, channels out, kernel, stride."""


class Convolution(nn.Module):
    """Convolution without bias, batch normalisation, ReLU; the padding keeps the size where the stride is 1."""

    def __init__(
        self, inside: int, outside: int, kernel: Kernel, stride: int = 1, padded: bool = True
    ) -> None:
        super().__init__()
        sides = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = (sides[0] // 2, sides[1] // 2) if padded and stride == 1 else (0, 0)
        self.conv = nn.Conv2d(inside, outside, sides, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(outside, eps=0.001)

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outside, h, w)."""
        return F.relu(self.bn(self.conv(x)), inplace=True)


class Block(nn.Module):
    """Parallel paths over one input, concatenated.

    Parameters
    ----------
    paths : sequence of sequences
        The steps of each path. Two last steps whose names end in "a" and "b" are a fork: both work on what came before.
    pool : {"average", "maximum", "halve"}
        Of the last path: an average or a maximum before a convolution, or a halving maximum alone.
    """

    def __init__(self, inside: int, paths: Sequence[Sequence[Step]], pool: str, pooled: int = 0) -> None:
        super().__init__()
        self.paths, self.pool = [[step[0] for step in path] for path in paths], pool
        for path in paths:
            current = inside
            for name, outside, kernel, stride in path:
                self.add_module(name, Convolution(current, outside, kernel, stride))
                current = current if name.endswith("a") else outside
        if pooled:
            self.branch_pool = Convolution(inside, pooled, 1)
        self.width = sum(path[-1][1] * (2 if path[-1][0].endswith("b") else 1) for path in paths)
        self.width += pooled or inside

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, width, h, w)."""
        found = [part for path in self.paths for part in self._along(path, x)]
        if self.pool == "halve":
            return torch.cat([*found, F.max_pool2d(x, 3, 2)], dim=1)
        if self.pool == "average":
            pooled = F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)
        else:
            pooled = F.max_pool2d(x, 3, 1, 1)
        return torch.cat([*found, self.branch_pool(pooled)], dim=1)

    def _along(self, path: Sequence[str], x: Tensor) -> list[Tensor]:
        ends: list[Tensor] = []
        for name in path:
            made = self.get_submodule(name)(x)
            if name[-1] in "ab":
                ends.append(made)
            else:
                x = made
        return ends or [x]


class Inception(nn.Module):
    """From images to features and class logits.

    Parameters
    ----------
    width : float
        Factor of all channels; below 1 for tests alone.
    """

    def __init__(self, width: float = 1.0) -> None:
        super().__init__()
        c = partial(_scaled, width)
        conv = partial(Convolution, padded=False)
        self.Conv2d_1a_3x3 = conv(3, c(32), 3, 2)
        self.Conv2d_2a_3x3 = conv(c(32), c(32), 3)
        self.Conv2d_2b_3x3 = Convolution(c(32), c(64), 3)
        self.Conv2d_3b_1x1 = conv(c(64), c(80), 1)
        self.Conv2d_4a_3x3 = conv(c(80), c(192), 3)
        self.mixed = list(_BLOCKS)
        inside = c(192)
        for name, (kind, size) in _BLOCKS.items():
            paths, pool, pooled = _KINDS[kind](size)
            steps = [[(step, c(out), kernel, stride) for step, out, kernel, stride in path] for path in paths]
            block = Block(inside, steps, pool, c(pooled) if pooled else 0)
            self.add_module(name, block)
            inside = block.width
        self.fc = nn.Linear(inside, CLASSES)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Return features (n, 2048) and logits (n, 1008), without the bias as Salimans et al. took them.

        Parameters
        ----------
        images : Tensor
            (n, 3, height, width) in [-1, 1]; scaled to 299 px by bilinear interpolation.
        """
        x = F.interpolate(images, (SIDE, SIDE), mode="bilinear", align_corners=False)
        x = self.Conv2d_2b_3x3(self.Conv2d_2a_3x3(self.Conv2d_1a_3x3(x)))
        x = self.Conv2d_4a_3x3(self.Conv2d_3b_1x1(F.max_pool2d(x, 3, 2)))
        x = F.max_pool2d(x, 3, 2)
        for name in self.mixed:
            x = self.get_submodule(name)(x)
        features = x.mean(dim=(2, 3))
        return features, F.linear(features, self.fc.weight)


def load(path: Path, name: str = "") -> tuple[Inception, str]:
    """Return the network of the weights a person supplies, ready to use, and how a report should name them.

    Parameters
    ----------
    name : str
        What a person calls the file; its own name when left out.

    Raises
    ------
    UserError
        When the file holds no weights, or those of another network: it is named and said which.
    """
    name = name or path.name
    tensors = checkpoint.read_foreign(path, MAX_BYTES, name)
    with torch.device("meta"):
        network = Inception()
    _check(tensors, network.state_dict(), name)
    network.to_empty(device="cpu")
    state = {key: tensors.get(key, torch.zeros((), dtype=torch.long)) for key in network.state_dict()}
    checkpoint.load_into(network, state, name)
    digest = checkpoint.sha256(path)
    kind = "the published port" if digest.startswith(PORT) else "not the published file itself"
    return network.eval().requires_grad_(False), f"{name}, SHA-256 {digest[:12]}, {kind}"


def _check(tensors: Mapping[str, Tensor], wanted: Mapping[str, Tensor], name: str) -> None:
    head = tensors.get("fc.weight")
    if head is not None and "Mixed_7c.branch1x1.conv.weight" in tensors and head.shape[0] != CLASSES:
        raise UserError(f"'{name}' holds an Inception network of {head.shape[0]} classes.", hint=WHICH)
    for key, tensor in wanted.items():
        if key.endswith("num_batches_tracked"):
            continue
        if key not in tensors:
            raise UserError(f"'{name}' holds no Inception network: '{key}' is missing.", hint=WHICH)
        if tensors[key].shape != tensor.shape:
            raise UserError(f"'{name}' holds another network: '{key}' has another shape.", hint=WHICH)


def _scaled(width: float, channels: int) -> int:
    return max(1, round(channels * width))


Plan = tuple[Sequence[Sequence[Step]], str, int]


def _a(pooled: int) -> Plan:
    return (
        (
            (("branch1x1", 64, 1, 1),),
            (("branch5x5_1", 48, 1, 1), ("branch5x5_2", 64, 5, 1)),
            (("branch3x3dbl_1", 64, 1, 1), ("branch3x3dbl_2", 96, 3, 1), ("branch3x3dbl_3", 96, 3, 1)),
        ),
        "average",
        pooled,
    )


def _b(_: int) -> Plan:
    return (
        (
            (("branch3x3", 384, 3, 2),),
            (("branch3x3dbl_1", 64, 1, 1), ("branch3x3dbl_2", 96, 3, 1), ("branch3x3dbl_3", 96, 3, 2)),
        ),
        "halve",
        0,
    )


def _c(size: int) -> Plan:
    row, column = (1, 7), (7, 1)
    return (
        (
            (("branch1x1", 192, 1, 1),),
            (("branch7x7_1", size, 1, 1), ("branch7x7_2", size, row, 1), ("branch7x7_3", 192, column, 1)),
            (
                ("branch7x7dbl_1", size, 1, 1),
                ("branch7x7dbl_2", size, column, 1),
                ("branch7x7dbl_3", size, row, 1),
                ("branch7x7dbl_4", size, column, 1),
                ("branch7x7dbl_5", 192, row, 1),
            ),
        ),
        "average",
        192,
    )


def _d(_: int) -> Plan:
    return (
        (
            (("branch3x3_1", 192, 1, 1), ("branch3x3_2", 320, 3, 2)),
            (
                ("branch7x7x3_1", 192, 1, 1),
                ("branch7x7x3_2", 192, (1, 7), 1),
                ("branch7x7x3_3", 192, (7, 1), 1),
                ("branch7x7x3_4", 192, 3, 2),
            ),
        ),
        "halve",
        0,
    )


def _e(last: int) -> Plan:
    row, column = (1, 3), (3, 1)
    return (
        (
            (("branch1x1", 320, 1, 1),),
            (("branch3x3_1", 384, 1, 1), ("branch3x3_2a", 384, row, 1), ("branch3x3_2b", 384, column, 1)),
            (
                ("branch3x3dbl_1", 448, 1, 1),
                ("branch3x3dbl_2", 384, 3, 1),
                ("branch3x3dbl_3a", 384, row, 1),
                ("branch3x3dbl_3b", 384, column, 1),
            ),
        ),
        "maximum" if last else "average",
        192,
    )


_KINDS = {"a": _a, "b": _b, "c": _c, "d": _d, "e": _e}
_BLOCKS = {
    "Mixed_5b": ("a", 32), "Mixed_5c": ("a", 64), "Mixed_5d": ("a", 64), "Mixed_6a": ("b", 0), "Mixed_6b": ("c", 128),
    "Mixed_6c": ("c", 160), "Mixed_6d": ("c", 160), "Mixed_6e": ("c", 192), "Mixed_7a": ("d", 0), "Mixed_7b": ("e", 0),
    "Mixed_7c": ("e", 1),
}  # fmt: skip
