"""The keyboard stays at the card where it was, though the cards are made anew."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from creastudio.shell.plugins.dialog import PluginsDialog
from creastudio.shell.widgets.card import Card
from creastudio.shell.widgets.kept_focus import KeptFocus
from tests.gui import toy
from tests.gui.conftest import StudioRobot
from tests.gui.test_models import add_model, open_models


class Shelf(QWidget):
    """A list of cards with a button each, and one button below it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        column.addWidget(self.area)
        self.below = QPushButton("Below")
        column.addWidget(self.below)
        self.kept = KeptFocus(self.area)
        self.cards: dict[Hashable, QWidget] = {}

    def fill(self, *names: str, acts: tuple[str, ...] = ("Show", "Remove")) -> None:
        self.kept.note(self.cards)
        page = QWidget()
        column = QVBoxLayout(page)
        self.cards = {}
        for name in names:
            card = Card("plug", "dim")
            card.setMinimumHeight(100)
            for act in acts:
                card.add_button(act, lambda: None, f"{act} {name}")
            self.cards[name] = card
            column.addWidget(card)
        self.area.setWidget(page)
        self.area.setEnabled(True)
        self.kept.give_back(self.cards)

    def choose(self, name: str, act: int) -> None:
        self.cards[name].findChildren(QPushButton)[act].setFocus()


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    made = Shelf()
    qtbot.addWidget(made)
    made.resize(300, 160)
    made.fill("a", "b", "c", "d")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def now(shelf: Shelf) -> str:
    focus = shelf.focusWidget()
    return focus.accessibleName() or (focus.text() if isinstance(focus, QPushButton) else "") if focus else ""


def test_the_same_button_of_the_same_card_has_it_wherever_the_card_is(shelf: Shelf) -> None:
    shelf.choose("c", 1)
    shelf.fill("x", "c", "a")
    assert now(shelf) == "Remove c"


def test_it_never_slips_from_a_button_that_went_to_the_one_that_removes(shelf: Shelf) -> None:
    shelf.fill("a", "b", acts=("Copy report", "Try again", "Switch off", "Remove"))
    shelf.choose("b", 1)
    shelf.fill("a", "b", acts=("Switch off", "Remove"))
    assert now(shelf) == "Switch off b"
    shelf.fill("a", "b", acts=("Settings", "Switch off", "Remove"))
    shelf.choose("b", 1)
    shelf.fill("a", "b", acts=("Switch on", "Remove"))
    assert now(shelf) == "Switch on b"


def test_the_card_is_in_sight(shelf: Shelf) -> None:
    shelf.choose("d", 1)
    shelf.fill("a", "b", "c", "e", "d", "f")
    QApplication.processEvents()
    focus = shelf.focusWidget()
    assert focus is not None
    assert not focus.visibleRegion().isEmpty()


def test_the_neighbour_of_a_card_that_went_has_it(shelf: Shelf) -> None:
    shelf.choose("d", 1)
    shelf.fill("a", "b", "c")
    assert now(shelf) == "Show c"


def test_cards_without_a_button_leave_it_to_the_list(shelf: Shelf) -> None:
    shelf.choose("a", 0)
    shelf.kept.note(shelf.cards)
    shelf.area.setWidget(QWidget())
    shelf.kept.give_back({"b": Card("plug", "dim")})
    assert shelf.focusWidget() is shelf.area


def test_it_comes_back_after_the_list_was_disabled(shelf: Shelf) -> None:
    shelf.choose("b", 0)
    shelf.kept.disable(shelf.area, shelf.cards)
    assert now(shelf) != "Show b"
    shelf.fill("a", "b")
    assert now(shelf) == "Show b"


def test_who_went_on_meanwhile_is_left_alone(shelf: Shelf) -> None:
    other = QPushButton("Other")
    layout = shelf.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    shelf.choose("b", 0)
    shelf.kept.disable(shelf.area, shelf.cards)
    (other if now(shelf) == "Below" else shelf.below).setFocus()
    chosen = now(shelf)
    shelf.fill("a", "b")
    assert now(shelf) == chosen


def test_a_plugin_that_is_switched_off_by_keys_can_be_switched_on_at_once(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creastudio.shell.plugins.dialog.open_registry", toy.registry)
    dialog = PluginsDialog(studio.studio, studio.window)
    dialog.show()
    studio.qtbot.waitExposed(dialog)
    dialog.activateWindow()
    studio.wait(dialog.isActiveWindow)
    buttons = {item.text(): item for item in dialog.findChildren(QPushButton)}
    switch = next(item for text, item in buttons.items() if text.startswith("Switch"))
    name = switch.accessibleName().partition(": ")[2]
    switch.setFocus()
    studio.qtbot.keyClick(switch, Qt.Key.Key_Space)
    studio.wait(lambda: dialog._area.isEnabled())

    def switched() -> str:
        focus = dialog.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    assert switched() in (f"Switch on: {name}", f"Switch off: {name}")
    dialog.close()
    dialog.deleteLater()


def test_a_model_that_was_looked_for_again_has_the_keyboard_still(
    studio: StudioRobot, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        add_model(studio.session.environment.models, tmp_path, name)
    dialog = open_models(studio)
    dialog.activateWindow()
    studio.wait(dialog.isActiveWindow)
    button = dialog.cards[1].findChildren(QPushButton)[-1]
    title = dialog.cards[1].entry.card.id
    button.setFocus()
    old = dialog.cards[1]
    dialog.fill()
    studio.wait(lambda: not dialog.looking)
    focus = dialog.focusWidget()
    (card,) = (item for item in dialog.cards if item.entry.card.id == title)
    assert card is not old
    assert focus is not None
    assert card.isAncestorOf(focus)
    dialog.close()
    dialog.deleteLater()
