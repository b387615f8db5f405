"""The keys of the picture of an ad: roles, places, elements, stars, other ads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from creastudio.shell.i18n import mark
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.roles import role_of_key

if TYPE_CHECKING:
    from creastudio.shell.past_ads.view import AdView

SHIFTED = 10.0
"""How many px an arrow key goes with Shift."""

TOLD = (
    ("1 – 0, H S B C P L O I U G K", mark("Role of the next box, or of an element that was clicked")),
    ("← ↑ → ↓", mark("Move the element by a px; with Shift by ten, with Ctrl size it")),
    ("[  ]", mark("Choose another element")),
    ("Insert", mark("New box in the middle")),
    ("Enter", mark("Type the words of the element; take all proposals")),
    ("Delete, Ctrl+D", mark("Remove, duplicate the element")),
    ("Page Up, Page Down", mark("Other ads")),
    ("Ctrl+0 – 5", mark("Stars of the ad")),
    ("Shift", mark("Draw over a box in place of moving it")),
)
"""Keys and what they do, as they are shown."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def press(view: AdView, event: QKeyEvent) -> bool:
    """Do what a key means on the picture; False where it means nothing."""
    model = view.model
    key = Qt.Key(event.key())
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _with_control(model, key)
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    if key in _ARROWS:
        return _arrow(model, key, SHIFTED if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0)
    if key == Qt.Key.Key_Escape and model.chosen >= 0:
        model.choose(-1)
        return True
    if key == Qt.Key.Key_Escape and view.proposals:
        view.dismissed.emit()
        return True
    act = {
        Qt.Key.Key_Delete: model.remove,
        Qt.Key.Key_Backspace: model.remove,
        Qt.Key.Key_PageUp: lambda: model.step(-1),
        Qt.Key.Key_PageDown: lambda: model.step(1),
        Qt.Key.Key_BracketLeft: lambda: model.cycle(-1),
        Qt.Key.Key_BracketRight: lambda: model.cycle(1),
        Qt.Key.Key_Insert: lambda: add_in_middle(model),
        Qt.Key.Key_Return: view.accepted.emit,
        Qt.Key.Key_Enter: view.accepted.emit,
    }.get(key)
    if act is not None:
        act()
        return True
    role = role_of_key(int(key), event.text())
    if role is None:
        return False
    model.set_role(role.id)
    return True


def add_in_middle(model: Annotating) -> None:
    """Add a box in the middle of the ad, for who draws none with a mouse."""
    ad = model.ad
    if ad is not None:
        model.add((ad.width * 0.3, ad.height * 0.4, ad.width * 0.4, ad.height * 0.2))


def _arrow(model: Annotating, key: Qt.Key, by: float) -> bool:
    dx, dy = _ARROWS[key]
    model.nudge(dx * by, dy * by)
    return True


def _with_control(model: Annotating, key: Qt.Key) -> bool:
    if key in _ARROWS:
        dx, dy = _ARROWS[key]
        model.nudge(dx, dy, sizes=True)
    elif key == Qt.Key.Key_D:
        model.duplicate()
    elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
        model.rate(key - Qt.Key.Key_0)
    else:
        return False
    return True
