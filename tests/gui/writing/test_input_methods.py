"""Chinese and Japanese are composed in place: nothing is handed on, checked or offered before they are done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.writing.conftest import Desk


def compose(desk: Desk, preedit: str = "", commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(desk.view.page, event)


@pytest.fixture
def composing(desk: Desk) -> Iterator[Desk]:
    desk.begin()
    desk.view.page.setFocus()
    yield desk
    compose(desk)


def test_pinyin_becomes_characters_where_it_is_typed(composing: Desk) -> None:
    for part in ("q", "qi", "qiu", "qiu'shan"):
        compose(composing, part)
        assert composing.view.page.composing
        # What is composed is seen, but no letter of the text yet.
        assert composing.view.page.text() == ""
        composing.view.page.commit()
        assert composing.writing.passages == ()
    compose(composing, commit="秋山")
    assert not composing.view.page.composing
    composing.view.page.commit()
    assert composing.writing.text() == "秋山"


def test_kana_becomes_kanji_in_the_middle_of_a_text(composing: Desk) -> None:
    composing.view.page.insertPlainText("春の来た")
    composing.view.page.commit()
    composing.view.page.set_place(2)
    for part in ("よ", "よる", "夜"):
        compose(composing, part)
    assert composing.view.page.text() == "春の来た"
    compose(composing, commit="夜が")
    composing.view.page.commit()
    assert composing.writing.text() == "春の夜が来た"
    assert composing.view.page.place() == 4


def test_no_check_and_no_model_while_composing(composing: Desk) -> None:
    asked: list[str] = []
    composing.view.checks.look = lambda _writing, text: asked.append(text)  # type: ignore[method-assign]
    compose(composing, "qiu")
    QTest.keyClick(composing.view.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not composing.view.hand.running
    assert asked == []
    compose(composing, commit="秋")
    composing.view.page.commit()
    assert asked == ["秋"]


def test_the_project_changing_does_not_disturb_what_is_composed(composing: Desk) -> None:
    composing.view.page.insertPlainText("山")
    composing.view.page.commit()
    compose(composing, "shui")
    composing.view.side.told.renamed.emit("Another title")
    assert composing.writing.title == "Another title"
    assert composing.view.page.composing
    compose(composing, commit="水")
    composing.view.page.commit()
    assert composing.writing.text() == "山水"


def test_composing_hides_what_is_offered(composing: Desk) -> None:
    composing.view.page.insertPlainText("秋山")
    composing.view.page.commit()
    composing.go_on(2)
    composing.view.page.setFocus()
    compose(composing, "j")
    assert composing.view.page.ghost == ""
    assert not composing.view.cards.isVisible()
    compose(composing, commit="静")
    composing.view.page.commit()
    assert composing.writing.text() == "秋山静"


def test_letters_of_two_units_are_counted_once(composing: Desk) -> None:
    composing.view.page.insertPlainText("😀秋山")
    composing.view.page.commit()
    composing.view.page.set_place(2)
    compose(composing, commit="好")
    composing.view.page.commit()
    assert composing.writing.text() == "😀秋好山"
    assert composing.view.page.place() == 3
