"""The artboards of the sample *First film*, and how their layers move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sample_parts import stable_id, with_stable_ids

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.effects import DropShadow
from creastudio.core.fills import Fill, GradientFill, GradientStop, SolidFill
from creastudio.core.keyframes import Curve, Easing, Keyframe, Property
from creastudio.core.time import from_seconds

NAME = "First film"
WIDTH, HEIGHT = 1280, 720
SEEDS = (88, 83, 58, 49, 13, 27)
"""Of the faces that stand still."""


def own_id(name: str) -> str:
    """Return the id of a thing of this film, the same whenever it is built."""
    return stable_id(NAME, name)


def _gradient(*stops: tuple[float, str], end: tuple[float, float] = (0.5, 1.0)) -> GradientFill:
    return GradientFill(
        start=(0.5, 0.0), end=end, stops=tuple(GradientStop(offset=at, color=color) for at, color in stops)
    )


def _rectangle(name: str, fill: Fill, place: Transform, **fields: Any) -> ShapeLayer:
    return ShapeLayer(name=name, fill=fill, transform=place, **fields)


FULL = Transform(x=WIDTH / 2, y=HEIGHT / 2, width=WIDTH, height=HEIGHT)


def _hill(name: str, path: str, top: str, foot: str, y: float, height: float) -> ShapeLayer:
    return ShapeLayer(
        name=name, shape="path", path=path, fill=_gradient((0, top), (1, foot)),
        transform=Transform(x=WIDTH / 2, y=y, width=WIDTH * 1.2, height=height),
    )  # fmt: skip


def title_board() -> Artboard:
    """Return the artboard of the beginning."""
    sky = _gradient((0, "#2c3a72"), (0.45, "#8a6fa8"), (0.75, "#f0a283"), (1, "#ffd9a3"))
    sun = GradientFill(
        kind="radial", start=(0.5, 0.5), end=(1.0, 0.5),
        stops=(GradientStop(color="#fff8e4"), GradientStop(offset=0.72, color="#ffe2a6"),
               GradientStop(offset=1, color="#ffd083")),
    )  # fmt: skip
    layers: tuple[Layer, ...] = (
        _rectangle("Sky", sky, FULL),
        ShapeLayer(name="Sun", shape="ellipse", fill=sun, transform=Transform(x=640, y=494, width=230, height=230),
                   effects=(DropShadow(color="#ffdca0a0", x=0, y=0, blur=60, spread=14),)),
        _hill("Far hills", "M0 .5 C.10 .18 .17 .22 .25 .42 S.40 .55 .50 .30 S.66 .15 .74 .38 S.92 .50 1 .28 V1 H0z",
              "#b4839c", "#8b6a93", 560, 340),
        _hill("Near hills", "M0 .35 C.12 .5 .20 .58 .32 .42 S.52 .22 .62 .48 S.84 .62 1 .36 V1 H0z",
              "#5a4a78", "#2f2b55", 640, 300),
        TextLayer(name="Title", text="From dawn to night", family="Playfair Display", weight=700, size=104,
                  color="#fffaf0", align="center", transform=Transform(x=640, y=214, width=1160, height=140),
                  effects=(DropShadow(color="#2c1f4a66", y=4, blur=14),)),
        _rectangle("Line", SolidFill(color="#fffaf0"), Transform(x=640, y=300, width=260, height=3)),
        TextLayer(name="Subtitle", text="A FILM OF THIRTY SECONDS", family="Oswald", size=30, tracking=220,
                  color="#fffaf0", align="center", transform=Transform(x=640, y=342, width=900, height=46)),
    )  # fmt: skip
    return Artboard(
        id=own_id("title"),
        name="Title",
        width=WIDTH,
        height=HEIGHT,
        layers=with_stable_ids(f"{NAME} title", layers),
    )


def people_board(faces: Sequence[Asset]) -> Artboard:
    """Return the artboard with the faces of nobody."""
    found: list[Layer] = [
        _rectangle("Wall", _gradient((0, "#fbf4e6"), (1, "#f0dcc0")), FULL),
        ShapeLayer(name="Spot", shape="ellipse", fill=SolidFill(color="#f4b78a"), opacity=0.55,
                   transform=Transform(x=300, y=350, width=560, height=560)),
    ]  # fmt: skip
    found.append(
        ShapeLayer(name="Large frame", radius=30, fill=SolidFill(color="#fffdf8"),
                   transform=Transform(x=300, y=350, width=420, height=420),
                   effects=(DropShadow(color="#5a3a2050", y=12, blur=22),))
    )  # fmt: skip
    # The film that lies over it begins with the same face.
    found.append(
        ImageLayer(name=faces[-1].title, asset=faces[-1].sha256, smooth=False,
                   transform=Transform(x=300, y=350, width=353, height=353))
    )  # fmt: skip
    for index, face in enumerate(faces):
        column, row = index % 3, index // 3
        place = Transform(
            x=690 + column * 205,
            y=228 + row * 212,
            width=176,
            height=176,
            rotation=(-4, 2, 5, 3, -3, 4)[index],
        )
        found.append(
            ShapeLayer(name=f"Frame {index + 1}", radius=22, fill=SolidFill(color="#fffdf8"), transform=place,
                       effects=(DropShadow(color="#5a3a2050", y=8, blur=14),))
        )  # fmt: skip
        inner = place.model_copy(update={"width": 152, "height": 152})
        found.append(ImageLayer(name=face.title, asset=face.sha256, transform=inner, smooth=False))
    return Artboard(
        id=own_id("people"), name="People", x=WIDTH + 80, width=WIDTH, height=HEIGHT,
        layers=with_stable_ids(f"{NAME} people", found),
    )  # fmt: skip


def end_board() -> Artboard:
    """Return the artboard of the end."""
    words = "Good night"
    layers: list[Layer] = [
        _rectangle("Sky", _gradient((0, "#050a24"), (0.6, "#16235f"), (1, "#3a3f80")), FULL)
    ]
    for index in range(26):
        x, y, size = (
            (index * 397) % 1240 + 20,
            (index * index * 53 + index * 131) % 420 + 24,
            3 + index % 3 * 1.6,
        )
        layers.append(
            ShapeLayer(name=f"Star {index + 1}", shape="ellipse", fill=SolidFill(color="#e8edff"),
                       transform=Transform(x=x, y=y, width=size, height=size), opacity=0.5 + index % 4 * 0.15)
        )  # fmt: skip
    moon = GradientFill(
        kind="radial", start=(0.42, 0.4), end=(1.0, 0.5),
        stops=(GradientStop(color="#fffbea"), GradientStop(offset=1, color="#e6dcb4")),
    )  # fmt: skip
    layers += [
        ShapeLayer(name="Moon", shape="ellipse", fill=moon, transform=Transform(x=1010, y=190, width=150, height=150),
                   effects=(DropShadow(color="#cfdcff70", x=0, y=0, blur=50, spread=8),)),
        _hill("Hills", "M0 .45 C.14 .18 .24 .24 .36 .46 S.58 .60 .68 .36 S.88 .22 1 .40 V1 H0z", "#101a48", "#080d2b",
              650, 250),
        TextLayer(name="Good night", text=words, family="Playfair Display", weight=700, size=112, color="#fffaf0",
                  align="center", transform=Transform(x=640, y=330, width=1100, height=150)),
        TextLayer(name="In Chinese", text="晚安", family="Noto Serif SC", size=46, color="#ffd79a", tracking=300,
                  align="center", transform=Transform(x=648, y=426, width=600, height=70)),
    ]  # fmt: skip
    return Artboard(
        id=own_id("end"), name="End", x=2 * (WIDTH + 80), width=WIDTH, height=HEIGHT,
        layers=with_stable_ids(f"{NAME} end", layers),
    )  # fmt: skip


def moves(name: Property, *keys: tuple[float, float], layer: str = "", easing: Easing = "ease-out") -> Curve:
    """Return the keyframes of a property: (s, value) each."""
    frames = tuple(Keyframe(at=from_seconds(at), value=value, easing=easing) for at, value in keys)
    return Curve(property=name, layer=layer, keys=frames)


def drift(
    begin: tuple[float, float, float], end: tuple[float, float, float], seconds: float
) -> tuple[Curve, ...]:
    """Return a move of the camera over a picture: x, y (px) and scale."""
    names: tuple[Property, ...] = ("x", "y", "scale")
    return tuple(
        moves(name, (-0.6, first), (seconds + 0.6, last), easing="linear")
        for name, first, last in zip(names, begin, end, strict=True)
    )


def title_moves(board: Artboard) -> tuple[Curve, ...]:
    """Return how the beginning moves."""
    layer = {item.name: item.id for item in board.layers}
    return (
        moves("y", (0, 236), (4.8, 0), layer=layer["Sun"]),
        moves("x", (0, 40), (5.6, -40), layer=layer["Far hills"], easing="linear"),
        moves("x", (0, 90), (5.6, -90), layer=layer["Near hills"], easing="linear"),
        moves("opacity", (0.7, 0), (1.7, 1), layer=layer["Title"]),
        moves("y", (0.7, 44), (1.9, 0), layer=layer["Title"]),
        moves("scale", (1.5, 0), (2.5, 1), layer=layer["Line"]),
        moves("opacity", (2.0, 0), (2.9, 1), layer=layer["Subtitle"]),
        moves("y", (2.0, 22), (3.0, 0), layer=layer["Subtitle"]),
    )


def people_moves(board: Artboard) -> tuple[Curve, ...]:
    """Return how the faces come."""
    found: list[Curve] = [
        moves("scale", (0.0, 0.7), (1.2, 1.0), layer=board.layers[1].id),
        moves("scale", (0.3, 0), (0.62, 1.06), (0.8, 1), layer=board.layers[2].id),
        moves("scale", (0.3, 0), (0.62, 1.06), (0.8, 1), layer=board.layers[3].id),
        moves("opacity", (1.2, 1), (1.4, 0), layer=board.layers[3].id),
    ]
    for index in range(len(SEEDS)):
        frame, face = board.layers[4 + 2 * index : 6 + 2 * index]
        begin = 1.0 + index * 0.32
        for item in (frame, face):
            found.append(moves("scale", (begin, 0), (begin + 0.26, 1.14), (begin + 0.42, 1), layer=item.id))
            found.append(moves("rotation", (begin, -24), (begin + 0.42, 0), layer=item.id))
    return tuple(found)


def end_moves(board: Artboard) -> Iterator[Curve]:
    """Return how the end moves, and its stars twinkle."""
    layer = {item.name: item.id for item in board.layers}
    yield moves("opacity", (0.5, 0), (1.5, 1), layer=layer["Good night"])
    yield moves("y", (0.5, 36), (1.7, 0), layer=layer["Good night"])
    yield moves("opacity", (1.4, 0), (2.3, 1), layer=layer["In Chinese"])
    yield moves("y", (0, 24), (4.6, -10), layer=layer["Moon"], easing="linear")
    for index in range(0, 26, 3):
        # Some stars twinkle.
        begin = index * 0.11
        keys = ((begin, 1.0), (begin + 0.5, 0.25), (begin + 1.0, 1.0), (begin + 1.9, 0.4), (begin + 2.6, 1.0))
        yield moves("opacity", *keys, layer=layer[f"Star {index + 1}"], easing="ease-in-out")
