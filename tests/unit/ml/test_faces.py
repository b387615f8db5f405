from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from creastudio.api.dataset import Framing
from creastudio.ml import faces as module
from creastudio.ml.faces import Cascade, faces, frontal, largest_face, windows
from creastudio.ml.framing import crop_box
from tests.support.pictures import PictureMaker


def drawn_face(width: int, height: int, at: tuple[int, int], side: int) -> Image.Image:
    """Return a soft face, lit from above, `side` px high, whose middle lies at `at`."""
    big = 4
    picture = Image.new("L", (width * big, height * big), 90)
    draw = ImageDraw.Draw(picture)
    x, y, s = at[0] * big, at[1] * big, side * big

    def oval(dx: float, dy: float, rx: float, ry: float, shade: int) -> None:
        draw.ellipse((x + (dx - rx) * s, y + (dy - ry) * s, x + (dx + rx) * s, y + (dy + ry) * s), fill=shade)

    oval(0, -0.12, 0.47, 0.52, 40)
    oval(0, 0, 0.38, 0.5, 190)
    oval(0, -0.25, 0.28, 0.14, 215)
    for turn in (-1, 1):
        oval(turn * 0.17, -0.14, 0.11, 0.03, 60)
        oval(turn * 0.17, -0.06, 0.09, 0.045, 70)
        oval(turn * 0.22, 0.12, 0.1, 0.1, 205)
        oval(turn * 0.06, 0.14, 0.03, 0.02, 100)
    oval(0, 0.04, 0.05, 0.14, 220)
    oval(0, 0.29, 0.16, 0.04, 85)
    oval(0, 0.36, 0.1, 0.02, 150)
    soft = picture.filter(ImageFilter.GaussianBlur(s * 0.02))
    return soft.resize((width, height), Image.Resampling.BOX).convert("RGB")


def test_a_face_is_found_where_it_is() -> None:
    box = largest_face(drawn_face(200, 100, (150, 50), 56))
    assert box is not None
    assert abs((box.left + box.right) / 2 - 0.75) < 0.06
    assert abs((box.top + box.bottom) / 2 - 0.5) < 0.15


def test_a_crop_keeps_the_face() -> None:
    left, _, right, _ = crop_box(drawn_face(200, 100, (150, 50), 56), 1.0, Framing(focus="face"))
    assert left <= 122
    assert right >= 178
    assert right <= 200


def test_there_are_none_in_blots() -> None:
    maker = PictureMaker()
    assert [faces(maker.blots(80, 80)) for _ in range(8)] == [[]] * 8
    assert faces(maker.blots(8, 8)) == []


def test_without_a_face_a_crop_keeps_what_draws_the_eye(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "largest_face", lambda _picture: None)
    picture = PictureMaker().blots(96, 32)
    assert crop_box(picture, 1.0, Framing(focus="face")) == crop_box(picture, 1.0, Framing(focus="salient"))


def test_every_stage_must_be_passed() -> None:
    # One feature of cells of one pixel, and tables that know a single pattern: all around brighter than the middle.
    words = [0] * 7 + [1 << 31]
    table = module._table(words, 1.0, -1.0)  # pyright: ignore[reportPrivateUsage]
    assert np.flatnonzero(table > 0).tolist() == [255]
    cascade = Cascade(3, np.array([[0, 0, 1, 1]]), ((0.5, ((0, table),)),))
    pixels = np.full((5, 6), 9.0)
    pixels[2, 3] = 1
    # Even ground counts as brighter too, as in the file's own training.
    ys, xs = windows(pixels, cascade)
    assert (1, 2) in set(zip(ys.tolist(), xs.tolist(), strict=True))
    pixels[1, 2] = 0
    ys, xs = windows(pixels, cascade)
    assert (1, 2) not in set(zip(ys.tolist(), xs.tolist(), strict=True))
    assert len(frontal().stages) == 20
    assert windows(np.zeros((2, 2)), cascade)[0].size == 0


def test_a_cascade_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text(
        '{"window": 3, "features": [[0,0,1,1]], "stages": [{"threshold": 0.5, "weak": [[0, [0,0,0,0,0,0,0,1], 1, -1]]}]}'
    )
    cascade = Cascade.load(path)
    assert cascade.window == 3
    assert cascade.stages[0][1][0][1][224] == 1
