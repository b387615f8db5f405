"""``layout.resolve``: words, sizes and locks change; places follow, and what is locked stays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from creastudio.api import LiveLayouts, TextFit, TextSize, UserError
from creastudio.api.layout import Box, Element, Layout, TextLook, layouts_in, layouts_text
from creastudio.api.testing import FakeContext
from creastudio.api.testing.measures import fake_size
from creastudio_layout.engine.resolve import open_session, run
from creastudio_layout.tools.resolve import ResolveParams
from tests.unit.plugins.layout.test_compose import WORDS, a_logo, a_picture, made, said, shared

FORMATS = "meta.square, meta.link, iab.728x90, iab.160x600, iab.320x50"


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> list[Layout]:
    folder = tmp_path_factory.mktemp("resolve")
    inputs = {"picture": a_picture(folder), "logo": a_logo(folder)}
    return made(folder, inputs, formats=FORMATS, variants=3, **WORDS)


def again(folder: Path, layouts: list[Layout], **settings: str) -> list[Layout]:
    context = FakeContext(folder, seed=3)
    run(ResolveParams(layouts=layouts_text(layouts), **settings), context)
    return [Layout.loads(artifact.read()) for artifact in context.results]


def with_element(layout: Layout, name: str, **fields: object) -> Layout:
    elements = tuple(item.model_copy(update=fields) if item.id == name else item for item in layout.elements)
    return layout.model_copy(update={"elements": elements})


def test_what_has_not_changed_stays(composed: list[Layout], tmp_path: Path) -> None:
    for before, after in zip(composed, again(tmp_path, composed), strict=True):
        assert [(item.id, item.role) for item in after.elements] == [
            (item.id, item.role) for item in before.elements
        ]
        for one, other in zip(before.elements, after.elements, strict=True):
            assert other.box.x == pytest.approx(one.box.x, abs=0.5)
            assert other.box.y == pytest.approx(one.box.y, abs=0.5)
            assert other.box.width == pytest.approx(one.box.width, abs=0.5)


def test_a_longer_headline_finds_room_everywhere(composed: list[Layout], tmp_path: Path) -> None:
    text = "Slow mornings, good coffee, and a table by the window for everyone who asks"
    changed = [with_element(layout, "headline", text=text) for layout in composed]
    for before, after in zip(composed, again(tmp_path, changed), strict=True):
        head = after.element("headline")
        if head is None:
            assert "headline" in {item.id for item in after.dropped}
            continue
        assert head.text == text
        assert head.box.y + head.box.height <= after.height
        assert all(shared(one, other) < 1 for one, other in combinations(said(after), 2))
        assert (after.link, after.format, after.variant) == (before.link, before.format, before.variant)
        assert after.settings["concept"] == before.settings["concept"]


def test_in_another_size_it_is_laid_out_anew(composed: list[Layout], tmp_path: Path) -> None:
    square = next(layout for layout in composed if layout.format == "meta.square")
    assert square.settings["size"] == [1080, 1080]
    # Also where it doesn't tell what size it was made for: its format does.
    quiet = square.model_copy(
        update={"settings": {name: value for name, value in square.settings.items() if name != "size"}}
    )
    for before in (square, quiet):
        (after,) = again(tmp_path, [before.model_copy(update={"height": 1900})])
        assert after.settings["size"] == [1080, 1900]
        lowest = max(item.box.y + item.box.height for item in after.elements)
        assert 1300 < lowest <= 1900.5


def test_what_is_locked_stays_and_others_keep_clear(composed: list[Layout], tmp_path: Path) -> None:
    place = Box(x=20, y=20, width=300, height=120)
    changed = [
        with_element(layout, "headline", box=place, locked=True)
        for layout in composed
        if layout.format in ("meta.square", "meta.link")
    ]
    for before, after in zip(changed, again(tmp_path, changed), strict=True):
        head = after.element("headline")
        assert head == before.element("headline")
        for item in said(after):
            assert item.id == "headline" or shared(item, head) < 1  # type: ignore[arg-type]


def test_words_of_one_board_reach_where_they_were_dropped(composed: list[Layout], tmp_path: Path) -> None:
    small = next(layout for layout in composed if layout.dropped)
    dropped = small.dropped[0].id
    kin = [layout for layout in composed if layout.link == small.link]
    changed = [with_element(layout, dropped, text="Hi") for layout in kin]
    shown = [after.element(dropped) for after in again(tmp_path, changed)]
    assert {item.text for item in shown if item} == {"Hi"}


def test_a_layout_comes_into_other_formats(composed: list[Layout], tmp_path: Path) -> None:
    found = again(tmp_path, composed[:1], formats="meta.story, 600x200")
    assert [(layout.width, layout.height) for layout in found] == [(1080, 1920), (600, 200)]
    assert all(layout.link == composed[0].link for layout in found)
    assert all(layout.settings["concept"] == composed[0].settings["concept"] for layout in found)


def test_layouts_of_others_keep_what_is_not_known(tmp_path: Path) -> None:
    picture = Element(id="photo", role="picture", box=Box(x=0, y=0, width=400, height=150), picture="a" * 64)
    head = Element(
        id="headline",
        role="headline",
        box=Box(x=0, y=0, width=10, height=10),
        text="Hello",
        look=TextLook(size=4),
    )
    (after,) = again(tmp_path, [Layout(width=400, height=300, elements=(picture, head))])
    assert after.element("photo") == picture
    found = after.element("headline")
    assert found is not None
    assert found.look is not None
    assert found.look.size > 20


def test_a_session_answers_with_layouts(composed: list[Layout], tmp_path: Path) -> None:
    params = ResolveParams(layouts=layouts_text(composed[:4]))
    answer = open_session(FakeContext(tmp_path, params=params))(params)
    assert isinstance(answer, LiveLayouts)
    assert [layout.format for layout in answer.layouts] == [layout.format for layout in composed[:4]]
    assert layouts_in(layouts_text(answer.layouts))


@pytest.mark.parametrize(
    "settings", [{}, {"concept": 3, "frame": {}, "picture": {"x": {"small": "?"}}, "logo": {"a": 1}}]
)
def test_damaged_settings_do_no_harm(
    composed: list[Layout], tmp_path: Path, settings: dict[str, object]
) -> None:
    (after,) = again(tmp_path, [composed[0].model_copy(update={"settings": settings})])
    assert after.element("headline") is not None


def test_nothing_to_arrange_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no layout"):
        run(ResolveParams(), FakeContext(tmp_path))


def test_texts_are_measured_in_the_fonts_that_they_are_shown_in(
    composed: list[Layout], tmp_path: Path
) -> None:
    layout = composed[0]
    head = layout.element("headline")
    assert head is not None
    assert head.look is not None
    look = head.look.model_copy(update={"families": ("Caveat",), "weight": 400})
    context = FakeContext(tmp_path)
    asked: list[TextFit] = []

    def measured(fits: Sequence[TextFit]) -> list[TextSize]:
        asked.extend(fits)
        return [fake_size(fit) for fit in fits]

    context.measure_text = measured  # type: ignore[method-assign]
    run(ResolveParams(layouts=layouts_text([with_element(layout, "headline", look=look)])), context)
    (fit,) = (fit for fit in asked if fit.text == head.text)
    assert (fit.families, fit.weight) == (("Caveat",), 400)
    after = Layout.loads(context.results[0].read()).element("headline")
    assert after is not None
    assert after.look is not None
    assert after.look.families == ("Caveat",)
