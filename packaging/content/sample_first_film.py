"""The sample *First film*: half a minute that shows what the timeline can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import face_film
import film_score
import paintings
from sample_parts import SampleProject, stable_id, with_stable_ids

from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits import fit_tempo, set_tempo
from creastudio.core.effects import DropShadow
from creastudio.core.fills import Fill, GradientFill, GradientStop, SolidFill
from creastudio.core.keyframes import Curve, Easing, Keyframe, Property
from creastudio.core.text_style import SUBTITLE, TextStyle
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Loop, Marker, Track, Transition
from creastudio.core.timeline import Sequence as Timeline

NAME = "First film"
FILE = "first-film"
WIDTH, HEIGHT = 1280, 720
SEEDS = (88, 83, 58, 49, 13, 27)
WALK = (27, 88)
"""Seeds of the faces at both ends of the moving one."""

STEPS = 57
"""Faces on that way."""

COVER = 3.4
"""Of what time the thumbnail is, s."""

CUTS = (0.0, 5.2, 10.4, 15.4, 20.6, 25.4)
"""Where pictures change, s."""
LENGTH = 30.0
LICENCE = "CC0-1.0"

Keep = Callable[[bytes], str]
"""Keeps bytes in the project and returns their SHA-256."""


def compose(faces: Mapping[int, Asset], walk: Asset, keep: Keep) -> SampleProject:
    """Return the project; `faces` by seed, `walk` a film from one face to another."""
    shown = [faces[seed] for seed in SEEDS]
    pictures = [_painting(name, make, keep) for name, make in
                (("Dawn", paintings.dawn), ("Noon", paintings.noon), ("Night", paintings.night))]  # fmt: skip
    boards = (_title(), _people(shown), _end())
    document = Document(title=NAME, artboards=boards, sequences=(_empty(),), assets=(*pictures, *shown, walk))
    sequence_id = document.sequences[0].id
    document = set_tempo(sequence_id, 0, Fraction(94)).apply(document)
    marks = [mark.id for mark in document.sequences[0].markers if mark.hit_point]
    document = fit_tempo(sequence_id, marks).apply(document)
    sequence = document.sequences[0]
    scores = [
        _score(score, keep) for score in (film_score.music(sequence.tempo), film_score.rhythm(sequence.tempo))
    ]
    tracks = _tracks(boards, pictures, walk, scores)
    return SampleProject(
        document.model_copy(
            update={
                "sequences": (sequence.model_copy(update={"tracks": tracks}),),
                "assets": (*document.assets, *scores),
                "palette": ("#35395f", "#f6a56f", "#ffe9c4", "#176d8c", "#f6efe3", "#0b1230"),
            }
        ),
        (),
    )


def moving_face(film: bytes, keep: Keep) -> Asset:
    """Return the asset of a film of faces."""
    facts = {"width": face_film.SIDE, "height": face_film.SIDE, "rate": f"{face_film.RATE}/1", "audio_channels": 0,
             "duration": (2 * STEPS - 1) / face_film.RATE}  # fmt: skip
    return Asset(
        sha256=keep(film), media_type="video/mp4", title="Nobody, on the way to nobody", metadata=facts, licence=LICENCE,
        tags=("by rule",),
    )  # fmt: skip


def _painting(title: str, make: Callable[[], bytes], keep: Keep) -> Asset:
    size = {"width": paintings.WIDTH, "height": paintings.HEIGHT}
    return Asset(
        sha256=keep(make()),
        media_type="image/webp",
        title=title,
        metadata=size,
        licence=LICENCE,
        tags=("by rule",),
    )


def _score(score: Score, keep: Keep) -> Asset:
    made = score.artifact()
    return Asset(
        sha256=keep(score.dumps()), media_type=made.media_type, title=score.title, metadata=dict(made.metadata),
        licence=LICENCE, tags=("by rule",),
    )  # fmt: skip


def _id(name: str) -> str:
    return stable_id(NAME, name)


# -- artboards


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


def _title() -> Artboard:
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
        id=_id("title"),
        name="Title",
        width=WIDTH,
        height=HEIGHT,
        layers=with_stable_ids(f"{NAME} title", layers),
    )


def _people(faces: Sequence[Asset]) -> Artboard:
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
        id=_id("people"), name="People", x=WIDTH + 80, width=WIDTH, height=HEIGHT,
        layers=with_stable_ids(f"{NAME} people", found),
    )  # fmt: skip


def _end() -> Artboard:
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
        id=_id("end"), name="End", x=2 * (WIDTH + 80), width=WIDTH, height=HEIGHT,
        layers=with_stable_ids(f"{NAME} end", layers),
    )  # fmt: skip


# -- movement


def _moves(name: Property, *keys: tuple[float, float], layer: str = "", easing: Easing = "ease-out") -> Curve:
    frames = tuple(Keyframe(at=from_seconds(at), value=value, easing=easing) for at, value in keys)
    return Curve(property=name, layer=layer, keys=frames)


def _drift(
    begin: tuple[float, float, float], end: tuple[float, float, float], seconds: float
) -> tuple[Curve, ...]:
    """Return a move of the camera over a picture: x, y (px) and scale."""
    names: tuple[Property, ...] = ("x", "y", "scale")
    return tuple(
        _moves(name, (-0.6, first), (seconds + 0.6, last), easing="linear")
        for name, first, last in zip(names, begin, end, strict=True)
    )


def _title_moves(board: Artboard) -> tuple[Curve, ...]:
    layer = {item.name: item.id for item in board.layers}
    return (
        _moves("y", (0, 236), (4.8, 0), layer=layer["Sun"]),
        _moves("x", (0, 40), (5.6, -40), layer=layer["Far hills"], easing="linear"),
        _moves("x", (0, 90), (5.6, -90), layer=layer["Near hills"], easing="linear"),
        _moves("opacity", (0.7, 0), (1.7, 1), layer=layer["Title"]),
        _moves("y", (0.7, 44), (1.9, 0), layer=layer["Title"]),
        _moves("scale", (1.5, 0), (2.5, 1), layer=layer["Line"]),
        _moves("opacity", (2.0, 0), (2.9, 1), layer=layer["Subtitle"]),
        _moves("y", (2.0, 22), (3.0, 0), layer=layer["Subtitle"]),
    )


def _people_moves(board: Artboard) -> tuple[Curve, ...]:
    found: list[Curve] = [
        _moves("scale", (0.0, 0.7), (1.2, 1.0), layer=board.layers[1].id),
        _moves("scale", (0.3, 0), (0.62, 1.06), (0.8, 1), layer=board.layers[2].id),
        _moves("scale", (0.3, 0), (0.62, 1.06), (0.8, 1), layer=board.layers[3].id),
        _moves("opacity", (1.2, 1), (1.4, 0), layer=board.layers[3].id),
    ]
    for index in range(len(SEEDS)):
        frame, face = board.layers[4 + 2 * index : 6 + 2 * index]
        begin = 1.0 + index * 0.32
        for item in (frame, face):
            found.append(_moves("scale", (begin, 0), (begin + 0.26, 1.14), (begin + 0.42, 1), layer=item.id))
            found.append(_moves("rotation", (begin, -24), (begin + 0.42, 0), layer=item.id))
    return tuple(found)


def _end_moves(board: Artboard) -> Iterator[Curve]:
    layer = {item.name: item.id for item in board.layers}
    yield _moves("opacity", (0.5, 0), (1.5, 1), layer=layer["Good night"])
    yield _moves("y", (0.5, 36), (1.7, 0), layer=layer["Good night"])
    yield _moves("opacity", (1.4, 0), (2.3, 1), layer=layer["In Chinese"])
    yield _moves("y", (0, 24), (4.6, -10), layer=layer["Moon"], easing="linear")
    for index in range(0, 26, 3):
        # Some stars twinkle.
        begin = index * 0.11
        keys = ((begin, 1.0), (begin + 0.5, 0.25), (begin + 1.0, 1.0), (begin + 1.9, 0.4), (begin + 2.6, 1.0))
        yield _moves("opacity", *keys, layer=layer[f"Star {index + 1}"], easing="ease-in-out")


# -- the sequence


def _empty() -> Timeline:
    names = ("Title", "Dawn", "Noon", "People", "Night", "Good night")
    marks = tuple(
        Marker(id=_id(f"marker {name}"), at=from_seconds(at), name=name, hit_point=at > 0,
               color="#e0a030" if at else "#50b050")
        for name, at in zip(names, CUTS, strict=True)
    )  # fmt: skip
    return Timeline(
        id=_id("sequence"), name=NAME, width=WIDTH, height=HEIGHT, markers=marks,
        loop=Loop(start=from_seconds(CUTS[3]), end=from_seconds(CUTS[4]), on=False),
    )  # fmt: skip


def _clip(name: str, kind: str, start: float, end: float, **fields: Any) -> Clip:
    begin, until = from_seconds(start), from_seconds(end)
    return Clip.model_validate(
        {
            "id": _id(f"clip {name}"),
            "name": name,
            "kind": kind,
            "start": begin,
            "duration": until - begin,
            **fields,
        }
    )


def _over(kind: str, seconds: float, **fields: str) -> Transition:
    return Transition.model_validate({"kind": kind, "duration": from_seconds(seconds), **fields})


def _tracks(
    boards: Sequence[Artboard], pictures: Sequence[Asset], walk: Asset, scores: Sequence[Asset]
) -> tuple[Track, ...]:
    title, people, end = boards
    dawn, noon, night = (item.sha256 for item in pictures)
    ends = (*CUTS[1:], LENGTH)

    def shot(index: int, name: str, kind: str, **fields: Any) -> Clip:
        return _clip(name, kind, CUTS[index], ends[index], **fields)

    first = (
        shot(0, "Title", "artboard", artboard=title.id, curves=_title_moves(title)),
        shot(1, "Dawn", "image", asset=dawn, fit="fill", transition=_over("crossfade", 1.0),
             curves=_drift((70, 20, 1.16), (-70, -10, 1.16), 5.2)),
        shot(2, "Noon", "image", asset=noon, fit="fill", transition=_over("wipe", 0.9, direction="right"),
             curves=_drift((0, 0, 1.02), (-150, 20, 1.32), 5.0)),
        shot(3, "People", "artboard", artboard=people.id, transition=_over("wipe", 0.7, direction="up"),
             curves=_people_moves(people)),
        shot(4, "Night", "image", asset=night, fit="fill", transition=_over("dip", 1.2, color="#050918"),
             curves=_drift((190, 110, 1.36), (0, 0, 1.03), 4.8)),
        shot(5, "Good night", "artboard", artboard=end.id, transition=_over("crossfade", 1.2),
             curves=tuple(_end_moves(end)), fade_out=from_seconds(1.4)),
    )  # fmt: skip
    length = from_seconds(walk.metadata["duration"])
    moving = _clip(
        "Nobody", "video", CUTS[3] + 0.7, CUTS[4], asset=walk.sha256, source_duration=length,
        fade_in=from_seconds(0.4), fade_out=from_seconds(0.6),
        curves=(
            _moves("x", (0, -340)), _moves("y", (0, -10)), _moves("scale", (0, 0.49), (5, 0.525)),
        ),
    )  # fmt: skip
    return (
        _lane("S2", "score", [_music("Drums", scores[1])], volume=9.0, height=48),
        _lane("S1", "score", [_music("Music", scores[0])], volume=8.0, height=60),
        _lane("V1", "picture", first, height=60),
        _lane("V2", "picture", [moving], height=48),
        _lane("Subtitles", "text", list(_subtitles()), height=46),
        _lane("字幕", "text", list(_chinese()), height=46),
    )


def _lane(name: str, kind: str, clips: Sequence[Clip], **fields: float) -> Track:
    return Track.model_validate(
        {"id": _id(f"track {name}"), "name": name, "kind": kind, "clips": tuple(clips), **fields}
    )


def _music(name: str, score: Asset) -> Clip:
    # Shorter than what rings on after its last note.
    length = max(LENGTH, float(score.metadata["duration"]))
    return _clip(
        name,
        "score",
        0,
        LENGTH,
        asset=score.sha256,
        source_duration=from_seconds(length),
        fade_out=from_seconds(1.2),
    )


ENGLISH = (
    (5.9, 9.8, "Every morning begins somewhere."),
    (11.2, 14.9, "The sea has been up for hours."),
    (16.2, 20.1, "These people have never met. Nobody has met them."),
    (21.6, 25.0, "At night the valley counts its lights."),
)


def _subtitles() -> Iterator[Clip]:
    style = SUBTITLE.model_copy(update={"size": 0.052})
    for index, (start, end, text) in enumerate(ENGLISH):
        fade = from_seconds(0.2)
        dark = {"color": "#3a2a1e", "outline_width": 0.0} if index == 2 else {}
        yield _clip(f"Subtitle {index + 1}", "text", start, end, text=text, fade_in=fade, fade_out=fade,
                    style=style.model_copy(update=dark))  # fmt: skip


def _chinese() -> Iterator[Clip]:
    style = TextStyle(size=0.046, family="Noto Sans SC", color="#8a5a36", outline_width=0.0, margin=0.125)
    yield _clip("Chinese subtitle", "text", 16.2, 20.1, text="他们素未谋面，也没有人见过他们。", style=style,
                fade_in=from_seconds(0.2), fade_out=from_seconds(0.2))  # fmt: skip
