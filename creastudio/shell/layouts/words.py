"""What roles of elements and scores of layouts are called in the window."""

from __future__ import annotations

from creastudio.api.formats import format_of
from creastudio.core.canvas import Artboard, Layer
from creastudio.core.layout_layers import ROLE_NAMES
from creastudio.shell.i18n import mark, tr_text

_ROLES = (
    mark("Background"), mark("Picture"), mark("Scrim"), mark("Underlay"), mark("Shape"), mark("Logo"), mark("Headline"),
    mark("Subhead"), mark("Body"), mark("Call to action"), mark("Price"), mark("Badge"), mark("Legal line"), mark("Label"),
)  # fmt: skip

QUALITIES: dict[str, str] = {
    "occlusion": mark("Nothing covered"),
    "unrest": mark("Calm ground"),
    "contrast": mark("Contrast"),
    "overlap": mark("Nothing overlaps"),
    "small": mark("Legible sizes"),
    "hierarchy": mark("Order of sizes"),
    "balance": mark("Balance"),
    "crop": mark("Picture kept whole"),
    "space": mark("Use of space"),
    "logo": mark("Logo"),
    "lines": mark("Line breaks"),
    "alignment": mark("Parts in line"),
    "void": mark("No empty ends"),
    "clear": mark("Clear space of the logo"),
    "dropped": mark("All of it said"),
}
"""Term of a score that is 0 at its best -> what is good about it."""


def role_title(role: str) -> str:
    """Return what a role is called."""
    return tr_text(role_name(role) or role)


def role_name(role: str) -> str:
    """Return what a role is called in English; "" for none."""
    return next((name for known, name in ROLE_NAMES.items() if known == role), "")


def board_title(board: Artboard) -> str:
    """Return what an artboard is called: by its format in the language of the window, unless a person named it."""
    told = board.layout
    form = format_of(told.format, told.settings) if told is not None else None
    if form is None or not form.title or not board.name.startswith(form.title):
        return board.name
    return tr_text(form.title) + board.name.removeprefix(form.title)


def layer_title(layer: Layer) -> str:
    """Return what a layer is called: by its role in the language of the window, unless a person named it."""
    known = role_name(layer.role)
    number = layer.name.removeprefix(known).strip() if known and layer.name.startswith(known) else "?"
    if number and not number.isdigit():
        return layer.name
    return f"{tr_text(known)} {number}".strip()
