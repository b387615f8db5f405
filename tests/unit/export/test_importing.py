"""Layered files are known by what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.export.formats import FORMATS, export
from creastudio.export.importing import import_layers
from tests.unit.export.scenes import BLOBS, PHOTO, RICH, document


@pytest.mark.parametrize("suffix", [".psd", ".ora", ".svg"])
def test_names_dont_matter(suffix: str, tmp_path: Path) -> None:
    doc = document(*RICH)
    (file,) = export(doc, [doc.artboards[0].id], BLOBS.__getitem__, tmp_path / f"a{suffix}").files
    wrong = file.rename(tmp_path / "a.png")
    found = import_layers(wrong)
    assert found is not None
    assert (found.width, found.height) == (200, 150)
    assert len(found.layers) > 3
    assert {asset.sha256 for asset in found.assets} <= set(found.blobs)


def test_ordinary_pictures_have_no_layers(tmp_path: Path) -> None:
    path = tmp_path / "a.psd"
    path.write_bytes(PHOTO)
    assert import_layers(path) is None
    (tmp_path / "b.psd").write_bytes(b"")
    with pytest.raises(UserError, match="empty"):
        import_layers(tmp_path / "b.psd")


def test_every_layered_format_is_read_again() -> None:
    from creastudio.export.importing import SUFFIXES

    assert {item.suffix for item in FORMATS if item.layers} <= SUFFIXES
