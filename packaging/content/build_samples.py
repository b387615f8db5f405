"""Build the sample projects of the first start with the bundled model: resources/samples/NAME.crea and its thumbnail.

    python packaging/content/build_samples.py [NAME...]

Some minutes. The same model gives the same files, bit by bit, on the same machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import sample_avatars
import sample_campaign
import sample_first_film
import sample_motif
import sample_night_market
import sample_training
import sample_verse_poster
import sample_walk
from face_film import face_film
from sample_parts import SampleProject, stable_id

from creastudio.api.recipe import Recipe
from creastudio.cli.progress import progress
from creastudio.cli.session import JobSession
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.core.time import from_seconds
from creastudio.media.video_frames import VideoFrames
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from creastudio.render.thumbnails import Thumbnails
from creastudio.store.project_file import save_project
from creastudio.workspace.environment import Environment
from creastudio.workspace.requests import make_request

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
THUMBNAIL_SIDE = 640
TRUNCATION = 0.85
WITHOUT_FACES = {
    sample_campaign.FILE,
    sample_motif.FILE,
    sample_training.FILE,
    sample_verse_poster.FILE,
    sample_walk.FILE,
}


def main() -> None:
    """Generate the pictures, compose the projects and write them."""
    builders: dict[str, Callable[[JobSession, Environment, dict[int, Asset]], SampleProject]] = {
        sample_avatars.NAME: _avatars,
        sample_night_market.NAME: lambda _session, _environment, faces: sample_night_market.compose(faces),
        sample_first_film.FILE: _first_film,
        sample_training.FILE: lambda session, _environment, _faces: sample_training.compose(
            session.blobs.put
        ),
        sample_walk.FILE: lambda session, environment, _faces: sample_walk.build(session, environment),
        sample_verse_poster.FILE: lambda session, environment, _faces: sample_verse_poster.build(
            session, environment
        ),
        sample_motif.FILE: lambda session, environment, _faces: sample_motif.build(session, environment),
        sample_campaign.FILE: lambda session, environment, _faces: sample_campaign.build(
            session, environment
        ),
    }
    with tempfile.TemporaryDirectory() as home:
        # Nothing of whoever builds this comes into it.
        os.environ["CREASTUDIO_HOME"] = home
        environment = Environment.load()
        with JobSession(environment, progress()) as session:
            chosen = set(sys.argv[1:]) or {*builders}
            seeds = {*sample_avatars.SEEDS, *sample_night_market.SEEDS, *sample_first_film.SEEDS}
            faces = _faces(session, environment, seeds if chosen - WITHOUT_FACES else ())
            for name, build in builders.items():
                if name in chosen:
                    _write(session, build(session, environment, faces), name)


def _avatars(session: JobSession, environment: Environment, faces: dict[int, Asset]) -> SampleProject:
    return sample_avatars.compose(
        faces, _walk(session, environment, faces, sample_avatars.WALK, sample_avatars.STEPS)
    )


def _first_film(session: JobSession, environment: Environment, faces: dict[int, Asset]) -> SampleProject:
    steps = _walk(session, environment, faces, sample_first_film.WALK, sample_first_film.STEPS)
    film = face_film([session.blobs.read(step.sha256) for step in steps])
    moving = sample_first_film.moving_face(film, session.blobs.put)
    return sample_first_film.compose(faces, moving, session.blobs.put)


def _write(session: JobSession, project: SampleProject, name: str) -> None:
    document = project.document
    tray = [
        Result(
            id=stable_id(document.title, f"tray {index}"),
            job=stable_id(document.title, "tray"),
            asset=asset,
        )
        for index, asset in enumerate(project.tray)
    ]
    save_project(SAMPLES / f"{name}.crea", document, session.blobs, results=tray)
    images = ImageSource(session.blobs.read)
    covers = {sample_first_film.FILE: sample_first_film.COVER, sample_walk.FILE: sample_walk.COVER}
    if name in covers:
        sequence, time = document.sequences[0], from_seconds(covers[name])
        high = THUMBNAIL_SIDE * sequence.height // sequence.width
        videos = VideoFrames(session.blobs.path)
        image = FramePainter(images, videos).frame(document, sequence, time, THUMBNAIL_SIDE, high)
        videos.close()
    else:
        image = Thumbnails(images).artboard(document, document.artboards[0].id, THUMBNAIL_SIDE)
    (SAMPLES / f"{name}.png").write_bytes(png_bytes(image))


def _faces(session: JobSession, environment: Environment, seeds: Iterable[int]) -> dict[int, Asset]:
    return {seed: _face(session, environment, seed) for seed in sorted(seeds)}


def _face(session: JobSession, environment: Environment, seed: int) -> Asset:
    values = {"count": 1, "truncation": TRUNCATION}
    request = make_request(environment.registry, "gan.sample", values, seed=seed)
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"Face {seed}", "licence": "CC0-1.0"})


def _walk(
    session: JobSession, environment: Environment, faces: dict[int, Asset], ends: tuple[int, int], steps: int
) -> list[Asset]:
    """Return pictures on the way from the face of one seed towards that of another."""
    start = faces[ends[0]]
    shares = [step / (steps - 1) for step in range(1, steps)]
    return [start, *(_step(session, environment, start, ends, share) for share in shares)]


def _step(
    session: JobSession, environment: Environment, start: Asset, ends: tuple[int, int], strength: float
) -> Asset:
    """Return the picture that lies `strength` of the way from the first seed to the last."""
    request = make_request(
        environment.registry,
        "gan.sample",
        {"count": 1, "truncation": TRUNCATION, "variation": strength},
        seed=ends[0],
        variation=strength,
        variation_seed=ends[1],
        parent=_recipe(start),
    )
    (result,) = session.run(request)
    return result.asset.model_copy(update={"title": f"{strength:.0%} of the way", "licence": "CC0-1.0"})


def _recipe(asset: Asset) -> Recipe:
    assert asset.recipe is not None  # a generator made it
    return asset.recipe


if __name__ == "__main__":
    main()
