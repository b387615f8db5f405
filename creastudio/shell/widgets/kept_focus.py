"""Where the keyboard was in a list of cards that are made anew, and how it comes back there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget


@dataclass(frozen=True)
class _Place:
    """A control of a card: whose card, which of its controls from the last on, and what it does."""

    key: Hashable
    row: int
    from_last: int
    name: str


class KeptFocus:
    """Gives the keyboard back to the card where it was, when the cards of a list were made anew.

    Call `note` before the cards are let go of, and `give_back` with the new ones.

    Parameters
    ----------
    area : QScrollArea
        What the cards lie in.
    """

    def __init__(self, area: QScrollArea) -> None:
        self._area = area
        self._place: _Place | None = None
        self._waits = False
        self._fell_to: QWidget | None = None

    def note(self, cards: Mapping[Hashable, QWidget]) -> None:
        """Remember which control of which card has the keyboard; what was noted before stays while none has it."""
        now = self._area.window().focusWidget()
        for row, (key, card) in enumerate(cards.items()):
            if now is not None and card.isAncestorOf(now):
                controls = _controls(card)
                at = controls.index(now) if isinstance(now, QPushButton) and now in controls else 0
                self._place = _Place(key, row, len(controls) - at, now.accessibleName())
                self._waits = False
                return
        if self._waits and now is not None and now is not self._fell_to:
            # A person has gone on to something else meanwhile.
            self._place = None

    def disable(self, part: QWidget, cards: Mapping[Hashable, QWidget]) -> None:
        """Disable what the cards lie in until they are made anew, which takes the keyboard from them."""
        self.note(cards)
        part.setEnabled(False)
        self._waits = True
        self._fell_to = self._area.window().focusWidget()

    def give_back(self, cards: Mapping[Hashable, QWidget]) -> None:
        """Put the keyboard to the same control of the same card, or to what stands in its place now."""
        place, self._place, self._waits = self._place, None, False
        if place is None or not cards:
            return
        row = list(cards).index(place.key) if place.key in cards else place.row
        # What stands nearest, where the card is gone or has nothing to press.
        nearest = sorted(enumerate(cards.values()), key=lambda item: abs(item[0] - row))
        card = next((card for _, card in nearest if _controls(card)), None)
        if card is None:
            self._area.setFocus()
            return
        controls = _controls(card)
        same = card is cards.get(place.key)
        named = [control for control in controls if control.accessibleName() == place.name]
        # From the last on: that is what takes something away, and stays where others go.
        control = named[0] if named else controls[max(0, len(controls) - place.from_last) if same else 0]
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        page: QWidget | None = self._area.widget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            # Where it stands is known only now.
            layout.activate()
        self._area.ensureWidgetVisible(card)
        self._area.ensureWidgetVisible(control)


def _controls(card: QWidget) -> list[QPushButton]:
    return [control for control in card.findChildren(QPushButton) if not control.isHidden()]


def has_keyboard(part: QWidget) -> bool:
    """Return whether the keyboard is at a part of a window or in it."""
    now = QApplication.focusWidget()
    return now is not None and (now is part or part.isAncestorOf(now))
