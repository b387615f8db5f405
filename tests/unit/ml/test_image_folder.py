from __future__ import annotations

import os
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngImageFile

from creastudio.api import TrainingData, UserError
from creastudio.api.dataset import MANIFEST, Box, DatasetManifest, FileChoice, Framing
from creastudio.ml.framing import Pixels
from creastudio.ml.image_folder import Fit, load_folder, load_picture
from creastudio.ml.picture_files import ORIENTATION


def load_square(path: Path, size: int, fit: Fit = "crop", **options: int) -> Pixels:
    return load_picture(path, (size, size), fit, **options)


RED = (255, 0, 0)


def _save(path: Path, image: Image.Image, **options: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)  # pyright: ignore[reportArgumentType]
    return path


def _red(size: tuple[int, int] = (20, 20), mode: str = "RGB") -> Image.Image:
    return Image.new("RGB", size, RED).convert(mode)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp", ".gif", ".tif", ".PNG"])
def test_every_format_is_read(tmp_path: Path, suffix: str) -> None:
    pixels = load_square(_save(tmp_path / f"a{suffix}", _red()), 8)
    assert pixels.shape == (8, 8, 3)
    assert pixels.dtype == np.uint8
    assert np.abs(pixels.astype(int) - RED).max() <= 3


@pytest.mark.parametrize(
    ("mode", "suffix", "seen"),
    [
        ("L", ".png", (76, 76, 76)),
        ("LA", ".png", (76, 76, 76)),
        ("P", ".png", RED),
        ("CMYK", ".jpg", RED),
    ],
)
def test_pictures_of_any_mode_become_rgb(
    tmp_path: Path, mode: str, suffix: str, seen: tuple[int, ...]
) -> None:
    pixels = load_square(_save(tmp_path / f"a{suffix}", _red(mode=mode)), 8)
    assert np.abs(pixels.astype(int) - seen).max() <= 3


def test_black_and_white(tmp_path: Path) -> None:
    halves = Image.new("1", (16, 16))
    halves.paste(1, (0, 0, 16, 8))
    pixels = load_square(_save(tmp_path / "a.png", halves), 16)
    assert (pixels[:8] == 255).all()
    assert (pixels[8:] == 0).all()


def test_sixteen_bits_are_scaled_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16)[None].repeat(256, 0)
    pixels = load_square(_save(tmp_path / "a.png", Image.fromarray(ramp)), 256)
    assert pixels[0, ::64, 0].tolist() == [0, 64, 128, 192]
    floats = _save(tmp_path / "a.tif", Image.fromarray(ramp.astype(np.float32) / 65535))
    assert load_square(floats, 256)[0, ::64, 0].tolist() == [0, 64, 128, 192]


def test_transparency_becomes_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (16, 16), (10, 20, 30, 0))
    clear.paste((0, 0, 255, 255), (0, 0, 16, 8))
    pixels = load_square(_save(tmp_path / "a.png", clear), 16)
    assert pixels[0, 0].tolist() == [0, 0, 255]
    assert pixels[15, 0].tolist() == [255, 255, 255]
    palette = clear.quantize(4)
    assert load_square(_save(tmp_path / "b.png", palette), 16)[15, 0].tolist() == [255, 255, 255]


def test_the_first_frame_of_an_animation(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, (0, 255, 0))]
    path = _save(tmp_path / "a.gif", frames[0], save_all=True, append_images=frames[1:])
    assert load_square(path, 8)[0, 0].tolist() == list(RED)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_upright(tmp_path: Path, suffix: str, orientation: int) -> None:
    picture = Image.effect_noise((8, 8), 200).resize((16, 16), Image.Resampling.NEAREST).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    path = _save(tmp_path / f"a{suffix}", picture, exif=exif, quality=100, lossless=True)
    with Image.open(path) as opened:
        expected = np.asarray(ImageOps.exif_transpose(opened).convert("RGB"))
    assert np.array_equal(load_square(path, 16), expected)


@pytest.mark.parametrize(
    ("suffix", "tag", "broken"),
    [
        (".jpg", b"\x01\x12\x00\x03", b"\x01\x12\x00\x02"),  # its type: text rather than a number
        (".jpg", b"MM\x00*", b"ZZ\x00*"),
        (".webp", b"\x01\x12\x00\x03", b"\x01\x12\x00\x04"),
        (".tif", b"\x12\x01\x03\x00", b"\x12\x01\x02\x00"),
    ],
)
def test_damaged_metadata_costs_nothing(tmp_path: Path, suffix: str, tag: bytes, broken: bytes) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    path = _save(tmp_path / f"a{suffix}", _red(), exif=exif)
    data = path.read_bytes()
    assert tag in data
    path.write_bytes(data.replace(tag, broken))
    assert np.abs(load_square(path, 8).astype(int) - RED).max() <= 3


@pytest.mark.parametrize(
    ("fit", "corner", "side"), [("crop", RED, RED), ("stretch", RED, RED), ("pad", (255, 255, 255), RED)]
)
def test_a_wide_picture_is_cropped_stretched_or_padded(
    tmp_path: Path, fit: str, corner: tuple[int, ...], side: tuple[int, ...]
) -> None:
    pixels = load_square(_save(tmp_path / "wide.png", _red((60, 20))), 12, fit)  # pyright: ignore
    assert tuple(pixels[0, 0]) == corner
    assert tuple(pixels[6, 0]) == side


def test_pixel_art_keeps_its_edges(tmp_path: Path) -> None:
    art = np.random.default_rng(0).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    path = _save(tmp_path / "a.png", Image.fromarray(art.repeat(4, 0).repeat(4, 1)))
    assert np.array_equal(load_square(path, 16), art)


def test_one_pixel_is_enough(tmp_path: Path) -> None:
    assert load_square(_save(tmp_path / "a.png", _red((1, 1))), 16)[9, 9].tolist() == list(RED)
    assert load_square(_save(tmp_path / "b.png", _red((500, 1))), 16)[9, 9].tolist() == list(RED)


def _huge_png(path: Path, side: int) -> Path:
    """A PNG whose header promises side x side pixels and whose body is a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = _save(tmp_path / "deep" / "er" / "good.png", _red())
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "text.jpg").write_text("not a picture")
    (tmp_path / "cut.png").write_bytes(good.read_bytes()[:50])
    cut_photo = _save(tmp_path / "cut.jpg", Image.effect_noise((200, 200), 80))
    cut_photo.write_bytes(cut_photo.read_bytes()[:2000])
    _huge_png(tmp_path / "large.png", 30_000)
    _huge_png(tmp_path / "monstrous.png", 200_000)
    (tmp_path / "notes.txt").write_text("left alone")
    _save(tmp_path / ".hidden.png", _red())
    (tmp_path / "renamed.png").write_bytes(b"%PDF-1.4 nothing")
    found = load_folder(tmp_path, 16)
    assert found.images.shape == (1, 3, 16, 16)
    assert len(found.problems) == 7
    for name in ("empty.png", "text.jpg", "cut.png", "cut.jpg", "large.png", "monstrous.png", "renamed.png"):
        (sentence,) = [problem for problem in found.problems if f"'{name}'" in problem]
        assert sentence.endswith(".")
        assert str(tmp_path) not in sentence


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _save(tmp_path / "a.png", _red())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Image, "open", refuse)
    with pytest.raises(UserError) as error:
        load_square(path, 16)
    assert error.value.message == "'a.png' can't be read (Permission denied)."


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (
            struct.error("'H' format requires 0 <= number"),
            "'a.png' is damaged ('H' format requires 0 <= number).",
        ),
        (KeyError(262), "'a.png' is damaged (262)."),
        (MemoryError(), "'a.png' needs more memory than is free."),
    ],
)
def test_whatever_a_decoder_raises_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception, sentence: str
) -> None:
    path = _save(tmp_path / "a.png", _red())

    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(PngImageFile, "load", fail)
    with pytest.raises(UserError) as error:
        load_square(path, 16)
    assert error.value.message == sentence


def test_what_may_not_be_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _save(tmp_path / "good.png", _red())
    _save(tmp_path / "secret" / "a.png", _red())
    _save(tmp_path / "shut.png", _red())
    is_file, scandir = Path.is_file, os.scandir

    def looked_at(path: Path) -> bool:
        if path.name == "shut.png":
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path)

    def listed(path: str) -> object:
        if Path(path).name == "secret":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(Path, "is_file", looked_at)
    monkeypatch.setattr(os, "scandir", listed)
    found = load_folder(tmp_path, 16)
    assert len(found) == 1
    assert found.problems == (
        "'shut.png' can't be read (Permission denied).",
        "'secret' can't be read (Permission denied).",
    )


def test_no_usable_picture_is_a_user_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no pictures") as error:
        load_folder(tmp_path, 16)
    assert "PNG" in error.value.hint
    with pytest.raises(UserError, match="no folder 'gone'"):
        load_folder(tmp_path / "gone", 16)
    (tmp_path / "a.png").write_bytes(b"")
    with pytest.raises(UserError, match=r"None of the pictures .*'a\.png' is empty"):
        load_folder(tmp_path, 16)


def test_the_digest_follows_the_pixels(tmp_path: Path) -> None:
    _save(tmp_path / "a.png", _red())
    first = load_folder(tmp_path, 16)
    assert load_folder(tmp_path, 16).digest == first.digest
    _save(tmp_path / "b.png", _red(mode="L"))
    assert load_folder(tmp_path, 16).digest != first.digest


def test_memory_is_capped(tmp_path: Path) -> None:
    for index in range(5):
        _save(tmp_path / f"{index}.png", _red())
    found = load_folder(tmp_path, 16, max_bytes=3 * 16 * 16 * 3)
    assert len(found) == 3
    assert "Only the first 3 of 5" in found.problems[0]


def test_pictures_are_in_memory_once(tmp_path: Path) -> None:
    for index in range(16):
        _save(tmp_path / f"{index:02d}.png", Image.effect_noise((256, 256), 90))
    tracemalloc.start()
    try:
        found = load_folder(tmp_path, 256)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The tensor itself is torch's and isn't traced; what is, must not grow with the number of pictures.
    assert found.images.shape == (16, 3, 256, 256)
    assert peak < 6 * found.images[0].numel()


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    _save(tmp_path / "a.png", _red())

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_folder(tmp_path, 16, on_file=stop)


def test_sub_folders_are_classes(tmp_path: Path) -> None:
    for name in ("b/one.png", "a/deep/two.png", "b/three.png", "loose.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _save(path, _red())
    (tmp_path / "empty").mkdir()
    data = load_folder(tmp_path, (8, 12), labelled=True)
    assert data.images.shape == (3, 3, 8, 12)
    assert data.classes == ("a", "b")
    assert data.labels is not None
    assert data.labels.tolist() == [0, 1, 1]
    assert any("'empty' has no pictures" in note for note in data.notes)
    assert any("1 picture lies in no sub-folder" in note for note in data.notes)
    assert data.problems == (), "no file that a training would have to do without"
    assert any("'a' has only 1 picture." in note for note in data.notes)
    assert data.digest != load_folder(tmp_path, (8, 12)).digest


def test_one_class_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    _save(tmp_path / "a" / "one.png", _red())
    with pytest.raises(UserError, match="fewer than two sub-folders"):
        load_folder(tmp_path, 8, labelled=True)


def _choose(folder: Path, manifest: DatasetManifest) -> None:
    (folder / MANIFEST).write_text(manifest.to_json())


def test_what_was_chosen_is_honoured(tmp_path: Path) -> None:
    halves = Image.new("RGB", (32, 16), RED)
    halves.paste((0, 0, 255), (16, 0, 32, 16))
    for name in ("a.png", "b.png", "c.png"):
        _save(tmp_path / name, halves)
    plain = load_folder(tmp_path, 8)
    right = Box(left=0.5, top=0, right=1, bottom=1)
    chosen = {
        "a.png": FileChoice(exclude=True),
        "b.png": FileChoice(crop=right),
        "c.png": FileChoice(framing=Framing(fit="stretch")),
    }
    _choose(tmp_path, DatasetManifest(framing=Framing(fit="pad", ground="black"), files=chosen))
    data = load_folder(tmp_path, 8)
    assert list(data.files) == ["b.png", "c.png"]
    assert data.chosen_out == 1
    assert data.problems == ()
    assert (data.images[0].permute(1, 2, 0).numpy() == (0, 0, 255)).all()
    assert data.images[1, 0, 4].tolist() == [255] * 4 + [0] * 4
    assert data.digest != plain.digest
    _choose(tmp_path, DatasetManifest(framing=Framing(fit="pad", ground="black")))
    assert (load_folder(tmp_path, 8).images[0, :, 0] == 0).all()


def test_classes_may_be_chosen(tmp_path: Path) -> None:
    for name in ("a/1.png", "a/2.png", "b/3.png", "4.png"):
        _save(tmp_path / name, _red())
    files = {"a/2.png": FileChoice(label="b"), "4.png": FileChoice(label="c")}
    _choose(tmp_path, DatasetManifest(files=files))
    data = load_folder(tmp_path, 8, labelled=True)
    assert data.classes == ("a", "b", "c")
    assert data.labels is not None
    assert dict(zip(data.files, data.labels.tolist(), strict=True)) == {
        "4.png": 2, "a/1.png": 0, "a/2.png": 1, "b/3.png": 1,
    }  # fmt: skip
    assert data.problems == ()


def test_rights_go_into_the_card(tmp_path: Path) -> None:
    for name in "abc":
        _save(tmp_path / f"{name}.png", _red())
    files = {"b.png": FileChoice(licence="CC-BY-4.0", source="a friend")}
    _choose(tmp_path, DatasetManifest(title="Reds", licence="CC0-1.0", source="own", files=files))
    assert load_folder(tmp_path, 8).data == (
        TrainingData(name="Reds", licence="CC0-1.0", source="own", items=2),
        TrainingData(name="Reds", licence="CC-BY-4.0", source="a friend", items=1),
    )


def test_choices_that_cannot_be_read_stop_it(tmp_path: Path) -> None:
    _save(tmp_path / "a.png", _red())
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(UserError, match="can't be read"):
        load_folder(tmp_path, 8)


def test_all_left_out(tmp_path: Path) -> None:
    _save(tmp_path / "a.png", _red())
    _choose(tmp_path, DatasetManifest(files={"a.png": FileChoice(exclude=True)}))
    with pytest.raises(UserError, match=r"All pictures in .* are left out"):
        load_folder(tmp_path, 8)


def test_doubts_are_told(tmp_path: Path) -> None:
    for name in "abc":
        _save(tmp_path / f"{name}.png", _red())
    assert load_folder(tmp_path, 8).notes == (
        "All 3 pictures are the same: there is nothing to learn but that one.",
    )
    _save(tmp_path / "d.png", Image.new("RGB", (20, 20), "blue"))
    few, copies = load_folder(tmp_path, 8).notes
    assert few == "There are only 4 pictures: a model learns so few by heart."
    assert copies.startswith("2 of 4 pictures are copies")


def test_changes_that_the_manifest_speaks_against_are_told(tmp_path: Path) -> None:
    _save(tmp_path / "a.png", _red())
    assert load_folder(tmp_path, 8).forbidden == frozenset()
    _choose(tmp_path, DatasetManifest(mirror=False, augment="translation"))
    assert load_folder(tmp_path, 8).forbidden == {"flip", "colour"}
    _choose(tmp_path, DatasetManifest(mirror=True, augment="translation,cutout,colour"))
    assert load_folder(tmp_path, 8).forbidden == frozenset()
