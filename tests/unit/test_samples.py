"""The sample projects that ship with the studio open, are complete, and show what was generated."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from creastudio.core.document import walk
from creastudio.resources import resource_path
from creastudio.shell import samples
from creastudio.store.blobs import BlobStore
from creastudio.store.model_library import ModelLibrary
from creastudio.store.project_file import load_project

SAMPLES = sorted(resource_path("samples").glob("*.crea"))


def test_every_sample_of_the_start_page_is_there() -> None:
    assert [path.stem for path in SAMPLES] == sorted(sample.name for sample in samples.SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_complete(path: Path, tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    loaded = load_project(path, blobs)
    document = loaded.document
    shown = {clip.asset for item in document.sequences for track in item.tracks for clip in track.clips}
    shown |= {layer.asset for b in document.artboards for layer in walk(b.layers) if layer.type == "image"}
    assert shown
    assert shown == {asset.sha256 for asset in document.assets}
    for asset in (*document.assets, *(result.asset for result in loaded.results)):
        assert blobs.has(asset.sha256)
        assert asset.licence
        assert asset.recipe is not None
    for item in document.sequences:
        assert item.duration > 0


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_has_a_thumbnail(path: Path) -> None:
    with Image.open(path.with_suffix(".png")) as image:
        assert max(image.size) == 640


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_made_a_sample_ships_too(path: Path, tmp_path: Path) -> None:
    """Run packaging/content/build_samples.py when a bundled model was replaced."""
    library = ModelLibrary([("bundled", resource_path("models"))], writable=tmp_path / "own")
    for asset in load_project(path, BlobStore(tmp_path / "blobs")).document.assets:
        assert asset.recipe is not None
        for model in asset.recipe.models:
            assert library.resolve(str(model)).card.sha256 == model.sha256
