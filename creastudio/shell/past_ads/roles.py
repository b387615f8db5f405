"""The roles of elements as they are drawn and chosen: each with a colour, a digit and a letter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from creastudio.api.layout import ElementRole


@dataclass(frozen=True)
class Role:
    """One role.

    Attributes
    ----------
    digit, letter : str
        Keys that choose it; "" for none.
    tone : str
        Colour of its boxes, ``#rrggbb``; a name stands beside it everywhere.
    """

    id: ElementRole
    digit: str
    letter: str
    tone: str

    @property
    def keys(self) -> str:
        """Its keys as a person reads them."""
        return " ".join(key.upper() for key in (self.digit, self.letter) if key)


ROLES = (
    Role("headline", "1", "h", "#ff8a3d"),
    Role("subhead", "2", "s", "#ffc53d"),
    Role("body", "3", "b", "#b6d94c"),
    Role("cta", "4", "c", "#ff5f87"),
    Role("price", "5", "p", "#e07bff"),
    Role("legal", "6", "l", "#9aa7bd"),
    Role("logo", "7", "o", "#3ddbd9"),
    Role("picture", "8", "i", "#5b9dff"),
    Role("underlay", "9", "u", "#a48bff"),
    Role("badge", "0", "g", "#ff7a7a"),
    Role("background", "", "k", "#6f8fb5"),
    Role("shape", "", "", "#8bb0a0"),
    Role("scrim", "", "", "#8090a8"),
    Role("label", "", "", "#b0a080"),
)

UNKNOWN = "#8090a8"
"""Colour of a role that isn't known."""

GROUNDS = frozenset({"picture", "background", "underlay", "scrim", "shape"})
"""What other elements lie on: dragging inside of it draws a new box, and its edge moves it."""

WORDS = frozenset({"headline", "subhead", "body", "cta", "price", "legal", "badge", "label"})
"""Elements that have words."""

_BY_ID = {role.id: role for role in ROLES}
_BY_KEY = {key: role for role in ROLES for key in (role.digit, role.letter) if key}


def tone_of(role: str) -> QColor:
    """Return the colour of a role's boxes."""
    found = next((item for item in ROLES if item.id == role), None)
    return QColor(found.tone if found is not None else UNKNOWN)


def digit_of(role: ElementRole) -> str:
    """Return the digit that chooses a role; "" for none."""
    return _BY_ID[role].digit


def role_of_key(key: int, text: str) -> Role | None:
    """Return the role that a key chooses; None for any other key."""
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return _BY_KEY.get(chr(key))
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return _BY_KEY.get(chr(key).lower())
    return _BY_KEY.get(text.lower()) if len(text) == 1 else None
