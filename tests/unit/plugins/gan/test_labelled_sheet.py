from __future__ import annotations

import pytest
import torch

from creastudio.api.media import MAX_PICTURE_PIXELS
from creastudio_gan.engine.labelled_sheet import GAP, GROUND, MOST_PIXELS, fitted, labelled_sheet


def test_cells_lie_in_rows_and_small_ones_are_enlarged_by_whole_numbers() -> None:
    cells = torch.zeros(3, 3, 32, 48, dtype=torch.uint8)
    cells[1] = 100
    cells[2] = 200
    sheet = labelled_sheet(cells, 2)
    assert sheet.shape == (3, 2 * (96 + GAP) + GAP, 2 * (144 + GAP) + GAP)
    assert (sheet[:, GAP : GAP + 96, -GAP - 144 : -GAP] == 100).all()
    assert (sheet[:, -GAP - 96 : -GAP, GAP : GAP + 144] == 200).all()
    assert sheet[:, -1, -1].tolist() == list(GROUND)
    assert sheet[:, -GAP - 48, -GAP - 72].tolist() == list(GROUND)


def test_words_make_room_for_themselves() -> None:
    cells = torch.zeros(4, 3, 128, 128, dtype=torch.uint8)
    bare = labelled_sheet(cells, 2)
    sheet = labelled_sheet(cells, 2, ["a", "a long label that doesn't fit above its column"], ["-2", "微笑"])
    assert sheet.shape[1] > bare.shape[1]
    assert sheet.shape[2] > bare.shape[2]
    top = sheet[:, : sheet.shape[1] - bare.shape[1]]
    assert (top != 250).any()


def test_what_the_font_cannot_write_leaves_no_mark() -> None:
    cells = torch.zeros(1, 3, 128, 128, dtype=torch.uint8)
    assert torch.equal(labelled_sheet(cells, 1, ["微笑"]), labelled_sheet(cells, 1))


def test_a_sheet_of_many_large_pictures_can_still_be_opened() -> None:
    """A grid of 16 x 16 pictures of 1024 px would have 268 megapixels."""
    picture = torch.full((3, 1024, 512), 77, dtype=torch.uint8)
    assert fitted(picture, 4) is picture
    small = fitted(picture, 16 * 16)
    assert 0.9 * MOST_PIXELS < 256 * small.shape[1] * small.shape[2] <= MOST_PIXELS < MAX_PICTURE_PIXELS
    assert small.shape[1] == pytest.approx(2 * small.shape[2], abs=2)
    assert (small == 77).all()
