"""Boxes stay on their ad, however they are pulled, and the smallest one under the mouse is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from creastudio.api.past_ads import PastAd, PastElement
from creastudio.shell.canvas.handles import DIRECTIONS
from creastudio.shell.past_ads.annotating import Annotating, within
from creastudio.shell.past_ads.boxes import Part, part_at, pulled, under

PARTS: list[Part] = [*DIRECTIONS, "move"]
FAR = st.floats(-500, 500)


@given(st.sampled_from(PARTS), FAR, FAR)
def test_a_pulled_box_stays_on_the_ad(part: Part, dx: float, dy: float) -> None:
    x, y, width, height = pulled((20, 10, 50, 30), part, dx, dy, 100, 80)
    assert x >= 0
    assert y >= 0
    assert width >= 2
    assert height >= 2
    assert x + width <= 100 + 1e-6
    assert y + height <= 80 + 1e-6
    if part == "move":
        assert (width, height) == (50, 30)
    if part == "se":
        assert (x, y) == (20, 10)


def test_the_smallest_box_is_meant() -> None:
    large, small = (PastElement(role=role, box=box) for role, box in (("picture", (0, 0, 99, 99)), ("logo", (5, 5, 9, 9))))  # type: ignore[arg-type]  # fmt: skip
    assert under((small, large), 8, 8) == 0
    assert under((large, small), 8, 8) == 1
    assert under((large, small), 50, 50) == 0
    assert under((large, small), 200, 50) == -1


def test_handles_go_before_the_inside_and_grounds_are_moved_by_their_edge() -> None:
    rect = QRectF(100, 100, 200, 100)
    assert part_at(QPointF(302, 198), rect, inside=True) == "se"
    assert part_at(QPointF(200, 98), rect, inside=True) == "n"
    assert part_at(QPointF(180, 160), rect, inside=True) == "move"
    assert part_at(QPointF(180, 160), rect, inside=False) == "new"
    assert part_at(QPointF(150, 101), rect, inside=False) == "move"
    assert part_at(QPointF(20, 20), rect, inside=True) == "new"


def test_what_lies_outside_is_no_box() -> None:
    ad = PastAd(width=100, height=80)
    assert within((90, 70, 40, 40), ad) == (90, 70, 10, 10)
    assert within((120, 0, 9, 9), ad) is None
    assert within((10, 10, 1, 50), ad) is None


@pytest.mark.usefixtures("qapp")
def test_typing_is_one_step_and_undo_leads_back() -> None:
    model = Annotating()
    ads = (PastAd(width=100, height=80), PastAd(width=50, height=50))
    model.begin(ads)
    assert model.add((0, 0, 20, 20))
    for text in ("S", "Sl", "Slow"):
        model.set_text(text)
    model.nudge(1, 0)
    model.nudge(1, 0)
    model.undo()
    assert model.element is not None
    assert (model.element.text, model.element.box) == ("Slow", (0, 0, 20, 20))
    model.undo()
    assert model.ads[0].elements[0].text == ""
    model.undo()
    assert model.ads == ads
    assert not model.can_undo
    model.redo()
    assert len(model.ads[0].elements) == 1
    # A new step forgets what was undone.
    model.rate(3)
    assert not model.can_redo
