"""``layout.compose`` as a job: a layout a variant and format, everything inside, nothing over another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from creastudio.api import UserError
from creastudio.api.formats import formats_in
from creastudio.api.layout import TEXT_ROLES, Element, Layout
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.compose import run
from creastudio_layout.tools.compose import ComposeParams

SIZES = "meta.square, meta.story, meta.link, iab.728x90, iab.300x250, iab.160x600, iab.320x50, print.a5"
WORDS = {
    "headline": "Slow mornings, good coffee",
    "subhead": "Roasted this week in small batches, at your door before the weekend.",
    "cta": "Order now",
    "legal": "Offer ends 31 May. While stocks last.",
}


def a_picture(folder: Path) -> Path:
    """A dark disc to the right of the middle on a calm, light ground."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", (320, 240), "#d8e2e8")
    ImageDraw.Draw(picture).ellipse((180, 70, 290, 180), fill="#7a2418")
    path = folder / "picture.png"
    picture.save(path)
    return path


def a_logo(folder: Path, color: str = "#7a2418") -> Path:
    """A bar of one colour on nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGBA", (120, 40), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rounded_rectangle((4, 4, 115, 35), 12, fill=color)
    path = folder / "logo.png"
    picture.save(path)
    return path


def made(folder: Path, inputs: dict[str, Path], **settings: object) -> list[Layout]:
    context = FakeContext(folder, seed=3, inputs=inputs)
    run(ComposeParams(**settings), context)  # type: ignore[arg-type]
    assert context.notices == []
    return [Layout.loads(artifact.read()) for artifact in context.results]


def said(layout: Layout) -> list[Element]:
    """Texts and logo."""
    return [element for element in layout.elements if element.role in TEXT_ROLES or element.role == "logo"]


def shared(one: Element, other: Element) -> float:
    """The area that two elements share, px."""
    a, b = one.box, other.box
    wide = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    high = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(0.0, wide) * max(0.0, high)


@pytest.fixture(scope="module")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> list[Layout]:
    folder = tmp_path_factory.mktemp("compose")
    inputs = {"picture": a_picture(folder), "logo": a_logo(folder)}
    return made(folder, inputs, formats=SIZES, variants=3, **WORDS)


def test_variants_come_in_all_formats(layouts: list[Layout]) -> None:
    forms = [form.id for form in formats_in(SIZES)]
    assert [(layout.variant, layout.format) for layout in layouts] == [
        (variant, form) for variant in range(3) for form in forms
    ]
    links = [layout.link for layout in layouts]
    assert len(set(links)) == 3
    assert all(len(set(links[at : at + len(forms)])) == 1 for at in range(0, len(links), len(forms)))
    assert {layout.resolver for layout in layouts} == {"layout.resolve"}
    assert {(layout.width, layout.height) for layout in layouts} >= {(1080, 1920), (320, 50)}


def test_words_and_logo_stay_in_the_safe_part_and_cover_nothing(layouts: list[Layout]) -> None:
    for layout in layouts:
        top, right, bottom, left = layout.safe
        for element in said(layout):
            box = element.box
            assert box.x >= left - 0.5
            assert box.y >= top - 0.5
            assert box.x + box.width <= layout.width - right + 0.5
            assert box.y + box.height <= layout.height - bottom + 0.5
        assert all(shared(one, other) < 1 for one, other in combinations(said(layout), 2))


def test_each_part_is_there_or_said_to_be_left_out(layouts: list[Layout]) -> None:
    for layout in layouts:
        there = {element.role for element in said(layout)}
        left_out = {dropped.role for dropped in layout.dropped}
        assert there | left_out == {*WORDS, "logo"}
        assert not there & left_out
        assert all(dropped.reason.endswith(".") for dropped in layout.dropped)
        for element in said(layout):
            assert element.text == WORDS.get(element.id, "")


def test_each_says_why_and_how_good_it_is(layouts: list[Layout]) -> None:
    for layout in layouts:
        assert layout.reasons
        assert {"occlusion", "unrest", "size", "energy"} <= set(layout.scores)
        assert layout.scores["contrast_least"] >= 3.0
        assert np.isfinite(list(layout.scores.values())).all()


def test_headlines_are_the_largest_text(layouts: list[Layout]) -> None:
    for layout in layouts:
        sizes = {element.role: element.look.size for element in said(layout) if element.look}
        if "headline" in sizes:
            assert sizes["headline"] == max(sizes.values())


def test_variants_differ(layouts: list[Layout]) -> None:
    squares = [layout for layout in layouts if layout.format == "meta.square"]
    assert len({str(layout.settings["concept"]) for layout in squares}) == 3
    assert len({layout.background for layout in squares}) >= 2


def test_a_print_bleeds(layouts: list[Layout]) -> None:
    for layout in layouts:
        if layout.format == "print.a5":
            assert layout.bleed == 35
            grounds = [element.box for element in layout.elements if element.role in ("picture", "shape")]
            if layout.settings["concept"]["family"] in ("full", "split", "card"):
                assert min(box.x for box in grounds) == -35


def test_the_same_seed_makes_the_same(tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path)}
    again = [made(tmp_path, inputs, formats="300x250", variants=2, **WORDS) for _ in range(2)]
    assert again[0] == again[1]


def test_words_alone_make_an_ad(tmp_path: Path) -> None:
    (layout,) = made(tmp_path, {}, headline="Closed on Monday", formats="600x600", variants=1)
    assert [element.role for element in layout.elements if element.text] == ["headline"]


def test_nothing_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to lay out"):
        made(tmp_path, {}, formats="600x600", variants=1)


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="mystery"):
        made(tmp_path, {}, headline="Hello", formats="mystery", variants=1)


def test_pictures_take_turns(tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path)}
    for name, color in (("picture_2", "#204060"), ("picture_3", "#c0d080")):
        inputs[name] = tmp_path / f"{name}.png"
        Image.new("RGB", (200, 100), color).save(inputs[name])
    found = made(tmp_path, inputs, headline="Three of a kind", formats="600x600, 300x250", variants=8)
    shown = [[item.picture for item in layout.elements if item.role == "picture"] for layout in found]
    first = [tuple(pictures) for pictures in shown[::2]]
    assert first == [tuple(pictures) for pictures in shown[1::2]]
    assert [len(pictures) for pictures in first] == [1, 1, 1, 3] * 2
    assert first[:4] == first[4:]
    assert set(first[0] + first[1] + first[2]) == set(first[3])


@pytest.mark.parametrize("style", ["elegant", "condensed", "auto"])
@pytest.mark.parametrize("with_picture", [True, False])
def test_a_style_has_its_letters(tmp_path: Path, style: str, with_picture: bool) -> None:
    inputs = {"picture": a_picture(tmp_path)} if with_picture else {}
    found = made(tmp_path, inputs, headline="Letters", formats="600x600", variants=12, style=style)
    assert len(found) == 12
    faces = {layout.settings["concept"]["face"] for layout in found}
    assert faces == {style} if style != "auto" else len(faces) > 3
