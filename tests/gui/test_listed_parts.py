"""Points of a curve, stops of a gradient and elements of a past ad are parts for a screen reader, heard as keys move them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from creastudio.api.past_ads import PastAd, PastElement
from creastudio.core.fills import GradientFill, GradientStop
from creastudio.shell.accessible.view import View, view_of
from creastudio.shell.panels.fields.curve_editor import CurveEditor
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.view import AdView
from tests.gui.conftest import StudioRobot
from tests.gui.test_gradient_bar import shapes

Key = Qt.Key
Name = QAccessible.Text.Name


def seen(view: QWidget) -> View:
    found = view_of(view)
    assert found is not None
    return found


def names(view: QWidget) -> list[str]:
    found = seen(view)
    return [found.child(place).text(Name) for place in range(len(found.seen()))]


@pytest.fixture
def curve(qtbot: QtBot) -> CurveEditor:
    found = CurveEditor()
    qtbot.addWidget(found)
    found.resize(200, 180)
    found.show_curve(((0.0, 0.0), (0.5, 0.6), (1.0, 1.0)))
    found.show()
    found.activateWindow()
    found.setFocus()
    return found


def test_points_of_a_curve_tell_which_tone_becomes_which(curve: CurveEditor) -> None:
    assert names(curve) == [
        "Point 1 of 3: 0 % becomes 0 %", "Point 2 of 3: 50 % becomes 60 %", "Point 3 of 3: 100 % becomes 100 %",
    ]  # fmt: skip
    found = seen(curve)
    middle = found.child(1).rect().center()
    assert found.childAt(middle.x(), middle.y()) is found.child(1)


def test_keys_on_a_curve_are_heard(curve: CurveEditor, said: list[str]) -> None:
    QTest.keyClick(curve, Key.Key_PageDown)
    assert said[-1] == "Point 2 of 3: 50 % becomes 60 %"
    QTest.keyClick(curve, Key.Key_Up)
    assert said[-1] == "Point 2 of 3: 50 % becomes 61 %"
    QTest.keyClick(curve, Key.Key_Delete)
    assert said[-1] == "Point 2 of 2: 100 % becomes 100 %"
    seen(curve).child(0).actionInterface().doAction("Press")
    assert said[-1] == "Point 1 of 2: 0 % becomes 0 %"


def test_stops_of_a_gradient_are_parts(studio: StudioRobot, said: list[str]) -> None:
    stops = (GradientStop(color="#ff0000"), GradientStop(offset=1, color="#0000ff"))
    bar = shapes(studio, GradientFill(stops=stops)).shape.bar
    assert names(bar) == ["Stop 1 of 2: #ff0000 at 0 %", "Stop 2 of 2: #0000ff at 100 %"]
    bar.setFocus()
    QTest.keyClick(bar, Key.Key_Up)
    assert said[-1] == "Stop 2 of 2: #0000ff at 100 %"
    QTest.keyClick(bar, Key.Key_Left)
    studio.wait(lambda: said[-1] == "Stop 2 of 2: #0000ff at 99 %")
    seen(bar).child(0).actionInterface().doAction("Press")
    assert bar.chosen == 0


def test_elements_of_a_past_ad_are_parts(qtbot: QtBot, said: list[str]) -> None:
    elements = (
        PastElement(role="headline", box=(10, 20, 100, 30), text="Rain"),
        PastElement(role="logo", box=(150, 20, 20, 20)),
    )
    model = Annotating()
    view = AdView(model)
    qtbot.addWidget(view)
    view.resize(640, 520)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    model.begin([PastAd(image="ad.png", width=200, height=100, elements=elements)])
    assert names(view) == ["Headline: Rain at 10, 20, 100 × 30", "Logo at 150, 20, 20 × 20"]
    model.choose(1)
    assert said[-1] == "Logo at 150, 20, 20 × 20"
    QTest.keyClick(view, Key.Key_Right)
    assert said[-1] == "Logo at 151, 20, 20 × 20"
    found = seen(view)
    corner = found.child(0).rect().center()
    assert found.childAt(corner.x(), corner.y()) is found.child(0)
    found.child(0).actionInterface().doAction("Press")
    assert model.chosen == 0
