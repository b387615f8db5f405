"""The sample *Avatars*: a sheet of portraits, a strip from one seed to another, and both on the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sample_parts import SampleProject, clips, stable_id

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.timeline import Track

NAME = "Avatars"
POSTER = (13, 14, 15, 18, 19, 22, 24, 28, 27, 42, 4, 40, 55, 56, 58, 61, 62, 68, 75, 80, 83, 88, 89, 93, 49)
"""Seeds on the poster, row by row."""
WALK = (14, 88)
"""Seeds at the two ends of the strip."""
STEPS = 7
IN_TRAY = (0, 16, 32, 46, 70, 72)
SEEDS = (*POSTER, *IN_TRAY)

INK, PAPER, CORAL, MIST = "#1f2a44", "#f6efe3", "#e4572e", "#5b6783"
HEADLINE, BODY = "Inter SemiBold", "Inter"


def compose(faces: Mapping[int, Asset], walk: Sequence[Asset]) -> SampleProject:
    """Return the project; `faces` by seed, `walk` the pictures from the first seed of the strip to the last."""
    shown = [faces[seed] for seed in POSTER]
    assets = {asset.sha256: asset for asset in (*shown, *walk)}
    document = Document(
        title=NAME,
        artboards=(_poster(shown), _strip(walk)),
        sequences=(_timeline(shown[:8], walk),),
        assets=tuple(assets.values()),
    )
    return SampleProject(document, tuple(faces[seed] for seed in IN_TRAY))


def _poster(faces: Sequence[Asset]) -> Artboard:
    """Twenty-five faces in a square under a headline; each picture px is exactly three artboard px."""
    side, gap, columns, left, top = 192, 24, 5, 72, 356
    layers: list[Layer] = [
        _text("poster headline", "Nobody you know", HEADLINE, 116, INK, left, 64, 1056, 150),
        _text(
            "poster line",
            "Twenty-five people who don't exist, drawn by a small network that has only ever seen avatars.",
            BODY,
            36,
            MIST,
            left,
            218,
            1056,
            100,
        ),
    ]
    for index, face in enumerate(faces):
        x = left + side / 2 + (index % columns) * (side + gap)
        y = top + side / 2 + (index // columns) * (side + gap)
        layers.append(_picture(f"poster {index}", face, x, y, side))
    layers.append(
        _text(
            "poster foot",
            "Every face remembers how it was made: select one and see.",
            BODY,
            30,
            CORAL,
            left,
            1440,
            1056,
            44,
        )
    )
    return Artboard(
        id=stable_id(NAME, "poster"),
        name="Poster",
        width=1200,
        height=1524,
        background=PAPER,
        layers=tuple(layers),
    )


def _strip(walk: Sequence[Asset]) -> Artboard:
    """One face on its way to another."""
    side, gap, left = 192, 16, 48
    layers: list[Layer] = [
        _text("strip headline", "From one seed to another", HEADLINE, 56, PAPER, left, 36, 1440, 76),
        *(
            _picture(f"strip {index}", step, left + side / 2 + index * (side + gap), 150 + side / 2, side)
            for index, step in enumerate(walk)
        ),
    ]
    width = round(2 * left + len(walk) * side + (len(walk) - 1) * gap)
    return Artboard(
        id=stable_id(NAME, "strip"),
        name="Strip",
        x=1320,
        width=width,
        height=390,
        background=INK,
        layers=tuple(layers),
    )


def _timeline(faces: Sequence[Asset], walk: Sequence[Asset]) -> Timeline:
    """Eight faces for a second each, then the walk, there and back."""
    shown = clips(NAME, "face", faces, 0.0, 1.0)
    back_and_forth = [*walk, *reversed(walk[:-1])]
    moving = clips(NAME, "walk", back_and_forth, float(len(faces)), 0.24)
    return Timeline(
        id=stable_id(NAME, "timeline"),
        name="Faces",
        width=1080,
        height=1080,
        tracks=(
            Track(id=stable_id(NAME, "V1"), name="V1", clips=shown),
            Track(id=stable_id(NAME, "V2"), name="V2", clips=moving),
        ),
    )


def _picture(name: str, asset: Asset, x: float, y: float, side: float) -> ImageLayer:
    place = Transform(x=x, y=y, width=side, height=side)
    return ImageLayer(
        id=stable_id(NAME, name), name=asset.title, asset=asset.sha256, transform=place, smooth=False
    )


def _text(
    name: str,
    text: str,
    family: str,
    size: float,
    color: str,
    x: float,
    y: float,
    width: float,
    height: float,
) -> TextLayer:
    place = Transform(x=x + width / 2, y=y + height / 2, width=width, height=height)
    return TextLayer(
        id=stable_id(NAME, name),
        name=text[:24],
        text=text,
        family=family,
        size=size,
        color=color,
        transform=place,
    )
