"""Formats are chosen by mouse and keys; the value stays the text that jobs read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from creastudio.api import Params, param
from creastudio.api.formats import formats_in
from creastudio.api.own_formats import own_format
from creastudio.shell.formats.field import FormatsField
from creastudio.shell.formats.popup import FormatsPopup
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.workspace.own_formats import own_formats_file

CHECKED, PARTLY, NOT = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class Sizes(Params):
    formats: str = param("meta.story, display", title="Formats", role="formats")


@pytest.fixture
def form(qtbot: QtBot) -> ParamForm:
    made = ParamForm(Sizes, lambda _family: [])
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def field(form: ParamForm) -> FormatsField:
    found = form.rows["formats"].field
    assert isinstance(found, FormatsField)
    return found


@pytest.fixture
def popup(field: FormatsField) -> Iterator[FormatsPopup]:
    field.open_popup()
    yield field.popup
    field.popup.close()


def row(popup: FormatsPopup, name: str) -> QTreeWidgetItem:
    found = popup.tree.row_of(name)
    assert found is not None
    return found


def click(popup: FormatsPopup, name: str, *, box: bool = False) -> None:
    item = row(popup, name)
    popup.tree.scrollToItem(item)
    rect = popup.tree.visualItemRect(item)
    at = QPoint(rect.left() + 12, rect.center().y()) if box else rect.center()
    QTest.mouseClick(popup.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_it_sums_up_what_is_chosen(field: FormatsField) -> None:
    assert field.button.currentText() == f"{1 + len(formats_in('display'))} formats"
    assert field.said.text() == f"Meta: Story · Display advertising: all {len(formats_in('display'))}"
    field.set_value("own.gone")
    assert field.button.currentText() == "None chosen"
    assert field.said.text() == "not known: own.gone"


def test_a_click_takes_and_leaves_a_format(field: FormatsField, popup: FormatsPopup) -> None:
    click(popup, "meta.link")
    assert field.value() == "meta.story, display, meta.link"
    click(popup, "meta.story", box=True)
    assert field.value() == "display, meta.link"
    assert row(popup, "meta").checkState(0) is PARTLY


def test_the_box_of_a_group_is_all_of_it(field: FormatsField, popup: FormatsPopup) -> None:
    click(popup, "meta", box=True)
    assert field.value() == "display, meta"
    assert row(popup, "meta.reel").checkState(0) is CHECKED
    click(popup, "meta", box=True)
    assert field.value() == "display"
    assert row(popup, "meta").checkState(0) is NOT
    click(popup, "meta")
    assert field.value() == "display"


def test_keys_search_take_and_go_on(field: FormatsField, popup: FormatsPopup) -> None:
    QTest.keyClicks(popup.search, "wechat")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert field.value() == "meta.story, display, wechat.moments, wechat.cover"
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert field.value() == "meta.story, display, wechat.moments"
    popup.search.setText("nothing like it")
    assert popup.none.isVisible()


def test_a_size_is_added_and_one_with_a_name_is_kept(field: FormatsField, popup: FormatsPopup) -> None:
    popup.search.setText("640 x 480")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert field.value().endswith(", 640x480")
    popup.name.setText("Lobby")
    popup.add.click()
    assert field.value().endswith(", 640x480, own.lobby")
    assert own_formats_file().load().formats == (own_format(name="Lobby", width=640, height=480),)
    popup.name.setText("lobby")
    popup.add.click()
    assert "already" in popup.error.text()
    click(popup, "640x480")
    assert "640x480" not in field.value()
    assert row(popup, "640x480").checkState(0) is NOT


def test_the_text_can_be_typed(field: FormatsField, popup: FormatsPopup) -> None:
    popup.text.setText("iab, gone")
    QTest.keyClick(popup.text, Qt.Key.Key_Return)
    assert field.value() == "iab, gone"
    click(popup, "gone")
    assert field.value() == "iab"
    popup.clear.click()
    assert field.value() == ""


def test_a_damaged_file_is_told_and_the_rest_can_be_chosen(field: FormatsField) -> None:
    own_formats_file().path.write_text("{")
    field.open_popup()
    assert "formats.json" in field.popup.error.text()
    field.popup.name.setText("Lobby")
    field.popup.add.click()
    assert own_formats_file().path.read_text() == "{"
    click(field.popup, "meta.link")
    assert field.value().endswith("meta.link")
    field.popup.close()


def test_a_tooltip_tells_what_the_platform_asks(popup: FormatsPopup) -> None:
    assert row(popup, "meta.story").toolTip(0).splitlines() == [
        "Story: 1080 × 1920 px",
        "Covered by the platform: top 270, bottom 384 px",
    ]
    assert "Bleed: 35 px (3.0 mm)" in row(popup, "print.a5").toolTip(0)


def test_keys_open_the_list(field: FormatsField) -> None:
    field.button.setFocus()
    QTest.keyClick(field.button, Qt.Key.Key_Space)
    assert field.popup.isVisible()
    QTest.keyClick(field.popup, Qt.Key.Key_Escape)
    assert field.value() == "meta.story, display"
