"""Forms made from parameters: every control gives back what it was given, and says what is wrong."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLineEdit,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from creastudio.api import Params, param
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.fields import ROOM, ChoiceField, ModelField
from creastudio.shell.widgets.number_field import NumberField
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.shell.widgets.seed_field import SeedField


class Everything(Params):
    count: int = param(4, title="Pictures", ge=1, le=64, unit="pcs")
    amount: float = param(0.5, title="Amount", help="How much.", ge=0.0, le=1.0, step=0.05)
    wide: float = param(2.0, title="Wide", ge=0.01, le=100_000)
    maybe: float | None = param(None, title="Maybe", ge=0.01, le=100)
    free: int = param(0, title="Free")
    few: Literal["a", "b"] = param("a", title="Few")
    many: Literal["translation", "translation,cutout", "translation,cutout,colour"] = param(
        "translation", title="Many"
    )
    yes: bool = param(False, title="Yes")
    line: str = param("", title="Line", max_length=8)
    prompt: str = param("", title="Prompt", role="prompt", max_length=10)
    model: str = param("one", title="Model", role="model", model_family="toy")
    seed: int = param(7, title="Seed", role="seed", ge=0)
    hidden: int = param(3, title="Hidden", ge=0, le=9, group="Advanced", advanced=True)


@pytest.fixture
def form(qtbot: QtBot) -> ParamForm:
    made = ParamForm(Everything, lambda _family: [("one", "One"), ("two", "Two")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_shows_the_defaults(form: ParamForm) -> None:
    assert form.values() == Everything().model_dump()
    assert form.valid


def test_advanced_values_that_are_set_are_unfolded(form: ParamForm) -> None:
    form.set_values({"hidden": 3, "count": 5})
    assert not form.rows["hidden"].isVisible()
    form.set_values({"hidden": 4})
    assert form.rows["hidden"].isVisible()


def test_what_is_set_is_given_back(form: ParamForm) -> None:
    values = {
        "count": 64, "amount": 0.35, "wide": 77.25, "maybe": 0.01, "free": -5, "few": "b",
        "many": "translation,cutout", "yes": True, "line": "猫", "prompt": "two\nlines", "model": "two",
        "seed": 2**40, "hidden": 9,
    }  # fmt: skip
    form.set_values(values)
    assert form.values() == pytest.approx(values)


def test_an_optional_number_can_be_automatic(form: ParamForm) -> None:
    form.set_values({"maybe": 5.0})
    assert form.values()["maybe"] == 5.0
    form.set_values({"maybe": None})
    assert form.values()["maybe"] is None


class AnyModel(Params):
    model: str = param("", title="Model", role="model", model_family="toy")
    needed: str = param(title="Adapter", role="model", model_family="toy")


def test_a_model_that_need_not_be_named_says_so(qtbot: QtBot) -> None:
    form = ParamForm(AnyModel, lambda _family: [("one", "One")])
    qtbot.addWidget(form)
    combo = form.rows["model"].field.findChild(QComboBox)
    assert combo is not None
    assert (combo.currentText(), form.values()["model"]) == ("The best at hand", "")
    form.set_values({"model": "one"})
    form.refresh_models()
    assert (combo.currentText(), form.values()["model"]) == ("One", "one")
    form.set_values({"model": ""})
    assert combo.currentText() == "The best at hand"
    other = form.rows["needed"].field.findChild(QComboBox)
    assert other is not None
    assert other.findData("") < 0


class Limited(Params):
    minutes: float = param(0.0, title="Time limit", role="time_limit", unit="min", ge=0, le=100)


def test_no_limit_of_time_is_said_in_words(qtbot: QtBot) -> None:
    form = ParamForm(Limited, lambda _family: [])
    qtbot.addWidget(form)
    box = form.findChild(QDoubleSpinBox)
    assert box is not None
    assert box.text() == "no limit"
    form.set_values({"minutes": 5.0})
    assert box.text().endswith("min")


def test_values_out_of_bounds_cannot_be_set(form: ParamForm) -> None:
    form.set_values({"count": 1000, "amount": -3})
    assert form.values()["count"] == 64
    assert form.values()["amount"] == 0.0


def test_what_is_wrong_is_said_below_the_control(form: ParamForm) -> None:
    form.set_values({"prompt": "much too long for this"})
    assert not form.valid
    row = form.rows["prompt"]
    assert row.error.isVisible()
    assert "prompt" in row.error.text()
    form.set_values({"prompt": "short"})
    assert form.valid
    assert not row.error.isVisible()


def test_a_slider_and_its_box_move_together(form: ParamForm) -> None:
    field = form.rows["count"].field
    slider, box = field.findChild(QSlider), field.findChild(QSpinBox)
    assert slider is not None
    assert box is not None
    slider.setValue(slider.maximum())
    assert box.value() == 64
    box.setValue(1)
    assert slider.value() == 0


def test_a_number_with_a_huge_range_has_no_slider(form: ParamForm) -> None:
    assert form.rows["wide"].field.findChild(QSlider) is None


def test_reset_takes_the_default_and_is_only_offered_when_it_would_change_something(form: ParamForm) -> None:
    row = form.rows["amount"]
    reset = row.findChild(QToolButton)
    assert reset is not None
    assert not reset.isVisible()
    form.set_values({"amount": 0.9})
    assert reset.isVisible()
    reset.click()
    assert form.values()["amount"] == 0.5


def test_advanced_parameters_are_folded_away(form: ParamForm, qtbot: QtBot) -> None:
    row = form.rows["hidden"]
    assert not row.isVisible()
    fold = next(b for b in form.findChildren(type(form._unfold)) if b.text() == "Advanced")
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert row.isVisible()


def test_a_role_can_be_left_out(qtbot: QtBot) -> None:
    form = ParamForm(Everything, lambda _family: [], skip=("seed",))
    qtbot.addWidget(form)
    assert "seed" not in form.values()
    assert form.valid


def test_every_control_has_a_name_for_screen_readers(form: ParamForm) -> None:
    for name, row in form.rows.items():
        target = row.field.focusProxy() or row.field
        assert target.accessibleName(), name


def test_a_model_that_is_missing_stays_chosen(form: ParamForm) -> None:
    form.set_values({"model": "gone@abc"})
    assert form.values()["model"] == "gone"


def test_new_models_are_offered_and_the_choice_is_kept(qtbot: QtBot) -> None:
    models = [("one", "One")]
    form = ParamForm(Everything, lambda _family: models)
    qtbot.addWidget(form)
    models.append(("two", "Two"))
    form.refresh_models()
    assert form.values()["model"] == "one"
    form.set_values({"model": "two"})
    assert isinstance(form.rows["model"].field, ModelField)
    assert form.values()["model"] == "two"


class WithoutModel(Params):
    model: str | None = param(None, title="Model", role="model", model_family="gan")


def test_a_model_that_may_be_left_out_is_none_at_first(qtbot: QtBot) -> None:
    form = ParamForm(WithoutModel, lambda _family: [("one", "One")])
    qtbot.addWidget(form)
    assert form.values() == {"model": None}
    form.set_values({"model": "one"})
    assert form.values() == {"model": "one"}
    form.refresh_models()
    assert form.values() == {"model": "one"}
    form.reset()
    assert form.values() == {"model": None}


def test_the_wheel_over_a_form_changes_nothing(form: ParamForm, qtbot: QtBot) -> None:
    field = form.rows["count"].field
    assert isinstance(field, NumberField)
    box = field.findChild(QSpinBox)
    assert box is not None
    form.rows["line"].field.setFocus()
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place, QPointF(box.mapToGlobal(box.rect().center())), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert form.values()["count"] == 4


class TestSeed:
    @pytest.fixture
    def field(self, qtbot: QtBot) -> SeedField:
        made = SeedField()
        qtbot.addWidget(made)
        made.show()
        return made

    def test_unlocked_every_run_has_another_seed(self, field: SeedField) -> None:
        first, second = field.for_run(), field.for_run()
        assert first != second
        assert field.value() == second

    def test_locked_it_stays(self, field: SeedField) -> None:
        field.set_value(11)
        field.set_locked(True)
        assert field.for_run() == field.for_run() == 11

    def test_who_types_a_seed_locks_it(self, field: SeedField, qtbot: QtBot) -> None:
        edit = field.findChild(QLineEdit)
        assert edit is not None
        qtbot.keyClicks(edit, "42")
        assert field.locked
        assert field.for_run() == 42

    def test_a_seed_never_leaves_its_range(self, field: SeedField) -> None:
        edit = field.findChild(QLineEdit)
        assert edit is not None
        edit.setText("9" * 19)
        assert field.value() == 2**63 - 1


class Soft(Params):
    amount: float = param(1.0, title="Amount", ge=0.0, le=1.0, soft_ge=0.7, step=0.05)


def test_a_slider_may_be_narrower_than_what_can_be_typed(qtbot: QtBot) -> None:
    made = ParamForm(Soft, lambda _family: [])
    qtbot.addWidget(made)
    field = made.rows["amount"].field
    slider = field.findChild(QSlider)
    assert slider is not None
    slider.setValue(slider.minimum())
    assert field.value() == pytest.approx(0.7)
    field.set_value(0.2)
    assert field.value() == pytest.approx(0.2)
    assert slider.value() == slider.minimum()
    slider.setValue(slider.maximum())
    assert field.value() == pytest.approx(1.0)


class Around(Params):
    place: float = param(0.0, title="Place", ge=-100, le=100, soft_ge=-8, soft_le=8, step=0.5)


def test_a_slider_stands_where_the_default_is(qtbot: QtBot) -> None:
    made = ParamForm(Around, lambda _family: [])
    qtbot.addWidget(made)
    slider = made.findChild(QSlider)
    assert slider is not None
    assert slider.value() == 16
    made.set_values({"place": -8.0})
    assert slider.value() == 0


def test_choices_are_shown_as_one_would_write_them(qtbot: QtBot) -> None:
    class Sizes(Params):
        size: Literal["auto", "16", "32", "64", "128"] = param("auto", title="Size", unit="px")
        kinds: Literal["one", "one,two", "one,two,three", "a b", "c d"] = param("one,two", title="Kinds")

    form = ParamForm(Sizes, lambda _family: [])
    qtbot.addWidget(form)
    size, kinds = form.findChildren(QComboBox)
    assert [size.itemText(0), size.itemText(1)] == ["Auto", "16 px"]
    assert kinds.currentText() == "One, two"
    assert form.values() == {"size": "auto", "kinds": "one,two"}, "what is shown is not what is meant"


def test_codes_of_languages_are_shown_by_name(qtbot: QtBot) -> None:
    class Told(Params):
        language: Literal["auto", "en", "zh", "lzh", "other"] = param("auto", title="Language")

    form = ParamForm(Told, lambda _family: [])
    qtbot.addWidget(form)
    (language,) = form.findChildren(QComboBox)
    shown = [language.itemText(index) for index in range(language.count())]
    assert shown == ["Auto", "English", "Chinese", "Classical Chinese", "Other"]
    language.setCurrentIndex(2)
    assert form.values() == {"language": "zh"}


def test_choices_that_are_too_wide_for_a_panel_are_a_list(qtbot: QtBot) -> None:
    short, long = (
        ChoiceField(["a", "b"], ["On", "Off"]),
        ChoiceField(["a", "b", "c", "d"], ["Steady", "Build", "Arch", "Waves"]),
    )
    for field in (short, long):
        qtbot.addWidget(field)
        assert field.minimumSizeHint().width() <= px(ROOM)
    assert short._group is not None
    assert long._combo is not None


def test_enter_chooses_from_an_open_list_and_does_nothing_else(qtbot: QtBot) -> None:
    class Form(QFrame):
        ran = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.ran += event.key() == Qt.Key.Key_Return

    form, box = Form(None, Qt.WindowType.Popup), QComboBox()
    qtbot.addWidget(form)
    QVBoxLayout(form).addWidget(box)
    box.addItems(["one", "two", "three"])
    calm(box)
    form.show()
    box.setFocus()
    box.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() not in (None, form))
    opened = QApplication.activePopupWidget()
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Down)
    # As a real key comes: to the window, not to a part of it.
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Return)
    assert box.currentText() == "two"
    assert form.ran == 0
    QTest.qWait(20)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert form.ran == 1
