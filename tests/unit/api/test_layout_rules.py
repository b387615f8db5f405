"""Each rule is named where it is broken, and only there."""

from __future__ import annotations

import pytest

from creastudio.api.brand import BrandKit, BrandLine, BrandLogo
from creastudio.api.layout import Box, Dropped, Element, Layout, TextLook
from creastudio.api.layout_rules import Rules, findings_of
from creastudio.api.testing.measures import fake_size

LOGO = "a" * 64
KIT = BrandKit(
    id="wool",
    logos=(BrandLogo(picture=LOGO, width=100, height=50, minimum_width=40),),
    forbidden=("cheap", "廉价"),
    legal=(BrandLine(text="Wash cold.", language="en"), BrandLine(text="冷水洗。", language="zh")),
)


def text(name: str, words: str, x: float, y: float, width: float, height: float, size: float = 20) -> Element:
    box = Box(x=x, y=y, width=width, height=height)
    return Element(
        id=name,
        role="headline" if name == "headline" else "legal",
        box=box,
        text=words,
        look=TextLook(size=size),
    )


GOOD = Layout(
    width=300,
    height=200,
    safe=(10, 10, 10, 10),
    elements=(
        text("headline", "Quiet wool", 20, 20, 200, 30),
        text("legal", "Wash cold.", 20, 60, 200, 30, 14),
        Element(id="logo", role="logo", box=Box(x=230, y=20, width=50, height=25), picture=LOGO),
    ),
    scores={"contrast_least": 7.0},
)


def found(layout: Layout, flags: tuple[dict[str, str], ...] = ()) -> list[tuple[str, str, str]]:
    rules = Rules(KIT, flags, "en")
    findings = findings_of(layout, rules, lambda fits: [fake_size(fit) for fit in fits])
    return [(item["rule"], item["severity"], item["element"]) for item in findings]


def with_headline(element: Element) -> Layout:
    return GOOD.model_copy(update={"elements": (element, *GOOD.elements[1:])})


def test_nothing_is_found_where_all_is_well() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("element", "rule", "severity"),
    [
        (text("headline", "Quiet wool for very loud winters by the sea", 20, 20, 200, 30), "fit", "error"),
        (text("headline", "Quiet wool", 20, 2, 200, 30), "safe zone", "error"),
        (text("headline", "Quiet wool", 20, 50, 200, 30), "overlap", "error"),
        (text("headline", "Quiet wool", 20, 20, 200, 30, 6), "size", "warning"),
        (text("headline", "Cheap wool", 20, 20, 200, 30), "forbidden word", "error"),
    ],
)
def test_a_headline_that_breaks_a_rule_is_named(element: Element, rule: str, severity: str) -> None:
    assert found(with_headline(element)) == [(rule, severity, "headline")]


def test_weak_contrast_small_logo_and_missing_lines_are_named() -> None:
    assert found(GOOD.model_copy(update={"scores": {"contrast_least": 2.0}})) == [("contrast", "error", "")]
    small = GOOD.elements[2].model_copy(update={"box": Box(x=230, y=20, width=30, height=15)})
    assert found(GOOD.model_copy(update={"elements": (*GOOD.elements[:2], small)})) == [
        ("logo", "warning", "logo")
    ]
    assert found(GOOD.model_copy(update={"elements": GOOD.elements[::2]})) == [("legal line", "error", "")]


def test_claims_and_what_was_dropped_are_told() -> None:
    dropped = (Dropped(id="body", role="body", reason="There is no room."),)
    flags = ({"words": "quiet", "text": "'Quiet' wants proof."},)
    assert found(GOOD.model_copy(update={"dropped": dropped}), flags) == [
        ("claim", "warning", "headline"),
        ("dropped", "note", "body"),
    ]
