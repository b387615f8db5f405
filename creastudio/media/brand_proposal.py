"""A brand kit proposed from a logo: its colours with their roles, the ground it stands on, the space around it.

Colours are those of a k-means in Oklab (Ottosson 2020), where equal steps look alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLogo
from creastudio.api.brand_file import BrandPack
from creastudio.api.errors import UserError
from creastudio.core.ids import new_id
from creastudio.media.images import import_bytes, rgba_of
from creastudio.media.picture_features import oklab

SIDE = 96
"""Longer side of the copy that is looked at, px."""
MOST_COLORS = 6
ROUNDS = 12
SOLID = 128
"""Alpha from which a px counts as part of the logo."""
PALE = 0.035
"""Chroma in Oklab below which a colour is a grey."""
NEAR = 0.06
"""Distance in Oklab below which two colours are one."""
SMALLEST_SHARE = 0.01
"""Of the px, for a colour to count."""
GROUND_SHARE = 0.9
"""Share of the edge that has one colour where a logo brings its own ground."""
LEAST_HEIGHT = 16.0
"""Of a logo that can still be read, px."""
INK, PAPER = "#16181d", "#ffffff"


def propose(data: bytes, name: str) -> BrandPack:
    """Return a kit made from one logo; a person corrects it.

    Parameters
    ----------
    data : bytes
        The picture file.
    name : str
        What it is called; the kit is named after it.

    Raises
    ------
    UserError
        When it is no picture, or an empty one.
    """
    logo, picture, colors = logo_of(data, name)
    kit = BrandKit(
        id=new_id(),
        name=_title(name),
        logos=(logo,),
        colors=with_roles(colors),
        fonts=(
            BrandFont(role="headline", families=("Inter",), script="latin", weight=700),
            BrandFont(role="headline", families=("Noto Sans SC",), script="han", weight=700),
            BrandFont(role="body", families=("Inter", "Noto Sans SC"), weight=400),
        ),
    )
    return BrandPack(kit, {logo.picture: picture})


def logo_of(data: bytes, name: str) -> tuple[BrandLogo, bytes, list[str]]:
    """Return a logo, its picture as it is kept, and its colours, the most frequent first.

    Raises
    ------
    UserError
        When it is no picture, or an empty one.
    """
    kept = import_bytes(data, name)
    image = Image.fromarray(rgba_of(kept.data, name))
    # Px of it as they are: mixed ones would be colours that the logo doesn't have.
    image.thumbnail((SIDE, SIDE), Image.Resampling.NEAREST)
    pixels = np.asarray(image).reshape(-1, 4)
    ground = _own_ground(np.asarray(image))
    seen = pixels[pixels[:, 3] >= SOLID][:, :3]
    if not len(seen):
        raise UserError(
            f"'{name}' is empty: all of it is transparent.", "Choose another picture of the logo."
        )
    colors = colors_of(seen)
    if ground is not None:
        on = "any"
    else:
        light = float(oklab(seen)[:, 0].mean())
        on = "light" if light < 0.55 else "dark" if light > 0.8 else "any"
    logo = BrandLogo(
        picture=hashlib.sha256(kept.data).hexdigest(),
        name=_title(name),
        on=on,
        width=kept.width,
        height=kept.height,
        minimum_width=float(round(min(160.0, max(24.0, LEAST_HEIGHT * kept.width / kept.height)))),
    )
    return logo, kept.data, colors


def colors_of(pixels: NDArray[np.uint8]) -> list[str]:
    """Return the few colours of px, uint8 (count, 3) sRGB, as ``#rrggbb``, the most frequent first."""
    points = oklab(pixels)
    centers = _far_apart(points)
    nearest = np.zeros(len(points), np.intp)
    for _ in range(ROUNDS):
        nearest = ((points[:, None] - centers[None]) ** 2).sum(axis=2).argmin(axis=1)
        for index in range(len(centers)):
            if (nearest == index).any():
                centers[index] = points[nearest == index].mean(axis=0)
    sizes = np.bincount(nearest, minlength=len(centers))
    found: list[str] = []
    for index in np.argsort(-sizes, kind="stable"):
        if sizes[index] >= max(1, SMALLEST_SHARE * len(points)):
            # The px nearest to the middle: a colour that is there, not a mixture of edges.
            own = np.flatnonzero(nearest == index)
            best = own[((points[own] - centers[index]) ** 2).sum(axis=1).argmin()]
            found.append("#{:02x}{:02x}{:02x}".format(*pixels[best]))
    return list(dict.fromkeys(found))


def with_roles(colors: Sequence[str]) -> tuple[BrandColor, ...]:
    """Return colours with roles; ink and ground are added where the logo has none.

    The most frequent real colour is primary, the next secondary, and the one whose hue lies farthest from it the accent.
    """
    labs = {color: oklab(np.array([_rgb(color)], np.uint8))[0] for color in colors}
    bright = [color for color in colors if float(np.hypot(*labs[color][1:])) >= PALE]
    greys = [color for color in colors if color not in bright]
    made: list[BrandColor] = []
    primary = bright[0] if bright else ""
    if primary:
        made.append(BrandColor(color=primary, role="primary"))
        rest = sorted(bright[1:], key=lambda color: -float(((labs[color] - labs[primary]) ** 2)[1:].sum()))
        if rest:
            made.append(BrandColor(color=rest[0], role="accent"))
        made += [
            BrandColor(color=color, role="secondary" if number == 0 else "other")
            for number, color in enumerate(color for color in bright[1:] if color != rest[0])
        ]
    dark = min(greys, key=lambda color: labs[color][0], default="")
    light = max(greys, key=lambda color: labs[color][0], default="")
    ink = dark if dark and labs[dark][0] < 0.45 else INK
    paper = light if light and labs[light][0] > 0.93 else PAPER
    if not primary:
        made.append(BrandColor(color=ink, role="primary"))
    made.append(BrandColor(color=ink, role="ink"))
    made.append(BrandColor(color=paper, role="background"))
    made += [BrandColor(color=color) for color in greys if color not in (ink, paper)]
    return tuple(made)


def _own_ground(pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Return the colour that the edge of a picture has all around, None where it has none."""
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    solid = edge[edge[:, 3] >= SOLID][:, :3]
    if len(solid) < GROUND_SHARE * len(edge):
        return None
    middle = np.median(solid, axis=0).astype(np.uint8)
    near = np.sqrt(((oklab(solid) - oklab(middle[None])) ** 2).sum(axis=1)) < NEAR
    return middle if near.mean() >= GROUND_SHARE else None


def _far_apart(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the point nearest to the mean, then again and again the one farthest from all that are chosen."""
    chosen = [points[((points - points.mean(axis=0)) ** 2).sum(axis=1).argmin()]]
    distance = ((points - chosen[0]) ** 2).sum(axis=1)
    while len(chosen) < MOST_COLORS and distance.max() > NEAR**2:
        chosen.append(points[distance.argmax()])
        distance = np.minimum(distance, ((points - chosen[-1]) ** 2).sum(axis=1))
    return np.array(chosen)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _title(name: str) -> str:
    return PurePath(name).stem.replace("_", " ").replace("-", " ").strip()[:200]
