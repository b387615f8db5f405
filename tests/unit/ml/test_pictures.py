from __future__ import annotations

import io

import torch
from PIL import Image

from creastudio.ml.pictures import png, sheet, to_uint8


def test_the_ends_of_the_range_are_black_and_white() -> None:
    assert to_uint8(torch.tensor([-1.0, 0.0, 1.0, 1.5, -9.0])).tolist() == [0, 128, 255, 255, 0]


def test_png_holds_the_pixels_and_nothing_else() -> None:
    image = torch.randint(0, 256, (3, 5, 7), generator=torch.Generator().manual_seed(0)).to(torch.uint8)
    data = png(image)
    assert data == png(image)
    assert b"tIME" not in data
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.size == (7, 5)
        red, _, blue = opened.getpixel((6, 4))  # pyright: ignore[reportGeneralTypeIssues]
    assert (red, blue) == (int(image[0, 4, 6]), int(image[2, 4, 6]))


def test_a_sheet_is_filled_row_by_row() -> None:
    images = torch.arange(5, dtype=torch.uint8).view(5, 1, 1, 1).expand(5, 3, 2, 2)
    laid = sheet(images)
    assert laid.shape == (3, 4, 6)
    assert laid[0, ::2, ::2].tolist() == [[0, 1, 2], [3, 4, 0]]
    assert sheet(images, columns=5).shape == (3, 2, 10)
