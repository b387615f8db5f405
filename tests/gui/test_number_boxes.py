"""Numbers as people type them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from creastudio.shell.panels.fields.number import Number
from creastudio.shell.widgets.boxes import RealBox, plain_figures


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1,5", 1.5), ("1.5", 1.5), ("1，5", 1.5), ("１．５", 1.5), ("-,5", -0.5), ("12", 12)],
)
def test_a_comma_is_a_decimal_mark(qtbot: QtBot, typed: str, value: float) -> None:
    box = RealBox()
    qtbot.addWidget(box)
    box.setRange(-100, 10_000)
    box.setSuffix(" px")
    box.selectAll()
    for letter in typed:
        box.lineEdit().insert(letter)
    assert box.value() == value


def test_a_field_of_the_properties_takes_commas_in_changes_too(qtbot: QtBot) -> None:
    kept: list[float] = []
    field = Number("X", kept.append, decimals=2)
    qtbot.addWidget(field)
    field.setValue(2)
    field.lineEdit().selectAll()
    for letter in "+1,5":
        field.lineEdit().insert(letter)
    field.editingFinished.emit()
    qtbot.keyClick(field, "\r")
    assert kept[-1] == 3.5


def test_thousands_that_are_pasted_stay_thousands() -> None:
    assert plain_figures("1,200 px") == "1,200 px"
    assert plain_figures("1,200,000") == "1,200,000"
    assert plain_figures("0,2500") == "0.2500"
    assert plain_figures("0,125") == "0.125"
