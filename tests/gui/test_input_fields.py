"""What a generator takes: a file, or a folder of them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel

from creastudio.api.generator import Input
from creastudio.api.media import Kind
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.widgets.inputs import DropFrame, FolderField, InputField
from tests.gui.conftest import StudioRobot
from tests.support import layouts as toys


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cats").mkdir()
    (tmp_path / "cats" / "one.png").write_bytes(b"")
    return tmp_path / "cats"


def field(studio: StudioRobot, **options: object) -> InputField:
    made = InputField(studio.session, Input.model_validate({"name": "data", "kind": "image", **options}))
    studio.qtbot.addWidget(made)
    return made


def shown(made: InputField) -> str:
    return " | ".join(part.text() for part in made.findChildren(QLabel))


def test_a_folder_is_chosen_as_a_folder(studio: StudioRobot, folder: Path) -> None:
    made = field(studio, folder=True)
    assert "Drop a folder, or choose one" in shown(made)
    studio.chooser.answers.append(folder)
    made.choose_button.click()
    assert made.value == folder
    assert "cats" in shown(made)


def test_a_picture_that_is_dropped_stands_for_its_folder(studio: StudioRobot, folder: Path) -> None:
    made = field(studio, folder=True)
    made.findChild(DropFrame).dropped.emit(folder / "one.png")
    assert made.value == folder
    made.findChild(DropFrame).dropped.emit(folder)
    assert made.value == folder


def test_a_file_stays_a_file(studio: StudioRobot, folder: Path) -> None:
    made = field(studio)
    made.findChild(DropFrame).dropped.emit(folder / "one.png")
    assert made.value == folder / "one.png"


def test_what_may_be_left_out_says_so(studio: StudioRobot) -> None:
    assert "None; drop or choose a file" in shown(field(studio, kind="model", required=False))
    assert "Drop a file, or choose one" in shown(field(studio, kind="audio"))


def test_a_mask_does_not_follow_the_selection(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    studio.session.accept(result.id, "canvas")
    assert studio.session.selected_layers
    assert field(studio).value is not None
    mask = field(studio, role="mask", required=False)
    assert mask.value is None
    assert "None; drop or choose a file" in shown(mask)


def test_what_may_be_left_out_does_not_follow_the_selection(studio: StudioRobot) -> None:
    """A picture in whose style another is painted would otherwise be that other one."""
    (result,) = studio.make(1)
    studio.session.accept(result.id, "canvas")
    beside = field(studio, name="style", required=False)
    assert beside.value is None
    assert "None; drop or choose a file" in shown(beside)


def test_a_long_title_takes_lines_and_no_more_width(studio: StudioRobot) -> None:
    short = field(studio, title="File", required=False)
    long = field(studio, title="Weights of another network (.safetensors or .pth)", required=False)
    assert long.minimumSizeHint().width() == short.minimumSizeHint().width()


@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind != "file"])
def test_every_kind_of_thing_can_be_asked_for(studio: StudioRobot, kind: Kind) -> None:
    assert field(studio, kind=kind).choose_button.isEnabled()


def test_a_further_picture_is_asked_for_once_there_is_one_before_it(
    studio: StudioRobot, folder: Path
) -> None:
    names = ("picture", "picture_2", "picture_3", "logo")
    slots = tuple(Input(name=name, kind="image", required=False) for name in names)
    form = WorkForm(studio.session, toys.generator().model_copy(update={"takes": slots}))
    studio.qtbot.addWidget(form)

    def asked() -> list[str]:
        return [name for name, item in form.inputs.items() if not item.isHidden()]

    assert asked() == ["picture", "logo"]
    form.inputs["picture"].set_value(folder / "one.png")
    assert asked() == ["picture", "picture_2", "logo"]
    # What is chosen is never out of sight.
    form.inputs["picture_3"].set_value(folder / "one.png")
    form.inputs["picture"].set_value(None)
    assert asked() == ["picture", "picture_3", "logo"]


def test_only_the_folder_that_is_chosen_is_counted(studio: StudioRobot, folder: Path) -> None:
    made = FolderField(studio.session, "image", {})
    studio.qtbot.addWidget(made)
    made.set_path(folder)
    # The answer for the folder before comes after another was chosen.
    made._counted(folder.parent, (3, 10))
    assert made._count.text() == "Counting…"
    made._counted(folder, (1, 10))
    assert made._count.text().startswith("1 picture")
