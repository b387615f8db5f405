from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from creastudio.ml.picture_files import ORIENTATION, PictureFault, opened, read_picture, sha256_of
from tests.support.pictures import PictureMaker, save


def test_facts_of_a_plain_picture(tmp_path: Path) -> None:
    picture, facts = read_picture(save(PictureMaker().blots(40, 24), tmp_path / "a.png"))
    assert picture.size == (facts.width, facts.height) == (40, 24)
    assert (facts.format, facts.mode, facts.turned, facts.frames, facts.clear) == (
        "PNG",
        "RGB",
        False,
        1,
        False,
    )
    assert facts.ending_fits


def test_an_upright_picture_has_upright_facts(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    picture, facts = read_picture(save(PictureMaker().blots(40, 24), tmp_path / "a.jpg", exif=exif))
    assert picture.size == (24, 40)
    assert (facts.width, facts.height, facts.turned) == (24, 40, True)


def test_a_draft_says_the_full_size(tmp_path: Path) -> None:
    picture, facts = read_picture(save(PictureMaker().blots(640, 480), tmp_path / "a.jpg"), draft=64)
    assert (facts.width, facts.height) == (640, 480)
    assert 64 <= min(picture.size) < 480


def test_opaque_alpha_is_not_clear(tmp_path: Path) -> None:
    opaque = Image.new("RGBA", (8, 8), (1, 2, 3, 255))
    assert not read_picture(save(opaque, tmp_path / "a.png"))[1].clear
    opaque.putpixel((0, 0), (0, 0, 0, 0))
    assert read_picture(save(opaque, tmp_path / "b.png"))[1].clear


def test_frames_and_endings(tmp_path: Path) -> None:
    maker = PictureMaker()
    moving = save(maker.blots(), tmp_path / "a.gif", save_all=True, append_images=[maker.blots()])
    assert read_picture(moving)[1].frames == 2
    wrong = moving.rename(tmp_path / "a.png")
    assert not read_picture(wrong)[1].ending_fits


def _bomb() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(999)))


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"words", "no_picture"), (_bomb(), "too_large")],
)
def test_what_is_wrong_with_a_file_has_a_code(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(PictureFault, match=r"a\.png") as fault:
        read_picture(path)
    assert fault.value.code == code


def test_a_file_that_ends_too_early(tmp_path: Path) -> None:
    path = save(PictureMaker().blots(), tmp_path / "a.png")
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(PictureFault) as fault:
        read_picture(path)
    assert fault.value.code == "damaged"
    with pytest.raises(PictureFault) as fault:
        read_picture(tmp_path / "missing.png")
    assert fault.value.code == "unreadable"
    assert str(tmp_path) not in fault.value.message


def test_whatever_is_looked_for_a_picture_that_is_too_large_is_not_decoded(tmp_path: Path) -> None:
    path = save(PictureMaker().blots(40, 24), tmp_path / "a.png")
    with pytest.raises(PictureFault, match="too large: 40 x 24 px"):
        opened(path, lambda file: pytest.fail("it was looked at"), max_pixels=900)
    assert opened(path, lambda file: file.size, max_pixels=960) == (40, 24)


def test_a_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    # FIPS 180-2
    assert sha256_of(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
