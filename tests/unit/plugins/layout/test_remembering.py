"""What a layout keeps may be damaged: it is left alone then, as a project may come from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api.layout import Layout
from creastudio_layout.engine.pictures import look_at, seen_again
from creastudio_layout.engine.remembering import PLAIN, concept_of, frame_of, picture_of
from tests.unit.plugins.layout.test_compose import a_picture

FRAME: dict[str, Any] = {
    "zone": [10, 10, 80, 80], "anchor": "middle", "align": "start", "logo": "top", "corner": [0, 0, 0, 0], "ground": "panel",
    "picture": [0, 0, 0, 0], "panel": [0, 0, 100, 100], "row": False, "fade": [0, 0, 0, 0], "crop": [0, 0, 1, 1, 1, 0],
}  # fmt: skip


def keeping(**settings: Any) -> Layout:
    return Layout(width=100, height=100, settings=settings)


def test_a_frame_is_read_as_it_was_kept() -> None:
    found = frame_of(keeping(frame=FRAME))
    assert found is not None
    assert found.zone == (10, 10, 80, 80)
    assert (found.anchor, found.logo, found.options) == ("middle", "top", ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"anchor": "sideways"}, {"logo": "nowhere"}, {"ground": ""}, {"align": "end"}, {"zone": [0, 0, 0, 80]},
        {"zone": [0, 0, float("nan"), 80]}, {"picture": [0, 0, 50, 0]}, {"crop": [0, 0, 0, 1, 1, 0]}, {"crop": []}, {"row": None, "fade": 3},
    ],
)  # fmt: skip
def test_a_damaged_frame_is_none(wrong: dict[str, Any]) -> None:
    assert frame_of(keeping(frame={**FRAME, **wrong})) is None


def test_a_picture_is_seen_again_as_it_was(tmp_path: Path) -> None:
    seen = look_at(a_picture(tmp_path))
    again = picture_of(keeping(picture={seen.sha256: seen.told()}))
    assert again is not None
    assert (again.width, again.height, again.sha256) == (seen.width, seen.height, seen.sha256)


@pytest.mark.parametrize(
    "wrong", [{"width": 0}, {"height": -4}, {"faces": [[0, 0, 1]]}, {"faces": [[0, 0, 1, float("inf")]]}]
)
def test_a_damaged_picture_is_none(tmp_path: Path, wrong: dict[str, Any]) -> None:
    told = {**look_at(a_picture(tmp_path)).told(), **wrong}
    with pytest.raises(ValueError, match="picture"):
        seen_again("0" * 64, told)
    assert picture_of(keeping(picture={"0" * 64: told})) is None


def test_a_concept_that_is_not_known_is_plain() -> None:
    assert concept_of(keeping(concept={"family": "spiral", "scale": float("nan")})) == PLAIN
