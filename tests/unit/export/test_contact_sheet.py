"""All artboards stand on one sheet, whole and apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.export.contact_sheet import CELL, GAP, MOST, WORDS, sheet_of, write_contact_sheet
from creastudio.export.marking import read
from creastudio.export.work import Work


def work_of(boards: tuple[Artboard, ...]) -> Work:
    return Work(Document(artboards=boards), lambda _sha: b"")


@pytest.mark.parametrize(("count", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (5, 3, 2), (9, 3, 3)])
def test_the_grid_is_about_square(count: int, columns: int, rows: int) -> None:
    boards = tuple(Artboard(name=str(number), width=20, height=10) for number in range(count))
    sheet = sheet_of(work_of(boards), boards)
    assert (sheet.width(), sheet.height()) == (
        GAP + columns * (CELL + GAP),
        GAP + rows * (CELL + WORDS + GAP),
    )


def test_each_artboard_is_seen_at_its_place(tmp_path: Path) -> None:
    boards = (
        Artboard(name="Red", width=1000, height=500, background="#ff0000"),
        Artboard(name="Blue", width=100, height=200, background="#0000ff"),
    )
    path = tmp_path / "sheet.png"
    write_contact_sheet(work_of(boards), boards, path)
    with Image.open(path) as image:
        seen = image.convert("RGB")
    bottom = GAP + CELL - 3
    assert seen.getpixel((GAP + 3, bottom)) == (255, 0, 0)
    assert seen.getpixel((GAP + CELL - 3, bottom)) == (255, 0, 0)
    assert seen.getpixel((GAP + CELL + GAP + 50, bottom)) == (0, 0, 255)
    # Small ones keep their size.
    assert seen.getpixel((GAP + CELL + GAP + 110, bottom)) == (236, 238, 241)


def test_it_may_be_a_page(tmp_path: Path) -> None:
    board = Artboard(name="Red", width=100, height=50, background="#ff0000")
    write_contact_sheet(work_of((board,)), (board,), tmp_path / "sheet.pdf")
    data = (tmp_path / "sheet.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Count 1" in data


@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_it_says_how_what_it_shows_was_made(tmp_path: Path, suffix: str) -> None:
    asset = Asset(sha256="a" * 64, media_type="image/png", recipe=Recipe(generator="gan.sample", seed=7))
    layer = ImageLayer(asset=asset.sha256, transform=Transform(x=8, y=8, width=16, height=16))
    board = Artboard(name="Made", width=16, height=16, layers=(layer,))
    work, path = (
        Work(Document(artboards=(board,), assets=(asset,)), lambda _sha: b""),
        tmp_path / f"a{suffix}",
    )
    write_contact_sheet(work, (board,), path)
    found = read(path)
    assert found is not None
    assert [made.recipe.seed for made in found.made] == [7]
    write_contact_sheet(work, (board,), path, with_recipe=False)
    assert read(path) is None


def test_what_cannot_be_a_sheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no artboard"):
        write_contact_sheet(work_of(()), (), tmp_path / "a.png")
    many = (Artboard(),) * (MOST + 1)
    with pytest.raises(UserError, match="at most"):
        write_contact_sheet(work_of(()), many, tmp_path / "a.png")
    with pytest.raises(UserError, match=r"\.xyz"):
        write_contact_sheet(work_of((Artboard(),)), (Artboard(),), tmp_path / "a.xyz")
