"""Cuts keep what draws the eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio_layout.engine.crops import crops
from creastudio_layout.engine.pictures import look_at, seen_again
from tests.unit.plugins.layout.test_compose import a_picture


@pytest.mark.parametrize(("width", "height"), [(100, 100), (300, 100), (100, 300), (50, 2000)])
def test_cuts_have_the_proportions_of_the_box_and_lie_in_the_picture(
    tmp_path: Path, width: int, height: int
) -> None:
    seen = look_at(a_picture(tmp_path))
    for crop in crops(seen, width, height, (1.0, 1.3)):
        assert crop.x >= -1e-6
        assert crop.y >= -1e-6
        assert crop.x + crop.width <= 1 + 1e-6
        assert crop.y + crop.height <= 1 + 1e-6
        assert crop.width / crop.height * seen.aspect == pytest.approx(width / height, rel=0.02)


def test_the_best_cut_holds_the_thing(tmp_path: Path) -> None:
    # The disc spans 0.56 to 0.91 of the width and 0.29 to 0.75 of the height.
    best = crops(look_at(a_picture(tmp_path)), 100, 200)[0]
    assert best.x + best.width / 2 == pytest.approx(0.73, abs=0.1)
    assert best.kept > 0.75


def test_what_is_kept_in_settings_is_seen_alike(tmp_path: Path) -> None:
    seen = look_at(a_picture(tmp_path))
    again = seen_again(seen.sha256, seen.told())
    assert again.eye.tolist() == seen.eye.tolist()
    assert (again.width, again.height) == (320, 240)


def test_the_eye_finds_the_thing(tmp_path: Path) -> None:
    seen = look_at(a_picture(tmp_path))
    rows, columns = seen.eye.shape
    inside = seen.eye[round(0.4 * rows) : round(0.6 * rows), round(0.65 * columns) : round(0.8 * columns)]
    assert inside.mean() > 4 * seen.eye[:, : columns // 3].mean()
