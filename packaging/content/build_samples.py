"""Build the sample projects of the first start with the bundled model: resources/samples/NAME.crea and its thumbnail.

    python packaging/content/build_samples.py

Half a minute. The same model gives the same files, bit by bit, on the same machine.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import sample_avatars
import sample_night_market
from sample_parts import SampleProject, stable_id

from creastudio.api.recipe import Recipe
from creastudio.cli.progress import progress
from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.thumbnails import Thumbnails
from creastudio.store.project_file import save_project
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
THUMBNAIL_SIDE = 640
TRUNCATION = 0.85


def main() -> None:
    """Generate the pictures, compose the projects and write them."""
    with tempfile.TemporaryDirectory() as home:
        # Nothing of whoever builds this comes into it.
        os.environ["CREASTUDIO_HOME"] = home
        environment = Environment.load()
        with JobSession(environment, progress()) as session:
            faces = _faces(session, environment, {*sample_avatars.SEEDS, *sample_night_market.SEEDS})
            walk = _walk(session, environment, faces[sample_avatars.WALK[0]])
            _write(session, sample_avatars.compose(faces, walk))
            _write(session, sample_night_market.compose(faces))


def _write(session: JobSession, project: SampleProject) -> None:
    document = project.document
    tray = [
        Result(
            id=stable_id(document.title, f"tray {index}"),
            job=stable_id(document.title, "tray"),
            asset=asset,
        )
        for index, asset in enumerate(project.tray)
    ]
    save_project(SAMPLES / f"{document.title}.crea", document, session.blobs, results=tray)
    thumbnails = Thumbnails(ImageSource(session.blobs.read))
    image = thumbnails.artboard(document, document.artboards[0].id, THUMBNAIL_SIDE)
    (SAMPLES / f"{document.title}.png").write_bytes(png_bytes(image))


def _faces(session: JobSession, environment: Environment, seeds: Iterable[int]) -> dict[int, Asset]:
    return {seed: _face(session, environment, seed) for seed in sorted(seeds)}


def _face(session: JobSession, environment: Environment, seed: int) -> Asset:
    values = {"count": 1, "truncation": TRUNCATION}
    request = make_request(environment.registry, "gan.sample", values, seed=seed)
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"Face {seed}", "licence": "CC0-1.0"})


def _walk(session: JobSession, environment: Environment, start: Asset) -> list[Asset]:
    last = sample_avatars.STEPS - 1
    return [start, *(_step(session, environment, start, step / last) for step in range(1, last + 1))]


def _step(session: JobSession, environment: Environment, start: Asset, strength: float) -> Asset:
    """Return the picture that lies `strength` of the way from the first seed of the strip to the last."""
    request = make_request(
        environment.registry,
        "gan.sample",
        {"count": 1, "truncation": TRUNCATION, "variation": strength},
        seed=sample_avatars.WALK[0],
        variation=strength,
        variation_seed=sample_avatars.WALK[1],
        parent=_recipe(start),
    )
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"{strength:.0%} of the way", "licence": "CC0-1.0"})


def _recipe(asset: Asset) -> Recipe:
    assert asset.recipe is not None  # a generator made it
    return asset.recipe


if __name__ == "__main__":
    main()
