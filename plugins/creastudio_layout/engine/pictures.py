"""What a composer sees of a picture: a small copy, what draws the eye, how restless it is, how light it is."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.ml.faces import faces
from creastudio.ml.picture_files import read_picture, sha256_of
from creastudio.ml.saliency import saliency
from creastudio_layout.engine.colors import luminance, oklab

SIDE = 96
"""Px of the longer side of the small copy."""

LEAST = 8
"""Px of the shorter side of the small copy."""

GROUND = 0.1
"""Share of a picture's border from which a colour counts as its ground."""

Map = NDArray[np.float64]

Face = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture, looked at.

    Attributes
    ----------
    sha256 : str
        Of its file.
    width, height : int
        Px of the whole picture, upright.
    small : bytes
        JPEG of the small copy: with `faces`, all that is needed to look again.
    faces : tuple of (float, float, float, float)
        Left, top, right and bottom of faces, shares of the sides.
    rgb : ndarray
        (rows, columns, 3) The small copy, 0 to 1.
    eye : ndarray
        (rows, columns) What draws the eye, 0 to 1; heads 3.
    unrest : ndarray
        (rows, columns) Strength of edges as a share of the strongest, 0 to 1.
    light : ndarray
        (rows, columns) Relative luminance, 0 to 1.
    sums : ndarray
        (4, rows + 1, columns + 1) Integral images of eye, unrest, light and light squared.
    """

    sha256: str
    width: int
    height: int
    small: bytes
    faces: tuple[Face, ...]
    rgb: Map
    eye: Map
    unrest: Map
    light: Map
    sums: Map

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height

    def told(self) -> dict[str, Any]:
        """Return JSON values from which ``seen_again`` makes it."""
        small = base64.b64encode(self.small).decode()
        return {
            "width": self.width,
            "height": self.height,
            "small": small,
            "faces": [list(face) for face in self.faces],
        }


def look_at(path: Path) -> Seen:
    """Return what is seen of a picture file.

    Raises
    ------
    UserError
        When it can't be read.
    """
    picture, facts = read_picture(path, draft=2 * SIDE)
    small = picture.copy()
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    if min(small.size) < LEAST:
        # Of a picture that is a line or a dot, there is nothing to see but its colours.
        small = small.resize((max(LEAST, small.width), max(LEAST, small.height)), Image.Resampling.NEAREST)
    stored = io.BytesIO()
    small.save(stored, "JPEG", quality=88, subsampling=0)
    found = tuple(sorted((box.left, box.top, box.right, box.bottom) for box in faces(picture)))
    return _seen(sha256_of(path), facts.width, facts.height, stored.getvalue(), found)


@lru_cache(maxsize=32)
def turned(seen: Seen) -> Seen:
    """Return a picture as a mirror shows it; what is told of it stays that of the picture itself."""
    maps = {
        name: np.ascontiguousarray(getattr(seen, name)[:, ::-1]) for name in ("rgb", "eye", "unrest", "light")
    }
    sums = np.stack(
        [_summed(maps[name]) for name in ("eye", "unrest", "light")] + [_summed(maps["light"] ** 2)]
    )
    return replace(seen, **maps, sums=sums)


def seen_again(sha256: str, told: dict[str, Any]) -> Seen:
    """Return what ``Seen.told`` told of.

    Raises
    ------
    ValueError
        When that is damaged.
    """
    small = base64.b64decode(str(told["small"]), validate=True)
    known = tuple(tuple(float(value) for value in face) for face in told.get("faces", ()))
    if any(len(face) != 4 or not np.isfinite(face).all() for face in known):
        raise ValueError("a face of a picture has four sides")
    width, height = int(told["width"]), int(told["height"])
    if width < 1 or height < 1:
        raise ValueError("a picture has no size")
    return _seen(sha256, width, height, small, known)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def _seen(sha256: str, width: int, height: int, small: bytes, known: tuple[Face, ...]) -> Seen:
    try:
        with Image.open(io.BytesIO(small), formats=("JPEG",)) as file:
            if max(file.size) > 2 * SIDE:
                raise ValueError("the small copy of a picture is too large")
            picture = file.convert("RGB")
    except (OSError, Image.DecompressionBombError) as error:
        raise ValueError("the small copy of a picture is damaged") from error
    rgb = np.asarray(picture, dtype=np.float64) / 255
    eye, unrest = _with_faces(_eye(picture, rgb), known), _unrest(rgb)
    light = luminance(rgb)
    sums = np.stack([_summed(layer) for layer in (eye, unrest, light, light**2)])
    return Seen(sha256, width, height, small, known, rgb, eye, unrest, light, sums)


def _eye(picture: Image.Image, rgb: Map) -> Map:
    """Return what draws the eye: what stands out of the spectrum, of the colours at the border, and has edges."""
    rows, columns = rgb.shape[:2]
    spectral = _resized(saliency(picture), rows, columns)
    lab = oklab(rgb)
    edge = max(1, round(0.04 * max(rows, columns)))
    frame = np.concatenate(
        [lab[:edge].reshape(-1, 3), lab[-edge:].reshape(-1, 3), lab[:, :edge].reshape(-1, 3), lab[:, -edge:].reshape(-1, 3)]
    )  # fmt: skip
    centres = _clusters(frame, 5)
    # What takes little of the border is a thing that goes on beyond it, no ground (boundary connectivity; Zhu et al., CVPR 2014).
    near = ((frame[:, None, :] - centres) ** 2).sum(-1).argmin(1)
    grounds = centres[np.bincount(near, minlength=len(centres)) >= GROUND * len(frame)]
    apart = np.sqrt(((lab[:, :, None, :] - grounds) ** 2).sum(-1)).min(-1)
    density = _smooth(_unrest(rgb), max(2, rows // 24))
    total = 0.25 * _level(spectral) + 0.5 * _level(apart) + 0.25 * _level(density)
    total = _smooth(_level(_smooth(total, 1)), 1)
    # What lies in the middle is more likely meant; a soft step parts thing from ground.
    y, x = np.mgrid[0:rows, 0:columns]
    middle = np.exp(-(((x / columns - 0.5) / 0.55) ** 2 + ((y / rows - 0.5) / 0.55) ** 2))
    total = _level(total * (0.6 + 0.4 * middle))
    return 1 / (1 + np.exp(-(total - _threshold(total)) * 10))


def _with_faces(eye: Map, known: tuple[Face, ...]) -> Map:
    """Return a map in which heads draw the eye most: faces, with hair and chin."""
    rows, columns = eye.shape
    for left, top, right, bottom in known:
        wide, high = right - left, bottom - top
        y0, y1 = round((top - 0.4 * high) * rows), round((bottom + 0.2 * high) * rows)
        x0, x1 = round((left - 0.2 * wide) * columns), round((right + 0.2 * wide) * columns)
        eye[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 3.0
    return eye


def _clusters(colors: Map, count: int) -> Map:
    """Return the centres of a few clusters of colours (k-means from evenly spread lightness)."""
    order = np.argsort(colors[:, 0])
    centres = colors[order[np.linspace(0, len(order) - 1, count).astype(int)]]
    for _ in range(6):
        near = ((colors[:, None, :] - centres) ** 2).sum(-1).argmin(1)
        centres = np.array(
            [colors[near == at].mean(0) if (near == at).any() else centres[at] for at in range(count)]
        )
    return centres


def _threshold(values: Map) -> float:
    """Return the value that parts a map best in two (Otsu, 1979), kept from the extremes."""
    counts, bounds = np.histogram(values, 64, (0, 1))
    share = np.cumsum(counts) / counts.sum()
    middles = (bounds[:-1] + bounds[1:]) / 2
    mean = np.cumsum(counts * middles) / counts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = np.nan_to_num((mean[-1] * share - mean) ** 2 / (share * (1 - share)), posinf=0.0)
    return float(np.clip(middles[int(np.argmax(between))], 0.2, 0.7))


def _unrest(rgb: Map) -> Map:
    """Return the strength of edges (Sobel), as a share of the strongest."""
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    strength = edges(grey)
    return strength / max(float(strength.max()), 1e-3)


def _level(values: Map) -> Map:
    low, high = np.percentile(values, (2, 99.5))
    return np.clip((values - low) / max(float(high - low), 1e-9), 0, 1)


def _smooth(values: Map, reach: int) -> Map:
    """Return the mean over squares of 2 reach + 1."""
    padded = np.pad(values, reach, mode="edge")
    sums = _summed(padded)
    side = 2 * reach + 1
    return (sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]) / side**2


def _summed(values: Map) -> Map:
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    sums[1:, 1:] = values.cumsum(0).cumsum(1)
    return sums


def _resized(values: Map, rows: int, columns: int) -> Map:
    picture = Image.fromarray(values.astype(np.float32)).resize((columns, rows), Image.Resampling.BILINEAR)
    return np.asarray(picture, dtype=np.float64)


def edges(grey: Map) -> Map:
    """Return the strength of edges by Sobel's operator; the border repeats."""
    padded = np.pad(grey, 1, mode="edge")
    right = padded[:, 2:] - padded[:, :-2]
    down = padded[2:] - padded[:-2]
    across = right[:-2] + 2 * right[1:-1] + right[2:]
    along = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    return np.hypot(across, along)
