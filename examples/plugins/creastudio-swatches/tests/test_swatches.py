"""The contract of the studio, and that other programs can read what is written."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from creastudio.api import UserError
from creastudio.api.testing import FakeContext, check_generator
from creastudio_swatches.binary import exchange, photoshop
from creastudio_swatches.engine import colours_of, ordered, run, run_binary
from creastudio_swatches.formats import ENDINGS, written
from creastudio_swatches.plugin import BINARY, PALETTE, PaletteParams, SwatchesParams

FLAG = [(0xE0, 0x20, 0x20), (0xF8, 0xF8, 0xF0), (0x20, 0x30, 0x90)]


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """Half red, a third white, a sixth blue."""
    picture = Image.new("RGB", (60, 30), FLAG[0])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((30, 0, 49, 29), FLAG[1])
    draw.rectangle((50, 0, 59, 29), FLAG[2])
    picture.save(tmp_path / "flag.png")
    return tmp_path / "flag.png"


def test_contract(tmp_path: Path) -> None:
    check_generator(PALETTE, tmp_path)


def test_contract_of_binary_files(tmp_path: Path) -> None:
    check_generator(BINARY, tmp_path)


def test_a_file_comes_for_each_program_that_is_asked_for(flag: Path, tmp_path: Path) -> None:
    context = FakeContext(folder=tmp_path / "run", seed=1, inputs={"picture": flag})
    run_binary(SwatchesParams(), context)
    assert [made.metadata["suffix"] for made in context.results] == [".ase", ".aco"]
    context = FakeContext(folder=tmp_path / "other", seed=1, inputs={"picture": flag})
    with pytest.raises(UserError, match="No program"):
        run_binary(SwatchesParams(exchange=False, photoshop=False), context)


def test_adobe_reads_a_group_with_a_block_a_colour() -> None:
    data = exchange(FLAG, "Mine")
    assert data[:4] == b"ASEF"
    place, kinds, seen = 12, list[int](), list[tuple[int, ...]]()
    while place < len(data):
        kind, length = struct.unpack_from(">HI", data, place)
        kinds.append(kind)
        if kind == 1:
            values = struct.unpack_from(">3f", data, place + 6 + length - 14)
            seen.append(tuple(round(255 * value) for value in values))
        place += 6 + length
    assert (kinds, place) == ([0xC001, 1, 1, 1, 0xC002], len(data))
    assert struct.unpack_from(">I", data, 8) == (5,)
    assert seen == FLAG


def test_photoshop_reads_both_versions() -> None:
    data = photoshop(FLAG)
    assert struct.unpack_from(">2H", data) == (1, 3)
    entries = struct.iter_unpack(">5H", data[4:34])
    assert [tuple(value // 257 for value in entry[1:4]) for entry in entries] == FLAG
    assert struct.unpack_from(">2H", data, 34) == (2, 3)
    assert len(data) == 38 + 3 * (10 + 4 + 16)


def test_colours_come_by_what_they_cover(flag: Path) -> None:
    assert colours_of(flag, 8) == FLAG


def test_orders() -> None:
    assert ordered(FLAG, "light") == [FLAG[2], FLAG[0], FLAG[1]]
    assert ordered(FLAG, "hue")[0] == FLAG[0]


@pytest.mark.parametrize("form", ENDINGS)
def test_every_format_has_every_colour(form: str, flag: Path, tmp_path: Path) -> None:
    context = FakeContext(folder=tmp_path / "run", seed=1, inputs={"picture": flag})
    run(PaletteParams(format=form), context)
    (made,) = context.results
    assert made.metadata["suffix"] == ENDINGS[form]
    text = made.read().decode().lower()
    for red, green, blue in FLAG:
        assert f"{red:02x}{green:02x}{blue:02x}" in text or re.search(rf"{red}\s+{green}\s+{blue}", text)


def test_gimp_reads_a_head_and_three_numbers_a_line() -> None:
    lines = written("gpl", FLAG, "Mine").splitlines()
    assert lines[0] == "GIMP Palette"
    assert [tuple(map(int, line.split()[:3])) for line in lines[4:]] == FLAG


def test_what_has_no_colours_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "none.png")
    with pytest.raises(UserError, match="transparent"):
        colours_of(tmp_path / "none.png", 4)
    (tmp_path / "no.png").write_bytes(b"nothing")
    with pytest.raises(UserError, match=r"no\.png"):
        colours_of(tmp_path / "no.png", 4)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 4)
    with pytest.raises(UserError, match=r"none\.png"):
        colours_of(tmp_path / "none.png", 4)
