"""Build the sample projects of the first start with the bundled model: resources/samples/NAME.crea and its thumbnail.

    python packaging/content/build_samples.py

Half a minute. The same model gives the same files, bit by bit, on the same machine.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from creastudio.api.recipe import Recipe
from creastudio.cli.progress import progress
from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Track
from creastudio.core.timeline import Sequence as Timeline
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.thumbnails import Thumbnails
from creastudio.store.project_file import save_project
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
NAME = "Avatars"
THUMBNAIL_SIDE = 640

POSTER = (13, 14, 15, 18, 19, 22, 24, 28, 27, 42, 4, 40, 55, 56, 58, 61, 62, 68, 75, 80, 83, 88, 89, 93, 49)
"""Seeds on the poster, row by row."""
WALK = (14, 88)
"""Seeds at the two ends of the strip."""
STEPS = 7
IN_TRAY = (0, 16, 32, 46, 70, 72)
"""Seeds of what waits in the tray, for a person to place."""

INK, PAPER, CORAL, MIST = "#1f2a44", "#f6efe3", "#e4572e", "#5b6783"
HEADLINE, BODY = "Inter SemiBold", "Inter"


def main() -> None:
    """Generate the pictures, compose the project and write it."""
    with tempfile.TemporaryDirectory() as home:
        # Nothing of whoever builds this comes into it.
        os.environ["CREASTUDIO_HOME"] = home
        environment = Environment.load()
        with JobSession(environment, progress()) as session:
            faces = {seed: _face(session, environment, seed) for seed in (*POSTER, *IN_TRAY)}
            walk = [_step(session, environment, faces[WALK[0]], step / (STEPS - 1)) for step in range(STEPS)]
            document = _document([faces[seed] for seed in POSTER], walk)
            tray = [Result(id=_id(f"tray {seed}"), job=_id("tray"), asset=faces[seed]) for seed in IN_TRAY]
            save_project(SAMPLES / f"{NAME}.crea", document, session.blobs, results=tray)
            thumbnails = Thumbnails(ImageSource(session.blobs.read))
            image = thumbnails.artboard(document, document.artboards[0].id, THUMBNAIL_SIDE)
            (SAMPLES / f"{NAME}.png").write_bytes(png_bytes(image))


def _face(session: JobSession, environment: Environment, seed: int) -> Asset:
    request = make_request(environment.registry, "gan.sample", {"count": 1, "truncation": 0.85}, seed=seed)
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"Face {seed}", "licence": "CC0-1.0"})


def _step(session: JobSession, environment: Environment, start: Asset, strength: float) -> Asset:
    """Return the picture that lies `strength` of the way from the first seed of the strip to the last."""
    if strength == 0:
        return start
    request = make_request(
        environment.registry,
        "gan.sample",
        {"count": 1, "truncation": 0.85, "variation": strength},
        seed=WALK[0],
        variation=strength,
        variation_seed=WALK[1],
        parent=_recipe(start),
    )
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"{strength:.0%} of the way", "licence": "CC0-1.0"})


def _document(faces: Sequence[Asset], walk: Sequence[Asset]) -> Document:
    assets = {asset.sha256: asset for asset in (*faces, *walk)}
    return Document(
        title=NAME,
        artboards=(_poster(faces), _strip(walk)),
        sequences=(_timeline(faces[:8], walk),),
        assets=tuple(assets.values()),
    )


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
        id=_id("poster"), name="Poster", width=1200, height=1524, background=PAPER, layers=tuple(layers)
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
        id=_id("strip"),
        name="Strip",
        x=1320,
        width=width,
        height=390,
        background=INK,
        layers=tuple(layers),
    )


def _timeline(faces: Sequence[Asset], walk: Sequence[Asset]) -> Timeline:
    """Eight faces for a second each, then the walk, there and back."""
    shown = _clips("face", faces, 0.0, 1.0)
    back_and_forth = [*walk, *reversed(walk[:-1])]
    moving = _clips("walk", back_and_forth, float(len(faces)), 0.24)
    return Timeline(
        id=_id("timeline"),
        name="Faces",
        width=1080,
        height=1080,
        tracks=(
            Track(id=_id("V1"), name="V1", clips=shown),
            Track(id=_id("V2"), name="V2", clips=moving),
        ),
    )


def _clips(name: str, assets: Sequence[Asset], start: float, seconds: float) -> tuple[Clip, ...]:
    length = from_seconds(seconds)
    return tuple(
        Clip(
            id=_id(f"{name} clip {index}"),
            name=asset.title,
            asset=asset.sha256,
            start=from_seconds(start) + index * length,
            duration=length,
        )
        for index, asset in enumerate(assets)
    )


def _picture(name: str, asset: Asset, x: float, y: float, side: float) -> ImageLayer:
    place = Transform(x=x, y=y, width=side, height=side)
    return ImageLayer(id=_id(name), name=asset.title, asset=asset.sha256, transform=place, smooth=False)


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
        id=_id(name), name=text[:24], text=text, family=family, size=size, color=color, transform=place
    )


def _recipe(asset: Asset) -> Recipe:
    assert asset.recipe is not None  # a generator made it
    return asset.recipe


def _id(name: str) -> str:
    """Return an id that is the same at every build."""
    return hashlib.sha256(f"sample {NAME} {name}".encode()).hexdigest()[:32]


if __name__ == "__main__":
    main()
