"""Texts, signs and the edges of controls can be told from what lies behind them, in every theme (WCAG 2.2)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from creastudio.shell.theme import THEMES

GROUNDS = ("window", "panel", "raised", "field")
"""What is behind texts and controls."""

TOUCHED = ("hover", "pressed", "selection")
"""What is behind them while they are pointed at, pressed or chosen."""

TEXT, LARGE = 4.5, 3.0
"""Least contrasts of texts (1.4.3), and of signs and edges of controls (1.4.11)."""


def luminance(name: str) -> float:
    """WCAG 2.2, relative luminance."""
    color = QColor(name)
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_texts_can_be_read_on_every_ground(name: str) -> None:
    look = THEMES[name]
    for ground in (*GROUNDS, *TOUCHED, "canvas"):
        for tone in ("text", "dim"):
            least = TEXT if (tone, name) != ("text", "contrast") else 7
            assert contrast(getattr(look, tone), getattr(look, ground)) >= least, (tone, ground)


@pytest.mark.parametrize("name", THEMES)
def test_hints_and_links_can_be_read(name: str) -> None:
    look = THEMES[name]
    for ground in GROUNDS:
        for tone in ("faint", "accent"):
            assert contrast(getattr(look, tone), getattr(look, ground)) >= TEXT, (tone, ground)
    for ground in (look.accent, look.accent_hover):
        assert contrast(look.on_accent, ground) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_what_is_wrong_or_well_can_be_read(name: str) -> None:
    look = THEMES[name]
    for ground in (*GROUNDS, "hover", "selection"):
        for tone in ("danger", "warning", "success"):
            assert contrast(getattr(look, tone), getattr(look, ground)) >= TEXT, (tone, ground)


@pytest.mark.parametrize("name", THEMES)
def test_controls_have_edges_that_can_be_seen(name: str) -> None:
    look = THEMES[name]
    for ground in GROUNDS:
        assert contrast(look.edge, getattr(look, ground)) >= LARGE, ground
        # Where the keyboard is.
        assert contrast(look.accent, getattr(look, ground)) >= LARGE, ground
    # A slider's handle, and the part of it that is filled, against its groove.
    assert contrast(look.text, look.edge) >= 1.5


def test_the_style_sheet_draws_them_so() -> None:
    from creastudio.shell.look.style_sheet import style_sheet

    for look in THEMES.values():
        sheet = style_sheet(look, round)
        for control in ("QPushButton, QToolButton[role=\"button\"]", "QLineEdit, QTextEdit", "QCheckBox::indicator",
                        "QRadioButton::indicator"):  # fmt: skip
            rule = sheet[sheet.index(control) :]
            assert look.edge in rule[: rule.index("}")], control
