"""Amounts by name: text and sliders are two views of one value."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from creastudio.api import Params, param
from creastudio.shell.widgets.amounts_field import AmountsField
from creastudio.shell.widgets.param_form import ParamForm


class Moves(Params):
    directions: str = param("", title="Directions", role="amounts", max_length=100)


@pytest.fixture
def form(qtbot: QtBot) -> ParamForm:
    made = ParamForm(Moves, lambda _family: [])
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def field(form: ParamForm) -> AmountsField:
    found = form.rows["directions"].field
    assert isinstance(found, AmountsField)
    return found


def test_each_amount_has_a_slider(field: AmountsField) -> None:
    field.set_value("smile:1.5, warm=sefa.fine.2:-0.4, nonsense")
    assert [slider.value() for slider in field.sliders] == [30, -8]
    assert [slider.accessibleName() for slider in field.sliders] == ["smile", "warm=sefa.fine.2"]
    field.set_value("")
    assert field.sliders == []


def test_a_slider_writes_the_text_and_leaves_the_rest(field: AmountsField, form: ParamForm) -> None:
    field.set_value("smile:1.5, odd, warm:8")
    seen: list[str] = []
    field.changed.connect(lambda: seen.append(field.value()))
    field.sliders[0].setValue(-20)
    assert field.value() == "smile:-1, odd, warm:8"
    assert seen == ["smile:-1, odd, warm:8"]
    assert form.values() == {"directions": "smile:-1, odd, warm:8"}
    assert len(field.sliders) == 2


def test_one_is_added_and_taken_out(field: AmountsField) -> None:
    field.add.click()
    field.add.click()
    assert field.value() == "1:0, 2:0"
    field.sliders[1].setValue(10)
    assert field.value() == "1:0, 2:0.5"
    field.removers[0].click()
    assert field.value() == "2:0.5"
    field.add.click()
    assert field.value() == "2:0.5, 1:0"


def test_the_same_name_twice_has_one_slider_that_writes_both(field: AmountsField) -> None:
    field.set_value("a:1, a:2")
    assert [slider.value() for slider in field.sliders] == [40]
    field.sliders[0].setValue(0)
    assert field.value() == "a:0, a:0"
