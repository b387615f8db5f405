"""Another picture in the place of one: the resolver looks at it, and cuts it around what draws the eye."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from creastudio.api import LiveLayouts
from creastudio.api.layout import PICTURES, Layout, layouts_text
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.replaced import Glances, with_new_pictures
from creastudio_layout.engine.resolve import open_session, run
from creastudio_layout.tools.resolve import ResolveParams
from tests.unit.plugins.layout.test_compose import WORDS, a_picture, made

FORMATS = "meta.square, meta.link, iab.160x600, meta.story"


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> list[Layout]:
    folder = tmp_path_factory.mktemp("replaced")
    return made(folder, {"picture": a_picture(folder)}, formats=FORMATS, variants=4, **WORDS)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wide picture whose one thing stands at its left."""
    picture = Image.new("RGB", (480, 160), "#d8e2e8")
    ImageDraw.Draw(picture).ellipse((20, 40, 100, 120), fill="#7a2418")
    path = tmp_path_factory.mktemp("other") / "other.png"
    picture.save(path)
    return path


def showing(layout: Layout, path: Path) -> Layout:
    """Return a layout that shows a file where it showed another, as the window asks."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    elements = tuple(
        item.model_copy(update={"picture": sha256}) if item.id == "picture" else item
        for item in layout.elements
    )
    settings = {**layout.settings, PICTURES: {sha256: str(path)}}
    return layout.model_copy(update={"elements": elements, "settings": settings})


def resolved(folder: Path, layouts: list[Layout]) -> tuple[Layout, ...]:
    params = ResolveParams(layouts=layouts_text(layouts))
    answer = open_session(FakeContext(folder, params=params))(params)
    assert isinstance(answer, LiveLayouts)
    return tuple(answer.layouts)


def middle_kept(layout: Layout) -> bool:
    """Whether the middle of the thing in the other picture is seen."""
    element = layout.element("picture")
    assert element is not None
    crop = element.crop
    return crop is None or (crop.x < 0.125 < crop.x + crop.width and crop.y < 0.5 < crop.y + crop.height)


def test_what_draws_the_eye_in_a_new_picture_is_seen(
    composed: list[Layout], other: Path, tmp_path: Path
) -> None:
    shown = [layout for layout in composed if layout.element("picture") is not None]
    after = resolved(tmp_path, [showing(layout, other) for layout in shown])
    assert len(after) >= 8
    assert all(middle_kept(layout) for layout in after)
    # Of the old cuts some would have lost it.
    assert not all(middle_kept(layout) for layout in shown)
    assert all(list(layout.settings["picture"]) == [_element_picture(layout)] for layout in after)
    assert not any(PICTURES in layout.settings for layout in after)


def _element_picture(layout: Layout) -> str:
    element = layout.element("picture")
    assert element is not None
    return element.picture


def test_where_words_lie_beside_it_the_arrangement_stays(composed: list[Layout], other: Path) -> None:
    beside = next(
        layout
        for layout in composed
        if layout.settings["frame"]["ground"] == "panel" and not any(layout.settings["frame"]["fade"])
    )
    after = with_new_pictures(showing(beside, other), Glances()).settings["frame"]
    assert {**after, "crop": 0} == {**beside.settings["frame"], "crop": 0}
    assert after["crop"] != beside.settings["frame"]["crop"]


@pytest.mark.parametrize("content", [b"no picture", None])
def test_a_file_that_cannot_be_read_changes_nothing(
    composed: list[Layout], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"x")
    asked = showing(composed[0], path)
    path.write_bytes(content) if content is not None else path.unlink()
    after = with_new_pictures(asked, Glances())
    assert after.settings == composed[0].settings


def test_a_job_reads_no_file_that_a_text_names(composed: list[Layout], other: Path, tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=3)
    run(ResolveParams(layouts=layouts_text([showing(composed[0], other)])), context)
    (after,) = (Layout.loads(artifact.read()) for artifact in context.results)
    assert after.settings["picture"] == composed[0].settings["picture"]
    assert PICTURES not in after.settings
