"""The sample *Night market*: a poster that shows what the canvas can do, and a banner that follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sample_parts import SampleProject, clips, stable_id, with_stable_ids

from creastudio.core.adjustments import HueSaturation
from creastudio.core.assets import Asset
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    Guide,
    ImageLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    TextLayer,
    Transform,
)
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow, Stroke
from creastudio.core.fills import GradientFill, GradientStop, Outline, SolidFill
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.timeline import Track

NAME = "Night market"
WIDTH, HEIGHT = 1080, 1350
BANNER = (1200, 628)
SEEDS = (88, 83, 58, 49, 13, 27)
"""Of the three faces on the poster, and of what waits in the tray."""


def compose(faces: Mapping[int, Asset]) -> SampleProject:
    """Return the project; `faces` by seed."""
    shown, waiting = [faces[seed] for seed in SEEDS[:3]], [faces[seed] for seed in SEEDS[3:]]
    words = _words()
    sky, moon, hills = _ground()
    layers = (sky, moon, hills, *_faces(shown), *words)
    copies = _banner(sky, moon, hills, words[0], words[3])
    # In one go, so that the copies keep their sources.
    named = with_stable_ids(NAME, (*layers, *copies))
    poster = Artboard(
        id=stable_id(NAME, "poster"), name="Poster", width=WIDTH, height=HEIGHT, layers=named[: len(layers)],
        guides=(Guide(axis="x", at=96), Guide(axis="y", at=1180)),
    )  # fmt: skip
    banner = Artboard(
        id=stable_id(NAME, "banner"), name="Banner", x=WIDTH + 120, width=BANNER[0], height=BANNER[1],
        layers=named[len(layers) :],
    )  # fmt: skip
    timeline = Timeline(
        id=stable_id(NAME, "timeline"),
        name="Faces",
        tracks=(Track(id=stable_id(NAME, "V1"), name="V1", clips=clips(NAME, "face", shown, 0.0, 1.0)),),
    )
    document = Document(
        title=NAME, artboards=(poster, banner), sequences=(timeline,), assets=tuple(shown),
        palette=("#141a3c", "#5b3b8c", "#f29a6b", "#ffd58a", "#fff7ea", "#ff5a4f"),
    )  # fmt: skip
    return SampleProject(document, tuple(waiting))


def _ground() -> tuple[Layer, Layer, Layer]:
    sky = GradientFill(
        start=(0.2, 0.0), end=(0.7, 1.0),
        stops=(
            GradientStop(color="#141a3c"), GradientStop(offset=0.55, color="#5b3b8c"),
            GradientStop(offset=1, color="#f29a6b"),
        ),
    )  # fmt: skip
    moon = GradientFill(
        kind="radial", start=(0.4, 0.4), end=(1.0, 0.5),
        stops=(GradientStop(color="#fff3d0"), GradientStop(offset=1, color="#ffc97a")),
    )  # fmt: skip
    glow = DropShadow(color="#ffd58a90", x=0, y=0, blur=48, spread=8)
    return (
        ShapeLayer(name="Sky", fill=sky, transform=Transform(x=540, y=675, width=WIDTH, height=HEIGHT)),
        ShapeLayer(
            name="Moon", shape="ellipse", fill=moon, effects=(glow,),
            transform=Transform(x=800, y=300, width=260, height=260),
        ),
        ShapeLayer(
            name="Hills", shape="path", path="M0 .45 C.2 .1 .35 .2 .5 .45 S.85 .7 1 .3 V1 H0z",
            fill=SolidFill(color="#1c1636"), opacity=0.85,
            transform=Transform(x=540, y=1180, width=WIDTH, height=420),
        ),
    )  # fmt: skip


def _banner(sky: Layer, moon: Layer, hills: Layer, title: Layer, welcome: Layer) -> list[Layer]:
    """Linked copies: what is changed on the poster changes here too."""
    width, height = BANNER
    places = {
        sky.id: Transform(x=width / 2, y=height / 2, width=width, height=height),
        moon.id: Transform(x=930, y=230, width=250, height=250),
        hills.id: Transform(x=width / 2, y=500, width=width, height=300),
        title.id: Transform(x=376, y=250, width=560, height=320),
        welcome.id: Transform(x=width / 2, y=560, width=900, height=70),
    }
    return [
        LinkedLayer(name=source.name, source=source.id, transform=places[source.id])
        for source in (sky, moon, hills, title, welcome)
    ]


def _faces(faces: Sequence[Asset]) -> list[Layer]:
    found: list[Layer] = []
    for index, face in enumerate(faces):
        place = Transform(x=260 + index * 280, y=780, width=240, height=240, rotation=(-6, 0, 6)[index])
        frame = ShapeLayer(
            name="Frame", radius=36, fill=SolidFill(color="#fff7ea"), transform=place,
            effects=(DropShadow(color="#00000099", y=14, blur=18),),
        )  # fmt: skip
        picture = ImageLayer(name=face.title, asset=face.sha256, transform=place, smooth=False, clip=True)
        found += [frame, picture]
    lantern = ShapeLayer(
        name="Lantern", shape="star", sides=8, inset=0.8, fill=SolidFill(color="#ff5a4f"),
        outline=Outline(fill=SolidFill(color="#ffd58a"), width=6),
        transform=Transform(x=150, y=1090, width=90, height=90),
    )  # fmt: skip
    copies = [
        LinkedLayer(
            name="Lantern",
            source=lantern.id,
            transform=Transform(x=150 + n * 195, y=1090, width=90, height=90),
        )
        for n in range(1, 5)
    ]
    row = GroupLayer(
        name="Lanterns", layers=(lantern, *copies), transform=Transform(x=540, y=1090, width=870, height=90)
    )
    warm = AdjustmentLayer(
        name="Warmer", adjustment=HueSaturation(hue=-6, saturation=0.08),
        transform=Transform(x=540, y=675, width=WIDTH, height=HEIGHT),
    )  # fmt: skip
    return [*found, row, warm]


def _words() -> list[Layer]:
    return [
        TextLayer(
            name="Title", text="Night\nMarket", family="Playfair Display", weight=700, size=150, leading=0.95,
            color="#fff7ea", transform=Transform(x=376, y=330, width=560, height=320),
            effects=(DropShadow(color="#00000080", y=6, blur=10),),
        ),
        TextLayer(
            name="Title in Chinese", text="夜市「灯火」", family="Noto Serif SC", size=60, vertical=True,
            color="#ffd58a", tracking=80, transform=Transform(x=985, y=420, width=80, height=560),
        ),
        TextLayer(
            name="When", text="FRIDAY 27 NOVEMBER · 18:00 TO MIDNIGHT", family="Oswald", weight=500, size=38,
            tracking=60, color="#fff7ea", transform=Transform(x=540, y=1225, width=900, height=60), align="center",
        ),
        TextLayer(
            name="Welcome", text="Food, music and faces that nobody has met before", family="Caveat", size=46,
            color="#ffd58a", align="center", transform=Transform(x=540, y=1290, width=900, height=70),
            effects=(Stroke(color="#1c163640", width=2),),
        ),
    ]  # fmt: skip
