"""Exports from the window: the dialog by mouse and keys, presets, progress, and layered files that come in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from creastudio.core.canvas import GroupLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.edits import add_layer, remove_artboard
from creastudio.export import render_process
from creastudio.export.plan import Output, Plan, planned_files
from creastudio.shell.dialogs.ask_name import NameDialog
from creastudio.shell.exporting import taken
from creastudio.shell.exporting.weight import weigh
from creastudio.shell.window import closing
from tests.gui.conftest import StudioRobot
from tests.gui.exports import LONG, enter, finish, opened
from tests.gui.mouse import click


@pytest.fixture
def drawn(studio: StudioRobot) -> StudioRobot:
    board = studio.session.artboard_id
    shape = ShapeLayer(name="Shape", transform=Transform(x=100, y=100, width=80, height=80))
    words = TextLayer(name="Words", text="Words", transform=Transform(x=120, y=200, width=200, height=40))
    for layer in (shape, words):
        studio.session.apply(add_layer(board, layer))
    return studio


def answer(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Answer every question with the choice of this name; returns the texts that were asked."""
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, choices: object, icon: str = "") -> str:
        asked.append(f"{title}: {text}")
        return name

    monkeypatch.setattr(taken, "ask", ask)
    return asked


@pytest.mark.parametrize("suffix", [".svg", ".psd", ".ora"])
def test_what_is_exported_comes_in_again_as_layers(drawn: StudioRobot, tmp_path: Path, suffix: str) -> None:
    dialog = opened(drawn, tmp_path, "out")
    dialog.outputs.format.set_value(suffix)
    enter(drawn, dialog)
    drawn.window.canvas.place_files([tmp_path / f"out{suffix}"])
    drawn.wait(lambda: len(drawn.session.document.artboards[0].layers) == 3, LONG)
    group = drawn.session.document.artboards[0].layers[-1]
    assert isinstance(group, GroupLayer)
    assert group.name == "out"
    assert {layer.name for layer in group.layers} >= {"Shape", "Words"}
    assert drawn.session.selected_layers == (group.id,)
    drawn.session.workspace.undo()
    assert len(drawn.session.document.artboards[0].layers) == 2


def test_all_artboards_become_pages_of_one_pdf(drawn: StudioRobot, tmp_path: Path) -> None:
    drawn.do("edit.artboard")
    dialog = opened(drawn, tmp_path, "pages", action="file.export_all")
    assert dialog.boards.choice() == "all"
    dialog.presets.choose("Print PDF with bleed and crop marks")
    dialog.pattern.setText("pages")
    assert dialog.together.isVisible()
    assert "2 pages" in dialog.summary.text.text()
    enter(drawn, dialog)
    data = (tmp_path / "pages.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/MediaBox") >= 2


def test_several_artboards_scales_and_formats_go_at_once(drawn: StudioRobot, tmp_path: Path) -> None:
    drawn.do("edit.artboard")
    dialog = opened(drawn, tmp_path)
    dialog.presets.choose("Social @1x @2x")
    # A tick makes it "chosen"; the mouse clicks on the box of the first artboard.
    assert dialog.boards.choice() == "one"
    rect = dialog.boards.list.visualItemRect(dialog.boards.list.item(0))
    click(drawn.qtbot, dialog.boards.list.viewport(), rect.topLeft() + QPoint(16, rect.height() // 2))
    assert dialog.boards.choice() == "some"
    assert len(dialog.boards.ids()) == 2
    assert dialog.outputs.add.isVisible()
    click(drawn.qtbot, dialog.outputs.add, dialog.outputs.add.rect().center())
    dialog.outputs.format.set_value(".jpg")
    enter(drawn, dialog)
    sizes = {}
    for path in tmp_path.iterdir():
        with Image.open(path) as image:
            sizes[path.name] = image.size
    assert sizes == {
        f"Artboard {number}{rest}": (side, side)
        for number in (1, 2)
        for rest, side in ((".png", 256), ("@2x.png", 512), (".jpg", 512))
    }
    assert any("Exported 6 files" in message for message in drawn.notices())


def test_escape_leaves_and_nothing_is_written(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert drawn.window.exporting.dialog is None
    assert not drawn.window.exporting.queue.busy
    assert list(tmp_path.iterdir()) == []


def test_what_cant_be_done_is_said_before_it_is_tried(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path)
    assert dialog.export.isEnabled()
    assert "256 × 256 px" in dialog.summary.text.text()
    dialog.pattern.setText("{nothing}")
    assert not dialog.export.isEnabled()
    assert "{artboard}" in dialog.summary.error.text()
    dialog.pattern.setText("{artboard}")
    dialog.outputs.form.set_values({"width": 20_000})
    dialog.outputs.format.set_value(".webp")
    assert "16383" in dialog.summary.error.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert drawn.window.exporting.dialog is dialog
    dialog.outputs.form.set_values({"width": 0})
    dialog.folder.setText("")
    assert not dialog.export.isEnabled()
    dialog.reject()


def test_a_folder_with_a_name_that_no_disk_takes_is_told(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path)
    dialog.folder.setText("a" * 300)
    assert not dialog.export.isEnabled()
    assert "too long" in dialog.summary.error.text()
    dialog.folder.setText(str(tmp_path))
    assert dialog.export.isEnabled()
    dialog.reject()


def test_a_folder_that_cant_be_written_is_told(drawn: StudioRobot, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    enter(drawn, opened(drawn, tmp_path / "file"))
    assert drawn.studio.notifier.notices[-1].level == "error"
    assert "was not written" in drawn.notices()[-1]


def test_a_file_that_is_there_is_asked_for(
    drawn: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.png").write_bytes(b"mine")
    asked = answer(monkeypatch, "cancel")
    dialog = opened(drawn, tmp_path, "out")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked == ["1 file is there already: out.png"]
    assert drawn.window.exporting.dialog is dialog
    answer(monkeypatch, "number")
    enter(drawn, dialog)
    assert (tmp_path / "out.png").read_bytes() == b"mine"
    assert (tmp_path / "out-2.png").read_bytes().startswith(b"\x89PNG")
    answer(monkeypatch, "replace")
    enter(drawn, opened(drawn, tmp_path, "out"))
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_the_last_export_is_repeated_without_a_question(
    drawn: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "cancel")
    dialog = opened(drawn, tmp_path, "out")
    dialog.outputs.form.set_values({"scale": 2.0})
    enter(drawn, dialog)
    first = (tmp_path / "out.png").read_bytes()
    board = drawn.session.document.artboards[0]
    drawn.session.apply(add_layer(board.id, ShapeLayer(transform=Transform(x=30, y=30, width=9, height=9))))
    drawn.window.activateWindow()
    drawn.wait(drawn.window.isActiveWindow)
    QTest.keyClick(
        drawn.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    finish(drawn)
    assert (tmp_path / "out.png").read_bytes() != first
    assert asked == []
    # The dialog begins with it too.
    again = opened(drawn, tmp_path)
    assert (again.pattern.text(), again.outputs.current) == ("out", Output(options={"scale": 2.0}))
    again.reject()
    # Another artboard would be written over it; that is asked.
    drawn.do("edit.artboard")
    drawn.do("file.export_again")
    assert len(asked) == 1


def test_an_export_whose_artboards_are_gone_says_so(drawn: StudioRobot, tmp_path: Path) -> None:
    drawn.do("edit.artboard")
    first, second = drawn.session.document.artboards
    drawn.session.set_artboard(first.id)
    dialog = opened(drawn, tmp_path)
    dialog.boards.what.set_value("some")
    dialog.boards.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.export.isEnabled()
    dialog.boards.list.item(1).setCheckState(Qt.CheckState.Checked)
    enter(drawn, dialog)
    assert (tmp_path / f"{second.name}.png").exists()
    drawn.session.apply(remove_artboard(second.id))
    drawn.do("file.export_again")
    assert "gone" in drawn.notices()[-1]
    assert not drawn.window.exporting.queue.busy


def test_own_presets_are_saved_renamed_and_deleted(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path)
    dialog.outputs.form.set_values({"scale": 3.0})
    assert dialog.presets.current is None
    dialog.presets.keep("  For   the shop ")
    assert dialog.presets.current is not None
    assert dialog.presets.current.name == "For the shop"
    assert drawn.session.settings.export_presets["For the shop"] == Plan(
        outputs=(Output(options={"scale": 3.0}),)
    ).model_dump(mode="json")
    dialog.presets.rename("Shop")
    assert list(drawn.session.settings.export_presets) == ["Shop"]
    dialog.presets.choose("Web JPEG")
    assert dialog.outputs.current.suffix == ".jpg"
    dialog.presets.choose("Shop")
    assert dialog.outputs.form.values()["scale"] == 3.0
    dialog.presets.delete()
    assert drawn.session.settings.export_presets == {}
    dialog.reject()


def test_a_name_that_another_preset_has_is_told_before_it_is_replaced(
    drawn: StudioRobot, tmp_path: Path
) -> None:
    dialog = opened(drawn, tmp_path)
    for name, scale in (("Shop", 3.0), ("Blog", 0.5)):
        dialog.outputs.form.set_values({"scale": scale})
        dialog.presets.keep(name)
    told: list[str] = []

    def rename() -> None:
        (asked,) = dialog.findChildren(NameDialog)
        told.append(asked.warning.text())
        asked.field.setText("Shop")
        told.append(asked.warning.text())
        asked.accept()

    QTimer.singleShot(0, dialog, rename)
    (entry,) = (item for item in dialog.presets.more.menu().actions() if item.text() == "Rename…")
    entry.trigger()
    assert told == ["", "'Shop' is there already and is replaced."]
    stored = drawn.session.settings.export_presets
    assert {name: plan["outputs"][0]["options"] for name, plan in stored.items()} == {"Shop": {"scale": 0.5}}
    dialog.reject()


def test_an_export_is_given_up_and_leaves_nothing(
    drawn: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_process, "PATIENCE", 0.1)
    dialog = opened(drawn, tmp_path, "big")
    dialog.outputs.form.set_values({"scale": 16.0})
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    line = drawn.window.status.export
    assert line.isVisible()
    assert "big.png" in line.text.text()
    second = opened(drawn, tmp_path, "next")
    second.outputs.form.set_values({"scale": 1.0})
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert "1 more waits" in line.text.text()
    line.menu().actions()[0].trigger()
    finish(drawn)
    assert [path.name for path in tmp_path.iterdir()] == ["next.png"]
    assert not line.isVisible()


def test_tab_goes_where_the_eye_goes(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path)
    # Chips and forms that are made later have their place too.
    click(drawn.qtbot, dialog.outputs.add, dialog.outputs.add.rect().center())
    dialog.outputs.format.set_value(".pdf")
    drawn.qtbot.wait(1)
    dialog.presets.list.setFocus()
    met: list[str] = []
    while (widget := dialog.focusWidget()) is not None and widget is not dialog.export and len(met) < 40:
        met.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    wanted = ["Preset", "Format", "Crop marks", "Folder", "Name of the files", "Cancel"]
    assert [name for name in met if name in wanted] == wanted
    assert "Leave this one out" in met[met.index("Preset") : met.index("Format")]
    dialog.reject()


def test_closing_the_window_gives_exports_up(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path, "big")
    dialog.outputs.form.set_values({"scale": 16.0})
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert drawn.window.exporting.queue.busy
    drawn.window.closing.drop()
    drawn.window.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_a_picture_is_weighed_before_it_is_made(drawn: StudioRobot, tmp_path: Path, suffix: str) -> None:
    dialog = opened(drawn, tmp_path, "out")
    dialog.outputs.format.set_value(suffix)
    dialog.outputs.form.set_values({"scale": 2.0})
    drawn.wait(lambda: "about" in dialog.summary.text.text(), LONG)
    file = planned_files(drawn.session.document, dialog.boards.ids(), dialog.plan(), tmp_path)[0]
    session = drawn.session
    guess = weigh(session.document, file, session.images, session.workspace.read_blob)
    enter(drawn, dialog)
    assert 0.7 < guess / (tmp_path / f"out{suffix}").stat().st_size < 1.4


def test_a_name_is_put_together_from_a_menu(drawn: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(drawn, tmp_path / "new", "out-")
    tokens = next(item for item in dialog.findChildren(QToolButton) if "name" in item.accessibleName())
    menu = tokens.menu()
    assert menu is not None
    menu.actions()[3].trigger()
    assert dialog.pattern.text() == "out-{scale}"
    assert "out-1x.png" in dialog.summary.text.text()
    # A folder that isn't there is made, and that is said.
    assert dialog.summary.warning.isVisible()
    enter(drawn, dialog)
    assert (tmp_path / "new" / "out-1x.png").exists()


def test_closing_asks_what_becomes_of_an_export(
    drawn: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(drawn, tmp_path, "big")
    dialog.outputs.form.set_values({"scale": 16.0})
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    asked: list[list[str]] = []

    def keep(_parent: object, names: list[str]) -> bool:
        asked.append(names)
        return False

    monkeypatch.setattr(closing, "ask_about_exports", keep)
    drawn.window.close()
    assert drawn.window.isVisible()
    assert asked == [["big.png"]]
    drawn.window.exporting.queue.cancel(drawn.window.exporting.queue.exports[0])
    finish(drawn)


def test_a_file_without_layers_is_told(drawn: StudioRobot, tmp_path: Path) -> None:
    bad = tmp_path / "no.psd"
    bad.write_bytes(b"no layers at all")
    drawn.window.canvas.place_files([bad])
    drawn.wait(lambda: bool(drawn.studio.notifier.notices), LONG)
    assert "no.psd" in drawn.studio.notifier.notices[-1].message
    assert len(drawn.session.document.artboards[0].layers) == 2
