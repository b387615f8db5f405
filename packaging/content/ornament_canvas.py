"""Two ways to draw a seamless square: by distance fields, and by polygons that wrap round its edges."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw


class Fields:
    """A square of colours painted through signed distances (negative inside), two pixels a pixel of the result."""

    def __init__(self, size: int, ground: np.ndarray) -> None:
        self.size, self.pixels = size, size * 2
        self.colours = np.empty((self.pixels, self.pixels, 3), np.float32)
        self.colours[:] = ground
        axis = (np.arange(self.pixels, dtype=np.float32) + 0.5) / self.pixels
        self.x, self.y = np.meshgrid(axis, axis)

    def paint(self, distance: np.ndarray, ink: np.ndarray, opacity: float = 1.0) -> None:
        """Cover what lies inside `distance` (in widths of the square) with `ink`; the edge is one pixel soft."""
        cover = np.clip(0.5 - distance * self.pixels * 0.7, 0, 1)[..., None].astype(np.float32) * opacity
        self.colours += (ink.astype(np.float32) - self.colours) * cover

    def finished(self) -> np.ndarray:
        """Return (size, size, 3) uint8."""
        small = self.colours.reshape(self.size, 2, self.size, 2, 3).mean((1, 3))
        return (np.clip(small, 0, 1) * 255 + 0.5).astype(np.uint8)


class Shapes:
    """A square of polygons and discs in [0, 1]; what leaves one side comes in at the other."""

    def __init__(self, size: int, ground: np.ndarray) -> None:
        self.size, self.pixels = size, size * 4
        self.picture = Image.new("RGB", (self.pixels, self.pixels), rgb(ground))
        self.pen = ImageDraw.Draw(self.picture)

    def polygon(self, points: np.ndarray, ink: np.ndarray) -> None:
        """Fill the polygon `points` (n, 2)."""
        low, high = points.min(0), points.max(0)
        for dx in range(-int(np.floor(high[0])), 1 - int(np.floor(low[0]))):
            for dy in range(-int(np.floor(high[1])), 1 - int(np.floor(low[1]))):
                moved = (points + np.array((dx, dy))) * self.pixels
                self.pen.polygon(list(map(tuple, moved.tolist())), fill=rgb(ink))

    def disc(self, centre: np.ndarray, radius: float, ink: np.ndarray) -> None:
        """Fill a circle."""
        self.polygon(centre + radius * circle(28), ink)

    def stroke(self, points: np.ndarray, width: float, ink: np.ndarray) -> None:
        """Draw a line of one width along `points` (n, 2)."""
        along = np.gradient(points, axis=0)
        across = np.stack([-along[:, 1], along[:, 0]], 1)
        across *= width / 2 / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        self.polygon(np.concatenate([points + across, (points - across)[::-1]]), ink)

    def finished(self) -> np.ndarray:
        """Return (size, size, 3) uint8."""
        return np.asarray(self.picture.reduce(4))


def rgb(ink: np.ndarray) -> tuple[int, int, int]:
    """Return a colour in [0, 1] as pillow takes it."""
    red, green, blue = (np.clip(ink, 0, 1) * 255 + 0.5).astype(int).tolist()
    return red, green, blue


def circle(count: int, start: float = 0.0) -> np.ndarray:
    """Return `count` points of the unit circle."""
    angle = start + np.arange(count) * 2 * np.pi / count
    return np.stack([np.cos(angle), np.sin(angle)], 1)


def mixed(one: np.ndarray, other: np.ndarray, share: float) -> np.ndarray:
    """Return `one` with a `share` of `other`."""
    return one + (other - one) * share


def turned(points: np.ndarray, angle: float) -> np.ndarray:
    """Turn points about the origin by `angle` (radians)."""
    c, s = np.cos(angle), np.sin(angle)
    return points @ np.array([[c, s], [-s, c]])
