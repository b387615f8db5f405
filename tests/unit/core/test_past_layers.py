"""Layers become annotations by their role or by their name."""

from __future__ import annotations

import pytest

from creastudio.core.canvas import GroupLayer, ImageLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.past_layers import past_ad, role_called


@pytest.mark.parametrize(
    ("name", "role"),
    [("Headline 2", "headline"), ("CTA copy", "cta"), ("call_to-action", "cta"), ("标题", "headline"), ("Layer 7", None), ("", None)],
)  # fmt: skip
def test_names_tell_roles(name: str, role: str | None) -> None:
    assert role_called(name) == role


def test_boxes_are_of_what_is_seen_and_inside() -> None:
    words = TextLayer(
        name="Title",
        text="Hi",
        size=20,
        transform=Transform(x=50, y=20, width=200, height=20),
        align="center",
    )
    button = ShapeLayer(
        name="x", role="cta", element="cta", transform=Transform(x=50, y=80, width=40, height=10)
    )
    hidden = ShapeLayer(name="Logo", visible=False)
    group = GroupLayer(name="All", layers=(words, button, hidden))
    ad = past_ad((group,), 100, 100, "a.psd")
    assert ad is not None
    assert ad["elements"] == [
        {"role": "headline", "box": [0.0, 10.0, 100.0, 20.0], "size": 20.0, "align": "center", "text": "Hi"},
        {"role": "cta", "box": [30.0, 75.0, 40.0, 10.0]},
    ]
    assert past_ad((hidden,), 100, 100, "a.psd") is None


def test_words_that_came_as_a_picture_are_told() -> None:
    ground = ShapeLayer(name="Rectangle 1", transform=Transform(x=50, y=50, width=100, height=100))
    letters = ImageLayer(name="Layer 3", asset="a" * 64, transform=Transform(x=50, y=30, width=80, height=20))
    ad = past_ad((ground, letters), 100, 100, "a.psd", {letters.id: "Quiet wool"})
    assert ad is not None
    assert [(item["role"], item.get("text")) for item in ad["elements"]] == [
        ("background", None), ("headline", "Quiet wool"),
    ]  # fmt: skip
