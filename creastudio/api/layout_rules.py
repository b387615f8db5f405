"""What doesn't keep a rule in a layout, each finding named with its element. Nothing is blocked by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from creastudio.api.brand import BrandFont, BrandKit
from creastudio.api.brand_words import forbidden_in, lines_for
from creastudio.api.layout import TEXT_ROLES, Box, Element, Layout
from creastudio.api.measuring import TextFit, TextSize

Measure = Callable[[Sequence[TextFit]], list[TextSize]]
Finding = dict[str, Any]

SLACK = 1.0
"""Px that a text may be larger than its box, which hinting and rounding make."""
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0
LARGE = 24.0
"""Px from which letters count as large (WCAG 2.1, 1.4.3)."""
LEAST_SIZE = 9.0
"""Px of letters on screen that can still be read."""


@dataclass(frozen=True)
class Rules:
    """What layouts are held against.

    Attributes
    ----------
    flags : sequence of mapping
        Claims that were found in the words: ``words`` and ``text``, why.
    """

    kit: BrandKit
    flags: Sequence[Mapping[str, Any]] = ()
    language: str = ""
    least_size: float = LEAST_SIZE


def findings_of(layout: Layout, rules: Rules, measure: Measure) -> list[Finding]:
    """Return what doesn't keep a rule, errors first.

    Each has ``rule`` ("fit", "font", "contrast", "safe zone", "overlap", "size", "logo", "forbidden word", "claim", "legal line", "dropped"),
    ``severity`` ("error", "warning", "note"), ``element`` and ``text``, one sentence.
    """
    found = [
        *_fit(layout, rules.kit.fonts, measure),
        *_safe(layout),
        *_overlaps(layout),
        *_sizes(layout, rules),
        *_contrast(layout),
        *_logo(layout, rules.kit),
        *_words(layout, rules),
        *_legal(layout, rules),
    ]
    found += [_finding("dropped", "note", item.id, item.reason) for item in layout.dropped]
    order = ("error", "warning", "note")
    return sorted(found, key=lambda finding: order.index(finding["severity"]))


def _finding(rule: str, severity: str, element: str, text: str) -> Finding:
    return {"rule": rule, "severity": severity, "element": element, "text": text}


def _texts(layout: Layout) -> list[Element]:
    return [element for element in layout.elements if element.text and element.look is not None]


def _fit(layout: Layout, fonts: Sequence[BrandFont], measure: Measure) -> list[Finding]:
    texts = _texts(layout)
    fits = [
        TextFit(
            text=element.text, families=look.families, size=look.size, weight=look.weight, italic=look.italic,
            tracking=look.tracking, leading=look.leading, language=look.language, balance=look.balance, width=element.box.width + SLACK,
        )
        for element in texts
        if (look := element.look) is not None
    ]  # fmt: skip
    found: list[Finding] = []
    for element, size in zip(texts, measure(fits) if fits else [], strict=True):
        if size.broken or size.width > element.box.width + SLACK or size.height > element.box.height + SLACK:
            found.append(
                _finding("fit", "error", element.id, f"The {element.role} doesn't fit into its place.")
            )
        asked = _brand_font(element, fonts)
        if asked and size.family and size.family not in asked:
            text = f"The font '{asked[0]}' isn't here; '{size.family}' stands in for it."
            found.append(_finding("font", "warning", element.id, text))
        if size.missing:
            found.append(_finding("fit", "warning", element.id, f"No font has the letters '{size.missing}'."))
    return found


def _brand_font(element: Element, fonts: Sequence[BrandFont]) -> tuple[str, ...]:
    """Return the families of the brand's font that a text asks for; none where it asks for none of them."""
    asked = set(element.look.families) if element.look else set[str]()
    return next((font.families for font in fonts if asked & set(font.families)), ())


def _safe(layout: Layout) -> list[Finding]:
    top, right, bottom, left = layout.safe
    inside = Box(
        x=left,
        y=top,
        width=max(1e-6, layout.width - left - right),
        height=max(1e-6, layout.height - top - bottom),
    )
    return [
        _finding(
            "safe zone", "error", element.id, f"The {element.role} lies where the platform may cover it."
        )
        for element in layout.elements
        if element.role in (*TEXT_ROLES, "logo") and not _within(element.box, inside)
    ]


def _within(box: Box, other: Box) -> bool:
    return (
        box.x >= other.x - SLACK
        and box.y >= other.y - SLACK
        and box.x + box.width <= other.x + other.width + SLACK
        and box.y + box.height <= other.y + other.height + SLACK
    )


def _overlaps(layout: Layout) -> list[Finding]:
    shown = [element for element in layout.elements if element.role in (*TEXT_ROLES, "logo")]
    return [
        _finding("overlap", "error", one.id, f"The {one.role} and the {other.role} lie over each other.")
        for one, other in combinations(shown, 2)
        if _common(one.box, other.box) > SLACK
    ]


def _common(one: Box, other: Box) -> float:
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(width, height)


def _sizes(layout: Layout, rules: Rules) -> list[Finding]:
    return [
        _finding("size", "warning", element.id, f"Letters of {element.look.size:.1f} px are hard to read.")
        for element in _texts(layout)
        if element.look is not None and element.look.size < rules.least_size
    ]


def _contrast(layout: Layout) -> list[Finding]:
    value = layout.scores.get("contrast_least")
    if value is None or value >= LEAST_CONTRAST:
        return []
    smallest = min((element.look.size for element in _texts(layout) if element.look), default=LARGE)
    if value >= LEAST_CONTRAST_LARGE and smallest >= LARGE:
        return []
    return [
        _finding(
            "contrast", "error", "", f"The weakest contrast of words is {value:.1f} to 1, less than 4.5."
        )
    ]


def _logo(layout: Layout, kit: BrandKit) -> list[Finding]:
    known = {logo.picture: logo for logo in kit.logos}
    return [
        _finding(
            "logo",
            "warning",
            element.id,
            f"The logo is narrower than its least width of {logo.minimum_width:g} px.",
        )
        for element in layout.elements
        if (logo := known.get(element.picture)) is not None and element.box.width < logo.minimum_width - 0.5
    ]


def _words(layout: Layout, rules: Rules) -> list[Finding]:
    found: list[Finding] = []
    for element in _texts(layout):
        folded = element.text.casefold()
        found += [
            _finding("forbidden word", "error", element.id, f"'{word}' is a word that the brand doesn't use.")
            for word in forbidden_in(element.text, rules.kit.forbidden)
        ]
        found += [
            _finding("claim", "warning", element.id, str(flag["text"]))
            for flag in rules.flags
            if flag["words"] and str(flag["words"]).casefold() in folded
        ]
    return found


def _legal(layout: Layout, rules: Rules) -> list[Finding]:
    """Name lines that the brand wants said in this language and format and that aren't."""
    said = " ".join(element.text for element in _texts(layout)).casefold()
    return [
        _finding("legal line", "error", "", f"'{line.text}' isn't said.")
        for line in lines_for(rules.kit.legal, rules.language, layout.format)
        if line.text.strip().casefold() not in said
    ]
