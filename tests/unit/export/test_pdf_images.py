"""Pictures as a PDF stores them: small, and looking the same."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from creastudio.export.pdf_images import stored


def _noise(width: int, height: int) -> Image.Image:
    """Return a picture that is as little flat as a photograph."""
    noise = np.random.default_rng(2).integers(0, 256, (height // 2, width // 2, 3), np.uint8)
    return Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC)


def _drawing() -> Image.Image:
    drawing = Image.new("RGB", (200, 120), "#ffeedd")
    drawing.paste("#204080", (40, 30, 160, 90))
    return drawing


def test_photographs_are_jpeg_and_drawings_lose_nothing() -> None:
    assert b"DCTDecode" in stored(_noise(96, 96)).fields
    assert b"FlateDecode" in stored(_noise(96, 96), quality=None).fields
    assert b"FlateDecode" in stored(_drawing()).fields


def test_a_ramp_is_no_photograph() -> None:
    ramp = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.new("L", (256, 256), 9), Image.new("L", (256, 256), 90)]
    )
    assert b"FlateDecode" in stored(ramp).fields


def test_one_colour_is_one_px_also_where_it_was_premultiplied() -> None:
    alpha = np.tile(np.arange(256, dtype=np.uint8), (8, 1))
    tone = np.array([37, 140, 201])
    rough = np.where(
        alpha[..., None] > 0,
        np.rint(np.rint(tone * alpha[..., None] / 255) * 255 / np.maximum(alpha, 1)[..., None]),
        0,
    )
    made = stored(Image.fromarray(rough.clip(0, 255).astype(np.uint8)), alpha)
    assert b"/Width 1\n/Height 1" in made.fields
    assert made.mask is not None


def test_grey_pictures_have_one_channel() -> None:
    grey = Image.fromarray(np.random.default_rng(3).integers(0, 256, (64, 64), np.uint8)).convert("RGB")
    assert b"DeviceGray" in stored(grey).fields


def test_a_soft_mask_is_coarser_and_a_sharp_one_is_not() -> None:
    across = np.linspace(0, 255, 400).astype(np.uint8)
    soft, sharp = np.tile(across, (80, 1)), np.tile(((across > 99) * 255).astype(np.uint8), (80, 1))
    softly, sharply = (stored(_noise(400, 80), shows).mask for shows in (soft, sharp))
    assert softly is not None
    assert b"/Width 100\n" in softly.fields
    assert b"/Interpolate true" in softly.fields
    assert sharply is not None
    assert b"/Width 400\n" in sharply.fields


def test_what_is_hidden_costs_nothing_and_what_shows_stays() -> None:
    picture, shows = _noise(256, 256), np.zeros((256, 256), np.uint8)
    shows[96:160, 96:160] = 255
    made = stored(picture, shows)
    whole = stored(picture, np.where(shows, shows, 1).astype(np.uint8))
    assert len(made.content) < len(whole.content) / 4
    seen = (slice(96, 160), slice(96, 160))
    with Image.open(io.BytesIO(made.content)) as read:
        off = np.abs(np.asarray(read, np.int16)[seen] - np.asarray(picture, np.int16)[seen])
    assert off.mean() < 6


def test_a_mask_of_other_px_that_shows_nothing_is_one_px() -> None:
    colors = Image.effect_noise((64, 64), 90).convert("RGB")
    found = stored(colors, np.zeros((16, 16), np.uint8))
    assert found.mask is not None
    assert b"/Width 1\n/Height 1\n" in found.mask.fields


def test_colours_go_on_beyond_what_shows() -> None:
    # Viewers that make it smaller mix what shows with what doesn't.
    drawing, shows = np.zeros((40, 40, 3), np.uint8), np.zeros((40, 40), np.uint8)
    drawing[10:30, 10:20], drawing[10:30, 20:30], shows[10:30, 10:30] = (250, 20, 20), (20, 20, 250), 255
    with Image.open(
        io.BytesIO(_png_of(stored(Image.fromarray(drawing), shows, None).content, 40, 40))
    ) as read:
        assert read.getpixel((9, 20)) == (250, 20, 20)


def _png_of(deflated: bytes, width: int, height: int) -> bytes:
    """Return deflated rows with their predictors as the PNG that they are the content of."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", deflated) + chunk(b"IEND", b"")
