"""Adaptive augmentation (Karras et al. 2020, "Training Generative Adversarial Networks with Limited Data").

Every change has the same probability p, which a controller raises while the discriminator knows its training pictures
better than held-out ones, and lowers again when that passes (section 3 there; the changes are those of appendix B
without filters and corruptions, which that paper found harmful). All chances are drawn on the CPU for a whole batch at
once, and the same ones whatever p is: so parts of a batch, other devices and resumed trainings see the same changes.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import torch
from torch import Generator, Tensor

from creastudio.ml.warp import warp

GROUPS: dict[str, tuple[str, ...]] = {
    "place": ("shift", "scale", "stretch", "drift"),
    "turn": ("flip", "quarter", "rotate"),
    "colour": ("brightness", "contrast", "invert", "hue", "saturation"),
}
"""What a person allows or forbids -> the changes in it.

A flip or a turn may show in what is made where pictures have an up or a side to them; colours wash out flat drawings.
"""

DRAWS = 15
"""Chances drawn for one image, each with a size of its own."""

SHIFT, SCALE, STRETCH, DRIFT = 0.125, 0.2, 0.2, 0.125
BRIGHTNESS, CONTRAST, SATURATION = 0.2, 0.5, 1.0


@dataclass(frozen=True)
class Changes:
    """What happens to each image of a batch.

    Attributes
    ----------
    inverse : Tensor
        (n, 2, 3) affine maps for ``warp``, float64, on the CPU.
    colour : Tensor
        (n, 3, 4) matrices on (red, green, blue, 1), values in [-1, 1].
    """

    inverse: Tensor
    colour: Tensor

    def __call__(self, images: Tensor, part: slice = slice(None)) -> Tensor:
        """Return images in [-1, 1], changed; the gradient flows back to them.

        Parameters
        ----------
        images : Tensor
            (n, 3, height, width).
        part : slice
            Which of the batch they are.
        """
        images = warp(images, self.inverse[part])
        colour = self.colour[part]
        if torch.equal(colour, torch.eye(3, 4, dtype=torch.float64).expand_as(colour)):
            return images
        matrix = colour.to(images.device, images.dtype)
        n, channels, height, width = images.shape
        mixed = matrix[:, :, :3] @ images.reshape(n, channels, height * width) + matrix[:, :, 3:]
        return mixed.reshape(images.shape)


def changes_in(groups: Sequence[str], forbidden: Collection[str] = ()) -> frozenset[str]:
    """Return the changes in these groups without those that are forbidden by their own or their group's name.

    KeyError for an unknown group.
    """
    return frozenset(
        change
        for group in groups
        for change in GROUPS[group]
        if group not in forbidden and change not in forbidden
    )


def draw(count: int, shape: tuple[int, int], allowed: frozenset[str], p: float, rng: Generator) -> Changes:
    """Draw what happens to `count` images.

    Parameters
    ----------
    shape : (int, int)
        Height and width, px: whole shifts are whole pixels.
    allowed : set of str
        Names of changes; see ``GROUPS``.
    p : float
        Probability of each, 0 to 1.
    rng : torch.Generator
        On the CPU; it moves on by the same amount whatever the other arguments are.
    """
    dice = torch.rand((DRAWS, 2, count), generator=rng, dtype=torch.float64)
    spread = torch.randn((DRAWS, count), generator=rng, dtype=torch.float64)
    draws = _Draws(dice, spread, allowed, p)
    return Changes(_geometry(draws, shape), _colour(draws))


class _Draws:
    """Hands out chances in a fixed order: each change takes its own row, allowed or not."""

    def __init__(self, dice: Tensor, spread: Tensor, allowed: frozenset[str], p: float) -> None:
        self._dice, self._spread, self._allowed, self.p = dice, spread, allowed, p
        self._row = -1

    def uniform(self, name: str, p: float | None = None) -> Tensor:
        """Return (n,) values in [-1, 1), 0 where the change doesn't happen."""
        happens = self._happens(name, p)
        return (2 * self._dice[self._row, 1] - 1) * happens

    def normal(self, name: str) -> Tensor:
        """Return (n,) standard normal values, 0 where the change doesn't happen."""
        happens = self._happens(name, None)
        return self._spread[self._row] * happens

    def _happens(self, name: str, p: float | None) -> Tensor:
        self._row += 1
        chance = (self.p if p is None else p) if name in self._allowed else 0.0
        return (self._dice[self._row, 0] < chance).double()


def _geometry(draws: _Draws, shape: tuple[int, int]) -> Tensor:
    """Return the maps from output to input: later changes come first in the product."""
    height, width = shape
    aspect = width / height
    flip = 1 - 2 * (draws.uniform("flip") > 0).double()
    quarter = (draws.uniform("quarter") * 2).round() * (math.pi / 2)
    down, right = draws.uniform("shift"), draws.uniform("shift")
    size = 2 ** (draws.normal("scale") * SCALE)
    # Twice with this chance is once with p (appendix B there).
    p_turn = 1 - math.sqrt(1 - min(1.0, draws.p))
    before = draws.uniform("rotate", p_turn) * math.pi
    wide = 2 ** (draws.normal("stretch") * STRETCH)
    after = draws.uniform("rotate", p_turn) * math.pi
    drift_y, drift_x = draws.normal("drift") * DRIFT, draws.normal("drift") * DRIFT
    maps = _scale(flip, torch.ones_like(flip))
    maps = maps @ _turn(quarter)
    maps = maps @ _move(
        (right * SHIFT * width).round() * 2 / height, (down * SHIFT * height).round() * 2 / height
    )
    maps = maps @ _scale(1 / size, 1 / size)
    maps = maps @ _turn(before) @ _scale(1 / wide, wide) @ _turn(after)
    maps = maps @ _move(drift_x * 2 * aspect, drift_y * 2)
    # What doesn't happen is exactly the identity, also after the sines of a turn by nothing.
    return torch.where(maps.abs() < 1e-12, torch.zeros_like(maps), maps)[:, :2]


def _matrices(rows: Sequence[Sequence[Tensor | float]], like: Tensor) -> Tensor:
    filled = [[torch.as_tensor(v, dtype=torch.float64).expand(like.shape) for v in row] for row in rows]
    return torch.stack([torch.stack(row, dim=-1) for row in filled], dim=-2)


def _scale(x: Tensor, y: Tensor) -> Tensor:
    return _matrices([[x, 0.0, 0.0], [0.0, y, 0.0], [0.0, 0.0, 1.0]], x)


def _turn(angle: Tensor) -> Tensor:
    c, s = angle.cos(), angle.sin()
    return _matrices([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]], angle)


def _move(x: Tensor, y: Tensor) -> Tensor:
    return _matrices([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]], x)


def _colour(draws: _Draws) -> Tensor:
    """Return (n, 3, 4): brightness, contrast, inverted luma, hue, saturation, in this order."""
    light = draws.normal("brightness") * BRIGHTNESS
    contrast = 2 ** (draws.normal("contrast") * CONTRAST)
    inverted = (draws.uniform("invert") > 0).double()
    hue = draws.uniform("hue") * math.pi
    tint = 2 ** (draws.normal("saturation") * SATURATION)
    grey = torch.full((3,), 3**-0.5, dtype=torch.float64)
    along = grey[:, None] * grey[None, :]  # (3, 3), onto the axis of greys
    unit = torch.eye(3, dtype=torch.float64)
    n = len(light)
    matrix = unit.expand(n, 3, 3) * contrast[:, None, None]
    offset = (light * contrast)[:, None].expand(n, 3)
    flip = unit - 2 * along * inverted[:, None, None]
    turn = _about_greys(hue, along)
    pale = along + (unit - along) * tint[:, None, None]
    after = pale @ turn @ flip
    # Written as the identity where nothing happens: rounding must not change a picture.
    changed = (light != 0) | (contrast != 1) | (inverted != 0) | (hue != 0) | (tint != 1)
    full = torch.cat([after @ matrix, (after @ offset[:, :, None])], dim=2)
    return torch.where(changed[:, None, None], full, torch.eye(3, 4, dtype=torch.float64))


def _about_greys(angle: Tensor, along: Tensor) -> Tensor:
    """Return rotations by `angle` about the axis of greys (Rodrigues' formula)."""
    cross = torch.tensor([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]], dtype=torch.float64) * 3**-0.5
    c, s = angle.cos()[:, None, None], angle.sin()[:, None, None]
    return c * torch.eye(3, dtype=torch.float64) + s * cross + (1 - c) * along


LIMIT = 0.8
"""Highest p: above it even changes that can be told apart begin to show in what is made (section 3 there)."""

TARGET = 0.5
"""Of ``over_fitting``: below it p falls, above it p rises."""


class Controller:
    """Moves p in small steps, so that the discriminator neither knows its pictures by heart nor sees only changed ones.

    Parameters
    ----------
    images_to_one : float
        Images in which p would rise from 0 to 1.
    limit : float
        Highest p.

    Attributes
    ----------
    p : float
        The probability now.
    limit : float
        Lowered by the leak guard.
    gauge : float
        The last reading of over-fitting, smoothed; 0 fits as well as held-out pictures, 1 knows them by heart.
    """

    def __init__(self, images_to_one: float, limit: float = LIMIT) -> None:
        self.images_to_one, self.limit = images_to_one, limit
        self.p = 0.0
        self.gauge = 0.0
        self.read = False

    def update(self, reading: float, images: int) -> None:
        """Take a `reading` of ``over_fitting``, made `images` images after the one before."""
        # Half of what counts are the last four readings: single batches are noisy.
        self.gauge = reading if not self.read else 0.84 * self.gauge + 0.16 * reading
        self.read = True
        step = images / self.images_to_one
        self.p = min(max(self.p + (step if self.gauge > TARGET else -step), 0.0), self.limit)

    def warn_of_leak(self) -> None:
        """Lower p for good, after its changes were seen in what is made."""
        self.limit = round(max(0.1, 0.7 * min(self.p, self.limit)), 4)
        self.p = min(self.p, self.limit)

    def state(self) -> list[float]:
        """Return what a resumed training needs; JSON keeps it to the bit."""
        return [self.p, self.limit, self.gauge, float(self.read)]

    def restore(self, state: Sequence[float]) -> None:
        """Take back what ``state`` gave."""
        self.p, self.limit, self.gauge = (float(value) for value in state[:3])
        self.read = bool(state[3])


def over_fitting(train: float, held_out: float, made: float) -> float:
    """Return r_v = (D(train) - D(held out)) / (D(train) - D(made)), 0 to 1 (equation 1 of Karras et al. 2020).

    Only differences count, so that it holds for relativistic logits too, whose zero means nothing. 0 where the
    discriminator doesn't tell training pictures from made ones.
    """
    gap = train - made
    return min(max((train - held_out) / gap, 0.0), 1.0) if gap > 1e-6 else 0.0
