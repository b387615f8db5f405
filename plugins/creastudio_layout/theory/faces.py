"""Fonts of a concept: for headlines and for running text, Latin and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from creastudio.api.brand import BrandFont
from creastudio_layout.theory.concepts import FaceName


@dataclass(frozen=True)
class Face:
    """How one text is set.

    Attributes
    ----------
    leading : float
        Font sizes.
    tracking : float
        Thousandths of the font size.
    own : tuple of str
        Families that the brand asks for, which come first in `families`.
    balance : bool
        Whether lines are even and end with phrases.
    """

    families: tuple[str, ...]
    weight: int
    leading: float
    tracking: float = 0.0
    balance: bool = False
    own: tuple[str, ...] = ()


HEADLINES: dict[FaceName, Face] = {
    "clean": Face(("Inter",), 700, 1.1, -15.0),
    "bold": Face(("Inter",), 900, 1.04, -22.0),
    "elegant": Face(("Playfair Display",), 700, 1.12),
    "friendly": Face(("Poppins",), 800, 1.12, -10.0),
    "condensed": Face(("Oswald",), 700, 1.16),
}

RUNNING: dict[FaceName, tuple[str, ...]] = {
    "clean": ("Inter",), "bold": ("Inter",), "elegant": ("Inter",), "friendly": ("Poppins",), "condensed": ("Inter",),
}  # fmt: skip

_WEIGHTS = {"headline": 700, "price": 700, "cta": 600, "subhead": 400, "badge": 600}


def is_han(text: str) -> bool:
    """Whether a text is set in a Chinese font: at least a fifth of its letters are Chinese."""
    letters = [sign for sign in text if sign.isalpha()]
    han = sum("\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff" for sign in letters)
    return han > 0 and han >= 0.2 * len(letters)


def face_of(role: str, text: str, name: FaceName, brand: Sequence[BrandFont] = ()) -> Face:
    """Return how a text of a role is set in this concept; the brand's own fonts go before.

    Legal lines are set full, all else in even lines.
    """
    return replace(_face_of(role, text, name, brand), balance=role != "legal")


def _face_of(role: str, text: str, name: FaceName, brand: Sequence[BrandFont]) -> Face:
    han = is_han(text)
    heads = role in ("headline", "price")
    own = _own(brand, heads=heads, han=han)
    if han:
        serif = name == "elegant" and heads
        families = ("Noto Serif SC", "Noto Sans SC") if serif else ("Noto Sans SC",)
        weight = (400 if serif else 700) if heads or role == "cta" else 400
        face = Face(families, weight, 1.28 if heads else 1.3 if role == "cta" else 1.6)
    elif heads:
        face = HEADLINES[name]
    else:
        leading = 1.2 if role == "cta" else 1.32 if role == "subhead" else 1.42
        face = Face(RUNNING[name], _WEIGHTS.get(role, 400), leading)
    if own is None:
        return face
    weight = own.weight if heads else face.weight
    families = (*own.families, *face.families)
    tracking = 0.0 if heads else face.tracking
    return Face(families, weight, face.leading, tracking, own=own.families)


def _own(brand: Sequence[BrandFont], *, heads: bool, han: bool) -> BrandFont | None:
    script = "han" if han else "latin"
    role = "headline" if heads else "body"
    exact = [font for font in brand if font.role == role and font.families and font.script == script]
    loose = [font for font in brand if font.role == role and font.families and not font.script]
    return next(iter([*exact, *loose]), None)
