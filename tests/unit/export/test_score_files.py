"""One score as every file that can hold it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.api.score import Note, Score, track_of
from creastudio.export.marking import Made, Provenance, read
from creastudio.export.raster import check_target, export_result
from creastudio.export.score_files import NOTES, write_score
from creastudio.notation.scores import score_of

SCORE = track_of(Score(title="Air"), [Note(960 * n, 960, 60 + n) for n in range(8)], name="Flute", program=73)
RECIPE = Recipe(generator="music.melody", seed=3)
MADE = Provenance((Made(RECIPE, "Air", "0" * 64),), title="Air")


@pytest.mark.parametrize("suffix", NOTES)
def test_files_of_notes_are_read_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"air{suffix}"
    write_score(SCORE, path)
    found = score_of(path.read_bytes(), path.name).score
    quarter = found.ticks_per_quarter
    assert [(n.start / quarter, n.pitch) for n in found.notes(0)] == [(n, 60 + n) for n in range(8)]


@pytest.mark.parametrize("suffix", [".mid", ".musicxml", ".abc", ".wav"])
def test_the_recipe_is_in_the_file_or_beside_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"air{suffix}"
    write_score(SCORE, path, MADE)
    found = read(path)
    assert found is not None
    assert found.made[0].recipe.seed == 3


def test_a_packed_file_has_its_recipe_inside(tmp_path: Path) -> None:
    written = write_score(SCORE, tmp_path / "air.mxl", MADE)
    assert len(written) == 1
    inside = zipfile.ZipFile(io.BytesIO(written[0].read_bytes())).read("score.musicxml")
    assert b"creastudio-recipe" in inside


def test_pages_as_pdf_png_and_svg(tmp_path: Path) -> None:
    (pdf,) = write_score(SCORE, tmp_path / "air.pdf")
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/MediaBox [0 0 595") == 1, "one page of A4"
    (png,) = write_score(SCORE, tmp_path / "air.png", MADE)
    picture = Image.open(png).convert("L")
    assert picture.width > 1000
    assert picture.getextrema() == (0, 255)
    assert read(png) is not None
    (svg,) = write_score(SCORE, tmp_path / "air.svg")
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    renderer = QSvgRenderer(str(svg))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 400, 300))
    painter.end()
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 2) for y in range(0, 300, 2))
    assert dark > 50


def test_several_pages_are_numbered(tmp_path: Path) -> None:
    long = track_of(Score(), [Note(240 * n, 240, 60 + n % 12) for n in range(1600)], program=73)
    written = write_score(long, tmp_path / "long.svg")
    assert [path.name for path in written] == [f"long-{n + 1}.svg" for n in range(len(written))]
    assert len(written) > 1


def test_an_empty_score_has_no_page_and_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no note"):
        write_score(Score(), tmp_path / "air.pdf")
    with pytest.raises(UserError, match="can't hold a score"):
        write_score(SCORE, tmp_path / "air.doc")
    with pytest.raises(UserError, match="can't hold a score"):
        check_target("score", tmp_path / "air.doc")
    check_target("score", tmp_path / "air.OGG")


def test_a_result_is_written_as_its_ending_says(tmp_path: Path) -> None:
    artifact = SCORE.artifact()
    files = export_result(
        artifact.data, artifact.media_type, MADE.made[0].recipe, tmp_path / "a.mid", title="Air"
    )
    assert files[0].read_bytes().startswith(b"MThd")
