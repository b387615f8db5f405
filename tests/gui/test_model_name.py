"""The name of a model that is to be trained."""

from __future__ import annotations

from pathlib import Path

from tests.gui.conftest import StudioRobot
from tests.support.projects import picture_folder


def test_a_model_is_called_as_its_folder_unless_a_person_says_otherwise(
    studio: StudioRobot, tmp_path: Path
) -> None:
    form = studio.window.generators.choose("toy.train")
    assert form is not None
    assert form.folder is not None
    assert form.name is not None
    form.submit()
    assert "needs a folder to learn from" in studio.studio.notifier.notices[-1].message
    for name in ("leaves", "shells"):
        picture_folder(tmp_path / name, 1)
        form.folder.set_path(tmp_path / name)
        assert form.name.name == name
    form.name.edit.setText("Sea")
    form.folder.set_path(tmp_path / "leaves")
    assert form.name.name == "Sea"
