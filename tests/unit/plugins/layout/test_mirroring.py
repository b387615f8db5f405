"""Ads in languages that are read from the right: everything stands at the other side, and stays there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from creastudio.api.layout import Box, Element, Fade, Layout
from creastudio_layout.engine.copy import Words
from creastudio_layout.engine.mirroring import mirrored, mirrored_past, reads_from_right
from creastudio_layout.engine.pictures import look_at, turned
from tests.unit.plugins.layout.test_compose import WORDS, a_logo, a_picture, made
from tests.unit.plugins.layout.test_past_ads import an_ad, written
from tests.unit.plugins.layout.test_resolve import again, with_element

FORMATS = "meta.square, meta.story, meta.link, iab.728x90, iab.160x600, print.a5"
HEBREW = {
    "headline": "קפה של בוקר כמו שאתם אוהבים",
    "subhead": "קלוי טרי מדי יום בלב העיר ומגיע אליכם עד סוף השבוע",
    "cta": "הזמינו עכשיו",
    "legal": "המבצע בתוקף עד סוף החודש.",
}


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> list[Layout]:
    folder = tmp_path_factory.mktemp("hebrew")
    inputs = {"picture": a_picture(folder), "logo": a_logo(folder)}
    return made(folder, inputs, formats=FORMATS, variants=3, **HEBREW)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ({"headline": "קפה של בוקר"}, True),
        ({"headline": "قهوة الصباح", "cta": "iPhone"}, True),
        ({"headline": "Morning coffee", "legal": "קפה"}, False),
        ({"headline": "早晨的咖啡"}, False),
        ({"price": "12"}, False),
        ({}, False),
    ],
)
def test_the_letters_say_from_where_it_is_read(words: dict[str, str], right: bool) -> None:
    assert reads_from_right(Words(words)) is right


def test_an_ad_of_the_past_is_turned_and_back_is_the_same() -> None:
    ad = an_ad(("picture", (0.0, 0.0, 200.0, 600.0)), ("headline", (340.0, 200.0, 220.0, 100.0)))
    assert [element.box[0] for element in mirrored_past(ad).elements] == [400.0, 40.0]
    assert mirrored_past(mirrored_past(ad)) == ad


def test_words_in_an_ad_of_the_past_and_in_one_after_it_stand_at_one_side(tmp_path: Path) -> None:
    elements = [
        {"role": "picture", "box": [0, 0, 300, 600]},
        {"role": "headline", "box": [330, 200, 240, 120]},
        {"role": "cta", "box": [330, 420, 160, 50]},
    ]
    past = {"ads": [{"width": 600, "height": 600, "elements": elements}] * 3}
    inputs = {"picture": a_picture(tmp_path), "past": written(tmp_path, past)}
    after = [
        layout
        for layout in made(tmp_path, inputs, formats="meta.square", variants=6, **HEBREW)
        if layout.scores.get("past")
    ]
    assert after
    for layout in after:
        assert all(start >= 0.4 * layout.width for start, _ in _starts(layout, "headline"))


def _starts(layout: Layout, *roles: str) -> list[tuple[float, float]]:
    return [(item.box.x, item.box.x + item.box.width) for item in layout.elements if item.role in roles]


def test_words_end_at_one_line_to_the_right(hebrew: list[Layout]) -> None:
    ranged = [
        layout
        for layout in hebrew
        if layout.settings["concept"]["align"] == "start" and not layout.settings["frame"]["row"]
    ]
    assert ranged
    for layout in ranged:
        ends = [end for _, end in _starts(layout, "headline", "subhead")]
        assert max(ends) - min(ends) < 1


def test_a_strip_is_read_from_its_right_end(hebrew: list[Layout]) -> None:
    rows = [layout for layout in hebrew if layout.settings["frame"]["row"]]
    assert rows
    for layout in rows:
        (head,), (button,) = _starts(layout, "headline"), _starts(layout, "cta")
        assert button[1] <= head[0]


def test_everything_is_within_its_format(hebrew: list[Layout]) -> None:
    for layout in hebrew:
        top, right, bottom, left = layout.safe
        for element in layout.elements:
            if element.role in ("headline", "subhead", "cta", "legal", "logo"):
                assert element.box.x >= left - 0.5
                assert element.box.x + element.box.width <= layout.width - right + 0.5
                assert element.box.y >= top - 0.5
                assert element.box.y + element.box.height <= layout.height - bottom + 0.5


def test_what_has_not_changed_stays(hebrew: list[Layout], tmp_path: Path) -> None:
    for before, after in zip(hebrew, again(tmp_path, hebrew), strict=True):
        assert [item.id for item in after.elements] == [item.id for item in before.elements]
        for one, other in zip(before.elements, after.elements, strict=True):
            assert other.box.x == pytest.approx(one.box.x, abs=0.5)
            assert other.box.y == pytest.approx(one.box.y, abs=0.5)


def test_what_is_locked_stays_where_it_was_put(hebrew: list[Layout], tmp_path: Path) -> None:
    square = next(layout for layout in hebrew if layout.format == "meta.square")
    button = square.element("cta")
    assert button is not None
    box = button.box.model_copy(update={"x": 12.0})
    (after,) = again(tmp_path, [with_element(square, "cta", box=box, locked=True)])
    moved = after.element("cta")
    assert moved is not None
    assert moved.box.x == pytest.approx(12, abs=0.01)


def test_other_words_turn_an_ad_round(tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path), "logo": a_logo(tmp_path)}
    given = made(tmp_path, inputs, formats="iab.728x90", variants=1, **WORDS)
    changed = given
    for role, text in HEBREW.items():
        changed = [with_element(layout, role, text=text) for layout in changed]
    (turned_round,) = again(tmp_path / "there", changed)
    assert _starts(turned_round, "cta")[0][0] < _starts(turned_round, "headline")[0][0]
    back = [turned_round]
    for role, text in WORDS.items():
        back = [with_element(layout, role, text=text) for layout in back]
    (again_english,) = again(tmp_path / "back", back)
    assert _starts(again_english, "headline")[0][0] < _starts(again_english, "cta")[0][0]


def test_twice_is_as_before(hebrew: list[Layout]) -> None:
    for layout in hebrew:
        twice = mirrored(mirrored(layout))
        assert twice.safe == layout.safe
        for one, other in zip(layout.elements, twice.elements, strict=True):
            assert other.box.x == pytest.approx(one.box.x, abs=0.001)
            assert other.fill == one.fill


def test_fades_and_cuts_turn_too() -> None:
    fade = Element(
        id="scrim",
        role="scrim",
        box=Box(x=0, y=0, width=40, height=50),
        fill=Fade(start="#000000", end="#00000000", angle=0),
    )
    cut = Box(x=0.1, y=0.2, width=0.5, height=0.5)
    picture = Element(
        id="picture", role="picture", box=Box(x=10, y=0, width=60, height=50), picture="0" * 64, crop=cut
    )
    layout = mirrored(Layout(width=100, height=50, elements=(picture, fade), safe=(0, 5, 0, 9)))
    assert layout.safe == (0, 9, 0, 5)
    turned_picture, turned_fade = layout.elements
    assert turned_picture.box.x == 30
    assert turned_picture.crop is not None
    assert turned_picture.crop.x == pytest.approx(0.4)
    assert isinstance(turned_fade.fill, Fade)
    assert (turned_fade.box.x, turned_fade.fill.angle) == (60, 180)


def test_a_turned_picture_is_told_as_it_is(tmp_path: Path) -> None:
    seen = look_at(a_picture(tmp_path))
    other = turned(seen)
    assert other.told() == seen.told()
    assert np.array_equal(other.eye, seen.eye[:, ::-1])
    assert other.sums[:, -1, -1] == pytest.approx(seen.sums[:, -1, -1])
