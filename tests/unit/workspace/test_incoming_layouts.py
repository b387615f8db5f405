"""Layout files become layouts of a project, with the pictures that lie beside them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming import take_in_any
from tests.support.projects import tiny_png
from tests.unit.core.layouts import LOGO, ad


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def written(path: Path, picture: bytes) -> Layout:
    layout = ad(300, 250)
    sha256 = hashlib.sha256(picture).hexdigest()
    elements = tuple(
        item.model_copy(update={"picture": sha256}) if item.picture else item for item in layout.elements
    )
    layout = layout.model_copy(update={"elements": elements})
    path.write_bytes(layout.dumps())
    return layout


def test_a_layout_comes_with_its_pictures(tmp_path: Path, blobs: BlobStore) -> None:
    picture = tiny_png()
    layout = written(tmp_path / "square.layout", picture)
    (tmp_path / "other.png").write_bytes(b"no picture")
    (tmp_path / "cup.png").write_bytes(picture)
    incoming = take_in_any(tmp_path / "square.layout", blobs)
    assert incoming.asset.kind == "layout"
    assert (incoming.asset.metadata["width"], incoming.asset.metadata["link"]) == (300, layout.link)
    assert Layout.loads(blobs.read(incoming.asset.sha256)) == layout
    assert blobs.read(hashlib.sha256(picture).hexdigest()) == picture
    assert incoming.notes == ()


def test_pictures_that_are_not_there_are_told(tmp_path: Path, blobs: BlobStore) -> None:
    written(tmp_path / "square.layout", LOGO.encode())
    (note,) = take_in_any(tmp_path / "square.layout", blobs).notes
    assert "square.layout" in note


def test_what_is_no_layout_is_told(tmp_path: Path, blobs: BlobStore) -> None:
    file = tmp_path / "broken.layout"
    file.write_text("{}")
    with pytest.raises(UserError, match="broken"):
        take_in_any(file, blobs)
    with pytest.raises(UserError, match="gone"):
        take_in_any(tmp_path / "gone.layout", blobs)


def test_a_picture_that_is_no_hash_is_told(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / "ad.layout"
    written(path, tiny_png(1, 8))
    sha256 = next(item.picture for item in Layout.loads(path.read_bytes()).elements if item.picture)
    path.write_bytes(path.read_bytes().replace(sha256.encode(), b"../../secret"))
    with pytest.raises(UserError, match="no layout"):
        take_in_any(path, blobs)
