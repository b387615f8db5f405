"""Data sets that ship with the studio: a click takes one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from creastudio.resources import resource_path
from creastudio.shell.widgets.inputs import FolderField, sample_sets
from tests.gui.conftest import StudioRobot


def test_each_shipped_set_has_a_button_that_takes_it(studio: StudioRobot) -> None:
    sets = sample_sets("image")
    assert [path.name for path in sets.values()] == ["avatars", "landscapes"]
    field = FolderField(studio.session, "image", sets)
    studio.qtbot.addWidget(field)
    field.show()
    buttons = {item.text(): item for item in field.findChildren(QPushButton)}
    studio.qtbot.mouseClick(buttons["Use the sample landscapes"], Qt.MouseButton.LeftButton)
    assert field.path == resource_path("samples", "landscapes")


def test_there_is_no_set_of_texts(studio: StudioRobot) -> None:
    assert sample_sets("text") == {}
    field = FolderField(studio.session, "text", {})
    studio.qtbot.addWidget(field)
    assert [item for item in field.findChildren(QPushButton) if "sample" in item.text()] == []
