"""Classes by name: the form tells and offers those of the model that is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from creastudio.api import Params, param
from creastudio.api.model_card import ModelCard
from creastudio.shell.widgets.classes_field import ClassesField, classes_of, follow_model
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.store.model_library import ModelLibrary


class Painted(Params):
    model: str = param("plain", title="Model", role="model", model_family="toy")
    label: str = param("", title="Class", role="classes", max_length=40)


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    for name, config in (("plain", {}), ("styles", {"classes": ["impasto", "ink & wash"]})):
        folder = tmp_path / name
        folder.mkdir()
        card = ModelCard(id=name, title=name.title(), family="toy", config=config)
        (folder / "card.json").write_text(card.model_dump_json())
        (folder / "model.safetensors").write_bytes(b"")
    return ModelLibrary([("own", tmp_path)], writable=tmp_path)


@pytest.fixture
def form(qtbot: QtBot, library: ModelLibrary) -> ParamForm:
    made = ParamForm(Painted, lambda _family: [("plain", "Plain"), ("styles", "Styles")])
    follow_model(made.rows, library)
    qtbot.addWidget(made)
    made.show()
    return made


def field_of(form: ParamForm) -> ClassesField:
    field = form.rows["label"].field
    assert isinstance(field, ClassesField)
    return field


def test_the_classes_of_the_chosen_model_are_offered(form: ParamForm) -> None:
    field = field_of(form)
    assert field.choose.isHidden()
    form.set_values({"model": "styles"})
    edit = field.findChild(QLineEdit)
    assert edit is not None
    assert edit.placeholderText() == "impasto, ink & wash"
    assert not field.choose.isHidden()
    form.set_values({"model": "plain"})
    assert (edit.placeholderText(), field.choose.isHidden()) == ("This model has none", True)


def test_the_list_writes_the_class_and_empties_it(form: ParamForm) -> None:
    field = field_of(form)
    form.set_values({"model": "styles", "label": "impasto:0.7,ink & wash:0.3"})
    open_, _, ink = field.menu().actions()
    ink.trigger()
    assert form.values()["label"] == "ink & wash"
    assert [act.isChecked() for act in field.menu().actions()] == [False, False, True]
    open_.trigger()
    assert form.values()["label"] == ""


def test_a_model_that_is_missing_has_no_classes(library: ModelLibrary) -> None:
    assert classes_of(library, "gone") == ()
    assert classes_of(library, "styles") == ("impasto", "ink & wash")
