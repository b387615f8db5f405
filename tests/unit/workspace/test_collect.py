"""Collecting a project, and going on with it elsewhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef, Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits import add_assets, add_layer
from creastudio.store.blobs import BlobStore
from creastudio.store.model_library import ModelLibrary
from creastudio.store.project_file import load_project
from creastudio.workspace.collect import collect_project
from creastudio.workspace.collect_contents import contents_of


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    own = tmp_path / "models"
    found = ModelLibrary([("own", own)], writable=own)
    weights = tmp_path / "weights"
    for name in ("first", "second", "unused"):
        weights.write_bytes(f"weights of {name}".encode())
        found.add(ModelCard(id=name, title=name.title(), family="toy", licence="CC0-1.0"), weights)
    return found


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def project(library: ModelLibrary, blobs: BlobStore) -> Document:
    """A project whose picture came of another, each made with a model; with texts in three fonts."""
    first, second = (library.find(name).ref for name in ("first", "second"))
    source = Recipe(generator="toy.a", models=(first,))
    recipe = Recipe(
        generator="toy.b",
        models=(second, ModelRef(id="lost", sha256="0" * 64)),
        inputs=(RecipeInput(name="picture", sha256="1" * 64, media_type="image/png", recipe=source),),
    )
    asset = Asset(sha256=blobs.put(b"a picture"), media_type="image/png", recipe=recipe)
    document = add_assets([asset]).apply(new_document("Poster"))
    for family in ("", "Oswald", "Inter SemiBold", "Comic Sans MS"):
        document = add_layer(document.artboards[0].id, TextLayer(text="x", family=family)).apply(document)
    return document


def test_all_that_is_needed_goes_along(library: ModelLibrary, blobs: BlobStore, tmp_path: Path) -> None:
    document = project(library, blobs)
    done = collect_project(document, (), blobs, library, tmp_path / "out", title="My poster")
    names = {path.relative_to(done.target).as_posix() for path in done.target.rglob("*") if path.is_file()}
    assert {"My-poster.crea", "README.txt", "models/first/card.json"} <= names
    assert {"models/second/model.safetensors", "fonts/Oswald_OFL.txt", "fonts/Inter_600SemiBold.ttf"} <= names
    assert not any("unused" in name for name in names)
    assert ["'Comic Sans MS'" in note for note in done.notes] == [False, True]
    assert "lost@000000000000" in done.notes[0]
    readme = (done.target / "README.txt").read_text(encoding="utf-8")
    assert "creastudio My-poster.crea" in readme
    assert "CC0-1.0" in readme
    elsewhere = ModelLibrary([("own", tmp_path / "other")], writable=tmp_path / "other")
    located = elsewhere.locate(done.target / "models")
    assert [entry.ref for entry in located] == [library.find("first").ref, library.find("second").ref]
    loaded = load_project(done.target / done.project, BlobStore(tmp_path / "blobs2"))
    assert loaded.document == document


def test_a_zip_holds_the_same_and_parts_can_be_left_out(
    library: ModelLibrary, blobs: BlobStore, tmp_path: Path
) -> None:
    document = project(library, blobs)
    done = collect_project(
        document, (), blobs, library, tmp_path / "out.zip", with_models=False, with_fonts=False
    )
    with zipfile.ZipFile(done.target) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"out/Poster.crea", "out/README.txt"}
    assert any("aren't included" in note for note in done.notes)


def test_nothing_is_overwritten_and_nothing_is_left_half(
    library: ModelLibrary, blobs: BlobStore, tmp_path: Path
) -> None:
    document = project(library, blobs)
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("keep")
    with pytest.raises(UserError, match="there already"):
        collect_project(document, (), blobs, library, full)
    assert (full / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("name", ["gone", "gone.zip"])
def test_it_is_given_up_at_any_moment_and_nothing_is_left(
    library: ModelLibrary, blobs: BlobStore, tmp_path: Path, name: str
) -> None:
    document, before = project(library, blobs), sorted(tmp_path.rglob("*"))
    shares: list[float] = []
    collect_project(document, (), blobs, library, tmp_path / "whole.zip", tell=shares.append)
    (tmp_path / "whole.zip").unlink()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    for moment in range(len(shares)):
        told = 0

        def tell(_share: float, moment: int = moment) -> None:
            nonlocal told
            told += 1
            if told > moment:
                raise Enough

        with pytest.raises(Enough):
            collect_project(document, (), blobs, library, tmp_path / name, tell=tell)
        assert not (tmp_path / name).exists()
        assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == []


class Enough(Exception):
    """The person changed their mind."""


def test_missing_media_are_told(library: ModelLibrary, blobs: BlobStore, tmp_path: Path) -> None:
    document = project(library, blobs)
    blobs.path(document.assets[0].sha256).unlink()
    done = collect_project(document, (), blobs, library, tmp_path / "out")
    assert any("1 of its media" in note for note in done.notes)


def test_contents_say_what_there_is(library: ModelLibrary, blobs: BlobStore) -> None:
    contents = contents_of(project(library, blobs), (), library)
    assert [entry.card.id for entry in contents.models] == ["second", "first"]
    assert contents.model_bytes == len("weights of second") + len("weights of first")
    assert contents.other_fonts == ("Comic Sans MS",)
